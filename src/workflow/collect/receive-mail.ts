import { createHash } from 'node:crypto';
import type { IsoInstant } from '../../domain/iso-date.ts';
import { type CollegeSenders, judgeSender } from '../../mail/judge-sender.ts';
import type { MailMessage } from '../../mail/mail-message.ts';
import { parseMessage } from '../../mail/parse-message.ts';
import type { RawMessage } from '../../mail/split-mbox.ts';
import type { MailCursor, ReceivedMail } from '../../store/store.ts';
import { keepOriginal } from '../../workspace/inbox.ts';
import { isPicture } from '../import/expand-container.ts';
import type { OpenWorkspace } from '../with-workspace.ts';

/** Name of a kept message inside its folder of the inbox. */
export const KEPT_NAME = 'message.eml';

/** What became of a message at the door. */
export type Reception = 'new' | 'known' | 'empty';

/**
 * Takes a message in: the original into the inbox first, then the entry with the cursor behind it in one transaction. Killed at any
 * point, the next run repeats the step that was not finished and no other. A message without files is entered and not kept.
 */
export async function receiveMail(
  { store, paths, now }: OpenWorkspace,
  { bytes, envelopeFrom }: { readonly bytes: Buffer; readonly envelopeFrom: RawMessage['envelopeFrom'] },
  senders: readonly CollegeSenders[],
  cursor: MailCursor | null,
): Promise<Reception> {
  const message = await parseMessage(bytes, envelopeFrom);
  const sha256 = digestOf(bytes);
  const files = message.attachments.filter((each) => !isPicture(each.bytes));
  const isEmpty = files.length === 0 && message.warnings.every(({ code }) => code === 'sender-unclear');
  const { college, reason } = judgeSender(message, senders);
  const mail: ReceivedMail = {
    key: keyOf(message, sha256),
    messageId: message.messageId,
    sha256,
    sender: message.from,
    sentAt: notAfter(message.date, now()),
    attachments: files.length,
    state: isEmpty ? 'empty' : reason === null ? 'waiting' : 'quarantined',
    college: isEmpty ? null : college,
    reason: isEmpty ? null : reason,
  };
  if (!isEmpty) await keepOriginal(paths.inbox, { sha256, name: KEPT_NAME }, bytes);
  const isNew = store.receiveMail(mail, cursor);
  return isEmpty && isNew ? 'empty' : isNew ? 'new' : 'known';
}

/**
 * A message is the same one when its id and the bytes of its files are: headers differ by the way it came. The sender is part of
 * it, so that nobody can take another's id and be passed over for known.
 */
function keyOf({ messageId, from, attachments }: MailMessage, sha256: string): string {
  if (messageId === null) return sha256;
  const files = attachments.map(({ bytes }) => digestOf(bytes)).sort();
  return digestOf([messageId, from ?? '', ...files].join('\n'));
}

function digestOf(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('hex');
}

/** A clock of the sender that runs ahead dates nothing. */
function notAfter(date: IsoInstant | null, now: IsoInstant): IsoInstant | null {
  return date === null || date > now ? null : date;
}
