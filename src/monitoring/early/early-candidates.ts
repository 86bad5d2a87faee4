import type { Graduate } from '../../domain/graduate.ts';
import { type IsoDate, yearOf } from '../../domain/iso-date.ts';
import type { StatusKind } from '../../domain/status.ts';
import { type EarlyRow, hasPlan } from './early-facts.ts';

/** Ways to work before graduation (memo, item 5), in the order they are offered. */
const EARLY_WAYS = ['plan', 'practice', 'mastered', 'target'] as const;

/** One of EARLY_WAYS. */
export type EarlyWay = (typeof EARLY_WAYS)[number];

/** Vacancies a graduate could begin with. */
export interface NearbyWork {
  readonly vacancies: number;
  readonly places: number;
  /** The best of them in words, with its reasons; null when there is none. */
  readonly best: string | null;
}

/** A way open to a graduate, and what to do. */
export interface EarlyCandidate {
  readonly graduate: Graduate;
  readonly row: EarlyRow | null;
  readonly way: EarlyWay;
  readonly fact: string;
  readonly action: string;
  readonly nearby: NearbyWork | null;
  readonly isMinor: boolean;
}

/** What {@link earlyCandidates} asks of a market. */
export interface EarlyOffers {
  /** In the graduate's specialty. */
  readonly inSpecialty: (graduate: Graduate) => NearbyWork;
  /** Of a mastered profession; null when no programme leads to a profession of that name. */
  readonly ofProfession: (graduate: Graduate, profession: string) => NearbyWork | null;
}

/** Who has an outcome or a plan of another kind is not asked to work. */
const NOT_ASKED: ReadonlySet<StatusKind> = new Set([
  'entrepreneur',
  'self-employed',
  'conscript',
  'contract-service',
  'childcare',
  'death-or-grave-illness',
  'custody',
  'moved-abroad',
  'will-move-abroad',
  'will-take-childcare',
]);

/**
 * The ways open to one graduate before graduation, each with a fact of the register or the lists; nothing is proposed on a guess.
 * After the graduation there are none.
 */
export function earlyCandidates(
  graduate: Graduate,
  row: EarlyRow | null,
  offers: EarlyOffers,
  { asOf, graduationDay }: { readonly asOf: IsoDate; readonly graduationDay: IsoDate },
): readonly EarlyCandidate[] {
  const { status, targetContract, intentions, birthDate } = graduate;
  if (asOf > graduationDay || (status !== null && NOT_ASKED.has(status.kind))) return [];
  const found: EarlyCandidate[] = [];
  const isMinor = birthDate !== null && ageOn(birthDate, asOf) < 18;
  const add = (way: EarlyWay, fact: string, action: string, nearby: NearbyWork | null = null) =>
    found.push({ graduate, row, way, fact, action, nearby, isMinor });

  const isEmployed = status?.kind === 'employed';
  const hasEmployer = status?.employer != null || status?.employerInn != null;
  const isAgreed = status?.kind === 'will-be-employed' && hasEmployer;
  const isOnPlan = status?.studyWork != null || (row !== null && hasPlan(row, asOf));
  // Who studies part-time works beside the studies as it is.
  if (
    (isEmployed || isAgreed) &&
    status.inSpecialty !== false &&
    !isOnPlan &&
    graduate.studyForm !== 'part-time'
  )
    add(
      'plan',
      isEmployed ? 'уже работает, приказа об ИУП нет' : 'работодатель известен, приказа об ИУП нет',
      'согласовать график с работодателем и издать приказ об ИУП',
    );
  if (row === null || isEmployed) return found;

  const practiceAhead = row.practiceTo === null ? row.practiceFrom !== null : row.practiceTo >= asOf;
  if (row.practiceEmployer !== null && row.practicePaid !== true && practiceAhead && row.complex !== true)
    add(
      'practice',
      'практика идёт или впереди, трудового договора нет',
      'предложить предприятию срочный трудовой договор на практику',
    );
  if (row.mastered !== null && row.complex !== true) {
    const nearby = offers.ofProfession(graduate, row.mastered);
    const isListed = nearby !== null && nearby.vacancies > 0;
    add(
      'mastered',
      nearby === null
        ? 'профессия освоена, по её названию вакансии не подобрать'
        : 'профессия освоена, работы нет',
      isListed ? 'предложить вакансии освоенной профессии' : 'искать место через предприятие практики',
      nearby,
    );
  }
  const isHeld =
    targetContract !== null &&
    targetContract.state !== 'broken-by-employer' &&
    targetContract.state !== 'broken-by-graduate';
  if (row.practiceEmployer !== null && !isHeld && intentions.worksInSpecialty !== false)
    add(
      'target',
      targetContract === null
        ? 'договора о целевом обучении нет, предприятие практики известно'
        : 'прежний договор расторгнут, предприятие практики известно',
      'предложить предприятию практики заключить целевой договор',
      offers.inSpecialty(graduate),
    );
  return found;
}

/** Whole years of age. */
function ageOn(birthDate: IsoDate, day: IsoDate): number {
  return yearOf(day) - yearOf(birthDate) - (day.slice(5) < birthDate.slice(5) ? 1 : 0);
}
