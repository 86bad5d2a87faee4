import type { ReasonReport, ReasonRow } from '../../monitoring/reasons/count-reasons.ts';
import type { ReasonSide } from '../../monitoring/reasons/reason-rules.ts';
import type { Block, RowPlan, SheetPlan, TableBlock } from '../sheet-plan.ts';
import { asOfLine, type CentreWords } from '../tracking/centre-words.ts';
import { type CountColumn, countTable } from '../tracking/count-table.ts';

/**
 * Reasons in counts: «Причины» with every class, and breakdowns. Words people wrote are never printed, and life circumstances stand
 * in breakdowns as one number: of a small group pregnancy or health would be told of a person.
 */
export function planReasonSheets(report: ReasonReport, words: CentreWords): readonly SheetPlan[] {
  const sheet = (name: string, title: string, id: string, label: string, rows: readonly ReasonRow[]) => ({
    name,
    title,
    subtitle: subtitle(report, words),
    freezeColumns: 1,
    blocks: breakdown(id, label, rows, report),
  });
  return [
    summarySheet(report, words),
    sheet(
      'По профессиям',
      'Причины по профессиям и специальностям',
      'professions',
      'Специальность',
      report.byProfession,
    ),
    sheet('По колледжам', 'Причины по колледжам', 'colleges', 'Колледж', report.byCollege),
    sheet(
      'По работодателям',
      'Причины по работодателям: место работы не по специальности или заказчик целевого обучения',
      'employers',
      'Работодатель',
      report.byEmployer,
    ),
    sheet(
      'По территориям',
      'Причины по месту жительства',
      'territories',
      'Населённый пункт',
      report.byTerritory,
    ),
  ];
}

function subtitle({ asOf, rules }: ReasonReport, words: CentreWords): readonly string[] {
  return [
    asOfLine(words, asOf),
    `Каждый посчитан один раз, по причине, названной первой. Правила: ${rules.source}`,
  ];
}

function summarySheet(report: ReasonReport, words: CentreWords): SheetPlan {
  const { notWorking, outsideSpecialty, unstated } = report.total;
  return {
    name: 'Причины',
    title: 'Почему выпускники не работают или работают не по специальности',
    subtitle: subtitle(report, words),
    blocks: [
      {
        kind: 'text',
        lines: [
          `Не работают и работы не ждут: ${notWorking}. Работают не по специальности: ${outsideSpecialty}. Причина не указана: ${unstated}.`,
          'Не вошли выпускники без статуса и те, кто планирует выйти на работу.',
        ],
      },
      classTable(report),
    ],
  };
}

/** Classes under their side, every number a sum of those deeper. */
function classTable({ total, rules }: ReasonReport): TableBlock {
  const sides: readonly ReasonSide[] = ['life', 'market', 'choice', 'other'];
  const rows = sides.flatMap((side): readonly RowPlan[] => {
    // «Иное» under «иное» would say the same twice.
    const classes = rules.classes.filter((one) => one.side === side && one.label !== rules.sides[side]);
    return [
      {
        key: side,
        cells: { label: rules.sides[side], persons: total.bySide[side] },
        style: 'subtotal',
      },
      ...classes.map(({ key, label }) => ({
        key: `class ${key}`,
        cells: { label, persons: total.byClass.get(key) ?? 0 },
        indent: 1,
      })),
    ];
  });
  return {
    kind: 'table',
    id: 'classes',
    columns: [
      { key: 'label', header: 'Причина', width: 60, format: 'text' },
      { key: 'persons', header: 'Выпускников', width: 14, format: 'integer' },
    ],
    rows: [
      ...rows,
      { key: 'unstated', cells: { label: 'причина не указана', persons: total.unstated }, style: 'subtotal' },
      { key: 'total', cells: { label: 'Итого', persons: total.persons }, style: 'total' },
    ],
  };
}

function breakdown(
  id: string,
  label: string,
  rows: readonly ReasonRow[],
  { rules }: ReasonReport,
): readonly Block[] {
  if (rows.length === 0) return [{ kind: 'text', lines: ['Таких выпускников нет.'] }];
  const market = rules.classes.filter(({ side }) => side === 'market');
  const columns: readonly CountColumn[] = [
    { key: 'persons', header: 'Выпускников' },
    { key: 'life', header: rules.sides.life, width: 16 },
    ...market.map(({ key, label: header }) => ({ key, header, group: rules.sides.market })),
    { key: 'choice', header: rules.sides.choice, width: 14 },
    { key: 'other', header: rules.sides.other },
    { key: 'unstated', header: 'Причина не указана' },
  ];
  const lines = [...rows]
    .sort((a, b) => b.counts.bySide.market - a.counts.bySide.market || b.counts.persons - a.counts.persons)
    .map(({ label: name, counts }) => ({
      label: name,
      cells: {
        persons: counts.persons,
        life: counts.bySide.life,
        ...Object.fromEntries(market.map(({ key }) => [key, counts.byClass.get(key) ?? 0])),
        choice: counts.bySide.choice,
        other: counts.bySide.other,
        unstated: counts.unstated,
      },
    }));
  return [countTable(id, label, columns, lines)];
}
