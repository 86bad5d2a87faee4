import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../src/domain/finding.ts';
import type { IsoInstant } from '../../../src/domain/iso-date.ts';
import { parseMessage } from '../../../src/mail/parse-message.ts';
import {
  collegeParts,
  type SheetOfReturn,
  type SourceCellValue,
  type SourceRowOfReturn,
} from '../../../src/reports/reply/college-part.ts';
import { planReply } from '../../../src/reports/reply/plan-reply.ts';
import { renderLetter } from '../../../src/reports/reply/render-letter.ts';
import { writeReply } from '../../../src/reports/reply/write-reply.ts';
import { day } from '../template/make-graduate.ts';

const A = 'Колледж А';
const B = 'Колледж Б';
const nameOf = (stated: string | null) => (stated === 'колледж а.' ? A : stated);
const text = (column: number, value: string): SourceCellValue => ({
  column,
  type: 'text',
  text: value,
  value,
  date: null,
  format: null,
});

/** «номер часть колледж | ячейки»: a row of a returned file. */
function row(
  number: number,
  part: SourceRowOfReturn['part'],
  college: string | null,
  ...cells: readonly string[]
): SourceRowOfReturn {
  return { number, hidden: false, part, college, cells: cells.map((cell, at) => text(at + 1, cell)) };
}

function sheet(rows: readonly SourceRowOfReturn[], change: Partial<SheetOfReturn> = {}): SheetOfReturn {
  const empty = { merges: [], hiddenColumns: [], widths: new Map(), droppedColumns: [], sections: [] };
  return { name: 'Список', rows, ...empty, ...change };
}

function finding(row: number | null, cell: string | null, change: Partial<Finding> = {}): Finding {
  return {
    code: 'value-unreadable',
    severity: 'error',
    at: { file: 'список.xlsx', sheet: 'Список', cell, row },
    args: { field: 'Дата рождения', found: '4***7', expected: 'дата ДД.ММ.ГГГГ' },
    ...change,
  };
}

const MIXED = [
  row(1, 'beside', null, 'Список Секретова'),
  row(2, 'header', null, 'ФИО', 'Колледж'),
  row(3, 'record', 'колледж а.', 'Первый Иван', 'колледж а.'),
  row(4, 'refused', null, '???'),
  row(5, 'record', A, 'Второй Иван', A),
  row(6, 'refused', null, '????'),
  row(7, 'record', B, 'Чужой Пётр', B),
  row(8, 'refused', B, '?????', B),
  row(9, 'record', null, 'Ничей Олег'),
  row(10, 'beside', null, 'Куратор Сидорова'),
];

