import { type IsoDate, russianDate } from '../../domain/iso-date.ts';
import { compareRussian, counted } from '../../domain/russian.ts';
import type { FairEmployer, FairGroup, FairMarket } from '../../matching/fairs/fair-market.ts';
import type { FilledVenue } from '../../matching/fairs/fill-venue.ts';
import type { FairPlan } from '../../matching/fairs/plan-fairs.ts';
import { dateCell, type RowPlan, type SheetPlan, type WorkbookPlan } from '../sheet-plan.ts';
import { asOfLine, type CentreWords } from '../tracking/centre-words.ts';
import { unlessEmpty } from '../unless-empty.ts';

/** A plan of fairs to be shown. */
export interface FairPlanReport {
  readonly asOf: IsoDate;
  readonly radiusKm: number;
  readonly market: FairMarket;
  readonly plan: FairPlan;
  readonly unplaced: number;
  readonly past: number;
  readonly homeless: number;
}

/** A venue in words. */
function venueText({ venue }: FilledVenue): string {
  return `${venue.name}, ${venue.settlement}`;
}

/** Which employers and colleges to bring together where: class `official`. */
export function planFairPlan(report: FairPlanReport, words: CentreWords): WorkbookPlan {
  const { asOf } = report;
  return {
    name: `План ярмарок ${asOf}`,
    title: `Ярмарки вакансий: план на ${russianDate(asOf)}`,
    outputClass: 'official',
    sheets: [
      venueSheet(report, words),
      employerSheet(report, words),
      collegeSheet(report, words),
      coverSheet(report, words),
    ],
  };
}

function venueSheet(report: FairPlanReport, words: CentreWords): SheetPlan {
  const { plan, asOf, radiusKm, market } = report;
  let sum = 0;
  return {
    name: 'План',
    title: 'Какие ярмарки провести и что добавляет каждая',
    subtitle: [
      asOfLine(words, asOf),
      `Встреча — выпускник и место по его профессии у позванного работодателя; радиус ${radiusKm} км от площадки; человек и место считаются один раз`,
    ],
    blocks: [
      ...(plan.fairs.length === 0
        ? [{ kind: 'text' as const, lines: [emptyText(report)] }]
        : [
            {
              kind: 'table' as const,
              id: 'fairs',
              columns: [
                { key: 'number', header: '№', width: 5, format: 'integer' as const },
                { key: 'venue', header: 'Площадка', width: 36, format: 'text' as const },
                { key: 'date', header: 'Дата', width: 12, format: 'date' as const },
                { key: 'adds', header: 'Добавляет встреч', width: 12, format: 'integer' as const },
                { key: 'sum', header: 'Всего с ней', width: 11, format: 'integer' as const },
                {
                  key: 'most',
                  header: 'Могло бы быть без предела столов и зала',
                  width: 17,
                  format: 'integer' as const,
                },
                {
                  key: 'invited',
                  header: 'позвать',
                  group: 'Работодатели',
                  width: 10,
                  format: 'integer' as const,
                },
                {
                  key: 'tables',
                  header: 'столов',
                  group: 'Работодатели',
                  width: 10,
                  format: 'integer' as const,
                },
                { key: 'colleges', header: 'Колледжей', width: 11, format: 'integer' as const },
                { key: 'hall', header: 'Вместимость, выпускников', width: 14, format: 'integer' as const },
              ],
              rows: plan.fairs.map((fair, at): RowPlan => {
                sum += fair.matched;
                return {
                  key: `fair ${at}`,
                  cells: {
                    number: at + 1,
                    venue: venueText(fair),
                    date: dateCell(fair.venue.date),
                    adds: fair.matched,
                    sum,
                    most: fair.most,
                    invited: fair.employers.length,
                    tables: fair.venue.employers,
                    colleges: new Set(fair.matches.map(({ group }) => collegeOf(group, market))).size,
                    hall: fair.venue.graduates,
                  },
                };
              }),
            },
          ]),
      { kind: 'text', lines: methodLines(report) },
    ],
  };
}

