import { DECLINE_REASONS } from '../../domain/referral.ts';
import { counted, groupThousands } from '../../domain/russian.ts';
import type { CostPart } from '../../matching/assign/assign-settings.ts';
import { withTotal } from '../balance/total-row.ts';
import { chartSize } from '../charts/chart-size.ts';
import { planChartTable } from '../charts/plan-chart-table.ts';
import { formula, type RowPlan, type SheetPlan } from '../sheet-plan.ts';
import { type AssignReport, headingOf } from './assign-report.ts';
import { CLASS_LABEL, movedText, OTHER_CLASS, PART_LABEL, saturatedText } from './assign-text.ts';
import { planReferralFlows } from './plan-referral-flows.ts';
import { unservedPrograms } from './unserved-programs.ts';

/** «Сводка»: placed by class, and who takes no part. Names nobody. */
export function planAssignSummary(report: AssignReport): SheetPlan {
  const { classes, contracts, contractsWithoutPlace, notSeeking, unmoved, moved } = report.assignment;
  const doubtful = report.assignment.persons.filter(({ doubt }) => doubt !== null).length;
  const rows = classes
    .filter(({ persons }) => persons > 0)
    .map(({ key, persons, placed }): RowPlan => {
      const name = key === null ? OTHER_CLASS : CLASS_LABEL[key];
      return {
        key: `k${key ?? ''}`,
        cells: { name, persons, placed, left: remainder(`k${key ?? ''}`, persons, placed) },
      };
    });
  return {
    name: 'Сводка',
    ...headingOf(
      report,
      'Распределение выпускников по вакансиям',
      `Не участвуют: по целевому договору ${counted(contracts.length, 'человек', 'человека', 'человек')} (без открытой вакансии работодателя ${contractsWithoutPlace}), не ищут места ${groupThousands(notSeeking.size)}.`,
      `Прежних направлений в силе ${groupThousands(unmoved)}, изменилось ${groupThousands(moved.length)}.`,
      ...(doubtful === 0
        ? []
        : [
            `Принятых направлений, которые по нынешним данным не подходят: ${groupThousands(doubtful)}; они сохранены, проверьте столбец «Уточните» в книге направлений.`,
          ]),
      proofLine(report),
    ),
    blocks: [
      {
        kind: 'table',
        id: 'classes',
        caption: 'По очереди: сначала наибольшее число людей первой строки, затем второй и так далее',
        columns: [
          { key: 'name', header: 'Кто', width: 44, format: 'text' },
          { key: 'persons', header: 'Ищут место', width: 12, format: 'integer' },
          { key: 'placed', header: 'Есть предложение', width: 13, format: 'integer' },
          { key: 'left', header: 'Без места', width: 11, format: 'integer', scale: 'more-is-worse' },
        ],
        rows: withTotal(rows, 'name', ['persons', 'placed', 'left']),
      },
    ],
  };
}

/** «Потоки»: where the proposed referrals lead, as a picture and as the table behind it. */
export function planReferralFlowSheet(report: AssignReport): SheetPlan {
  const chart = planReferralFlows(report);
  return {
    name: 'Потоки',
    ...headingOf(report, 'Куда ведут направления: программа — отрасль — муниципалитет'),
    blocks:
      chart === null
        ? [{ kind: 'text', lines: ['Ни одному выпускнику места не предложено.'] }]
        : [{ kind: 'chart', chart, ...chartSize(chart) }, planChartTable(chart, 'flow-links')],
  };
}

function remainder(row: string, persons: number, placed: number) {
  return formula(persons - placed, (at) => `${at(row, 'persons')}-${at(row, 'placed')}`);
}

/** The proof in one line. */
function proofLine({ assignment: { proof } }: AssignReport): string {
  return proof.holds
    ? `Доказано: лучше распределить нельзя (разрыв между решением и его оценкой снизу — ${proof.gap}).`
    : `ПРОВЕРКА НЕ ПРОЙДЕНА: разрыв ${proof.gap}. Не используйте распределение, сообщите разработчикам.`;
}

/** «Не размещены»: by programme and reason, without names. */
export function planUnservedSheet(report: AssignReport): SheetPlan {
  const rows = unservedPrograms(report.assignment).map(
    ({ profession, persons, unplaced, why }, i): RowPlan => ({
      key: `p${i}`,
      cells: {
        name: report.assignment.nameOf(profession),
        persons,
        unplaced,
        saturated: why.saturated,
        none: why.none,
        forbidden: why.forbidden,
        help: why.helps.map(([kind, count]) => `${kind} — ${count}`).join('; '),
      },
    }),
  );
  const sets = new Map(
    report.assignment.persons.flatMap(({ saturated }) =>
      saturated === null ? [] : [[saturated, saturated.unplaced]],
    ),
  );
  return {
    name: 'Не размещены',
    ...headingOf(report, 'Кому не нашлось места: по программам и причинам'),
    freezeColumns: 1,
    blocks: [
      {
        kind: 'table',
        id: 'unserved',
        columns: [
          { key: 'name', header: 'Программа', width: 46, format: 'text' },
          { key: 'persons', header: 'Ищут место', width: 10, format: 'integer' },
          { key: 'unplaced', header: 'Без места', width: 10, format: 'integer', scale: 'more-is-worse' },
          { key: 'saturated', header: 'Места заняты', group: 'Почему', width: 10, format: 'integer' },
          { key: 'forbidden', header: 'Не подходят', group: 'Почему', width: 10, format: 'integer' },
          { key: 'none', header: 'Нет вакансий', group: 'Почему', width: 10, format: 'integer' },
          { key: 'help', header: 'Что поможет, человек', width: 50, format: 'text' },
        ],
        rows: withTotal(rows, 'name', ['persons', 'unplaced', 'saturated', 'forbidden', 'none']),
      },
      {
        kind: 'table',
        id: 'saturated',
        caption: 'Места, которых не хватает: проверяется без программы',
        columns: [
          { key: 'text', header: 'Доказательство', width: 100, format: 'text' },
          { key: 'unplaced', header: 'Без места', width: 10, format: 'integer' },
        ],
        rows: Array.from(sets)
          .sort(([, a], [, b]) => b - a)
          .map(([set, unplaced], i) => ({ key: `s${i}`, cells: { text: saturatedText(set), unplaced } })),
      },
    ],
  };
}

