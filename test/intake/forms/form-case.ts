import type { Finding } from '../../../src/domain/finding.ts';
import { findingMessage } from '../../../src/domain/finding-text.ts';
import type { FormBlock } from '../../../src/domain/form-return.ts';
import { isIsoDate, russianDate } from '../../../src/domain/iso-date.ts';
import type { FormContext } from '../../../src/intake/forms/form-context.ts';
import { type FormReading, readForm } from '../../../src/intake/forms/read-form.ts';
import { recogniseForm } from '../../../src/intake/forms/recognise-form.ts';
import type { SheetCell, SourceRow, SourceSheet } from '../../../src/intake/sheets/source-sheet.ts';
import type { FormEdition } from '../../../src/monitoring/forms/form-edition.ts';
import { readEditions } from '../../../src/monitoring/forms/read-edition.ts';
import { loadReference } from '../../../src/reference/load-reference.ts';

export const editions: readonly FormEdition[] = readEditions();
const { spo } = loadReference();

export const context: FormContext = {
  path: 'ответы/форма.xlsx',
  spo,
  cohort: 2026,
  list: '336',
  colleges: [],
  college: 'Уральский колледж',
};

/** What a cell of a case holds: text, a number, or a day. */
export type Value = string | number | { readonly day: string } | null;

/** A sheet of values; blank rows are left out as readers leave them out. */
export function sheetOf(
  name: string,
  grid: readonly (readonly Value[])[],
  merges: SourceSheet['merges'] = [],
): SourceSheet {
  const rows = grid.flatMap((values, index): SourceRow[] => {
    const cells = values.flatMap((value, column): SheetCell[] => {
      const cell = cellOf(value, column + 1);
      return cell === null ? [] : [cell];
    });
    return cells.length === 0 ? [] : [{ number: index + 1, hidden: false, cells }];
  });
  return {
    name,
    hidden: false,
    hiddenColumns: [],
    merges,
    head: rows.slice(0, 60),
    findings: [],
    rows: async function* () {
      yield rows;
    },
  };
}

function cellOf(value: Value, column: number): SheetCell | null {
  if (value === null || value === '') return null;
  if (typeof value === 'number')
    return { column, type: 'number', text: String(value), value, date: null, format: null };
  if (typeof value === 'string')
    return { column, type: 'text', text: value, value, date: null, format: null };
  if (!isIsoDate(value.day)) throw new TypeError(value.day);
  return { column, type: 'date', text: russianDate(value.day), value: 40_000, date: value.day, format: null };
}

/** Numbers of one block: by row number, by column number. */
export type Numbers = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Numbers that keep every rule of an edition, made from counts of the main columns. */
export function lawfulNumbers(edition: FormEdition, counts: readonly number[]): Numbers {
  const rows: Record<string, Record<string, number>> = {};
  const base = lawfulRow(edition, counts);
  const share: Readonly<Record<string, number>> = { '01': 1, '02': 2, '03': 4, '04': 3, '05': 4 };
  for (const { number } of edition.rows) {
    const divisor = edition.rows.length === 2 && number === '02' ? 3 : (share[number] ?? 0);
    rows[number] = divisor === 0 ? lawfulRow(edition, []) : lawfulRow(edition, counts, divisor);
  }
  if (edition.rules.some(({ id }) => id === 'r06=02-04')) {
    const sum = Object.fromEntries(
      Object.keys(base).map((column) => [column, (rows['02']?.[column] ?? 0) + (rows['04']?.[column] ?? 0)]),
    );
    rows['06'] = sum;
    rows['07'] = { ...sum };
  }
  return rows;
}

