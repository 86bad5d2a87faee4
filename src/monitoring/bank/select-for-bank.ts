import type { Graduate } from '../../domain/graduate.ts';
import { addDays, type IsoDate, isoDate, yearOf } from '../../domain/iso-date.ts';
import type { RegisterValues } from '../../domain/register.ts';
import type { CONSENTS } from '../../domain/registers/consents.ts';
import { compareRussian } from '../../domain/russian.ts';
import type { StatusKind } from '../../domain/status.ts';
import type { CollegeOf, GraduateRow } from '../tracking/graduate-row.ts';
import { isOutOfReach } from '../tracking/out-of-reach.ts';

/**
 * Why a graduate is not given to partners, the first that holds. `has-outcome`: works, studies, serves or is otherwise not looking for
 * work; `target-contract`: an employer holds the graduate; the rest concern the consent (152-ФЗ, art. 9; whoever signed before the age of
 * eighteen needs the legal representative's consent too).
 */
const BANK_EXCLUSIONS = [
  'out-of-reach',
  'has-outcome',
  'target-contract',
  'no-consent',
  'not-yet',
  'withdrawn',
  'expired',
  'age-unknown',
  'no-representative',
] as const;

/** One of {@link BANK_EXCLUSIONS}. */
export type BankExclusion = (typeof BANK_EXCLUSIONS)[number];

/** A graduate who may be offered to partners. */
export interface BankEntry {
  readonly graduate: Graduate;
  readonly college: string;
  readonly consent: Consent;
}

/** The consent a graduate is given out under. */
interface Consent {
  readonly signed: IsoDate;
  /** null = the source states no term. */
  readonly until: IsoDate | null;
}

/** Whom to offer, and whom not, with the reason. Every graduate is in exactly one of the two. */
export interface BankSelection {
  readonly asOf: IsoDate;
  /** By college, then name. */
  readonly entries: readonly BankEntry[];
  readonly excluded: Readonly<Record<BankExclusion, number>>;
  readonly byCollege: readonly {
    readonly college: string;
    readonly graduates: number;
    readonly given: number;
    readonly withoutConsent: number;
  }[];
  readonly graduates: number;
}

type ConsentRow = RegisterValues<typeof CONSENTS>;

const NOT_LOOKING: ReadonlySet<StatusKind> = new Set([
  'employed',
  'entrepreneur',
  'self-employed',
  'studying',
  'conscript',
  'contract-service',
  'childcare',
  'moved-abroad',
  'will-be-employed',
  'will-be-entrepreneur',
  'will-be-self-employed',
]);

const OF_AGE = 18;

/** The graduates with a dated, valid, unwithdrawn consent to pass their data to employers. */
export function selectForBank(
  graduates: readonly Graduate[],
  consents: readonly GraduateRow<typeof CONSENTS>[],
  collegeOf: CollegeOf,
  asOf: IsoDate,
): BankSelection {
  const byGraduate = new Map<number, ConsentRow[]>();
  for (const { row, graduate } of consents) {
    const list = byGraduate.get(graduate.id) ?? [];
    byGraduate.set(graduate.id, list);
    list.push(row.values);
  }
  const excluded = Object.fromEntries(BANK_EXCLUSIONS.map((key) => [key, 0])) as Record<
    BankExclusion,
    number
  >;
  const entries: BankEntry[] = [];
  const colleges = new Map<string, { graduates: number; given: number; withoutConsent: number }>();
  for (const graduate of graduates) {
    const college = collegeOf(graduate);
    const counts = colleges.get(college) ?? { graduates: 0, given: 0, withoutConsent: 0 };
    colleges.set(college, counts);
    counts.graduates++;
    const verdict = judge(graduate, consentsOf(graduate, byGraduate.get(graduate.id) ?? []), asOf);
    if (typeof verdict === 'string') {
      excluded[verdict]++;
      if (CONSENT_LACKS.has(verdict)) counts.withoutConsent++;
    } else {
      entries.push({ graduate, college, consent: verdict });
      counts.given++;
    }
  }
  entries.sort(
    (a, b) =>
      compareRussian(a.college, b.college) ||
      compareRussian(a.graduate.person.surname, b.graduate.person.surname) ||
      compareRussian(a.graduate.person.name, b.graduate.person.name) ||
      a.graduate.id - b.graduate.id,
  );
  return {
    asOf,
    entries,
    excluded,
    byCollege: [...colleges]
      .map(([college, counts]) => ({ college, ...counts }))
      .sort((a, b) => compareRussian(a.college, b.college)),
    graduates: graduates.length,
  };
}

const CONSENT_LACKS: ReadonlySet<BankExclusion> = new Set(BANK_EXCLUSIONS.slice(3));

/** A day of consent in a list of graduates is a consent like one of the register, which may state more of the same day. */
function consentsOf(graduate: Graduate, rows: readonly ConsentRow[]): readonly ConsentRow[] {
  const day = graduate.consentDate;
  if (day === null || rows.some(({ signed }) => signed === day)) return rows;
  return [...rows, { signed: day, until: null, withdrawn: null, representative: null, document: null }];
}

function judge(graduate: Graduate, consents: readonly ConsentRow[], asOf: IsoDate): Consent | BankExclusion {
  const { status, targetContract, birthDate } = graduate;
  if (isOutOfReach(status?.kind)) return 'out-of-reach';
  if (status !== null && NOT_LOOKING.has(status.kind)) return 'has-outcome';
  const contract = targetContract?.state ?? 'active';
  if (targetContract !== null && (contract === 'active' || contract === 'suspended'))
    return 'target-contract';
  if (consents.length === 0) return 'no-consent';
  const signed = consents.filter((one) => one.signed <= asOf);
  if (signed.length === 0) return 'not-yet';
  const kept = signed.filter((one) => !isWithdrawn(one, consents, asOf));
  if (kept.length === 0) return 'withdrawn';
  const valid = kept.filter(({ until }) => until === null || until >= asOf);
  if (valid.length === 0) return 'expired';
  const newest = valid.reduce((a, b) => (b.signed > a.signed ? b : a));
  const { until, representative } = newest;
  if (representative === null || representative > asOf) {
    if (birthDate === null) return 'age-unknown';
    if (comesOfAge(birthDate) > newest.signed) return 'no-representative';
  }
  return { signed: newest.signed, until };
}

/** A withdrawal takes back every consent given up to its day. */
function isWithdrawn(consent: ConsentRow, all: readonly ConsentRow[], asOf: IsoDate): boolean {
  return all.some(({ withdrawn }) => withdrawn !== null && withdrawn <= asOf && withdrawn >= consent.signed);
}

/** The eighteenth birthday; of those born on 29 February the day after the 28th. */
function comesOfAge(birthDate: IsoDate): IsoDate {
  const [month, day] = [Number(birthDate.slice(5, 7)), Number(birthDate.slice(8, 10))];
  const year = yearOf(birthDate) + OF_AGE;
  // Nobody is born on a day that does not exist, so only 29 February can be missing.
  return isoDate(year, month, day) ?? addDays(isoDate(year, 2, 28) ?? birthDate, 1);
}
