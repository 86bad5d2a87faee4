import type { Graduate } from '../../domain/graduate.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import type { TARGET_CONTRACTS } from '../../domain/registers/target-contracts.ts';
import { compareRussian } from '../../domain/russian.ts';
import { cleanText } from '../../domain/text.ts';
import type { CollegeOf, GraduateRow } from '../tracking/graduate-row.ts';
import { groupBy } from '../tracking/group-by.ts';
import { type ContractFault, checkContract } from './check-contract.ts';
import { type Breach, findBreach } from './find-breach.ts';
import { type TargetFacts, type TargetState, targetFacts } from './target-facts.ts';

/** A contract with what was found. */
export interface JudgedContract extends TargetFacts {
  readonly college: string;
  readonly atEmployer: boolean;
  readonly breach: Breach | null;
  readonly faults: readonly ContractFault[];
  /** The graduate is to be offered legal help, or gets it. */
  readonly legalHelp: boolean;
}

/** Contracts in counts; states sum to `contracts`, `stateless` among them. */
export interface ContractCounts {
  readonly contracts: number;
  readonly states: Readonly<Record<TargetState, number>>;
  readonly stateless: number;
  readonly atEmployer: number;
  readonly byEmployer: number;
  readonly byGraduate: number;
  readonly sideUnknown: number;
  /** Of the breaches, those that no source states outright. */
  readonly possible: number;
  readonly legalHelp: number;
  readonly withFaults: number;
}

/** An employer with contracts. */
export interface ContractEmployer {
  readonly name: string;
  readonly inn: string | null;
  readonly counts: ContractCounts;
  /** At least two breaches by the employer that sources state. */
  readonly repeated: boolean;
  readonly contracts: readonly JudgedContract[];
}

/** Target-training contracts of a cohort. */
export interface TargetReport {
  readonly asOf: IsoDate;
  readonly contracts: readonly JudgedContract[];
  readonly total: ContractCounts;
  readonly byCollege: readonly { readonly college: string; readonly counts: ContractCounts }[];
  /** Those with most breaches first. */
  readonly employers: readonly ContractEmployer[];
  readonly faults: ReadonlyMap<ContractFault, number>;
}

/** How employers are told apart by name, where no ИНН is stated. */
export type EmployerNameKey = (name: string) => string;

const BREACHES_OF_A_HABIT = 2;
const NO_EMPLOYER = 'Заказчик не указан';

/** Judges the contracts of graduates: state, breaches by side, faults of the records, employers who break contracts again and again. */
export function targetReport(
  graduates: readonly Graduate[],
  rows: readonly GraduateRow<typeof TARGET_CONTRACTS>[],
  { collegeOf, nameKey }: { readonly collegeOf: CollegeOf; readonly nameKey: EmployerNameKey },
  asOf: IsoDate,
): TargetReport {
  const facts = targetFacts(graduates, rows);
  const across = faultsAcross(facts);
  const contracts = facts
    .map((each): JudgedContract => {
      const work = workOf(each, nameKey, asOf);
      const breach = findBreach(each, work, asOf);
      const needsHelp = breach?.side === 'employer' || each.help === 'needed' || each.help === 'given';
      return {
        ...each,
        college: collegeOf(each.graduate),
        atEmployer: work.atEmployer,
        breach,
        faults: [...checkContract(each, work.atEmployer, asOf), ...(across.get(each) ?? [])],
        legalHelp: needsHelp && each.help !== 'not-needed',
      };
    })
    .sort((a, b) => compareRussian(a.college, b.college) || a.graduate.id - b.graduate.id);
  const faults = new Map<ContractFault, number>();
  for (const fault of contracts.flatMap((each) => each.faults))
    faults.set(fault, (faults.get(fault) ?? 0) + 1);
  return {
    asOf,
    contracts,
    total: count(contracts),
    byCollege: groupBy(contracts, ({ college }) => college).map(([college, own]) => ({
      college,
      counts: count(own),
    })),
    employers: employersOf(contracts, nameKey),
    faults,
  };
}

