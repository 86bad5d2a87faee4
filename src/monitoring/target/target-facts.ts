import type { Graduate } from '../../domain/graduate.ts';
import { type Inn, type Ogrn, parseOgrn } from '../../domain/identifiers.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import type { RegisterRow, RegisterValues } from '../../domain/register.ts';
import type { TARGET_CONTRACTS } from '../../domain/registers/target-contracts.ts';
import { cleanText } from '../../domain/text.ts';
import type { GraduateRow } from '../tracking/graduate-row.ts';

/** How a contract stands. `ended` = broken without anybody's fault; `broken` = broken, and no source says by whom. */
export type TargetState =
  | 'active'
  | 'suspended'
  | 'fulfilled'
  | 'broken-by-employer'
  | 'broken-by-graduate'
  | 'ended'
  | 'broken';

/** One target-training contract: the list of graduates and the register of contracts taken together. null = not stated. */
export interface TargetFacts {
  readonly graduate: Graduate;
  readonly number: string | null;
  readonly date: IsoDate | null;
  readonly employer: string | null;
  readonly inn: Inn | null;
  readonly ogrn: Ogrn | null;
  /** The ОГРН is written and its control digit does not hold. */
  readonly ogrnWrong: boolean;
  /** As written. */
  readonly kpp: string | null;
  readonly state: TargetState | null;
  /** A side is named for a contract that is not broken. */
  readonly sideWithoutBreak: boolean;
  readonly brokenOn: IsoDate | null;
  readonly deadline: IsoDate | null;
  readonly jobOffered: boolean | null;
  readonly compensation: boolean | null;
  readonly help: RegisterValues<typeof TARGET_CONTRACTS>['help'];
  readonly evidence: string | null;
  /** What the list and the register say differently: «заказчик», «состояние». */
  readonly differing: readonly string[];
  readonly source: RegisterRow['source'];
}

type Row = GraduateRow<typeof TARGET_CONTRACTS>;

/**
 * Contracts of graduates, by college, source and number. A row of the register states more than a list and wins where both speak; what
 * it leaves open the list fills. Of a graduate with several contracts in the register, the list speaks of the one with its number,
 * else of the newest.
 */
export function targetFacts(graduates: readonly Graduate[], rows: readonly Row[]): readonly TargetFacts[] {
  const byGraduate = Map.groupBy(rows, ({ graduate }) => graduate.id);
  return graduates.flatMap((graduate) => {
    const own = [...(byGraduate.get(graduate.id) ?? [])].sort((a, b) =>
      compareDays(a.row.values.date, b.row.values.date),
    );
    if (own.length === 0) return graduate.targetContract === null ? [] : [fromList(graduate)];
    const listed = graduate.targetContract;
    const meant =
      own.find(({ row }) => listed?.number != null && sameText(row.values.number, listed.number)) ??
      own.at(-1);
    return own.map((each) => fromRegister(each, each === meant));
  });
}

function fromList(graduate: Graduate): TargetFacts {
  const contract = graduate.targetContract;
  return {
    graduate,
    number: contract?.number ?? null,
    date: contract?.date ?? null,
    employer: contract?.employer ?? null,
    inn: contract?.employerInn ?? null,
    ogrn: contract?.employerOgrn ?? null,
    ogrnWrong: false,
    kpp: null,
    state: contract?.state ?? null,
    sideWithoutBreak: false,
    brokenOn: null,
    deadline: null,
    jobOffered: null,
    compensation: null,
    help: null,
    evidence: null,
    differing: [],
    source: graduate.source,
  };
}

function fromRegister({ graduate, row }: Row, withList: boolean): TargetFacts {
  const listed = withList ? fromList(graduate) : null;
  const { values } = row;
  const ogrn = values.employerOgrn === null ? null : parseOgrn(values.employerOgrn);
  const state = stateOf(values);
  const kpp =
    values.employerKpp === null ? null : cleanText(values.employerKpp).replace(/\s/g, '').toUpperCase();
  const differing = [
    ...(listed !== null &&
    values.employerInn !== null &&
    listed.inn !== null &&
    values.employerInn !== listed.inn
      ? ['ИНН заказчика']
      : []),
    ...(listed?.state != null && state !== null && !agree(listed.state, state) ? ['состояние договора'] : []),
  ];
  return {
    graduate,
    number: values.number ?? listed?.number ?? null,
    date: values.date ?? listed?.date ?? null,
    employer: values.employer ?? listed?.employer ?? null,
    inn: values.employerInn ?? listed?.inn ?? null,
    ogrn: ogrn?.kind === 'value' ? ogrn.value : (listed?.ogrn ?? null),
    ogrnWrong: ogrn?.kind === 'bad',
    kpp: kpp === '' ? null : kpp,
    // The list may know by whom a contract of the register was broken.
    state:
      state === 'broken' && listed?.state?.startsWith('broken') === true
        ? listed.state
        : (state ?? listed?.state ?? null),
    sideWithoutBreak: values.brokenBy !== null && values.state !== null && values.state !== 'broken',
    brokenOn: values.brokenOn,
    deadline: values.deadline,
    jobOffered: values.jobOffered,
    compensation: values.compensation,
    help: values.help,
    evidence: values.evidence,
    differing,
    source: row.source,
  };
}

function stateOf({ state, brokenBy, brokenOn }: Row['row']['values']): TargetState | null {
  if (state !== null && state !== 'broken') return state;
  // A side or a day of a break says that the contract is broken.
  if (state === null && brokenBy === null && brokenOn === null) return null;
  if (brokenBy === 'employer') return 'broken-by-employer';
  if (brokenBy === 'graduate') return 'broken-by-graduate';
  return brokenBy === null ? 'broken' : 'ended';
}

function agree(listed: TargetState, stated: TargetState): boolean {
  if (listed === stated) return true;
  return stated === 'broken' && listed.startsWith('broken');
}

function sameText(a: string | null, b: string): boolean {
  return a !== null && cleanText(a).toLowerCase() === cleanText(b).toLowerCase();
}

function compareDays(a: IsoDate | null, b: IsoDate | null): number {
  const [first, second] = [a ?? '', b ?? ''];
  return first < second ? -1 : first > second ? 1 : 0;
}