/** «Что изменилось» in counts, without names. */
export function planMovedCounts(report: AssignReport): SheetPlan {
  const { moved, unmoved } = report.assignment;
  const counts = new Map<string, { cause: string; count: number; placed: number }>();
  for (const each of moved) {
    const cause = movedText(each, DECLINE_REASONS);
    const row = counts.get(cause) ?? { cause, count: 0, placed: 0 };
    counts.set(cause, row);
    row.count++;
    if (each.after !== null) row.placed++;
  }
  const rows = Array.from(counts.values())
    .sort((a, b) => b.count - a.count || (a.cause < b.cause ? -1 : 1))
    .map(({ cause, count, placed }, i): RowPlan => ({ key: `c${i}`, cells: { cause, count, placed } }));
  return {
    name: 'Что изменилось',
    ...headingOf(
      report,
      'Какие направления изменились и почему',
      `В силе ${counted(unmoved, 'направление', 'направления', 'направлений')}. ${moved.length === 0 ? 'Ни одно не изменилось.' : `Изменилось ${groupThousands(moved.length)}.`}`,
    ),
    blocks: [
      {
        kind: 'table',
        id: 'moved',
        columns: [
          { key: 'cause', header: 'Причина', width: 70, format: 'text' },
          { key: 'count', header: 'Направлений', width: 13, format: 'integer' },
          { key: 'placed', header: 'Есть новое предложение', width: 14, format: 'integer' },
        ],
        rows: withTotal(rows, 'cause', ['count', 'placed']),
      },
    ],
  };
}

/** «Доказательство»: the certificate, its meaning, and the settings all of it rests on. */
export function planProofSheet(report: AssignReport): SheetPlan {
  const { proof, settings, persons, openings, heldPlaces } = report.assignment;
  const places = openings.reduce((sum, opening) => sum + opening.places, 0);
  const facts: readonly (readonly [string, number | string])[] = [
    ['Ищут место, человек', persons.length],
    ['Вакансий с местами', openings.length],
    ['Мест в них (без занятых целевыми договорами)', places],
    ['Мест занято целевыми договорами', heldPlaces],
    ['Допустимых пар «выпускник — вакансия»', proof.arcs],
    ['Независимых частей рынка', proof.components],
    ['Стоимость выбранных направлений', proof.cost],
    ['Значение решения', String(proof.primal)],
    ['Оценка снизу', String(proof.dual)],
    ['Разрыв', String(proof.gap)],
    ['Проверка', proof.holds ? 'пройдена' : 'НЕ ПРОЙДЕНА'],
  ];
  return {
    name: 'Доказательство',
    ...headingOf(report, 'Почему распределение нельзя улучшить'),
    blocks: [
      {
        kind: 'text',
        lines: [
          proofLine(report),
          'Оценка снизу складывается из «цен» людей и мест: ни одно допустимое распределение не может стоить меньше. Её проверяет отдельный код, который решателя не вызывает. Разрыв 0 — решение и оценка совпали.',
          'Человек, который остаётся без места, «стоит» больше любых сумм стоимостей, тем больше, чем раньше его очередь: поэтому сначала размещается наибольшее число людей первой очереди, затем второй, и лишь затем сравниваются стоимости.',
          `Очередь (route.config.json, assign.priority): ${['принятые направления', ...settings.priority.map((key) => CLASS_LABEL[key]), OTHER_CLASS].join(' → ')}.`,
        ],
      },
      {
        kind: 'table',
        id: 'proof',
        columns: [
          { key: 'fact', header: 'Показатель', width: 52, format: 'text' },
          { key: 'value', header: 'Значение', width: 22, format: 'integer' },
        ],
        rows: facts.map(([fact, value], i) => ({ key: `f${i}`, cells: { fact, value } })),
      },
      {
        kind: 'table',
        id: 'weights',
        caption: 'Наибольшая стоимость каждой части (route.config.json, assign.weights)',
        columns: [
          { key: 'part', header: 'Часть', width: 52, format: 'text' },
          { key: 'weight', header: 'Наибольшая', width: 22, format: 'integer' },
        ],
        rows: (Object.keys(PART_LABEL) as CostPart[]).map((part) => ({
          key: part,
          cells: { part: PART_LABEL[part], weight: settings.weights[part] },
        })),
      },
    ],
  };
}