function employersOf(
  contracts: readonly JudgedContract[],
  nameKey: EmployerNameKey,
): readonly ContractEmployer[] {
  const innOfName = new Map<string, Set<string>>();
  for (const { employer, inn } of contracts) {
    if (employer === null || inn === null) continue;
    const key = nameKey(employer);
    innOfName.set(key, (innOfName.get(key) ?? new Set()).add(inn));
  }
  const keyOf = ({ employer, inn }: JudgedContract): string => {
    if (inn !== null) return inn;
    if (employer === null) return '';
    // A contract without ИНН belongs to the employer of that name where there is one only.
    const [only, other] = innOfName.get(nameKey(employer)) ?? [];
    return only !== undefined && other === undefined ? only : nameKey(employer);
  };
  return groupBy(contracts, keyOf)
    .map(([key, own]) => {
      const counts = count(own);
      const stated = own.filter(({ breach }) => breach?.side === 'employer' && breach.stated).length;
      return {
        name:
          commonest(own.flatMap(({ employer }) => (employer === null ? [] : [cleanText(employer)]))) ??
          NO_EMPLOYER,
        inn: own.find(({ inn }) => inn !== null)?.inn ?? null,
        counts,
        repeated: key !== '' && stated >= BREACHES_OF_A_HABIT,
        contracts: own,
      };
    })
    .sort(
      (a, b) =>
        b.counts.byEmployer - a.counts.byEmployer ||
        b.counts.sideUnknown - a.counts.sideUnknown ||
        b.counts.contracts - a.counts.contracts ||
        compareRussian(a.name, b.name),
    );
}

/** Where the graduate works now; a job told by name alone is compared by name. */
function workOf(
  { graduate: { status }, inn, employer }: TargetFacts,
  nameKey: EmployerNameKey,
  asOf: IsoDate,
) {
  const works = status?.kind === 'employed' && (status.until === null || status.until >= asOf);
  if (!works) return { atEmployer: false, elsewhere: false };
  if (inn !== null && status.employerInn !== null) {
    return { atEmployer: inn === status.employerInn, elsewhere: inn !== status.employerInn };
  }
  if (employer === null || status.employer === null) return { atEmployer: false, elsewhere: false };
  const same = nameKey(employer) === nameKey(status.employer);
  return { atEmployer: same, elsewhere: !same };
}

/** Faults only several records show: a contract of two graduates, an ИНН with two ОГРН. */
function faultsAcross(facts: readonly TargetFacts[]): ReadonlyMap<TargetFacts, readonly ContractFault[]> {
  const found = new Map<TargetFacts, ContractFault[]>();
  const add = (each: TargetFacts, fault: ContractFault) =>
    found.set(each, [...(found.get(each) ?? []), fault]);
  const numbered = facts.filter(({ number, inn, date }) => number !== null && inn !== null && date !== null);
  for (const own of Map.groupBy(numbered, ({ number, inn, date }) => `${inn}\n${number}\n${date}`).values()) {
    if (new Set(own.map(({ graduate }) => graduate.id)).size > 1)
      for (const each of own) add(each, 'repeated');
  }
  const registered = facts.filter(({ inn, ogrn }) => inn !== null && ogrn !== null);
  for (const own of Map.groupBy(registered, ({ inn }) => inn).values()) {
    if (new Set(own.map(({ ogrn }) => ogrn)).size > 1) for (const each of own) add(each, 'inn-of-two');
  }
  return found;
}

function count(contracts: readonly JudgedContract[]): ContractCounts {
  const states: Record<TargetState, number> = {
    active: 0,
    suspended: 0,
    fulfilled: 0,
    'broken-by-employer': 0,
    'broken-by-graduate': 0,
    ended: 0,
    broken: 0,
  };
  for (const { state } of contracts) if (state !== null) states[state]++;
  const having = (holds: (contract: JudgedContract) => boolean) => contracts.filter(holds).length;
  return {
    contracts: contracts.length,
    states,
    stateless: having(({ state }) => state === null),
    atEmployer: having(({ atEmployer }) => atEmployer),
    byEmployer: having(({ breach }) => breach?.side === 'employer'),
    byGraduate: having(({ breach }) => breach?.side === 'graduate'),
    sideUnknown: having(({ breach }) => breach?.side === 'unknown'),
    possible: having(({ breach }) => breach !== null && !breach.stated),
    legalHelp: having(({ legalHelp }) => legalHelp),
    withFaults: having(({ faults }) => faults.length > 0),
  };
}

function commonest(names: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const [best] = [...counts].sort(([a, n], [b, m]) => m - n || compareRussian(a, b));
  return best?.[0] ?? null;
}
