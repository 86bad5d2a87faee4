import type { Balance } from '../../matching/balance/balance.ts';
import type { DashboardInput, DashboardPlan, KeyFigure, WeekRow } from './dashboard-plan.ts';
import { planBalanceLines } from './plan-balance-lines.ts';
import { planColleges } from './plan-colleges.ts';
import { planDeficitPicture } from './plan-deficit-picture.ts';
import { planFlowPicture } from './plan-flow-picture.ts';
import { planSettlementPicture } from './plan-settlement-picture.ts';
import { planDynamics, planWeeks } from './plan-weeks.ts';

/**
 * The dashboard of a moment. With a rule of suppression it is fit for anyone: adverts and places as they are, counts of persons
 * withheld so that neither a table nor several together reveal a small one. Tables share only numbers that are public in all of
 * them: rows withheld in one are gathered under «Остальные» in the others.
 */
export function planDashboard(input: DashboardInput): DashboardPlan {
  const { week, balance, suppress } = input;
  const weeks = planWeeks(input.weeks, week, suppress);
  return {
    outputClass: suppress === null ? 'official' : 'open',
    region: week.region,
    cohort: week.cohort,
    asOf: week.asOf,
    weeks,
    dynamics: planDynamics(weeks, week),
    colleges: planColleges(week, weeks.at(-1), suppress),
    ...planMarket(input),
    figures: [
      ...personFigures(weeks.at(-1), weeks.at(-2)),
      ...(balance === null
        ? []
        : marketFigures(balance, planBalanceLines(balance, suppress).isRegionPublished)),
    ],
  };
}

type MarketPart = Pick<
  DashboardPlan,
  'heatMap' | 'flows' | 'settlements' | 'professions' | 'sectors' | 'territories'
>;

function planMarket({ balance, suppress }: DashboardInput): MarketPart {
  const nothing = { heatMap: null, flows: null, settlements: null };
  if (balance === null) return { ...nothing, professions: [], sectors: [], territories: [] };
  const { isRegionPublished, ...lines } = planBalanceLines(balance, suppress);
  if (!isRegionPublished) return { ...nothing, ...lines };
  const { professions, sectors, territories } = lines;
  const hidden = (rows: readonly { readonly key: string; readonly unmet: number | null }[]) =>
    new Set(rows.flatMap(({ key, unmet }) => (unmet === null ? [key] : [])));
  return {
    ...lines,
    heatMap: planDeficitPicture(balance, professions, territories, suppress),
    flows: planFlowPicture(balance, [professions, sectors, territories].map(hidden), suppress),
    settlements: planSettlementPicture(balance, hidden(territories), suppress),
  };
}

function personFigures(now: WeekRow | undefined, before: WeekRow | undefined): readonly KeyFigure[] {
  if (now === undefined) return [];
  const minus = (a: number | null | undefined, b: number | null | undefined) =>
    a == null || b == null ? null : a - b;
  const figure = (key: string, label: string, of: (row: WeekRow) => number | null): KeyFigure => ({
    key,
    label,
    value: of(now),
    change: before === undefined ? null : minus(of(now), of(before)),
  });
  return [
    figure('persons', 'Выпускников', ({ persons }) => persons),
    figure('known', 'Статус известен', ({ persons, groups }) => minus(persons, groups.unknown)),
    figure('employed', 'Трудоустроены', ({ groups }) => groups.employed),
    figure('plans-work', 'Планируют работать', ({ groups }) => groups['plans-work']),
  ];
}

function marketFigures({ totals, headline }: Balance, isRegionPublished: boolean): readonly KeyFigure[] {
  const shown = (value: number) => (isRegionPublished ? value : null);
  const figures: readonly (readonly [string, string, number | null])[] = [
    ['available', 'Ищут место', shown(totals.available)],
    ['places', 'Мест в балансе', totals.places - totals.unmatchedPlaces],
    ['matched', 'Мест можно закрыть', shown(headline.matched)],
    ['unmet', 'Мест не закрыть никак', shown(headline.feasibleUnmet)],
    ['surplus', 'Выпускников без места', shown(headline.surplus)],
  ];
  return figures.map(([key, label, value]) => ({ key, label, value, change: null }));
}
