import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IsoInstant } from '../../../src/domain/iso-date.ts';
import {
  importWaiting,
  type MailSources,
  receiveAll,
  releaseMail,
} from '../../../src/workflow/collect/collect-mail.ts';
import type { HandledMail } from '../../../src/workflow/collect/import-mail.ts';
import type { PasswordsFor } from '../../../src/workflow/import/workbook-passwords.ts';
import { A, B, ReturnsCase } from '../returns/returns-case.ts';

/** A workspace whose two colleges write from houses of their own. */
export class CollectCase {
  readonly base: ReturnsCase;

  private constructor(base: ReturnsCase) {
    this.base = base;
  }

  static async start(): Promise<CollectCase> {
    const base = await ReturnsCase.start();
    base.now = '2026-05-25T06:00:00Z' as IsoInstant;
    base.configure({
      colleges: [
        { name: A, email: 'pervyj@example.org', senders: ['sekretar@first.example'] },
        { name: B, senders: ['@second.example'] },
      ],
    });
    mkdirSync(join(base.folder, '..', 'почта'));
    return new CollectCase(base);
  }

  /** Saves a message into the folder of mail. */
  save(name: string, bytes: Buffer): string {
    const path = join(this.base.folder, '..', 'почта', name);
    writeFileSync(path, bytes);
    return path;
  }

  /** Takes in everything that lies in the folder of mail and imports what waits. */
  async collect(change: Partial<MailSources> & { passwords?: PasswordsFor } = {}) {
    const { passwords = () => [], ...sources } = change;
    return await this.base.open(async (workspace) => {
      const operands = [join(this.base.folder, '..', 'почта')];
      const intake = await receiveAll(workspace, { operands, cwd: this.base.folder, imap: null, ...sources });
      const handled: HandledMail[] = [];
      for await (const mail of importWaiting(workspace, passwords)) handled.push(mail);
      return { intake, handled };
    });
  }

  async release(id: number, college: string): Promise<readonly HandledMail[]> {
    return await this.base.open(async (workspace) => {
      releaseMail(workspace, id, college);
      const handled: HandledMail[] = [];
      for await (const mail of importWaiting(workspace, () => [])) handled.push(mail);
      return handled;
    });
  }

  /** «Surname at college», everybody the workspace knows. */
  async persons(): Promise<readonly string[]> {
    return await this.base.open(async ({ store }) =>
      store.graduates().map(({ person, college }) => `${person.surname} ${college}`),
    );
  }
}
