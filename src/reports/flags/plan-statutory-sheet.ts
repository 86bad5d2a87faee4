import { russianDate } from '../../domain/iso-date.ts';
import { counted } from '../../domain/russian.ts';
import type { FlagResult } from '../../matching/flag/flag-result.ts';
import { dateCell, type SheetPlan } from '../sheet-plan.ts';
import { unlessEmpty } from '../unless-empty.ts';
import { type FlagWords, PERSON_COLUMNS, personCells, WORK_COLUMNS } from './person-cells.ts';

/** «Обязательный список»: every graduate of a statutory category, whatever the outcome. */
export function planStatutorySheet(result: FlagResult, words: FlagWords): SheetPlan {
  const rows = result.statutory.map(({ graduate, college, categories, action, owner, due }, i) => ({
    key: `person ${graduate.id}`,
    cells: {
      number: i + 1,
      ...personCells(graduate, college, words),
      categories: categories.join('; '),
      action,
      owner,
      due: dateCell(due),
    },
  }));
  return {
    name: 'Обязательный список',
    title: 'Выпускники, которым индивидуальный подход положен по категории',
    subtitle: [
      `${words.region}, по данным на ${russianDate(result.asOf)}`,
      'Дети-сироты и лица из их числа, лица с ОВЗ, инвалиды, дети-инвалиды: все, при любом исходе',
    ],
    freezeColumns: 3,
    blocks: [
      ...(result.statutoryComplete
        ? []
        : [{ kind: 'text' as const, tone: 'warning' as const, lines: incompleteLines(result) }]),
      ...(result.categoriesUnknown === 0
        ? []
        : [{ kind: 'text' as const, lines: [unknownLine(result.categoriesUnknown)] }]),
      unlessEmpty(rows, 'В сохранённых данных выпускников этих категорий нет.', {
        kind: 'table',
        id: 'statutory',
        columns: [
          { key: 'number', header: '№', width: 6, format: 'integer' },
          ...PERSON_COLUMNS,
          { key: 'categories', header: 'Категории', width: 26, format: 'text' },
          ...WORK_COLUMNS,
        ],
        rows,
      }),
    ],
  };
}

function unknownLine(count: number): string {
  return `Категории не указаны ни в одном источнике: ${counted(count, 'выпускник', 'выпускника', 'выпускников')}. О них список ничего не говорит.`;
}

function incompleteLines({ counts }: FlagResult): readonly string[] {
  const why =
    counts.withoutBasis === 0
      ? 'основание для обработки особых категорий данных не записано'
      : `без основания для обработки загружено отметок: ${counts.withoutBasis}, они посчитаны и не сохранены`;
  return [
    `Список неполон: ${why}.`,
    'Запишите основание в настройках рабочей папки и загрузите списки заново.',
  ];
}
