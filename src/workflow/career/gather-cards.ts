import type { Graduate } from '../../domain/graduate.ts';
import { addDays, type IsoDate } from '../../domain/iso-date.ts';
import { CONTACTS } from '../../domain/registers/contacts.ts';
import { EVENTS } from '../../domain/registers/events.ts';
import { compareRussian } from '../../domain/russian.ts';
import type { RiskFlag, StatutoryEntry, TrackEntry } from '../../matching/flag/flag-result.ts';
import { namesCollege, spellings } from '../../matching/vacancies/programme-offers.ts';
import { planChecks } from '../../monitoring/cards/check-points.ts';
import { graduateGoals, isLooking } from '../../monitoring/cards/graduate-goals.ts';
import { talksByGraduate } from '../../monitoring/contacts/graduate-talks.ts';
import { measuresByGraduate } from '../../monitoring/events/graduate-measures.ts';
import { releaseContracts } from '../../monitoring/target/release-contracts.ts';
import { isOutOfReach } from '../../monitoring/tracking/out-of-reach.ts';
import type { CardBarrier, CardMeasure, CardStep, CareerCard } from '../../reports/cards/career-card.ts';
import { choiceLabel } from '../../reports/tracking/choice-label.ts';
import { type Centre, lookAtCentre } from '../career-centre/look-at-centre.ts';
import { analyseMarket } from '../market/analyse-market.ts';
import type { MarketMoment } from '../market/recognise-market.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { referralsByGraduate } from './card-referrals.ts';
import { graduationDayOf } from './graduation-day.ts';
import { openOffers } from './open-offers.ts';

/** Whose cards. */
export interface CardsRequest {
  /** A part of a college's name. */
  readonly college: string | null;
  /** A group, whole. */
  readonly group: string | null;
  /** Only those of the lists for individual work. */
  readonly flagged: boolean;
  /** Vacancies on a card. */
  readonly top: number;
}

/** Cards with what was looked at to make them. */
export interface GatheredCards {
  readonly cards: readonly CareerCard[];
  readonly centre: Centre;
}

/** Days in which vacancies found for somebody without another plan are to be offered. */
const OFFER_WITHIN = 7;
const CENTRE = 'центр карьеры колледжа';

