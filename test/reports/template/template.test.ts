import { writeFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { unzipSync } from 'fflate';
import { describe, expect, it, test } from 'vitest';
import { bareStatus, STATUS_KINDS } from '../../../src/domain/status.ts';
import { beforeGraduation, parseStatusLabel } from '../../../src/intake/tabular/status-label.ts';
import { loadReference } from '../../../src/reference/load-reference.ts';
import { planTemplate, TEMPLATE_COLUMNS } from '../../../src/reports/template/plan-template.ts';
import { STATUS_CHOICES, statusChoice } from '../../../src/reports/template/status-choices.ts';
import { writeTemplate } from '../../../src/reports/template/write-template.ts';
import { readCase, scratch } from '../../intake/tabular/table-case.ts';
import { day, graduate, spo } from './make-graduate.ts';

const reference = loadReference();
const AS_OF = day('2026-05-25');
const HEADER_ROW = 5;

const KNOWN = [
  graduate(1, { person: { surname: 'Яблочкин', name: 'Семён', patronymic: null }, group: 'ПК-22' }),
  graduate(2, {
    person: { surname: 'Ёлкин', name: 'Иван', patronymic: 'Ильич' },
    status: { ...bareStatus('employed'), employer: 'ООО «Цех»', inSpecialty: true, since: day('2026-05-12') },
  }),
  graduate(3, { snils: null, birthDate: null, specialty: spo('09.02.07'), status: bareStatus('conscript') }),
  graduate(4, { person: { surname: '=1+1', name: 'Анна', patronymic: 'Ильинична' }, specialty: null }),
];

function plan(graduates = KNOWN, asOf = AS_OF) {
  return planTemplate({
    college: 'ГБПОУ «Тестовый техникум»',
    region: 'Свердловская область',
    cohort: 2026,
    asOf,
    due: 'до 12:00 25.05.2026',
    graduates,
    programmes: [spo('08.01.25')],
    programmeName: (ref) => reference.spo.find(ref)?.name ?? null,
  });
}

async function workbookOf(bytes: Uint8Array) {
  const workbook = new ExcelJS.Workbook();
  // Node's Buffer and the declared one of the library differ in name only.
  await workbook.xlsx.load(Uint8Array.from(bytes).buffer as ArrayBuffer as never);
  return workbook;
}

describe('statuses to choose from', () => {
  it.each(STATUS_CHOICES)('«$label» is read back as $kind, before and after graduation', (choice) => {
    const read = parseStatusLabel(choice.label);
    if (read.kind !== 'value') throw new Error(`${choice.label}: ${read.kind}`);
    const { kind, studyWork, plannedAt } = choice;
    expect(read.value).toMatchObject({ kind, studyWork, plannedAt });
    expect(beforeGraduation(read.value, choice.label).kind).toBe(kind);
  });

  it('covers every status of the federal forms', () => {
    expect(STATUS_KINDS.filter((kind) => statusChoice(bareStatus(kind)) === null)).toEqual([]);
  });
});

describe('the plan', () => {
  it('lists persons by group and name, whatever their order', () => {
    const surnames = plan([...KNOWN].reverse()).rows.map(({ surname }) => surname);
    expect(surnames).toEqual(['Яблочкин', '=1+1', 'Вымышленный', 'Ёлкин']);
    expect(plan([...KNOWN].reverse()).rows).toEqual(plan().rows);
  });

  it('offers the programmes of the graduates and of the college', () => {
    expect(plan().programmes.map((text) => text.slice(0, 8))).toEqual(['08.01.25', '09.02.07', '15.01.05']);
  });
});

describe('the workbook', () => {
  it('has the same bytes every time', async () => {
    expect(Buffer.from(await writeTemplate(plan())).equals(Buffer.from(await writeTemplate(plan())))).toBe(
      true,
    );
  });

  it('locks headers and known identities without a password, leaves the rest open', async () => {
    const sheet = (await workbookOf(await writeTemplate(plan()))).worksheets[0];
    const locked = (row: number) =>
      TEMPLATE_COLUMNS.filter((_, at) => sheet?.getCell(row, at + 1).protection?.locked !== false).map(
        ({ key }) => key,
      );
    expect(locked(HEADER_ROW)).toHaveLength(TEMPLATE_COLUMNS.length);
    expect(locked(HEADER_ROW + 1)).toEqual(['number', 'surname', 'name', 'birthDate', 'snils']);
    expect(locked(HEADER_ROW + 3)).toEqual(['number', 'surname', 'name', 'patronymic']);
    expect(locked(HEADER_ROW + KNOWN.length + 1)).toEqual(['number']);
    const xml = sheetXml(await writeTemplate(plan()));
    expect(xml).toMatch(/<sheetProtection [^>]*sheet="1"/);
    expect(xml).not.toMatch(/hashValue|password=/);
  });

  it('checks statuses, programmes, days and ИНН by ranges', async () => {
    const xml = sheetXml(await writeTemplate(plan()));
    const ranges = Array.from(xml.matchAll(/<dataValidation [^>]*type="(\w+)"[^>]*sqref="([A-Z0-9:]+)"/g));
    expect(ranges.map(([, type, range]) => `${type} ${range}`).sort()).toEqual([
      'date E6:E49',
      'date N6:N49',
      'date O6:O49',
      'date Q6:Q49',
      'list H6:H49',
      'list I6:I49',
      'list J6:J49',
      'textLength L6:L49',
    ]);
    const formulas = Array.from(xml.matchAll(/<formula[12]>([^<]*)</g), ([, formula]) => formula);
    expect(formulas).toContain('&apos;Списки&apos;!$A$1:$A$31');
    expect(formulas).toContain('&apos;Списки&apos;!$B$1:$B$3');
    // 01.01.2011 and 31.12.2031 as serial numbers of days.
    expect(formulas).toContain('40544');
    expect(formulas).toContain('48213');
  });

  it('never validates more than 2,000 rows', async () => {
    const many = Array.from({ length: 1990 }, (_, at) => graduate(at));
    expect(plan(many).rows.length + plan(many).spareRows).toBeLessThanOrEqual(2000);
  });

  it('carries a very hidden mark and no author', async () => {
    const workbook = await workbookOf(await writeTemplate(plan()));
    expect(workbook.worksheets.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'Выпускники 2026 visible',
      'Как заполнять visible',
      'Списки hidden',
      'route veryHidden',
    ]);
    const mark = workbook.getWorksheet('route');
    expect([1, 2, 3, 4, 5].map((row) => mark?.getCell(row, 2).value)).toEqual([
      'college-template',
      '1',
      'ГБПОУ «Тестовый техникум»',
      '2026',
      '2026-05-25',
    ]);
    expect(workbook.creator).toBe('route');
  });

  it('holds names that look like formulas as text', async () => {
    const sheet = (await workbookOf(await writeTemplate(plan()))).worksheets[0];
    expect(sheet?.getCell(HEADER_ROW + 2, 2).value).toBe('=1+1');
  });
});

