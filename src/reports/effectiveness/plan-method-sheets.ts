import type { CountKey } from '../../monitoring/effectiveness/effectiveness-method.ts';
import type { EffectivenessReport } from '../../monitoring/effectiveness.ts';
import type { SheetPlan } from '../sheet-plan.ts';
import { subtitle } from './subtitle.ts';

const MARK_LABEL = {
  verified: 'подтверждено источником',
  inferred: 'выведено из граф формы',
  recalled: 'по памяти, не подтверждено',
} as const;

/** «Показатели» and «Методика»: what each share is made of and how far its source confirms it. */
export function planMethodSheets(report: EffectivenessReport): readonly SheetPlan[] {
  const { method } = report;
  const labels = new Map(report.countColumns.map(({ key, label }) => [key, label]));
  const names = (keys: readonly CountKey[]) => keys.map((key) => labels.get(key) ?? key).join('; ');
  return [
    {
      name: 'Показатели',
      title: 'Состав показателей',
      subtitle: subtitle(report),
      blocks: [
        {
          kind: 'table',
          id: 'indicators',
          columns: [
            { key: 'title', header: 'Показатель', width: 26, format: 'text' },
            { key: 'text', header: 'Формула (графы базовой формы)', width: 24, format: 'text' },
            { key: 'numerator', header: 'Числитель', width: 36, format: 'text' },
            { key: 'base', header: 'Знаменатель до исключений', width: 20, format: 'text' },
            { key: 'exclusions', header: 'Исключены из знаменателя', width: 34, format: 'text' },
            { key: 'source', header: 'Источник', width: 34, format: 'text' },
            { key: 'mark', header: 'Подтверждение', width: 18, format: 'text' },
          ],
          rows: method.indicators.map((indicator) => ({
            key: indicator.id,
            cells: {
              title: indicator.title,
              text: indicator.text,
              numerator: names(indicator.numerator),
              base: names(indicator.base),
              exclusions: indicator.exclusions.length === 0 ? 'нет' : names(indicator.exclusions),
              source: indicator.source,
              mark: MARK_LABEL[indicator.mark],
            },
          })),
        },
      ],
    },
    {
      name: 'Методика',
      title: 'Как считались показатели',
      subtitle: subtitle(report, `Методика: ${method.id}`),
      blocks: [
        {
          kind: 'text',
          lines: [
            'Каждый выпускник посчитан один раз. Выпускник без сведений о статусе остаётся в знаменателе и ни в какой числитель не входит.',
            `Доля не показывается, если в знаменателе меньше ${method.minimum} человек.`,
            'Интервал Уилсона показывает, в каких пределах доля лежала бы с вероятностью 95 % при случайных колебаниях: чем меньше выпускников, тем он шире.',
            `Закрепляемость: не менее ${method.retentionMonths} месяцев на последнем месте работы, по указанному числу месяцев или по дате начала работы.`,
            'Целевой договор исполнен, если выпускник работает у заказчика договора: ИНН совпадают, а без ИНН совпадают названия.',
            'Состав показателей, исключения и порог задаёт файл методики; этот отчёт сделан по методике, показанной на листе «Показатели».',
            'Разница между колледжами и до или после меры поддержки сама по себе не доказывает причину.',
          ],
        },
        {
          kind: 'table',
          id: 'acts',
          caption: 'Акты, с которыми сверяется методика',
          columns: [
            { key: 'title', header: 'Акт', width: 90, format: 'text' },
            { key: 'mark', header: 'Реквизиты', width: 26, format: 'text' },
          ],
          rows: method.acts.map(({ title, mark }, i) => ({
            key: `act ${i}`,
            cells: { title, mark: MARK_LABEL[mark] },
          })),
        },
      ],
    },
  ];
}
