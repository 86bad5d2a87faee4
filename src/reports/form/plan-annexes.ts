import { safeFileName } from '../../domain/file-name.ts';
import { type IsoDate, russianDate } from '../../domain/iso-date.ts';
import { counted } from '../../domain/russian.ts';
import type { AnnexRow, FormAnnex } from '../../monitoring/forms/annex-rows.ts';
import type { FormEdition } from '../../monitoring/forms/form-edition.ts';
import {
  type CellPlan,
  type ColumnPlan,
  formula,
  type RowPlan,
  type SheetPlan,
  type WorkbookPlan,
} from '../sheet-plan.ts';
import { shortCollege } from './short-college.ts';

/** Sheets with a row for each graduate. */
export interface AnnexesInput {
  readonly edition: FormEdition;
  readonly region: string;
  readonly college: string | null;
  readonly cohort: number;
  readonly asOf: IsoDate;
  /** False = marks of health are not kept for want of a basis. */
  readonly keepsHealth: boolean;
  readonly annexes: readonly { readonly annex: FormAnnex; readonly rows: readonly AnnexRow[] }[];
}

const WIDTHS: Readonly<Record<FormAnnex['columns'][number]['content'], number>> = {
  specialty: 40,
  'graduate-number': 16,
  inn: 14,
  kpp: 12,
  choice: 34,
  count: 10,
  text: 14,
};

/** The workbook of a form's annexes: restricted, because a row is a person. */
export function planAnnexes(input: AnnexesInput): WorkbookPlan {
  const { edition, college, asOf } = input;
  const whose = college === null ? '' : `, ${shortCollege(college)}`;
  return {
    name: safeFileName(`Форма ${edition.id}, приложения${whose} ${asOf}`),
    title: `${edition.title}: приложения`,
    outputClass: 'restricted',
    sheets: input.annexes.map(({ annex, rows }, at) => annexSheet(input, annex, rows, `annex ${at}`)),
  };
}

function annexSheet(
  { region, college, cohort, asOf, keepsHealth }: AnnexesInput,
  annex: FormAnnex,
  rows: readonly AnnexRow[],
  id: string,
): SheetPlan {
  const columns = annex.columns.map(
    ({ number, label, labelStatus, content }): ColumnPlan => ({
      key: number,
      header: labelStatus === 'unknown' ? `${label} (подпись не подтверждена)` : label,
      number,
      width: WIDTHS[content],
      format: content === 'count' ? 'integer' : 'text',
    }),
  );
  const conditions: ColumnPlan[] =
    annex.conditions.length === 0 ? [] : [{ key: 'check', header: 'ПРОВЕРКА', width: 30, format: 'text' }];
  return {
    name: annex.sheet,
    title: annex.title,
    subtitle: [
      `${college ?? region}, выпуск ${cohort} года, по состоянию на ${russianDate(asOf)}: ${counted(rows.length, 'выпускник', 'выпускника', 'выпускников')}`,
    ],
    blocks: [
      {
        kind: 'table',
        id,
        numberRow: true,
        columns: [
          ...columns,
          ...conditions,
          { key: 'source', header: 'Строка списка', width: 34, format: 'text' },
        ],
        rows: rows.map((row, at) => annexRow(row, annex, `row ${at}`)),
      },
      {
        kind: 'text',
        lines: [
          'Заполнено только то, что есть в списках. Уникальный номер выпускника и пустые графы вписывает колледж; человека находят по столбцу «Строка списка».',
          'Столбец «Строка списка» перед отправкой удалите.',
          ...(keepsHealth || annex.members === 'target-contract'
            ? []
            : ['Сведения о здоровье не хранятся: основание не указано. Лист неполон.']),
        ],
      },
    ],
  };
}

function annexRow({ graduate, values }: AnnexRow, annex: FormAnnex, key: string): RowPlan {
  const cells: Record<string, CellPlan> = Object.fromEntries(values);
  const { file, sheet, row } = graduate.source;
  cells.source = [file, sheet === null ? null : `лист «${sheet}»`, row === null ? null : `строка ${row}`]
    .filter((part) => part !== null)
    .join(', ');
  if (annex.conditions.length > 0) cells.check = conditionsCell(values, annex, key);
  return { key, cells };
}

/** The first condition between columns that does not hold, live; «ОК» when all do. */
function conditionsCell(values: ReadonlyMap<string, string>, annex: FormAnnex, key: string): CellPlan {
  const begins = (column: string, start: string) => (values.get(column) ?? '').startsWith(start);
  const broken = annex.conditions.find(
    ({ when, demands }) =>
      begins(when.column, when.startsWith) &&
      !demands.every((demand) =>
        'startsWith' in demand
          ? begins(demand.column, demand.startsWith)
          : ((values.get(demand.column) ?? '') === '') === (demand.state === 'blank'),
      ),
  );
  return formula(broken === undefined ? 'ОК' : broken.text, (at) => {
    const starts = (column: string, start: string) =>
      `LEFT(${at(key, column)},${start.length})="${start.replaceAll('"', '""')}"`;
    return annex.conditions.reduceRight((rest, { when, demands, text }) => {
      const demanded = demands.map((demand) =>
        'startsWith' in demand
          ? starts(demand.column, demand.startsWith)
          : `${at(key, demand.column)}${demand.state === 'blank' ? '=""' : '<>""'}`,
      );
      return `IF(AND(${starts(when.column, when.startsWith)},NOT(AND(${demanded.join(',')}))),"${text.replaceAll('"', '""')}",${rest})`;
    }, '"ОК"');
  });
}
