import type { DatabaseSync } from 'node:sqlite';
import { EXIT, Failure } from '../domain/failure.ts';
import type { IsoInstant } from '../domain/iso-date.ts';
import type { MailCursor, ReceivedMail, StoredMail } from './store.ts';
import { inTransaction } from './transaction.ts';

/**
 * Enters a message whose original is kept already, and moves the cursor behind it, both or neither.
 * @returns false when the message was known
 */
export function insertMail(
  db: DatabaseSync,
  mail: ReceivedMail,
  cursor: MailCursor | null,
  knownAt: IsoInstant,
): boolean {
  return inTransaction(db, () => {
    const result = db
      .prepare(
        `INSERT INTO mail_messages (key, message_id, sha256, sender, sent_at, attachments, state, college, reason, known_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING`,
      )
      .run(
        mail.key,
        mail.messageId,
        mail.sha256,
        mail.sender,
        mail.sentAt,
        mail.attachments,
        mail.state,
        mail.college,
        mail.reason,
        knownAt,
      );
    if (cursor !== null) moveCursor(db, cursor);
    return Number(result.changes) === 1;
  });
}

/** The messages in the order they came. */
export function readMails(db: DatabaseSync, state: StoredMail['state'] | null): readonly StoredMail[] {
  return db
    .prepare('SELECT * FROM mail_messages WHERE :state IS NULL OR state = :state ORDER BY id')
    .all({ state })
    .map((row) => ({
      id: Number(row.id),
      key: String(row.key),
      messageId: row.message_id === null ? null : String(row.message_id),
      sha256: String(row.sha256),
      sender: row.sender === null ? null : String(row.sender),
      sentAt: row.sent_at === null ? null : (String(row.sent_at) as IsoInstant),
      attachments: Number(row.attachments),
      state: String(row.state) as StoredMail['state'],
      college: row.college === null ? null : String(row.college),
      reason: row.reason === null ? null : (String(row.reason) as StoredMail['reason']),
      released: row.released_at !== null,
      knownAt: String(row.known_at) as IsoInstant,
    }));
}

/** Says what became of a message. @throws Failure `mail-unknown` */
export function settleMail(
  db: DatabaseSync,
  id: number,
  state: StoredMail['state'],
  reason: StoredMail['reason'],
): void {
  const { changes } = db
    .prepare('UPDATE mail_messages SET state = ?, reason = ? WHERE id = ?')
    .run(state, reason, id);
  if (Number(changes) === 0) throw unknownMail(id);
}

/** A message that waits for a decision. @throws Failure `mail-unknown`, `mail-not-quarantined` */
export function readQuarantinedMail(db: DatabaseSync, id: number): StoredMail {
  const found = readMails(db, null).find((mail) => mail.id === id);
  if (found === undefined) throw unknownMail(id);
  if (found.state === 'quarantined') return found;
  throw new Failure('mail-not-quarantined', `Письмо № ${id} не в карантине.`, {
    exitCode: EXIT.usage,
    hint: 'Список карантина: route collect --quarantine',
  });
}

/** Lets a message out of quarantine as one of the college named. @throws Failure `mail-unknown`, `mail-not-quarantined` */
export function releaseMail(db: DatabaseSync, id: number, college: string, now: IsoInstant): void {
  inTransaction(db, () => {
    readQuarantinedMail(db, id);
    db.prepare(`UPDATE mail_messages SET state = 'waiting', college = ?, released_at = ? WHERE id = ?`).run(
      college,
      now,
      id,
    );
  });
}

/** How far a mailbox was read; null = never. */
export function readCursor(db: DatabaseSync, mailbox: string): MailCursor | null {
  const row = db.prepare('SELECT * FROM mail_cursors WHERE mailbox = ?').get(mailbox);
  return row === undefined ? null : { mailbox, uidValidity: String(row.uid_validity), uid: Number(row.uid) };
}

function moveCursor(db: DatabaseSync, { mailbox, uidValidity, uid }: MailCursor): void {
  db.prepare(
    `INSERT INTO mail_cursors (mailbox, uid_validity, uid) VALUES (?, ?, ?)
     ON CONFLICT (mailbox) DO UPDATE SET uid_validity = excluded.uid_validity, uid = excluded.uid`,
  ).run(mailbox, uidValidity, uid);
}

function unknownMail(id: number): Failure {
  return new Failure('mail-unknown', `Письма № ${id} нет.`, {
    exitCode: EXIT.usage,
    hint: 'Список карантина: route collect --quarantine',
  });
}
