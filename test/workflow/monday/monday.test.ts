import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { command as monday } from '../../../src/commands/monday.ts';
import type { IsoInstant } from '../../../src/domain/iso-date.ts';
import { mondayDocument } from '../../../src/reports/documents/monday-document.ts';
import { list } from '../collect/letter.ts';
import { FormsCase } from '../forms/forms-case.ts';

const WEEKLY = 'Еженедельный отчёт 2026-05-25, служебное.xlsx';
const logOf = (made: FormsCase, day = '2026-05-25') =>
  readFileSync(join(made.folder, 'logs', `monday-${day}.log`), 'utf8');
const reportsOf = (made: FormsCase) => readdirSync(join(made.folder, 'reports')).sort();

async function start(change: Record<string, unknown> = {}): Promise<FormsCase> {
  const made = await FormsCase.start(change);
  made.write('почта/Альфин Иван.xlsx', list(['Альфин Иван Ильич', '15.09.2007']));
  return made;
}
const inbox = (made: FormsCase) => join(made.folder, '..', 'почта');

describe('route monday', () => {
  test('imports, reports and logs; a second run of the week changes nothing', async () => {
    const made = await start();
    const first = await made.run(monday, [inbox(made)], {}, true);
    expect(first.code).toBe(0);
    const { steps, reports } = mondayDocument.parse(JSON.parse(first.out));
    expect(steps.map(({ step, state }) => `${step} ${state}`)).toEqual([
      'import done',
      'weekly done',
      'effectiveness done',
      'dashboard done',
    ]);
    expect(reports.map(({ status }) => status)).toEqual(['written', 'written', 'written']);
    const files = reportsOf(made);
    expect(files).toContain(WEEKLY);
    // Late and doubled: Wednesday is of the same week.
    for (const now of ['2026-05-25T05:00:30Z', '2026-05-27T09:00:00Z']) {
      made.now = now as IsoInstant;
      const again = await made.run(monday, [inbox(made)], {}, true);
      expect(again.code).toBe(0);
      const statuses = mondayDocument.parse(JSON.parse(again.out)).reports.map(({ status }) => status);
      expect(statuses).toEqual(['unchanged', 'unchanged', 'unchanged']);
      expect(reportsOf(made)).toEqual(files);
    }
    const log = logOf(made);
    expect(log.match(/ начало$/gm)).toHaveLength(3);
    expect(log.match(/ конец, код 0$/gm)).toHaveLength(3);
  });

  test('the log is private and says nothing of people, not even by the name of a file', async () => {
    const made = await start();
    await made.run(monday, [inbox(made)]);
    const path = join(made.folder, 'logs', 'monday-2026-05-25.log');
    if (process.platform !== 'win32') {
      expect(statSync(path).mode & 0o777).toBe(0o600);
      expect(statSync(join(made.folder, 'logs')).mode & 0o777).toBe(0o700);
    }
    expect(logOf(made)).toContain('загрузка: готово; файлов 1, не прочитано 0');
    expect(logOf(made)).not.toMatch(/Альфин|Иван|xlsx/);
  });

  test('a new week is a new log and new reports, week 53 too', async () => {
    const made = await start();
    made.now = '2027-01-03T18:59:00Z' as IsoInstant;
    await made.run(monday, []);
    made.now = '2027-01-03T19:01:00Z' as IsoInstant;
    await made.run(monday, []);
    expect(readdirSync(join(made.folder, 'logs')).sort()).toEqual([
      'monday-2026-12-28.log',
      'monday-2027-01-04.log',
    ]);
    const weekly = reportsOf(made).filter((name) => name.startsWith('Еженедельный'));
    expect(weekly.map((name) => name.slice(19, 29))).toEqual(['2026-12-28', '2027-01-04']);
  });

  test('an unreadable file: code 1, all reports', async () => {
    const made = await start();
    made.write('почта/испорчен.xlsx', Buffer.from('PK\u0003\u0004 это не книга'));
    const { code } = await made.run(monday, [inbox(made)]);
    expect(code).toBe(1);
    expect(reportsOf(made)).toContain(WEEKLY);
    expect(logOf(made)).toContain('загрузка: частично; файлов 2, не прочитано 1');
  });

  test('no mailbox to be reached, a folder that is not there: told, logged, code 1, and the reports are made', async () => {
    const made = await start({ mail: { host: '127.0.0.1', port: 1, user: 'centre' } });
    const { code, err } = await made.run(monday, [join(made.folder, 'нет такой')]);
    expect(code).toBe(1);
    expect(err).toContain('ROUTE_IMAP_PASSWORD');
    expect(reportsOf(made)).toContain(WEEKLY);
    expect(logOf(made)).toContain('почта: не выполнено; mail-no-password');
    expect(logOf(made)).toMatch(/загрузка: не выполнено; [a-z-]+/);
  });

  test('a report that cannot be written: the others are, code 3', async () => {
    const made = await start();
    rmSync(join(made.folder, 'reports'), { recursive: true });
    mkdirSync(join(made.folder, 'reports', WEEKLY), { recursive: true });
    const { code } = await made.run(monday, [inbox(made)]);
    expect(code).toBe(3);
    expect(logOf(made)).toContain('еженедельный отчёт: не выполнено; cannot-write');
    expect(reportsOf(made).some((name) => name.startsWith('Эффективность'))).toBe(true);
  });

  test('a mistake in the settings: code 2, in the log too', async () => {
    const made = await start();
    made.configure({ campaign: { weekday: 'понедельник' } });
    await expect(made.run(monday, [])).rejects.toMatchObject({ code: 'config-invalid', exitCode: 2 });
    expect(logOf(made)).toContain('остановлено: config-invalid');
  });

  test('a workspace in use: code 5, in the log too; the lock of a dead process is taken over', {
    timeout: 60_000,
  }, async () => {
    const made = await start();
    const lock = join(made.folder, 'route.lock');
    writeFileSync(
      lock,
      JSON.stringify({ pid: 1, host: 'другой', startedTicks: null, command: 'route import' }),
    );
    await expect(made.run(monday, [])).rejects.toMatchObject({ code: 'workspace-locked', exitCode: 5 });
    expect(logOf(made)).toContain('остановлено: workspace-locked');
    writeFileSync(
      lock,
      JSON.stringify({ pid: 999_999_999, host: hostname(), startedTicks: null, command: 'route monday' }),
    );
    expect((await made.run(monday, [inbox(made)])).code).toBe(0);
  });

  test('nothing is mailed: no step of the program can send', () => {
    const sources = readdirSync(new URL('../../../src', import.meta.url), {
      recursive: true,
      encoding: 'utf8',
    });
    const sending = sources
      .filter((name) => name.endsWith('.ts'))
      .filter((name) =>
        /nodemailer|smtp:|createTransport/i.test(
          readFileSync(new URL(`../../../src/${name}`, import.meta.url), 'utf8'),
        ),
      );
    expect(sending).toEqual([]);
  });
});
