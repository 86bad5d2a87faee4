import { basename } from 'node:path';
import type { Finding, SourceCell } from '../../domain/finding.ts';
import { maskValue } from '../../domain/finding.ts';
import type { FormAnnexLayout } from '../../domain/form-edition.ts';
import type { FormBlock } from '../../domain/form-return.ts';
import { parseInn } from '../../domain/identifiers.ts';
import { type SpoRef, spoKey, textBesidesCode } from '../../domain/spo-code.ts';
import { cleanText, isBlank, normaliseLabel } from '../../domain/text.ts';
import { cellAddress, columnLetters } from '../sheets/cell-address.ts';
import type { SheetCell } from '../sheets/source-sheet.ts';
import type { FormContext } from './form-context.ts';
import { canonicalNumber } from './form-number.ts';
import { readCount } from './read-count.ts';
import type { FoundForm } from './recognise-form.ts';
import { ruleFindings } from './rule-findings.ts';
import { codeOfCell } from './specialty-cell.ts';

/** Sums of one specialty over the good rows of an annex. */
interface AnnexSum {
  readonly specialty: SpoRef;
  readonly rows: number;
  readonly sums: ReadonlyMap<string, number>;
  /** The first row of the specialty, 1-based. */
  readonly firstRow: number;
}

/**
 * What a further sheet of a form says in numbers, and what is wrong in it. Its rows are persons or employers, so nothing but sums
 * by specialty is kept.
 */
export interface AnnexReading {
  readonly annex: FormAnnexLayout;
  readonly sheet: string | null;
  readonly bySpecialty: readonly AnnexSum[];
  readonly rows: { readonly read: number; readonly accepted: number; readonly rejected: number };
  readonly findings: readonly Finding[];
}

/** Reads and checks a further sheet row by row: lists of values, ИНН and КПП, conditions, sums, repeated numbers of graduates. */
export async function readAnnex(
  form: Extract<FoundForm, { kind: 'annex' }>,
  context: FormContext,
): Promise<AnnexReading> {
  const { annex, sheet, numberRow } = form;
  const columnOf = new Map(
    annex.columns.map(({ number }) => [number, numberRow.columns.get(canonicalNumber(number))]),
  );
  const findings: Finding[] = [];
  const bySpecialty = new Map<string, AnnexSum & { sums: Map<string, number>; rows: number }>();
  const seen = new Map<string, string>();
  const rows = { read: 0, accepted: 0, rejected: 0 };
  for await (const batch of sheet.rows()) {
    for (const row of batch) {
      if (row.number <= numberRow.row) continue;
      const cells = new Map(
        row.cells.filter((cell) => !isBlank(cell.text)).map((cell) => [cell.column, cell]),
      );
      const cellOf = (number: string): SheetCell | undefined => cells.get(columnOf.get(number) ?? 0);
      if (!annex.columns.some(({ number }) => cellOf(number) !== undefined)) continue;
      rows.read++;
      const at = (number: string): SourceCell => ({
        file: basename(context.path),
        sheet: sheet.name,
        cell: cellAddress(row.number, columnOf.get(number) ?? 1),
        row: row.number,
      });
      const own: Finding[] = [];
      const counts = new Map<string, number>();
      let specialty: SpoRef | null = null;
      for (const column of annex.columns) {
        const cell = cellOf(column.number);
        const field = `гр.${column.number}`;
        if (column.content === 'specialty') {
          specialty = cell === undefined ? null : specialtyOf(cell, context);
          if (specialty === null)
            own.push({
              code: 'record-without-specialty',
              severity: 'error',
              at: at(column.number),
              args: { field },
            });
        } else if (column.content === 'graduate-number') {
          const text = cleanText(cell?.text ?? '');
          const first = seen.get(text);
          if (text === '') own.push(unusable(at(column.number), field, '', 'уникальный номер выпускника'));
          else if (first !== undefined)
            own.push(unusable(at(column.number), field, '', `номер без повторов: он же в ${first}`));
          else seen.set(text, at(column.number).cell ?? '');
        } else if (cell !== undefined) {
          if (column.content === 'count') {
            const { count, finding } = readCount(cell, at(column.number), field);
            if (finding !== null) own.push(finding);
            if (count !== null) counts.set(column.number, count);
          } else own.push(...cellFindings(cell, column, at(column.number)));
        }
      }
      own.push(...kppFindings(annex, cellOf, at), ...conditionFindings(annex, cellOf, at));
      own.push(
        ...ruleFindings(
          {
            name: `строка ${row.number}`,
            rows: [{ number: '01', sheetRow: row.number, counts, written: [] }],
            addressOf: (_row, number) => {
              const column = columnOf.get(number);
              return column === undefined ? null : `${columnLetters(column)}${row.number}`;
            },
            at: (_row, number) => at(number),
          },
          annex.rules,
        ),
      );
      findings.push(...own);
      if (own.some(({ severity }) => severity === 'error')) {
        rows.rejected++;
        continue;
      }
      rows.accepted++;
      if (specialty === null) continue;
      const sum = bySpecialty.get(spoKey(specialty)) ?? {
        specialty,
        rows: 0,
        sums: new Map(),
        firstRow: row.number,
      };
      sum.rows++;
      for (const [number, count] of counts) sum.sums.set(number, (sum.sums.get(number) ?? 0) + count);
      bySpecialty.set(spoKey(specialty), sum);
    }
  }
  return { annex, sheet: sheet.name, bySpecialty: [...bySpecialty.values()], rows, findings };
}

