import type { IsoDate } from '../../domain/iso-date.ts';
import type { TargetFacts } from './target-facts.ts';

/** What is wrong in the record of a contract. */
const CONTRACT_FAULTS = [
  'no-number',
  'no-date',
  'no-employer',
  'no-inn',
  'no-state',
  'no-side',
  'side-without-break',
  'ogrn-checksum',
  'ogrn-kind',
  'kpp',
  'break-before-contract',
  'day-ahead',
  'should-be-suspended',
  'fulfilled-not-employed',
  'list-differs',
  'repeated',
  'inn-of-two',
] as const;

/** One of {@link CONTRACT_FAULTS}. */
export type ContractFault = (typeof CONTRACT_FAULTS)[number];

/** Outcomes for whose time a contract is suspended by agreement with the employer. */
const SUSPENDING: ReadonlySet<string> = new Set([
  'studying',
  'will-study',
  'conscript',
  'will-be-conscript',
  'childcare',
  'will-take-childcare',
]);

/** True while the graduate studies, serves or is on childcare leave. */
export function isSuspendingOutcome({ graduate: { status } }: TargetFacts): boolean {
  return status !== null && SUSPENDING.has(status.kind);
}

/**
 * Checks one record by itself: gaps, sides of a break, control digits (ОГРН of 13 digits goes with an ИНН of 10, of 15 with one of 12;
 * КПП has nine signs, four digits, two signs of the reason and three digits, and belongs to organisations alone), days, and the outcome
 * against the state.
 * @param atEmployer whether the graduate works at the employer of the contract
 */
export function checkContract(
  facts: TargetFacts,
  atEmployer: boolean,
  asOf: IsoDate,
): readonly ContractFault[] {
  const { number, date, employer, inn, ogrn, kpp, state, brokenOn, graduate } = facts;
  const broken = state !== null && (state === 'ended' || state.startsWith('broken'));
  const faults: readonly (readonly [ContractFault, boolean])[] = [
    ['no-number', number === null],
    ['no-date', date === null],
    ['no-employer', employer === null],
    ['no-inn', inn === null],
    ['no-state', state === null],
    ['no-side', state === 'broken'],
    ['side-without-break', facts.sideWithoutBreak],
    ['ogrn-checksum', facts.ogrnWrong],
    ['ogrn-kind', inn !== null && ogrn !== null && (inn.length === 10) !== (ogrn.length === 13)],
    ['kpp', kpp !== null && !(inn?.length !== 12 && /^\d{4}[\dA-Z]{2}\d{3}$/.test(kpp))],
    ['break-before-contract', date !== null && brokenOn !== null && brokenOn < date],
    ['day-ahead', [date, brokenOn].some((day) => day !== null && day > asOf)],
    ['should-be-suspended', state === 'active' && isSuspendingOutcome(facts)],
    ['fulfilled-not-employed', state === 'fulfilled' && graduate.status !== null && !atEmployer],
    ['list-differs', facts.differing.length > 0],
    ['side-without-break', !broken && brokenOn !== null],
  ];
  return [...new Set(faults.filter(([, holds]) => holds).map(([fault]) => fault))];
}
