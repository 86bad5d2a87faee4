import type { QuarantineReason } from '../domain/quarantine.ts';
import type { MailMessage } from './mail-message.ts';

/** Who may write for a college: addresses, and domains as «@college.ru». */
export interface CollegeSenders {
  readonly college: string;
  readonly senders: readonly string[];
}

/** The college a message speaks for; `reason` says why it is not to be trusted, then `college` is only the one it claims to be. */
export interface SenderJudgement {
  readonly college: string | null;
  readonly reason: QuarantineReason | null;
}

/**
 * Tells the college by the address in `From`: one written down as an address wins over one known by its domain. The address the
 * server was given must be of the same domain or of one inside the other; a message without it (saved by hand) is not asked.
 */
export function judgeSender(
  { from, envelopeFrom, failedChecks }: Pick<MailMessage, 'from' | 'envelopeFrom' | 'failedChecks'>,
  colleges: readonly CollegeSenders[],
): SenderJudgement {
  if (from === null) return { college: null, reason: 'sender-unclear' };
  const writtenAs = (sender: string) =>
    new Set(
      colleges
        .filter(({ senders }) => senders.some((each) => each.toLowerCase() === sender))
        .map(({ college }) => college),
    );
  const byAddress = writtenAs(from);
  const [college, second] = byAddress.size > 0 ? byAddress : writtenAs(`@${domainOf(from)}`);
  if (college === undefined) return { college: null, reason: 'sender-unknown' };
  if (second !== undefined) return { college: null, reason: 'sender-of-several' };
  if (failedChecks) return { college, reason: 'sender-forged' };
  if (envelopeFrom !== null && !isSameHouse(domainOf(from), domainOf(envelopeFrom))) {
    return { college, reason: 'sender-differs' };
  }
  return { college, reason: null };
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

/** «bounce.college.ru» is of the house of «college.ru»; an empty sender and a bare «ru» are of no house. */
function isSameHouse(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return a === b || (short.includes('.') && long.endsWith(`.${short}`));
}