function emptyText({ market, unplaced, past }: FairPlanReport): string {
  if (market.venues.length > 0) return 'Рядом с площадками нет выпускников с подходящими вакансиями.';
  if (unplaced + past > 0) return 'Площадок с будущей датой и известным населённым пунктом нет.';
  return 'Площадок нет: заполните реестр route template --register fairs и загрузите его.';
}

function methodLines({ plan, unplaced, past, homeless }: FairPlanReport): readonly string[] {
  const share = plan.bound === 0 ? null : Math.floor((plan.matched / plan.bound) * 100);
  return [
    `Ищут работу ${plan.seekers}; рядом с площадками ${plan.nearVenue}, из них у ${plan.withVacancy} есть подходящая вакансия. Встреч по плану ${plan.matched}.`,
    share === null
      ? 'Подходящих мест рядом с площадками нет.'
      : `Больше ${plan.bound} не дал бы никакой план: это наибольшее число встреч при всех площадках, всех работодателях в радиусе и без предела столов (наибольший поток), но не больше, чем вмещают самые большие залы. План — не меньше ${share} % от возможного.`,
    'Работодатели каждой площадки выбраны жадно: каждый следующий добавляет больше всех. Такой выбор не хуже 1 − 1/e = 63 % от лучшего для площадки (Немхаузер, Вулси, Фишер, 1978); затем проверены замены одного работодателя другим. Площадки выбраны так же, с заменами.',
    'Вакансия без числа мест считается за одно место. Агентства не зовут: они размещают вакансии других.',
    ...(unplaced > 0 ? [`Площадок, населённый пункт которых не найден: ${unplaced}.`] : []),
    ...(past > 0 ? [`Площадок с прошедшей датой: ${past}.`] : []),
    ...(homeless > 0
      ? [`Выпускников, чьё место жительства и колледж не определены на карте: ${homeless}.`]
      : []),
  ];
}

function employerSheet({ plan, market, asOf }: FairPlanReport, words: CentreWords): SheetPlan {
  const employers = new Map(market.employers.map((employer) => [employer.key, employer]));
  const groups = new Map(market.groups.map((group) => [group.key, group]));
  const rows = plan.fairs.flatMap((fair, at) =>
    fair.employers.map(({ employer: key, adds }, place): RowPlan => {
      const employer: FairEmployer = employers.get(key) ?? { key, name: key, inn: null };
      const own = fair.matches.filter((match) => match.employer === key);
      const openings = fair.venue.openings.filter((opening) => opening.employer === key);
      const programmes = own.flatMap(({ group }) => groups.get(group)?.programme ?? []);
      return {
        key: `employer ${at} ${place}`,
        cells: {
          venue: venueText(fair),
          place: place + 1,
          employer: employer.name,
          inn: employer.inn,
          adds,
          matched: own.reduce((sum, { graduates }) => sum + graduates, 0),
          places: openings.reduce((sum, opening) => sum + opening.places, 0),
          programmes: [...new Set(programmes)].sort(compareRussian).join('; '),
        },
      };
    }),
  );
  return {
    name: 'Работодатели',
    title: 'Кого из работодателей позвать на какую ярмарку',
    subtitle: [
      asOfLine(words, asOf),
      'Порядок — по тому, сколько встреч работодатель добавил к уже позванным',
    ],
    freezeColumns: 1,
    blocks: [
      unlessEmpty(rows, 'Звать некого.', {
        kind: 'table',
        id: 'employers',
        columns: [
          { key: 'venue', header: 'Площадка', width: 32, format: 'text' },
          { key: 'place', header: '№', width: 6, format: 'integer' },
          { key: 'employer', header: 'Работодатель', width: 38, format: 'text' },
          { key: 'inn', header: 'ИНН', width: 14, format: 'text' },
          { key: 'adds', header: 'Добавил встреч', width: 11, format: 'integer' },
          { key: 'matched', header: 'Встреч всего', width: 11, format: 'integer' },
          { key: 'places', header: 'Мест по профессиям выпускников', width: 15, format: 'integer' },
          { key: 'programmes', header: 'Кому', width: 60, format: 'text' },
        ],
        rows,
      }),
    ],
  };
}