function lawfulRow(edition: FormEdition, counts: readonly number[], divisor = 1): Record<string, number> {
  const columns = edition.columns.filter(({ content }) => content === 'count');
  const row: Record<string, number> = Object.fromEntries(columns.map(({ number }) => [number, 0]));
  const main = columns.filter(({ number, parent }) => parent === null && number !== edition.total);
  for (const [i, { number }] of main.entries())
    row[number] = Math.floor((counts[i % counts.length] ?? 0) / divisor);
  for (const { number } of main) {
    const children = columns.filter(({ parent }) => parent === number);
    const equal = edition.rules.find(
      ({ kind, left }) => kind === 'equals' && left.length === 1 && left[0] === number,
    );
    for (const child of children) {
      if (equal?.right.includes(child.number) !== true)
        row[child.number] = Math.floor((row[number] ?? 0) / children.length);
    }
    if (equal?.right[0] !== undefined) row[equal.right[0]] = row[number] ?? 0;
  }
  const total = edition.rules.find(({ kind, left }) => kind === 'equals' && left[0] === edition.total);
  row[edition.total] = (total?.right ?? main.map(({ number }) => number)).reduce(
    (sum, key) => sum + (row[key] ?? 0),
    0,
  );
  return row;
}

/** A specialty of a form. */
export interface BlockCase {
  readonly code: string;
  readonly numbers: Numbers;
  readonly college?: string;
  /** How the code is written; the row above the block is a heading of its own. */
  readonly codeAs?: 'first-row' | 'all-rows' | 'trailing-dot' | 'day' | 'with-name' | 'heading';
  /** Row numbers in the order they stand; left out = missing. */
  readonly order?: readonly string[];
}

/** How a form's sheet is written. */
export interface FormMess {
  readonly titleRows?: number;
  /** Columns put in before the one at `at` (0-based); `number` stands in the number row. */
  readonly inserted?: readonly {
    readonly at: number;
    readonly header: string;
    readonly fill?: Value;
    readonly number?: string;
  }[];
  readonly hyphens?: boolean;
  readonly numberRow?: 'official' | 'plain' | 'гр.' | 'none';
  readonly countAs?: (count: number) => Value;
  readonly labels?: boolean;
  /** Cells set at last: by block index, row number and column number. */
  readonly cells?: readonly (readonly [block: number, row: string, column: string, value: Value])[];
  /** Rows of values put under the last block. */
  readonly tail?: readonly (readonly Value[])[];
}

const NAME: Readonly<Record<string, string>> = {
  region: 'Субъект Российской Федерации',
  college: 'Образовательная организация',
  specialty: 'Код и наименование профессии, специальности',
  'row-number': 'Номер строки',
  'row-label': 'Категория выпускников',
};
type Beside = 'region' | 'college' | 'specialty' | 'row-number' | 'row-label' | 'unknown';

/** Columns left of the counts as this edition is written here. */
function beside(
  edition: FormEdition,
): readonly { readonly number: string; readonly holds: Beside; readonly label: string }[] {
  const known = edition.identity.map(
    ({ number, label, holds }): { number: string; holds: Beside; label: string } => ({
      number,
      label,
      holds: holds === 'specialty-code' ? 'specialty' : holds === 'specialty-name' ? 'unknown' : holds,
    }),
  );
  if (known.some(({ holds }) => holds !== 'unknown')) return known;
  const plan: readonly Beside[] = ['specialty', 'row-number', 'row-label'];
  const numbers = known.map(({ number }) => number);
  return plan.map((holds, i) => ({ number: numbers[i] ?? '', holds, label: NAME[holds] ?? '' }));
}

function broken(label: string, on: boolean): string {
  return on ? label.replace(/(\p{L}{6})(\p{L}{4,})/gu, '$1-\n$2') : label;
}

