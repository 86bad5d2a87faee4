import type { IsoDate } from '../../domain/iso-date.ts';
import { type SpoRef, spoKey } from '../../domain/spo-code.ts';
import type { StatusKind } from '../../domain/status.ts';
import type { SuppliedGraduate, SupplyFacts } from './balance-input.ts';
import { createNumbering, createPairNumbering, groupBy, type Numbering, rankKeys } from './dense-groups.ts';
import { type Location, locationKey, UNKNOWN_LOCATION } from './location.ts';

/**
 * Reasons why a graduate is not on offer, in order of precedence: a person is deducted once, by the first that holds.
 * `hardship` gathers death, grave illness and custody, which no output tells apart.
 */
export const DEDUCTIONS = [
  'employed',
  'entrepreneur',
  'self-employed',
  'studying',
  'conscription',
  'contract-service',
  'childcare',
  'leaving-country',
  'hardship',
  'target-contract',
  'job-agreed',
  'own-business-planned',
  'specialty-unknown',
] as const;

/** One of {@link DEDUCTIONS}. */
export type Deduction = (typeof DEDUCTIONS)[number];

/** Facts and plans that take a graduate out of supply whatever contract they hold. */
const BY_STATUS: Partial<Record<StatusKind, Deduction>> = {
  employed: 'employed',
  entrepreneur: 'entrepreneur',
  'self-employed': 'self-employed',
  studying: 'studying',
  'will-study': 'studying',
  conscript: 'conscription',
  'will-be-conscript': 'conscription',
  'contract-service': 'contract-service',
  'will-serve-contract': 'contract-service',
  childcare: 'childcare',
  'will-take-childcare': 'childcare',
  'moved-abroad': 'leaving-country',
  'will-move-abroad': 'leaving-country',
  'death-or-grave-illness': 'hardship',
  custody: 'hardship',
};

/**
 * Why this graduate is not available on the day, or null when they are.
 * A job that has ended by `asOf` and a finished service deduct nothing. A planned job deducts only when the employer is named
 * («трудоустройство согласовано»); without one it is a wish. Informal work, care of relatives, no motivation, registered
 * unemployment, a missing status and liability for conscription alone leave the graduate on offer.
 */
export function deductionOf(graduate: SupplyFacts, asOf: IsoDate): Deduction | null {
  const { status } = graduate;
  const byStatus = status === null ? undefined : BY_STATUS[status.kind];
  if (status !== null && byStatus !== undefined && !hasEnded(graduate, byStatus, asOf)) return byStatus;
  if (holdsTargetContract(graduate)) return 'target-contract';
  if (status?.kind === 'will-be-employed' && (status.employer !== null || status.employerInn !== null)) {
    return 'job-agreed';
  }
  if (status?.kind === 'will-be-entrepreneur' || status?.kind === 'will-be-self-employed') {
    return 'own-business-planned';
  }
  return graduate.specialty === null ? 'specialty-unknown' : null;
}

function hasEnded(graduate: SupplyFacts, deduction: Deduction, asOf: IsoDate): boolean {
  const until = graduate.status?.until ?? null;
  if (deduction === 'employed') return until !== null && until < asOf;
  return deduction === 'conscription' && graduate.circumstances.serviceFinished === true;
}

/** A broken contract frees the graduate; a suspended one, and one whose state nobody stated, does not. */
function holdsTargetContract({ targetContract }: SupplyFacts): boolean {
  if (targetContract === null) return false;
  return targetContract.state !== 'broken-by-employer' && targetContract.state !== 'broken-by-graduate';
}

/** Graduates of one programme, college and home location. `available` = `graduates` − Σ `deducted`. */
export interface SupplyUnit {
  readonly ref: SpoRef | null;
  readonly college: string | null;
  readonly location: Location;
  /** Stated to study in the *Профессионалитет* project. */
  readonly professionalitet: boolean;
  readonly graduates: number;
  readonly deducted: Readonly<Record<Deduction, number>>;
  readonly available: number;
}

/** What tells one unit from another, as a text: units come in the order of it. */
export function supplyKey({ ref, college, location, professionalitet }: SupplyUnit): string {
  return [ref === null ? '' : spoKey(ref), college ?? '', location.key, professionalitet].join('\n');
}

/** Gathers graduates into units, sorted by programme, college, home. */
export function gatherSupply(
  graduates: readonly SuppliedGraduate[],
  locations: ReadonlyMap<string, Location>,
  asOf: IsoDate,
): readonly SupplyUnit[] {
  const units: Counted[] = [];
  const numberOf = createNumbering<string>();
  const [ofProgramme, ofHome, ofUnit] = [createPairNumbering(), createPairNumbering(), createPairNumbering()];
  for (const { graduate, place, count = 1 } of graduates) {
    const { specialty: ref, college } = graduate;
    const location = locations.get(locationKey(place)) ?? UNKNOWN_LOCATION;
    const professionalitet = graduate.professionalitet === true;
    const programme = ofProgramme(programmeNumber(ref, numberOf), numberOf(college ?? ''));
    const home = ofHome(numberOf(location.key), Number(professionalitet));
    const at = ofUnit(programme, home);
    const deduction = deductionOf(graduate, asOf);
    const unit = units[at] ?? {
      ref,
      college,
      location,
      professionalitet,
      graduates: 0,
      deducted: NO_DEDUCTIONS,
      available: 0,
    };
    units[at] = unit;
    unit.graduates += count;
    if (deduction === null) unit.available += count;
    else {
      if (unit.deducted === NO_DEDUCTIONS) unit.deducted = noDeductions();
      unit.deducted[deduction] += count;
    }
  }
  return sortUnits(units);
}

function programmeNumber(ref: SpoRef | null, numberOf: Numbering<string>): number {
  return numberOf(ref === null ? '' : spoKey(ref));
}

function sortUnits(units: readonly Counted[]): readonly SupplyUnit[] {
  const itself = (text: string) => text;
  const programmes = rankKeys(units, ({ ref }) => (ref === null ? '' : spoKey(ref)), itself);
  const colleges = rankKeys(units, ({ college }) => college ?? '', itself);
  const homes = rankKeys(units, ({ location }) => location.key, itself);
  const { order } = groupBy(
    units.length,
    (i) =>
      (((programmes.of[i] as number) * colleges.count + (colleges.of[i] as number)) * homes.count +
        (homes.of[i] as number)) *
        2 +
      Number(units[i]?.professionalitet),
  );
  return Array.from(order).flatMap((i) => units[i] ?? []);
}

interface Counted extends SupplyUnit {
  graduates: number;
  deducted: Record<Deduction, number>;
  available: number;
}

/** Zero in every category. */
export function noDeductions(): Record<Deduction, number> {
  return {
    employed: 0,
    entrepreneur: 0,
    'self-employed': 0,
    studying: 0,
    conscription: 0,
    'contract-service': 0,
    childcare: 0,
    'leaving-country': 0,
    hardship: 0,
    'target-contract': 0,
    'job-agreed': 0,
    'own-business-planned': 0,
    'specialty-unknown': 0,
  };
}

/** Shared by all units nobody is deducted from, and never written to. */
const NO_DEDUCTIONS = noDeductions();
