import type { IsoDate } from '../../../src/domain/iso-date.ts';
import type { ChartPlan } from '../../../src/reports/charts/chart-plan.ts';

const head = { units: 'мест', source: 'баланс', asOf: '2026-05-25' as IsoDate };

/** One chart of every kind, with a hostile name and a value that is not known in each that can have them. */
export const SAMPLE_CHARTS: readonly ChartPlan[] = [
  {
    ...head,
    id: 'weeks',
    kind: 'line',
    title: 'Доля работающих выросла с 31 % до 52 %',
    units: 'доля выпускников',
    format: 'percent',
    pointHeader: 'Неделя',
    points: ['06.04', '13.04', '20.04'],
    series: [
      { name: 'Работают', values: [0.31, null, 0.52] },
      { name: 'Учатся & «служат»', values: [0.2, 0.21, 0.22] },
    ],
  },
  {
    ...head,
    id: 'ranked',
    kind: 'bars',
    title: 'Больше всего мест не закрыть у сварщиков',
    categoryHeader: 'Профессия',
    categories: ['Сварщик', 'Повар, кондитер', '<b>Токарь</b>'],
    series: [{ name: 'Не закрыть', values: [1214, 640, null] }],
  },
  {
    ...head,
    id: 'stacked',
    kind: 'bars',
    title: 'Половина выпускников работает',
    categoryHeader: 'Колледж',
    categories: ['Первый', 'Второй'],
    series: [
      { name: 'Работают', values: [20, 31] },
      { name: 'Учатся', values: [10, 3] },
      { name: 'Нет сведений', values: [5, 4] },
    ],
  },
  {
    ...head,
    id: 'intervals',
    kind: 'intervals',
    title: 'У одного колледжа из трёх трудоустроено меньше, чем ожидалось по его специальностям',
    units: 'доля трудоустроенных, 95-процентный интервал',
    format: 'percent',
    categoryHeader: 'Колледж',
    valueName: 'Факт',
    expectedName: 'Ожидание',
    lines: [
      { name: 'Первый', value: 0.2, low: 0.12, high: 0.31, expected: 0.42 },
      { name: 'Второй & «другие»', value: 0.5, low: 0.41, high: 0.59, expected: 0.48 },
      { name: 'Третий', value: 0.61, low: 0.4, high: 0.78, expected: 0.44 },
    ],
  },
  {
    ...head,
    id: 'heat',
    kind: 'heat-map',
    title: 'Сварщиков не хватает в Серове',
    rowHeader: 'Профессия',
    rows: ['Сварщик', 'Повар'],
    columns: ['Серов', 'Каменск-Уральский'],
    values: [
      [214, 0],
      [null, 3],
    ],
  },
  {
    ...head,
    id: 'flows',
    kind: 'flows',
    title: 'Сварщики идут в машиностроение',
    levels: ['Программа', 'Отрасль', 'Муниципалитет'],
    nodes: [
      { key: 'p', name: 'Сварщик', level: 0 },
      { key: 's', name: 'Машиностроение', level: 1 },
      { key: 'm', name: 'Серов', level: 2 },
    ],
    links: [
      { from: 'p', to: 's', value: 12 },
      { from: 's', to: 'm', value: 12 },
    ],
  },
  {
    ...head,
    id: 'map',
    kind: 'settlements',
    title: 'Дефицит — в Екатеринбурге',
    points: [
      { name: 'Екатеринбург', latitude: 56.84, longitude: 60.6, value: 900 },
      { name: 'Серов', latitude: 59.6, longitude: 60.58, value: 90 },
    ],
  },
  {
    ...head,
    id: 'spark',
    kind: 'sparkline',
    title: 'Дефицит растёт',
    pointHeader: 'Неделя',
    points: ['06.04', '13.04', '20.04'],
    values: [1, null, 3],
  },
];