function collegeSheet({ plan, market, asOf }: FairPlanReport, words: CentreWords): SheetPlan {
  const groups = new Map(market.groups.map((group) => [group.key, group]));
  const rows = plan.fairs.flatMap((fair, at) => {
    const lines = new Map<
      string,
      { readonly group: FairGroup; matched: number; readonly employers: Set<string> }
    >();
    for (const { group: key, graduates, employer } of fair.matches) {
      const group = groups.get(key);
      if (group === undefined) continue;
      const id = `${group.college}\n${group.programme}`;
      const line = lines.get(id) ?? { group, matched: 0, employers: new Set<string>() };
      line.matched += graduates;
      line.employers.add(employer);
      lines.set(id, line);
    }
    return [...lines.values()]
      .sort(
        (a, b) =>
          compareRussian(a.group.college, b.group.college) ||
          compareRussian(a.group.programme, b.group.programme),
      )
      .map(
        ({ group, matched, employers }, place): RowPlan => ({
          key: `college ${at} ${place}`,
          cells: {
            venue: venueText(fair),
            date: dateCell(fair.venue.date),
            college: group.college,
            programme: group.programme,
            matched,
            employers: employers.size,
          },
        }),
      );
  });
  return {
    name: 'Колледжи',
    title: 'Какие колледжи и программы привезти на какую ярмарку',
    subtitle: [asOfLine(words, asOf)],
    freezeColumns: 1,
    blocks: [
      unlessEmpty(rows, 'Везти некого.', {
        kind: 'table',
        id: 'colleges',
        columns: [
          { key: 'venue', header: 'Площадка', width: 32, format: 'text' },
          { key: 'date', header: 'Дата', width: 12, format: 'date' },
          { key: 'college', header: 'Колледж', width: 46, format: 'text' },
          { key: 'programme', header: 'Профессия, специальность', width: 46, format: 'text' },
          { key: 'matched', header: 'Привезти выпускников', width: 13, format: 'integer' },
          { key: 'employers', header: 'К скольким работодателям', width: 14, format: 'integer' },
        ],
        rows,
      }),
    ],
  };
}

function coverSheet({ plan, market, asOf, radiusKm }: FairPlanReport, words: CentreWords): SheetPlan {
  const matched = new Map<string, number>();
  for (const { matches } of plan.fairs) {
    for (const { group, graduates } of matches) matched.set(group, (matched.get(group) ?? 0) + graduates);
  }
  const near = new Set(market.venues.flatMap(({ groups }) => groups));
  const colleges = Map.groupBy(market.groups, ({ college }) => college);
  return {
    name: 'Охват',
    title: 'Скольких ищущих работу охватит план, по колледжам',
    subtitle: [asOfLine(words, asOf), `Рядом — не дальше ${radiusKm} км от площадки`],
    freezeColumns: 1,
    blocks: [
      {
        kind: 'table',
        id: 'cover',
        columns: [
          { key: 'college', header: 'Колледж', width: 50, format: 'text' },
          { key: 'seekers', header: 'Ищут работу', width: 12, format: 'integer' },
          { key: 'near', header: 'Рядом с площадкой', width: 12, format: 'integer' },
          { key: 'matched', header: 'Встреч по плану', width: 12, format: 'integer' },
          { key: 'left', header: 'Без ярмарки', width: 12, format: 'integer' },
        ],
        rows: [...colleges]
          .sort(([a], [b]) => compareRussian(a, b))
          .map(([college, own], at) => {
            const seekers = total(own, ({ seekers: count }) => count);
            const met = total(own, ({ key }) => matched.get(key) ?? 0);
            return {
              key: `cover ${at}`,
              cells: {
                college,
                seekers,
                near: total(own, ({ key, seekers: count }) => (near.has(key) ? count : 0)),
                matched: met,
                left: seekers - met,
              },
            };
          }),
      },
      {
        kind: 'text',
        lines: [`Всего ищут работу: ${counted(plan.seekers, 'выпускник', 'выпускника', 'выпускников')}.`],
      },
    ],
  };
}

function collegeOf(key: string, { groups }: FairMarket): string {
  return groups.find((group) => group.key === key)?.college ?? '';
}

function total<Item>(items: Iterable<Item>, number: (item: Item) => number): number {
  let sum = 0;
  for (const item of items) sum += number(item);
  return sum;
}