describe('returned', () => {
  test('untouched, it says what was known and nothing else', async () => {
    const known = KNOWN.filter(({ person }) => person.surname !== '=1+1');
    const read = await returned(await writeTemplate(plan(known)));
    expect(read.findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(read.opened.unknownColumns).toEqual([]);
    expect(read.opened.droppedColumns).toEqual([]);
    expect(read.opened.mapping.map(({ header }) => header)).toEqual(
      TEMPLATE_COLUMNS.slice(1).map(({ header }) => header),
    );
    expect(read.rows).toMatchObject({ accepted: 3, rejected: 0 });
    const told = read.records.map((record) =>
      'specialty' in record && 'cohort' in record && 'status' in record ? record : null,
    );
    for (const was of known) {
      const now = told.find((record) => record?.person.surname === was.person.surname);
      expect(now).toMatchObject({
        person: was.person,
        birthDate: was.birthDate,
        snils: was.snils,
        cohort: 2026,
        college: 'ГБПОУ «Тестовый техникум»',
        group: was.group,
        specialty: was.specialty,
        status: was.status,
      });
    }
  });

  test.each([
    ['before graduation', '2026-05-25'],
    ['after graduation', '2026-09-28'],
  ] as const)('filled in %s, every status comes back as chosen', async (_, asOf) => {
    const many = STATUS_CHOICES.map((_choice, at) =>
      graduate(at, {
        person: {
          surname: `Фамилия${'абвгдежзиклмнопрстуфхцчшщэюяйыь'[at]}`,
          name: 'Иван',
          patronymic: null,
        },
      }),
    );
    const made = plan(many, day(asOf));
    const workbook = await workbookOf(await writeTemplate(made));
    const sheet = workbook.worksheets[0];
    const chosen = new Map<string, string>();
    for (const [at, choice] of STATUS_CHOICES.entries()) {
      const row = sheet?.getRow(HEADER_ROW + 1 + at);
      if (row === undefined) continue;
      row.getCell(9).value = choice.label;
      chosen.set(String(row.getCell(2).value), choice.kind);
    }
    const added = sheet?.getRow(HEADER_ROW + 1 + many.length);
    for (const [column, value] of [
      [2, 'Новенький'],
      [3, 'Олег'],
      [5, new Date('2007-01-02T00:00:00Z')],
      [8, made.programmes[0]],
      [9, 'Самозанятый'],
    ] as const) {
      if (added !== undefined) added.getCell(column).value = value ?? null;
    }
    const read = await returned(new Uint8Array(await workbook.xlsx.writeBuffer()), asOf);
    expect(read.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    const kinds = new Map(
      read.records.flatMap((record) =>
        'cohort' in record && 'status' in record
          ? [[record.person.surname, record.status?.kind] as const]
          : [],
      ),
    );
    expect(kinds.get('Новенький')).toBe('self-employed');
    kinds.delete('Новенький');
    expect(kinds).toEqual(chosen);
  });
});

async function returned(bytes: Uint8Array, asOf = '2026-05-25') {
  const path = scratch(`возврат ${Math.abs(bytes.length)}.xlsx`);
  writeFileSync(path, bytes);
  return await readCase(path, { asOf: day(asOf) });
}

function sheetXml(bytes: Uint8Array): string {
  return new TextDecoder().decode(unzipSync(bytes)['xl/worksheets/sheet1.xml']);
}
