import type { Circumstances, TargetContract } from '../../domain/graduate.ts';
import type { SpoRef } from '../../domain/spo-code.ts';
import type { Status } from '../../domain/status.ts';
import type { Place } from '../../domain/territory.ts';
import type { SuppliedGraduate } from '../../matching/balance/balance-input.ts';
import { createNumbering } from '../../matching/balance/dense-groups.ts';

/** Groups of graduates as one thread hands them to another: each different value once, and a row of numbers a group. */
export interface PackedSupply {
  readonly programmes: readonly (SpoRef | null)[];
  readonly colleges: readonly (string | null)[];
  readonly statuses: readonly (Status | null)[];
  readonly contracts: readonly (TargetContract | null)[];
  readonly circumstances: readonly Circumstances[];
  readonly places: readonly (Place | null)[];
  /** {@link COLUMNS} numbers a group. */
  readonly rows: Int32Array<ArrayBuffer>;
}

/** Of a row: programme, college, status, contract, circumstances, place, *Профессионалитет* (0 not stated, 1 no, 2 yes), count. */
const COLUMNS = 8;
const MARKS = [null, false, true] as const;

/** Packs groups; values told apart by identity. */
export function packSupply(groups: readonly SuppliedGraduate[]): PackedSupply {
  const programmes = lister<SpoRef | null>();
  const colleges = lister<string | null>();
  const statuses = lister<Status | null>();
  const contracts = lister<TargetContract | null>();
  const circumstances = lister<Circumstances>();
  const places = lister<Place | null>();
  const rows = new Int32Array(groups.length * COLUMNS);
  let at = 0;
  for (const { graduate, place, count = 1 } of groups) {
    rows[at++] = programmes.numberOf(graduate.specialty);
    rows[at++] = colleges.numberOf(graduate.college);
    rows[at++] = statuses.numberOf(graduate.status);
    rows[at++] = contracts.numberOf(graduate.targetContract);
    rows[at++] = circumstances.numberOf(graduate.circumstances);
    rows[at++] = places.numberOf(place);
    rows[at++] = MARKS.indexOf(graduate.professionalitet);
    rows[at++] = count;
  }
  return {
    programmes: programmes.values,
    colleges: colleges.values,
    statuses: statuses.values,
    contracts: contracts.values,
    circumstances: circumstances.values,
    places: places.values,
    rows,
  };
}

/** The groups that were packed, in their order. */
export function unpackSupply(packed: PackedSupply): readonly SuppliedGraduate[] {
  const { programmes, colleges, statuses, contracts, circumstances, places, rows } = packed;
  const groups: SuppliedGraduate[] = [];
  for (let at = 0; at < rows.length; at += COLUMNS) {
    groups.push({
      graduate: {
        specialty: valueAt(programmes, rows[at]),
        college: valueAt(colleges, rows[at + 1]),
        professionalitet: valueAt(MARKS, rows[at + 6]),
        status: valueAt(statuses, rows[at + 2]),
        targetContract: valueAt(contracts, rows[at + 3]),
        circumstances: valueAt(circumstances, rows[at + 4]),
      },
      place: valueAt(places, rows[at + 5]),
      count: rows[at + 7] ?? 1,
    });
  }
  return groups;
}

function valueAt<Value>(values: readonly Value[], number: number | undefined): Value {
  const value = values[number ?? -1];
  if (value === undefined) throw new RangeError(`no value under the number ${number}`);
  return value;
}

/** Lists different values in the order they come. */
function lister<Value>(): { readonly values: readonly Value[]; numberOf(value: Value): number } {
  const values: Value[] = [];
  const numbered = createNumbering<Value>();
  return {
    values,
    numberOf(value) {
      const number = numbered(value);
      if (number === values.length) values.push(value);
      return number;
    },
  };
}
