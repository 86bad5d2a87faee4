import { type IsoDate, russianDate } from '../../domain/iso-date.ts';
import type { ForecastComparison, ForecastLine } from '../../monitoring/forms/compare-forecast.ts';
import type { FormEdition } from '../../monitoring/forms/form-edition.ts';
import type { CellPlan, RowPlan, SheetPlan } from '../sheet-plan.ts';
import { differenceCell } from '../weekly/live-cells.ts';

/** A forecast and the fact, with the days they speak of. */
export interface ForecastSheetInput {
  readonly comparison: ForecastComparison;
  readonly forecastAsOf: IsoDate;
  readonly asOf: IsoDate;
  readonly region: string;
  /** null = the whole region. */
  readonly college: string | null;
  readonly cohort: number;
}

/** «Прогноз и факт»: columns of the two forms that speak of the same outcomes, side by side. */
export function planForecastSheet(input: ForecastSheetInput): SheetPlan {
  const { comparison, forecastAsOf, asOf, region, college, cohort } = input;
  return {
    name: 'Прогноз и факт',
    title: 'Прогноз и факт: что ожидалось и что стало',
    subtitle: [
      `${college ?? region}, выпуск ${cohort} года`,
      `Прогноз: ${comparison.forecast.title}, последний на ${russianDate(forecastAsOf)}. Факт: ${comparison.fact.title}, на ${russianDate(asOf)}`,
    ],
    blocks: [
      {
        kind: 'table',
        id: 'forecast',
        columns: [
          { key: 'fact-columns', header: 'Графы факта', width: 12, format: 'text' },
          { key: 'fact-label', header: 'Надпись в форме факта', width: 46, format: 'text' },
          { key: 'forecast-columns', header: 'Графы прогноза', width: 12, format: 'text' },
          { key: 'forecast-label', header: 'Надпись в форме прогноза', width: 46, format: 'text' },
          { key: 'forecast', header: 'Прогноз', width: 11, format: 'integer' },
          { key: 'fact', header: 'Факт', width: 11, format: 'integer' },
          { key: 'difference', header: 'Факт − прогноз', width: 11, format: 'integer' },
        ],
        rows: comparison.lines.map((line, at) => lineRow(line, `row ${at}`, comparison, at === 0)),
      },
      {
        kind: 'text',
        lines: [
          'Сравниваются первые строки форм: все выпускники. Графы, в которые идут одни и те же исходы, стоят вместе.',
          'Пустая клетка — у формы нет такой графы или числа никто не назвал.',
        ],
      },
    ],
  };
}

function lineRow(
  { forecast, fact, forecastCount, factCount }: ForecastLine,
  key: string,
  comparison: ForecastComparison,
  isTotal: boolean,
): RowPlan {
  const cells: Record<string, CellPlan> = {
    'fact-columns': fact.join(', '),
    'fact-label': labels(comparison.fact, fact),
    'forecast-columns': forecast.join(', '),
    'forecast-label': labels(comparison.forecast, forecast),
    forecast: forecastCount,
    fact: factCount,
  };
  if (forecastCount !== null && factCount !== null) {
    cells.difference = differenceCell(
      { row: key, column: 'fact', value: factCount },
      { row: key, column: 'forecast', value: forecastCount },
    );
  }
  return { key, cells, ...(isTotal ? { style: 'total' as const } : {}) };
}

function labels({ columns }: FormEdition, numbers: readonly string[]): string {
  return columns
    .filter(({ number }) => numbers.includes(number))
    .map(({ label }) => label)
    .join('; ');
}
