import { counted, groupThousands } from '../../domain/russian.ts';
import { cleanText } from '../../domain/text.ts';
import type { StoredVacancy } from '../../domain/vacancy.ts';
import type { AdvertGroup, DuplicateReason } from '../../matching/adverts/advert-group.ts';
import type { AdvertNoise } from '../../matching/adverts/advert-noise.ts';
import type { NoiseKind, NoisyAdvert } from '../../matching/adverts/find-noise.ts';
import type { Block, ColumnPlan, RowPlan, SheetPlan } from '../sheet-plan.ts';
import { type BalanceReport, headingOf, LONGEST_LIST } from './balance-report.ts';
import { linkCell } from './plan-scarcity-sheets.ts';
import { withTotal } from './total-row.ts';

const REASONS: Readonly<Record<DuplicateReason, string>> = {
  repost: 'размещена повторно под другим номером',
  'title-tail': 'в названии добавлен хвост',
  'other-source': 'та же вакансия в другом источнике',
};

const KINDS: Readonly<Record<NoiseKind, readonly [name: string, meaning: string]>> = {
  'shared-inn': ['Под ИНН агрегатора', 'работодатель известен только по названию; входят в баланс'],
  agency: ['Размещены агентством', 'входят в баланс'],
  'foreign-quota': [
    'Под квоту на иностранных работников',
    'в баланс входят, только если так указано в настройках',
  ],
  large: ['Крупные', 'от порога demand.largeAdvertPlaces; входят в баланс'],
  outlier: [
    'Необычно много мест',
    'намного больше, чем у той же профессии; входят в баланс, проверьте число мест',
  ],
};

/** «Повторы и шум»: what was listed more than once and counts once, then adverts not to be taken at their word. */
export function planNoiseSheet(report: BalanceReport, noise: AdvertNoise): SheetPlan {
  const heading = headingOf(report, 'Повторы и шум: что посчитано один раз и чему не стоит верить на слово');
  const { listed, removed, groups } = noise;
  return {
    name: 'Повторы и шум',
    title: heading.title,
    subtitle: [
      ...heading.subtitle,
      `В источниках по всему региону ${counted(listed.adverts, 'открытая вакансия', 'открытые вакансии', 'открытых вакансий')} и ${counted(listed.places, 'место', 'места', 'мест')}. Повторы убрали ${counted(removed.adverts, 'вакансию', 'вакансии', 'вакансий')} и ${counted(removed.places, 'место', 'места', 'мест')}: осталось ${groupThousands(listed.adverts - removed.adverts)} и ${groupThousands(listed.places - removed.places)}.`,
      'Повтор — тот же работодатель, название, место и оплата. Группа считается одной вакансией: самой новой и полной, с наибольшим числом мест из названных.',
      ...(groups.length > LONGEST_LIST
        ? [
            `Показаны первые ${groupThousands(LONGEST_LIST)} групп из ${groupThousands(groups.length)}; счёт — по всем.`,
          ]
        : []),
    ],
    freezeColumns: 1,
    blocks: [kindLines(noise), groupTable(groups), ...outlierTable(noise.noisy)],
  };
}

function groupTable(groups: readonly AdvertGroup[]): Block {
  const columns: ColumnPlan[] = [
    { key: 'title', header: 'Вакансия, которая считается', width: 32, format: 'text' },
    { key: 'employer', header: 'Работодатель', width: 28, format: 'text' },
    { key: 'address', header: 'Адрес', width: 30, format: 'text' },
    { key: 'reason', header: 'Почему это одно и то же', width: 24, format: 'text' },
    { key: 'listed', header: 'Вакансий в группе', width: 10, format: 'integer' },
    { key: 'places', header: 'Мест считается', width: 10, format: 'integer' },
    { key: 'adverts', header: 'Вакансий убрано', width: 10, format: 'integer' },
    { key: 'removed', header: 'Мест убрано', width: 10, format: 'integer', scale: 'more-is-worse' },
    { key: 'duplicates', header: 'Повторы: номер или файл и строка', width: 44, format: 'text' },
    { key: 'url', header: 'Ссылка', width: 10, format: 'text' },
  ];
  const rows = Array.from(groups)
    .sort(
      (a, b) =>
        b.placesRemoved - a.placesRemoved ||
        b.duplicates.length - a.duplicates.length ||
        (a.representative.id < b.representative.id ? -1 : 1),
    )
    .slice(0, LONGEST_LIST)
    .map((group, i): RowPlan => {
      const { representative, duplicates, reasons, places, placesRemoved } = group;
      return {
        key: `g${i}`,
        cells: {
          title: cleanText(representative.title),
          employer: representative.employer.name ?? 'не указан',
          address: representative.address,
          reason: reasons.map((reason) => REASONS[reason]).join('; '),
          listed: duplicates.length + 1,
          places,
          adverts: duplicates.length,
          removed: placesRemoved,
          duplicates: duplicates.map(whereOf).join('; '),
          url: linkCell(representative.url),
        },
      };
    });
  return {
    kind: 'table',
    id: 'duplicates',
    columns,
    rows: withTotal(rows, 'title', ['listed', 'places', 'adverts', 'removed']),
  };
}