/** Sums of an annex against the good blocks of the form: the specialty must be there and hold at least as many. */
export function annexAgainstForm(
  reading: AnnexReading,
  blocks: readonly FormBlock[],
  path: string,
): readonly Finding[] {
  const byKey = new Map(
    blocks.flatMap((block) => (block.specialty === null ? [] : [[spoKey(block.specialty), block] as const])),
  );
  return reading.bySpecialty.flatMap(({ specialty, rows, sums, firstRow }) => {
    const at = { file: path, sheet: reading.sheet, cell: null, row: firstRow };
    const block = byKey.get(spoKey(specialty));
    return reading.annex.against.flatMap(({ sum, atMost, text }): Finding[] => {
      const part = sum === 'rows' ? rows : (sums.get(sum) ?? 0);
      const whole = block?.rows[0]?.counts.get(atMost);
      if (block !== undefined && (block.verdict === 'failed' || (whole !== undefined && part <= whole)))
        return [];
      const detail = `${text}: ${part} и ${block === undefined ? 'специальности на листе формы нет' : (whole ?? 'пусто')}`;
      return [{ code: 'form-rule-broken', severity: 'error', at, args: { field: specialty.code, detail } }];
    });
  });
}

function specialtyOf(cell: SheetCell, { spo, cohort, list }: FormContext): SpoRef | null {
  const code = codeOfCell(cell, spo);
  const name = textBesidesCode(cell.text);
  return spo.resolve({
    code: code.kind === 'value' ? code.value : null,
    name: /\p{L}{4}/u.test(name) ? name : null,
    qualification: null,
    year: cohort,
    edition: list,
  }).ref;
}

function unusable(at: SourceCell, field: string, found: string, expected: string): Finding {
  return { code: 'value-unreadable', severity: 'error', at, args: { field, found, expected } };
}

function cellFindings(
  cell: SheetCell,
  column: FormAnnexLayout['columns'][number],
  at: SourceCell,
): readonly Finding[] {
  const field = `гр.${column.number}`;
  if (column.content === 'inn' && parseInn(cell.text).kind !== 'value') {
    return [{ code: 'inn-checksum', severity: 'error', at, args: { field, found: maskValue(cell.text) } }];
  }
  if (column.content !== 'choice') return [];
  const label = normaliseLabel(cell.text);
  if (column.choices.some((choice) => normaliseLabel(choice) === label)) return [];
  const expected = column.choices.map((choice) => `«${choice}»`).join(', ');
  return [
    {
      code: 'value-out-of-list',
      severity: 'error',
      at,
      args: { field, found: maskValue(cell.text), expected },
    },
  ];
}

/** КПП: nine digits for an organisation (ИНН of 10 digits), blank for an entrepreneur (12). */
function kppFindings(
  annex: FormAnnexLayout,
  cellOf: (number: string) => SheetCell | undefined,
  at: (number: string) => SourceCell,
): readonly Finding[] {
  const kpp = annex.columns.find(({ content }) => content === 'kpp');
  const inn = annex.columns.find(({ content }) => content === 'inn');
  if (kpp === undefined || inn === undefined) return [];
  const innCell = cellOf(inn.number);
  const stated = cleanText(cellOf(kpp.number)?.text ?? '');
  const parsed = innCell === undefined ? null : parseInn(innCell.text);
  if (parsed?.kind !== 'value') return [];
  const person = parsed.value.length === 12;
  if (person ? stated === '' : /^\d{9}$/.test(stated)) return [];
  const expected = person ? 'пусто: ИНН индивидуального предпринимателя' : '9 цифр';
  return [unusable(at(kpp.number), `гр.${kpp.number}`, maskValue(stated), expected)];
}

function conditionFindings(
  annex: FormAnnexLayout,
  cellOf: (number: string) => SheetCell | undefined,
  at: (number: string) => SourceCell,
): readonly Finding[] {
  const textOf = (number: string) => normaliseLabel(cellOf(number)?.text ?? '');
  return annex.conditions.flatMap(({ when, demands, text }) => {
    if (!textOf(when.column).startsWith(normaliseLabel(when.startsWith))) return [];
    return demands.flatMap((demand): Finding[] => {
      const stated = textOf(demand.column);
      const met =
        'state' in demand
          ? (stated === '') === (demand.state === 'blank')
          : stated.startsWith(normaliseLabel(demand.startsWith));
      if (met) return [];
      const detail = `${text} (${at(when.column).cell} и ${at(demand.column).cell})`;
      return [
        {
          code: 'form-rule-broken',
          severity: 'error',
          at: at(demand.column),
          args: { field: `гр.${demand.column}`, detail },
        },
      ];
    });
  });
}