/** Everything known of each graduate asked for, by college, group and name. The dead, gravely ill and jailed have no cards. */
export function gatherCards(
  workspace: OpenWorkspace,
  request: CardsRequest,
  moment: MarketMoment,
): GatheredCards {
  const { asOf } = moment;
  const centre = lookAtCentre(workspace, moment);
  const { market, flags } = analyseMarket(workspace, moment, centre.graduates);
  const { vacanciesFor, placeOf } = openOffers(workspace, moment, market);
  const measuresOf = measuresByGraduate(centre.rows('events'), centre.named('attendance'), asOf);
  const talksOf = talksByGraduate(centre.named('contacts'), asOf);
  const plans = new Map<
    number,
    { measure: string; due: IsoDate | null; done: IsoDate | null; state: string | null }[]
  >();
  for (const { row, graduate } of centre.named('plans'))
    plans.set(graduate.id, [...(plans.get(graduate.id) ?? []), row.values]);
  const referralsOf = referralsByGraduate(
    workspace.store.referrals({
      asOf,
      cohort: moment.cohort,
      ...(moment.knownAt === null ? {} : { knownAt: moment.knownAt }),
    }),
  );
  const risks = byGraduate(flags.atRisk);
  const statutory = byGraduate(flags.statutory);
  const tracks = byGraduate(flags.tracks);
  const graduationDay = graduationDayOf(workspace, moment);

  const wanted = releaseContracts(centre.graduates, centre.named('target-contracts')).filter(
    (graduate) =>
      !isOutOfReach(graduate.status?.kind) &&
      namesCollege(request.college, spellings(centre.collegeOf(graduate), market.colleges)) &&
      (request.group === null || sameGroup(graduate.group, request.group)) &&
      (!request.flagged || risks.has(graduate.id) || statutory.has(graduate.id)),
  );
  const { statusLabel } = centre.words();
  const cards = wanted.map((graduate): CareerCard => {
    const { id, categories, intentions } = graduate;
    const risk = risks.get(id);
    const looking = isLooking(graduate);
    const isDisabled = categories.disabled === true || categories.disabledChild === true;
    const offers =
      looking && graduate.specialty !== null
        ? vacanciesFor(
            { programmes: [graduate.specialty], place: placeOf(graduate) },
            { relocation: intentions.relocate === true, withoutQuota: !isDisabled },
          ).slice(0, request.top)
        : [];
    const talks = talksOf(id);
    const measures: CardMeasure[] = [
      ...measuresOf(id).map(({ date, kind, topic, came, offeredBy, accepted }) => ({
        date,
        what: kind === null ? topic : `${choiceLabel(EVENTS.fields.kind, kind)}: ${topic}`,
        result: came
          ? offeredBy === null
            ? 'присутствовал'
            : `предложение: ${offeredBy}${accepted === true ? ', принято' : accepted === false ? ', не принято' : ''}`
          : 'не пришёл',
      })),
      ...talks.map(({ date, channel, result, offered }) => ({
        date,
        what: channel === null ? 'разговор' : `связь: ${choiceLabel(CONTACTS.fields.channel, channel)}`,
        result: [result === null ? null : choiceLabel(CONTACTS.fields.result, result), offered]
          .filter((part) => part !== null)
          .join('; '),
      })),
      ...(plans.get(id) ?? [])
        .filter(({ done }) => done !== null && done <= asOf)
        .map(({ measure, done }) => ({ date: done ?? asOf, what: measure, result: 'выполнено' })),
    ];
    const own = (plans.get(id) ?? []).filter(
      ({ state, done }) => done === null && (state === null || state === 'open'),
    );
    const assigned = [risk, statutory.get(id), tracks.get(id)].filter((one) => one !== undefined);
    const next = talks.at(-1)?.next ?? null;
    const plan: CardStep[] = [
      ...assigned.map(({ action, owner, due }) => ({ action, owner, due })),
      ...own.map(({ measure, due }) => ({ action: measure, owner: CENTRE, due })),
      ...(next === null ? [] : [{ action: 'связаться снова', owner: CENTRE, due: next }]),
      ...(offers.length === 0
        ? []
        : [{ action: 'предложить подобранные вакансии', owner: CENTRE, due: addDays(asOf, OFFER_WITHIN) }]),
    ];
    return {
      graduate,
      college: centre.collegeOf(graduate),
      programme: centre.programmeOf(graduate),
      statusText: statusLabel(graduate.status?.kind ?? null),
      needsApproach: risk !== undefined || statutory.has(id),
      level: risk?.level ?? null,
      goals: graduateGoals(graduate),
      barriers: (risk?.reasons ?? []).map(({ title, fact, date }): CardBarrier => ({ title, fact, date })),
      measures: measures.sort((a, b) => compareDays(a.date, b.date)),
      isLooking: looking,
      referrals: referralsOf(id),
      offers,
      plan: plan.sort((a, b) => compareDays(a.due ?? '9999', b.due ?? '9999')),
      checks: planChecks(graduate, graduationDay, asOf),
    };
  });
  return { cards: cards.sort(inOrder), centre };
}

function byGraduate<Entry extends RiskFlag | StatutoryEntry | TrackEntry>(
  entries: readonly Entry[],
): ReadonlyMap<number, Entry> {
  return new Map(entries.map((entry) => [entry.graduate.id, entry]));
}

function sameGroup(group: string | null, wanted: string): boolean {
  return group !== null && compareRussian(group.trim().toLowerCase(), wanted.trim().toLowerCase()) === 0;
}

function compareDays(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function inOrder(a: CareerCard, b: CareerCard): number {
  const name = ({ graduate: { person } }: { readonly graduate: Graduate }) => person;
  return (
    compareRussian(a.college, b.college) ||
    compareRussian(a.graduate.group ?? '', b.graduate.group ?? '') ||
    compareRussian(name(a).surname, name(b).surname) ||
    compareRussian(name(a).name, name(b).name) ||
    a.graduate.id - b.graduate.id
  );
}
