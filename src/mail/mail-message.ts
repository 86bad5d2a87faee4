import type { IsoInstant } from '../domain/iso-date.ts';

/** A file that came with a message. Its name comes from outside and is never a path. */
export interface MailAttachment {
  /** Fit to be a file name: no folders, nothing hidden; not unique. */
  readonly name: string;
  /** The name as the sender wrote it, fit to be shown. */
  readonly shownName: string;
  readonly bytes: Buffer;
}

/** What is odd about a message. */
export interface MailWarning {
  readonly code:
    | 'winmail'
    | 'truncated'
    | 'sender-unclear'
    | 'suspicious-name'
    | 'nested-too-deep'
    | 'unreadable';
  /** In Russian, ready to be shown. */
  readonly text: string;
}

/** A message with the attachments of the mails forwarded inside it. */
export interface MailMessage {
  /** Address of the sender in lower case; null when the message names none or several. */
  readonly from: string | null;
  /**
   * Address the server was given as the sender, in lower case; empty when it was given none (`<>`), null when the message does not
   * say.
   */
  readonly envelopeFrom: string | null;
  /** True when a server on the way found the sender forged (`Authentication-Results`: dmarc, spf or dkim = fail). */
  readonly failedChecks: boolean;
  /** When it was sent, as the sender's program says; null when it does not. */
  readonly date: IsoInstant | null;
  readonly subject: string;
  /** `Message-ID` without brackets, or null. */
  readonly messageId: string | null;
  readonly attachments: readonly MailAttachment[];
  readonly warnings: readonly MailWarning[];
}
