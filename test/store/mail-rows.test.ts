import { describe, expect, it } from 'vitest';
import type { IsoInstant } from '../../src/domain/iso-date.ts';
import type { ReceivedMail, RefusedFile } from '../../src/store/store.ts';
import { day, freshStore, graduate, importAll } from './sample-imports.ts';

const mail = (stated: Partial<ReceivedMail> = {}): ReceivedMail => ({
  key: 'k1',
  messageId: '1@college.example',
  sha256: 'a'.repeat(64),
  sender: 'a@college.example',
  sentAt: '2026-05-25T05:00:00Z' as IsoInstant,
  attachments: 1,
  state: 'waiting',
  college: 'Пробный колледж',
  reason: null,
  ...stated,
});
const cursor = (uid: number) => ({ mailbox: 'a@b/INBOX', uidValidity: '7', uid });

describe('messages', () => {
  it('are entered once by their key; the cursor moves either way', () => {
    const store = freshStore();
    expect(store.mailCursor('a@b/INBOX')).toBeNull();
    expect(store.receiveMail(mail(), cursor(3))).toBe(true);
    expect(store.receiveMail(mail({ sha256: 'b'.repeat(64) }), cursor(4))).toBe(false);
    expect(store.mails()).toMatchObject([{ id: 1, sha256: 'a'.repeat(64), released: false }]);
    expect(store.mailCursor('a@b/INBOX')).toEqual(cursor(4));
    expect(store.mailCursor('other')).toBeNull();
  });

  it('are settled, put into quarantine and let out of it', () => {
    const store = freshStore();
    store.receiveMail(mail(), null);
    store.receiveMail(
      mail({ key: 'k2', state: 'quarantined', reason: 'sender-unknown', college: null }),
      null,
    );
    store.settleMail(1, 'quarantined', 'other-college');
    expect(store.mails('quarantined').map(({ id, reason }) => [id, reason])).toEqual([
      [1, 'other-college'],
      [2, 'sender-unknown'],
    ]);
    store.releaseMail(2, 'Второй');
    expect(store.mails('waiting')).toMatchObject([{ id: 2, college: 'Второй', released: true }]);
    store.settleMail(2, 'done');
    expect(() => store.releaseMail(2, 'Второй')).toThrow('не в карантине');
    expect(() => store.releaseMail(5, 'Второй')).toThrow('№ 5 нет');
    expect(() => store.settleMail(5, 'done')).toThrow('№ 5 нет');
  });
});

describe('refused files', () => {
  const refused = (stated: Partial<RefusedFile> = {}): RefusedFile => ({
    sha256: 'c'.repeat(64),
    path: 'почта/список.xlsx',
    fileName: 'список.xlsx',
    code: 'file-unreadable',
    message: 'Файл не читается.',
    asOf: day('2026-05-25'),
    cohort: 2026,
    college: null,
    sender: null,
    sentAt: null,
    ...stated,
  });

  it('are remembered once for a day; a college learned later is kept', () => {
    const store = freshStore();
    store.refuseFile(refused());
    store.refuseFile(refused({ college: 'Пробный колледж', code: 'file-protected' }));
    store.refuseFile(refused());
    store.refuseFile(refused({ asOf: day('2026-06-01') }));
    store.refuseFile(refused({ sha256: null }));
    expect(store.refusals().map(({ id, college, code }) => [id, college, code])).toEqual([
      [1, 'Пробный колледж', 'file-unreadable'],
      [2, null, 'file-unreadable'],
      [3, null, 'file-unreadable'],
    ]);
  });

  it('are forgotten while a live import has the same bytes', async () => {
    const store = freshStore();
    const { importId } = await importAll(store, 'graduates', [graduate()]);
    const [made] = store.imports();
    store.refuseFile(refused({ sha256: made?.sha256 ?? '' }));
    expect(store.refusals()).toEqual([]);
    store.undoImport(importId ?? 0);
    expect(store.refusals()).toHaveLength(1);
  });
});

describe('rows returned', () => {
  it('name their college by the row, the import, or the person’s newest list; restated ones are not newest', async () => {
    const store = freshStore();
    const anna = graduate();
    const olga = graduate({ fio: 'Примерова Ольга Львовна', birthDate: day('2007-08-02') });
    await importAll(store, 'graduates', [anna, { ...olga, college: null }], { asOf: day('2026-05-18') });
    await importAll(store, 'graduates', [{ ...anna, college: null }], { asOf: day('2026-05-25') });
    const week = (asOf: string) =>
      store
        .returnedRows({ asOf: day(asOf), cohort: 2026 })
        .map(({ importId, college, newest }) => [importId, college, newest]);
    expect(week('2026-05-25')).toEqual([
      [1, 'Пробный колледж', false],
      [1, null, true],
      [2, 'Пробный колледж', true],
    ]);
    expect(week('2026-05-18').map(([, , newest]) => newest)).toEqual([true, true]);
    store.undoImport(2);
    expect(week('2026-05-25').map(([id, , newest]) => [id, newest])).toEqual([
      [1, true],
      [1, true],
    ]);
    expect(store.returnedRows({ asOf: day('2026-05-25'), cohort: 2025 })).toEqual([]);
  });
});
