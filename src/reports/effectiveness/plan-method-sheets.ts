import type { EffectivenessReport } from '../../monitoring/effectiveness/effectiveness.ts';
import type { CountKey, Indicator } from '../../monitoring/effectiveness/effectiveness-method.ts';
import type { SheetPlan } from '../sheet-plan.ts';
import { subtitle } from './subtitle.ts';

/** What the mark of a formula or of an act means. */
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
            { key: 'weight', header: 'Вес', width: 8, format: 'decimal' },
            { key: 'bands', header: 'Полосы оценки', width: 26, format: 'text' },
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
              weight: indicator.weight,
              bands: bandsText(indicator),
            },
          })),
        },
      ],
    },
    {
      name: 'Методика',
      title: 'Как считались показатели',
      subtitle: subtitle(
        report,
        `Методика: ${method.id}`,
        ...(report.digest === null ? [] : [`Отпечаток чисел отчёта (SHA-256): ${report.digest}`]),
      ),
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
            'Сроки 3, 6 и 12 месяцев: первое известное место работы выпускника, в том числе начатое до выпуска. В знаменателе те, у кого срок к дате отчёта прошёл; работал ли человек в этот день, говорят периоды работы и история статусов.',
            `Трудоустроенные, у которых не известна дата начала работы, в сроках не участвуют: ${report.withoutStart}.`,
            'Отчёт сдан в срок, если файл пришёл за эту неделю и не известно, что он опоздал: момент известен только у писем.',
            'Разница между колледжами и до или после меры поддержки сама по себе не доказывает причину.',
            ...withoutInput(report),
          ],
        },
        {
          kind: 'table',
          id: 'cohort-rules',
          caption: 'Какой выпуск измеряется',
          columns: [
            { key: 'title', header: 'Правило', width: 60, format: 'text' },
            { key: 'source', header: 'Источник', width: 50, format: 'text' },
            { key: 'mark', header: 'Подтверждение', width: 26, format: 'text' },
            { key: 'used', header: 'Этот отчёт', width: 14, format: 'text' },
          ],
          rows: method.cohortRules.map(({ id, title, source, mark }) => ({
            key: `rule ${id}`,
            cells: {
              title,
              source,
              mark: MARK_LABEL[mark],
              used: report.cohortRule?.title === title ? 'применено' : '',
            },
          })),
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

function bandsText({ bands }: Indicator): string {
  return bands.map(({ from, title, points }) => `от ${from}: ${title} (${points})`).join('; ');
}

/** What the report could show and has no data for, with the table that would bring them. */
function withoutInput({ measures, official, forecast, total }: EffectivenessReport): readonly string[] {
  const lines: string[] = [];
  const ask = (what: string, ...registers: readonly string[]) =>
    lines.push(
      `Нет данных: ${what}. Таблица для них: ${registers.map((name) => `route template --register ${name}`).join(', ')}.`,
    );
  if (measures === null) ask('меры и их охват', 'events', 'attendance', 'contacts');
  if (official.length === 0) ask('официальные сведения СФР', 'official-figures');
  if (total.counts['requests-places'] === null) ask('заявки работодателей', 'requests');
  if (total.counts['plans-due'] === null) ask('выполнение индивидуальных планов', 'plans');
  if (forecast === null) lines.push('Прогноз сравнивается с фактом после дня выпуска.');
  return lines;
}
