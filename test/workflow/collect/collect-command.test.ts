import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { command as collect } from '../../../src/commands/collect.ts';
import { command as importCommand } from '../../../src/commands/import.ts';
import { command as journal } from '../../../src/commands/journal.ts';
import { command as returns } from '../../../src/commands/returns.ts';
import { readEdition } from '../../../src/monitoring/forms/read-edition.ts';
import { collectDocument, quarantineDocument } from '../../../src/reports/documents/collect-document.ts';
import { formGrid } from '../../intake/forms/form-case.ts';
import { COLLEGE, FormsCase } from '../forms/forms-case.ts';
import { letter, list } from './letter.ts';

const OTHER = 'ГБПОУ «Второй колледж»';

/** A workspace with mail of every fate beside it. */
async function start(): Promise<FormsCase> {
  const made = await FormsCase.start({
    colleges: [
      { name: COLLEGE, senders: ['sekretar@first.example'] },
      { name: OTHER, senders: ['@second.example'] },
    ],
  });
  const save = (name: string, bytes: Buffer) => made.write(`почта/${name}`, bytes);
  const person = list(['Альфин Иван Ильич', '15.09.2007']);
  save('1.eml', letter({ date: 'Mon, 25 May 2026 09:30:00 +0500', files: [['список.xlsx', person]] }));
  save(
    '2.eml',
    letter({
      from: 'zam@second.example',
      id: '2@s',
      date: 'Mon, 25 May 2026 09:40:00 +0500',
      files: [['winmail.dat', 'x']],
    }),
  );
  save(
    '3.eml',
    letter({ from: 'ivan.petrov@evil.example', id: '3@e', files: [['база\u001b[31m.xlsx', person]] }),
  );
  save('4.txt', Buffer.from('не письмо'));
  return made;
}

const sayIn =
  (made: FormsCase) =>
  (operands: readonly string[], options: Record<string, unknown> = {}, json = false) =>
    made.run(collect, operands, options, json);

test('a week of mail: what became of each letter, quarantine, returns, release; nobody’s name or box is shown', async () => {
  const made = await start();
  const say = sayIn(made);
  const folder = join(made.folder, '..', 'почта');
  const first = await say([folder]);
  expect(first.code).toBe(1);
  expect(first.out).toContain(`Письмо № 1 от s***r@first.example, ${COLLEGE}`);
  expect(first.out).toContain('winmail.dat: Вложение winmail.dat читает только Outlook.');
  expect(first.out).toContain('Попросите прислать письмо в формате HTML');
  expect(first.out).toContain('4.txt: это не письмо');
  expect(first.out).toContain('Писем новых 3, полученных раньше 0, без файлов 0.');
  expect(first.out).toContain('Файлов загружено 1, без изменений 0, не прочитано 1.');
  expect(first.out).toContain('В карантине 1 письмо.');
  expect(first.out + first.err).not.toMatch(/Альфин|ivan|petrov|sekretar|zam@/);
  expect(first.out + first.err).not.toContain('\u001b');

  const waiting = await say([], { quarantine: true });
  expect(waiting.out).toContain(
    '№ 3 от i***v@evil.example, 1 файл: отправитель не записан ни за одним колледжем',
  );
  const listed = quarantineDocument.parse(JSON.parse((await say([], { quarantine: true }, true)).out));
  expect(listed.mails).toMatchObject([{ id: 3, sender: 'i***v@evil.example', reason: 'sender-unknown' }]);
  expect(existsSync(join(made.folder, listed.mails[0]?.path ?? ''))).toBe(true);

  const shown = await made.run(returns, [], { asOf: '2026-05-25' });
  expect(shown.out).toMatch(/прислан, не/);
  expect(shown.out).toContain('не читается 1 файл');

  const again = await say([folder], {}, true);
  const { mails, ...counts } = collectDocument.parse(JSON.parse(again.out));
  expect(counts).toMatchObject({ received: 0, known: 3, empty: 0, quarantine: 1 });
  expect(mails).toEqual([]);

  const released = await say([], { release: '3', college: OTHER });
  expect(released.code).toBe(0);
  expect(released.out).toContain(`Письмо № 3 от i***v@evil.example, ${OTHER}`);
  expect((await made.run(journal, [])).out).toMatch(/приём почты[\s\S]*письмо из карантина/);
  expect((await say([], { quarantine: true })).out).toBe('Карантин пуст.\n');
});

test('a wrong use is told before anything is done', async () => {
  const made = await start();
  const say = sayIn(made);
  writeFileSync(join(made.folder, 'открытый'), 'тайна', { mode: 0o644 });
  for (const [operands, options, code] of [
    [[], {}, 'bad-usage'],
    [['почта'], { quarantine: true }, 'bad-usage'],
    [[], { release: 3 }, 'bad-usage'],
    [['почта'], { college: COLLEGE }, 'bad-usage'],
    [[], { release: 3, college: COLLEGE, discard: 3 }, 'bad-usage'],
    [[], { imap: true }, 'mail-not-configured'],
    [['почта'], { passwordFile: 'открытый' }, 'secret-open'],
  ] as const) {
    await expect(say(operands, options)).rejects.toMatchObject({ code, exitCode: 2 });
  }
});

test('a mailed federal form is a return of its college; of another college it is not its own', async () => {
  const made = await start();
  const form3 = readEdition('form3');
  const numbers = Object.fromEntries(
    form3.rows.map(({ number }) => [number, number === '01' ? { '05': 4, '06': 3, '17': 1 } : {}]),
  );
  const grid = formGrid(form3, [{ code: '15.01.05', numbers }]);
  const form = readFileSync(made.file('форма.xlsx', [{ name: 'Форма 3', grid: [[OTHER], ...grid] }]));
  const mail = (from: string, id: string) =>
    letter({ from, id, date: 'Mon, 25 May 2026 09:40:00 +0500', files: [['форма.xlsx', form]] });
  made.write('формы/1.eml', mail('zam@second.example', '1@s'));
  made.write('формы/2.eml', mail('sekretar@first.example', '2@f'));
  const colleges = made.write(
    'колледжи.csv',
    `Наименование;Населённый пункт\n${COLLEGE};Серов\n${OTHER};Ревда\n`,
  );
  await made.run(importCommand, [colleges]);
  const { out } = await made.run(collect, [join(made.folder, '..', 'формы')], {}, true);
  const { mails } = collectDocument.parse(JSON.parse(out));
  expect(mails.map(({ college, state, reason }) => [college, state, reason])).toEqual([
    [OTHER, 'done', null],
    [COLLEGE, 'quarantined', 'other-college'],
  ]);
  const report = JSON.parse((await made.run(returns, [], { asOf: '2026-05-25' }, true)).out);
  expect(report.colleges).toMatchObject([
    { college: COLLEGE, state: 'waiting', files: 0 },
    { college: OTHER, state: 'on-time', files: 1, accepted: 5 },
  ]);
});
