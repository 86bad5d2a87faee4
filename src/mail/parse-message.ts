import { type ParsedMail, simpleParser } from 'mailparser';
import { isSuspiciousName, safeFileName, shownFileName } from '../domain/file-name.ts';
import type { IsoInstant } from '../domain/iso-date.ts';
import type { MailAttachment, MailMessage, MailWarning } from './mail-message.ts';
import { recoverName } from './recover-name.ts';

/** Mails inside mails are opened to this depth; the outermost is 1. */
const MOST_DEPTH = 5;
const MOST_ATTACHMENTS = 500;

/**
 * Reads one message. What cannot be read is a warning, not an error: other messages of the same file go on.
 * @param envelopeFrom the sender the server was given, where it is known otherwise than from `Return-Path`
 */
export async function parseMessage(bytes: Buffer, envelopeFrom: string | null = null): Promise<MailMessage> {
  const warnings: MailWarning[] = [];
  const attachments: MailAttachment[] = [];
  const mail = await parse(bytes);
  if (mail === null) {
    return {
      from: null,
      envelopeFrom,
      failedChecks: false,
      date: null,
      subject: '',
      messageId: null,
      attachments,
      warnings: [UNREADABLE],
    };
  }
  if (isCut(mail, bytes)) warnings.push(TRUNCATED);
  const from = senderOf(mail);
  if (from === null) warnings.push(SENDER_UNCLEAR);
  await collect(mail, 1, attachments, warnings);
  return {
    from,
    envelopeFrom: returnPathOf(mail) ?? envelopeFrom,
    failedChecks: hasFailedChecks(mail),
    date: sentAt(mail),
    subject: shownFileName(recoverName(mail.subject ?? '')),
    messageId: mail.messageId?.replace(/^<|>$/g, '') ?? null,
    attachments,
    warnings,
  };
}

async function parse(bytes: Buffer): Promise<ParsedMail | null> {
  try {
    return await simpleParser(bytes, {
      skipHtmlToText: true,
      skipTextToHtml: true,
      skipImageLinks: true,
      skipTextLinks: true,
      keepCidLinks: true,
      maxHtmlLengthToParse: 1,
    });
  } catch {
    // The parser's own words may quote the message.
    return null;
  }
}

async function collect(
  mail: ParsedMail,
  depth: number,
  attachments: MailAttachment[],
  warnings: MailWarning[],
): Promise<void> {
  for (const part of mail.attachments) {
    const content: unknown = part.content;
    if (!Buffer.isBuffer(content)) continue;
    const name = recoverName(part.filename ?? '');
    if (isOutlookBundle(name, part.contentType, content)) {
      warnings.push(WINMAIL);
      continue;
    }
    if (part.contentType === 'message/rfc822' || isMessageFile(name, content)) {
      const inner = depth < MOST_DEPTH ? await parse(content) : null;
      if (inner === null) warnings.push(depth < MOST_DEPTH ? UNREADABLE : TOO_DEEP);
      else await collect(inner, depth + 1, attachments, warnings);
      continue;
    }
    if (content.length === 0 && name === '') continue;
    if (attachments.length >= MOST_ATTACHMENTS) {
      warnings.push(TOO_MANY);
      return;
    }
    if (isSuspiciousName(name)) warnings.push(suspicious(name));
    attachments.push({
      name: safeFileName(name),
      shownName: name === '' ? 'без имени' : shownFileName(name),
      bytes: content,
    });
  }
}

/** Outlook packs attachments into TNEF for those it takes for Outlook users. */
function isOutlookBundle(name: string, type: string, content: Buffer): boolean {
  return (
    type === 'application/ms-tnef' ||
    /^winmail\.dat$/i.test(name) ||
    (content.length > 4 && content.readUInt32LE(0) === 0x223e9f78)
  );
}

function isMessageFile(name: string, content: Buffer): boolean {
  return /\.eml$/i.test(name) && /^[!-9;-~]+:[^\n]*\r?\n/.test(content.toString('latin1', 0, 1000));
}

/** One address in one `From`; two of them are a trick or a mistake, and no college can be told by it. */
function senderOf(mail: ParsedMail): string | null {
  if (mail.headerLines.filter(({ key }) => key === 'from').length > 1) return null;
  const [only, second] = (mail.from?.value ?? []).flatMap((entry) => entry.group ?? [entry]);
  if (second !== undefined || only?.address === undefined) return null;
  const address = only.address.trim().toLowerCase();
  return /^[^\s@<>]+@[^\s@<>]+$/.test(address) ? address : null;
}

/** The topmost `Return-Path`: the one of the server that delivered the message. */
function returnPathOf(mail: ParsedMail): string | null {
  const line = mail.headerLines.find(({ key }) => key === 'return-path')?.line;
  if (line === undefined) return null;
  const address = /<([^<>]*)>/.exec(line)?.[1] ?? line.slice(line.indexOf(':') + 1);
  return address.trim().toLowerCase();
}

/** Nobody gains by forging a failure, so every server on the way is believed (RFC 8601, 2.7). */
function hasFailedChecks(mail: ParsedMail): boolean {
  return mail.headerLines.some(
    ({ key, line }) => key === 'authentication-results' && /\b(dmarc|spf|dkim)\s*=\s*fail\b/i.test(line),
  );
}

/** The parser takes the present moment for a date it cannot read, so the header is read here. */
function sentAt(mail: ParsedMail): IsoInstant | null {
  const line = mail.headerLines.find(({ key }) => key === 'date')?.line ?? '';
  const stated = line
    .slice(line.indexOf(':') + 1)
    .replace(/\([^)]*\)/g, '')
    .trim();
  const time = stated === '' ? Number.NaN : Date.parse(stated);
  if (!(time >= 0 && time < 4_102_444_800_000)) return null;
  return new Date(time).toISOString().replace(/\.\d+Z$/, 'Z') as IsoInstant;
}

/** A message of several parts ends with a closing line; without it the last attachment may be cut. */
function isCut(mail: ParsedMail, bytes: Buffer): boolean {
  const type: unknown = mail.headers.get('content-type');
  if (typeof type !== 'object' || type === null || !('params' in type)) return false;
  const params: unknown = type.params;
  if (typeof params !== 'object' || params === null || !('boundary' in params)) return false;
  return bytes.lastIndexOf(`--${String(params.boundary)}--`) < 0;
}

const UNREADABLE: MailWarning = {
  code: 'unreadable',
  text: 'Письмо не читается: попросите прислать его ещё раз.',
};
const TRUNCATED: MailWarning = {
  code: 'truncated',
  text: 'Письмо обрезано, последнее вложение может быть неполным: попросите прислать его ещё раз.',
};
const SENDER_UNCLEAR: MailWarning = {
  code: 'sender-unclear',
  text: 'По письму нельзя сказать, кто его отправил: адреса нет или их несколько.',
};
const WINMAIL: MailWarning = {
  code: 'winmail',
  text: 'Вложение winmail.dat читает только Outlook: попросите прислать письмо в формате HTML или обычного текста.',
};
const TOO_DEEP: MailWarning = {
  code: 'nested-too-deep',
  text: `Письмо вложено в письмо больше чем ${MOST_DEPTH} раз: попросите прислать таблицу саму.`,
};
const TOO_MANY: MailWarning = {
  code: 'nested-too-deep',
  text: `Во вложениях больше ${MOST_ATTACHMENTS} файлов, остальные не взяты.`,
};

function suspicious(name: string): MailWarning {
  const shown = shownFileName(name).slice(0, 200);
  return { code: 'suspicious-name', text: `Имя вложения подозрительно: «${shown}».` };
}