describe('what goes back to a college', () => {
  test('of a sheet several share: the header and its own rows, never another’s', () => {
    const plan = planReply(A, [sheet(MIXED)], [finding(4, 'A4'), finding(6, 'A6'), finding(7, 'A7')], nameOf);
    expect(plan?.sheets[0]?.rows.map(({ number }) => number)).toEqual([2, 3, 4, 5]);
    expect(plan?.lines.map(({ target }) => target?.cell)).toEqual(['A4']);
    const other = planReply(
      B,
      [sheet(MIXED)],
      [finding(4, 'A4'), finding(7, 'A7'), finding(8, 'A8')],
      nameOf,
    );
    expect(other?.sheets[0]?.rows.map(({ number }) => number)).toEqual([2, 7, 8]);
    expect(other?.lines.map(({ target }) => target?.cell)).toEqual(['A7', 'A8']);
  });

  test('whatever the mixture, no row that is or may be another’s is given on', () => {
    const anyRow = fc.record({
      part: fc.constantFrom('record', 'refused', 'beside' as const),
      college: fc.constantFrom(A, 'колледж а.', B, null),
    });
    const anySheet = fc
      .array(anyRow, { maxLength: 8 })
      .map((rows) =>
        sheet(
          rows.map(({ part, college }, at) => row(at + 1, part, part === 'beside' ? null : college, 'x')),
        ),
      );
    fc.assert(
      fc.property(fc.array(anySheet, { maxLength: 3 }), (sheets) => {
        for (const { sheet: source, rows } of collegeParts(sheets, A, nameOf)) {
          const strangers = source.rows.filter(
            ({ part, college }) =>
              (part === 'record' && nameOf(college) !== A) ||
              (part === 'refused' && ![null, A].includes(nameOf(college))),
          );
          expect(rows.filter((one) => strangers.includes(one))).toEqual([]);
          if (strangers.length > 0) expect(rows.some(({ part }) => part === 'beside')).toBe(false);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('findings of a shared sheet as a whole go to nobody, those of its header to all', () => {
    const findings = [finding(2, 'B2', { severity: 'warning' }), finding(null, null), finding(7, 'A7')];
    const plan = planReply(A, [sheet(MIXED)], findings, nameOf);
    expect(plan?.lines.map(({ place }) => place)).toEqual(['лист «Список», ячейка B2']);
  });

  test('a sheet nobody else stands on goes back whole, beside it the others are left out', () => {
    const own = sheet(
      [MIXED[0], MIXED[1], MIXED[2], MIXED[3], MIXED[9]].flatMap((one) => one ?? []),
      {
        merges: [{ top: 1, left: 1, bottom: 1, right: 4 }],
      },
    );
    const foreign = sheet([row(2, 'header', null, 'ФИО'), row(3, 'record', B, 'Чужой Пётр')], { name: 'Б' });
    const plan = planReply(A, [own, foreign], [finding(4, 'A4')], nameOf);
    expect(plan?.sheets.map(({ name }) => name)).toEqual(['Список']);
    expect(plan?.sheets[0]?.rows.map(({ number }) => number)).toEqual([1, 2, 3, 4, 10]);
    expect(plan?.sheets[0]?.merges).toHaveLength(1);
  });

  test('a section row that names another college makes a sheet shared', () => {
    const rows = [
      row(1, 'header', null, 'ФИО'),
      row(2, 'record', A, 'Первый Иван'),
      row(3, 'refused', null, '?'),
    ];
    const alone = planReply(A, [sheet(rows)], [finding(3, 'A3')], nameOf);
    const shared = planReply(A, [sheet(rows, { sections: [B] })], [finding(3, 'A3')], nameOf);
    expect(alone?.lines).toHaveLength(1);
    expect(shared).toBeNull();
  });

  test('nothing to look at, nothing to send', () => {
    expect(planReply(A, [sheet(MIXED)], [finding(3, 'A3', { severity: 'info' })], nameOf)).toBeNull();
    expect(planReply('Колледж В', [sheet(MIXED)], [finding(3, 'A3')], nameOf)).toBeNull();
  });

  test('values of columns the product does not keep are not given on; their headers are', () => {
    const rows = [
      row(1, 'header', null, 'ФИО', 'Паспорт'),
      row(2, 'record', A, 'Первый Иван', '9999 000000'),
    ];
    const plan = planReply(A, [sheet(rows, { droppedColumns: [2] })], [finding(2, 'A2')], nameOf);
    expect(plan?.sheets[0]?.rows.map(({ cells }) => cells.map(({ source }) => source?.text))).toEqual([
      ['ФИО', 'Паспорт'],
      ['Первый Иван'],
    ]);
  });

  test('a cell gets its worst finding’s colour and a note with all of them, without what was found', () => {
    const findings = [
      finding(3, 'C3', { severity: 'warning', code: 'code-ambiguous', args: {} }),
      finding(3, 'C3'),
    ];
    const plan = planReply(A, [sheet(MIXED)], findings, nameOf);
    const marks = plan?.sheets[0]?.rows.flatMap(({ cells }) =>
      cells.flatMap(({ column, mark }) => (mark ? [{ column, ...mark }] : [])),
    );
    expect(marks).toEqual([
      {
        column: 3,
        severity: 'error',
        note: [
          'Номер означает разные программы в перечнях 1199 и 336 — допишите название программы или укажите перечень.',
          'Значение не прочитано (Дата рождения); ожидается дата ДД.ММ.ГГГГ — исправьте ячейку; до исправления значение считается неизвестным.',
        ].join('\n\n'),
      },
    ]);
  });
});

describe('the workbook', () => {
  test('the list stands first and links to the cells; the same plan gives the same bytes', async () => {
    const plan = planReply(A, [sheet(MIXED, { name: "Лист '1'" })], [at("Лист '1'")], nameOf);
    if (plan === null) throw new Error('no plan');
    const bytes = await writeReply(plan);
    expect(Buffer.from(await writeReply(plan)).equals(Buffer.from(bytes))).toBe(true);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(Uint8Array.from(bytes).buffer as never);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['Замечания', "Лист '1"]);
    expect(workbook.worksheets[0]?.getCell('C7').value).toMatchObject({ hyperlink: "#'Лист ''1'!A4" });
    const marked = workbook.worksheets[1]?.getCell('A4');
    expect(marked?.value).toBe('???');
    expect(marked?.fill).toMatchObject({ fgColor: { argb: 'FFF4B6A6' } });
    expect(JSON.stringify(marked?.note)).toContain('ожидается дата ДД.ММ.ГГГГ');
  });
});

function at(sheetName: string): Finding {
  return { ...finding(4, 'A4'), at: { file: 'список.xlsx', sheet: sheetName, cell: 'A4', row: 4 } };
}

describe('the letter', () => {
  const letter = renderLetter({
    college: A,
    to: 'kolledzh@example.org',
    operator: 'Базовый центр карьеры Свердловской области',
    asOf: day('2026-05-25'),
    date: '2026-05-25T06:00:00Z' as IsoInstant,
    errors: 2,
    warnings: 21,
    attachments: [
      {
        name: 'Замечания, Колледж «А» (1), ограниченный доступ.xlsx',
        bytes: Uint8Array.from([80, 75, 3, 4]),
      },
    ],
  });

  test('is a message any program reads', async () => {
    const message = await parseMessage(Buffer.from(letter));
    expect(message.subject).toBe('Замечания к сведениям о выпускниках на 25.05.2026');
    expect(message.date).toBe('2026-05-25T06:00:00Z');
    expect(message.warnings).toEqual([]);
    expect(message.attachments.map(({ shownName, bytes }) => [shownName, ...bytes])).toEqual([
      ['Замечания, Колледж «А» (1), ограниченный доступ.xlsx', 80, 75, 3, 4],
    ]);
  });

  test('keeps to lines of 78 characters in ASCII', () => {
    expect(letter.split('\r\n').filter((line) => line.length > 78)).toEqual([]);
    expect(/^[\x20-\x7e\r\n]*$/.test(letter)).toBe(true);
    expect(letter).toMatch(/^To: <kolledzh@example\.org>\r$/m);
  });

  test('says politely how much is to be looked at', () => {
    const [, body = ''] = /base64\r\n\r\n([\s\S]*?)\r\n--/.exec(letter) ?? [];
    const said = Buffer.from(body, 'base64').toString('utf8');
    expect(said).toContain('2 ошибки, 21 вопрос.');
    expect(said).toContain('С уважением,\r\nБазовый центр карьеры Свердловской области');
  });
});