/** Where an advert can be found again: its own title when it differs, its id, or its row in a table without ids. */
function whereOf({ id, title, places, source }: StoredVacancy): string {
  const where = id.startsWith('t-')
    ? `«${source.file}»${source.row === null ? '' : `, строка ${source.row}`}`
    : id;
  return `${cleanText(title)} (мест: ${places ?? 'не указано'}) — ${where}`;
}

/** One line a kind; an advert may be in several of them. */
function kindLines({ noisy, sharedInns }: AdvertNoise): Block {
  const lines = (Object.keys(KINDS) as NoiseKind[]).flatMap((kind) => {
    const [name, meaning] = KINDS[kind];
    const own = noisy.filter(({ kinds }) => kinds.includes(kind));
    const places = own.reduce((sum, { vacancy }) => sum + (vacancy.places ?? 0), 0);
    return own.length === 0 ? [] : [`${name} — ${advertsOf(own.length)}, ${placesOf(places)}: ${meaning}.`];
  });
  const inns = sharedInns.map(
    ({ inn, names, adverts }) =>
      `ИНН ${inn} — ${counted(names, 'работодатель', 'работодателя', 'работодателей')}, ${advertsOf(adverts)} в источниках.`,
  );
  return {
    kind: 'text',
    lines: ['Чему не стоит верить на слово (вакансия может быть в нескольких строках):', ...lines, ...inns],
  };
}

function advertsOf(count: number): string {
  return counted(count, 'вакансия', 'вакансии', 'вакансий');
}

function placesOf(count: number): string {
  return counted(count, 'место', 'места', 'мест');
}

function outlierTable(noisy: readonly NoisyAdvert[]): readonly Block[] {
  const outliers = noisy.filter(({ usual }) => usual !== null);
  if (outliers.length === 0) return [];
  const shown = outliers.slice(0, LONGEST_LIST);
  const rows = shown.map(
    ({ vacancy, usual }, i): RowPlan => ({
      key: `o${i}`,
      cells: {
        title: cleanText(vacancy.title),
        employer: vacancy.employer.name ?? 'не указан',
        address: vacancy.address,
        usual: usual === null ? null : `обычно ${usual.median}, граница ${usual.fence}`,
        places: vacancy.places,
        url: linkCell(vacancy.url),
      },
    }),
  );
  return [
    {
      kind: 'table',
      id: 'outliers',
      caption: `Необычно много мест: больше верхнего квартиля на 2,2 межквартильного размаха (логарифм числа мест, вакансии той же профессии от двух мест)${
        shown.length < outliers.length
          ? `; первые ${groupThousands(shown.length)} из ${groupThousands(outliers.length)}`
          : ''
      }`,
      columns: [
        { key: 'title', header: 'Вакансия', width: 32, format: 'text' },
        { key: 'employer', header: 'Работодатель', width: 28, format: 'text' },
        { key: 'address', header: 'Адрес', width: 30, format: 'text' },
        { key: 'usual', header: 'Мест у той же профессии', width: 24, format: 'text' },
        { key: 'places', header: 'Мест', width: 10, format: 'integer' },
        { key: 'url', header: 'Ссылка', width: 10, format: 'text' },
      ],
      rows,
    },
  ];
}
