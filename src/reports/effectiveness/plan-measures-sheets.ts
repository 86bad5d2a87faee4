import type { EffectivenessReport } from '../../monitoring/effectiveness/effectiveness.ts';
import type { MeasureLine, Measures, ReachLine } from '../../monitoring/effectiveness/measures.ts';
import { type CellPlan, formula, type RowPlan, type SheetPlan } from '../sheet-plan.ts';
import { unlessEmpty } from '../unless-empty.ts';
import { shareCell, sumCells } from '../weekly/live-cells.ts';
import { shareCells, shareColumns } from './share-cells.ts';
import { subtitle } from './subtitle.ts';

/** The sentence every statement of an effect goes with. */
const NO_PROOF =
  'Это сравнение не доказывает, что трудоустройство вызвано мерой: в мероприятия приходят и те, кто нашёл бы работу сам, а часть участников могла быть трудоустроена раньше.';

/** «Меры и охват» and «Участники и остальные». */
export function planMeasuresSheets(report: EffectivenessReport): readonly SheetPlan[] {
  const { measures } = report;
  return measures === null ? [] : [coverageSheet(report, measures), effectSheet(report, measures)];
}

function coverageSheet(report: EffectivenessReport, measures: Measures): SheetPlan {
  const reach = measures.reach.map(reachRow);
  const sum = (part: 'graduates' | 'attended' | 'reached' | 'either' | 'tasks' | 'tasksDone') =>
    measures.reach.reduce((total, line) => total + line[part], 0);
  const totals = {
    graduates: sum('graduates'),
    attended: sum('attended'),
    reached: sum('reached'),
    either: sum('either'),
  };
  return {
    name: 'Меры и охват',
    title: 'Что сделано для выпускников и кого это охватило',
    subtitle: subtitle(report, 'По реестрам мероприятий, участников, контактов и поручений'),
    freezeColumns: 1,
    blocks: [
      {
        kind: 'table',
        id: 'measures',
        columns: [
          { key: 'label', header: 'Мера', width: 44, format: 'text' },
          { key: 'held', header: 'Проведено', width: 12, format: 'integer' },
          { key: 'invited', header: 'Приглашено', width: 12, format: 'integer' },
          { key: 'came', header: 'Пришло', width: 12, format: 'integer' },
          { key: 'offers', header: 'Предложений работы', width: 13, format: 'integer' },
          { key: 'persons', header: 'Выпускников поимённо', width: 13, format: 'integer' },
          { key: 'share', header: 'Доля выпуска', width: 11, format: 'percent' },
        ],
        rows: measures.lines.map((line) => measureRow(line, measures.graduates)),
      },
      {
        kind: 'table',
        id: 'reach',
        caption: 'Охват по колледжам',
        columns: [
          { key: 'label', header: 'Колледж', width: 44, format: 'text' },
          { key: 'graduates', header: 'Выпускников', width: 12, format: 'integer' },
          { key: 'attended', header: 'Были на мероприятиях', width: 13, format: 'integer' },
          { key: 'reached', header: 'С кем говорили', width: 12, format: 'integer' },
          { key: 'either', header: 'Охвачено мерами', width: 12, format: 'integer' },
          { key: 'share', header: 'Доля охваченных', width: 12, format: 'percent' },
          { key: 'tasks', header: 'Поручений', width: 12, format: 'integer' },
          { key: 'tasksDone', header: 'Из них исполнено', width: 12, format: 'integer' },
        ],
        rows: [
          ...reach,
          {
            key: 'reach total',
            style: 'total',
            cells: {
              label: report.total.label,
              ...sumCells(reach, totals),
              share: shareCell(
                { row: 'reach total', column: 'either', value: totals.either },
                { row: 'reach total', column: 'graduates', value: totals.graduates },
              ),
            },
          },
        ],
      },
      {
        kind: 'text',
        lines: [
          '«Пришло» — числа реестра мероприятий, человек считается столько раз, сколько пришёл. «Поимённо» — разные выпускники этого выпуска из реестра участников.',
          'Поручение всем колледжам стоит у каждого, поэтому поручения по региону не складываются.',
          ...(measures.unfound === 0
            ? []
            : [
                `Строк реестров, по которым выпускник не определён и которые не учтены: ${measures.unfound}.`,
              ]),
        ],
      },
    ],
  };
}

function measureRow(line: MeasureLine, graduates: number): RowPlan {
  const { key, label, held, invited, came, offers, persons } = line;
  const share: CellPlan =
    graduates < 10
      ? 'менее 10'
      : formula(persons / graduates, (at) => `${at(key, 'persons')}/${graduates}`, 'percent');
  return { key, cells: { label, held, invited, came, offers, persons, share } };
}

function reachRow({ key: label, ...line }: ReachLine): RowPlan {
  const key = `reach ${label}`;
  const { graduates, attended, reached, either, tasks, tasksDone } = line;
  return {
    key,
    cells: {
      label,
      graduates,
      attended,
      reached,
      either,
      share: shareCell(
        { row: key, column: 'either', value: either },
        { row: key, column: 'graduates', value: graduates },
      ),
      tasks,
      tasksDone,
    },
  };
}

function effectSheet(report: EffectivenessReport, { lines }: Measures): SheetPlan {
  const { method } = report;
  const title = method.indicators.find(({ id }) => id === method.expected)?.title ?? '';
  const rows = lines.flatMap(({ key, label, effect }): RowPlan[] => {
    if (effect === null) return [];
    const row = `effect ${key}`;
    const { took, others } = effect;
    return [
      {
        key: row,
        cells: {
          label,
          ...shareCells(row, 'took', took, method.minimum),
          ...shareCells(row, 'others', others, method.minimum),
          difference: formula(
            took.rate === null || others.rate === null ? '—' : took.rate - others.rate,
            (at) => {
              const [a, b] = [at(row, 'took rate'), at(row, 'others rate')];
              return `IF(COUNT(${a},${b})=2,${a}-${b},"—")`;
            },
            'percent',
          ),
          overlap: overlapText(took.interval, others.interval),
        },
      },
    ];
  });
  return {
    name: 'Участники и остальные',
    title: `${title}: участники мер и остальные выпускники`,
    subtitle: subtitle(report, 'Участники — по реестрам участников и контактов'),
    freezeColumns: 1,
    blocks: [
      { kind: 'text', lines: [NO_PROOF], tone: 'warning' },
      unlessEmpty(rows, 'Поимённых участников нет: сравнивать некого.', {
        kind: 'table',
        id: 'effect',
        columns: [
          { key: 'label', header: 'Мера', width: 40, format: 'text' },
          ...shareColumns('took', 'Участники'),
          ...shareColumns('others', 'Остальные'),
          { key: 'difference', header: 'Разница долей', width: 12, format: 'percent' },
          { key: 'overlap', header: 'Интервалы', width: 20, format: 'text' },
        ],
        rows,
      }),
    ],
  };
}

function overlapText(
  a: { readonly low: number; readonly high: number } | null,
  b: { readonly low: number; readonly high: number } | null,
): string {
  if (a === null || b === null) return 'данных мало';
  return a.low <= b.high && b.low <= a.high
    ? 'перекрываются: разница может быть случайной'
    : 'не перекрываются';
}