/** Where the cell of a block's row and column stands in the sheet that {@link formGrid} makes. */
export function formGrid(edition: FormEdition, blocks: readonly BlockCase[], mess: FormMess = {}): Value[][] {
  const left = beside(edition);
  const columns = [...left.map(({ number }) => number), ...edition.columns.map(({ number }) => number)];
  const numberRow = columns.map((number, i): Value => {
    if (number.startsWith('x') || number === '') return null;
    if (mess.numberRow === 'plain') return Number(number);
    return mess.numberRow === 'гр.' ? `гр.${number}` : i % 3 === 2 ? Number(number) : number;
  });
  const headers = [
    ...left.map(({ label }) => broken(label, mess.hyphens === true)),
    ...edition.columns.map(({ label, labelStatus }) =>
      mess.labels === false || labelStatus === 'unknown'
        ? `Показатель`
        : broken(label, mess.hyphens === true),
    ),
  ];
  const grid: Value[][] = Array.from({ length: mess.titleRows ?? 2 }, (_, i) => [
    i === 0 ? 'Мониторинг занятости' : null,
  ]);
  grid.push(headers);
  if (mess.numberRow !== 'none') grid.push(numberRow);
  for (const [index, block] of blocks.entries()) {
    const order = block.order ?? edition.rows.map(({ number }) => number);
    if (block.codeAs === 'heading')
      grid.push(left.map(({ holds }) => (holds === 'specialty' ? block.code : null)));
    for (const [place, number] of order.entries()) {
      const row = edition.rows.find((one) => one.number === number);
      const values = left.map(({ holds }): Value => {
        if (holds === 'region') return 'Свердловская область';
        if (holds === 'college') return block.college ?? null;
        if (holds === 'specialty') return codeValue(block, place);
        if (holds === 'row-number') return edition.rows.length > 1 ? number : null;
        return holds === 'row-label' && edition.rows.length > 1 ? (row?.label ?? '') : null;
      });
      for (const column of edition.columns) {
        const set = (mess.cells ?? []).find(
          ([b, r, c]) => b === index && r === number && c === column.number,
        );
        const count = block.numbers[number]?.[column.number];
        values.push(
          set !== undefined ? set[3] : count === undefined ? null : (mess.countAs ?? ((one) => one))(count),
        );
      }
      grid.push(values);
    }
  }
  grid.push(...(mess.tail ?? []).map((row) => [...row]));
  for (const { at, header, fill, number } of mess.inserted ?? []) {
    const headerRow = mess.titleRows ?? 2;
    for (const [i, row] of grid.entries()) {
      if (i < headerRow) continue;
      while (row.length < at) row.push(null);
      const isNumbers = mess.numberRow !== 'none' && i === headerRow + 1;
      row.splice(at, 0, i === headerRow ? header : isNumbers ? (number ?? null) : (fill ?? null));
    }
  }
  return grid;
}

function codeValue({ code, codeAs = 'first-row' }: BlockCase, place: number): Value {
  if (codeAs === 'heading') return null;
  if (codeAs === 'all-rows') return code;
  if (place > 0) return null;
  if (codeAs === 'trailing-dot') return `${code}.`;
  if (codeAs === 'with-name') {
    const name = spo.programmes.find(({ ref }) => ref.code === code && ref.edition === '336')?.name ?? '';
    return `${code} ${name}`;
  }
  const [day, month, year] = code.split('.');
  return codeAs === 'day' ? { day: `20${year}-${month}-${day}` } : code;
}

/** Reads the only form of these sheets. */
export async function readGrid(
  grid: readonly (readonly Value[])[],
  stated: Partial<FormContext> = {},
): Promise<FormReading> {
  const [form] = recogniseForm([sheetOf('Лист1', grid)], editions);
  if (form?.kind !== 'form') throw new Error(`not a form: ${form?.kind ?? 'nothing'}`);
  return readForm(form, { ...context, ...stated });
}

/** Numbers as read, in the shape they were made. */
export function numbersOf(block: FormBlock | undefined): Numbers {
  return Object.fromEntries((block?.rows ?? []).map((row) => [row.number, Object.fromEntries(row.counts)]));
}

/** All findings of a reading, of its blocks too. */
export function allFindings(reading: FormReading): readonly Finding[] {
  return [...reading.findings, ...reading.blocks.flatMap((block) => block.findings)];
}

/** «A7 error value-unreadable: …» */
export function told(findings: readonly Finding[]): readonly string[] {
  return findings.map(
    (one) => `${one.at.cell ?? `стр ${one.at.row}`} ${one.severity} ${findingMessage(one)}`,
  );
}
