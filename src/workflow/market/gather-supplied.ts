import type { Circumstances, GraduateRecord } from '../../domain/graduate.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import { type SpoRef, spoKey } from '../../domain/spo-code.ts';
import type { Status } from '../../domain/status.ts';
import type { Place } from '../../domain/territory.ts';
import type { SuppliedGraduate } from '../../matching/balance/balance-input.ts';
import { deductionOf } from '../../matching/balance/supply.ts';

/**
 * Counts graduates who are alike for the balance: programme, college, home, and why they are not on offer; those held by a target
 * contract also by its employer. Of a group the first member speaks, and values that groups share are one object.
 * @param each hands over every graduate
 */
export function gatherSupplied(
  each: (take: (record: GraduateRecord) => void) => void,
  homeOf: (record: GraduateRecord) => Place | null,
  asOf: IsoDate,
): readonly SuppliedGraduate[] {
  const numbers = new Map<Place | null, number>();
  const groups = new Map<string, Counted>();
  const shared = {
    programme: sharer<SpoRef>(spoKey),
    college: sharer<string>((name) => name),
    status: sharer<Status>(deducedFrom),
    circumstances: sharer<Circumstances>(({ serviceFinished }) => String(serviceFinished)),
  };
  each((record) => {
    const place = homeOf(record);
    let number = numbers.get(place);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(place, number);
    }
    const { specialty, college, professionalitet, status, targetContract: contract } = record;
    const deduction = deductionOf(record, asOf);
    const holder =
      deduction === 'target-contract' ? `${contract?.employerInn ?? ''}\n${contract?.employer ?? ''}` : '';
    const programme = specialty === null ? '' : spoKey(specialty);
    const key = `${programme}\n${number}\n${deduction ?? ''}\n${professionalitet ?? ''}\n${college ?? ''}\n${holder}`;
    const known = groups.get(key);
    if (known !== undefined) {
      known.count++;
      return;
    }
    const graduate = {
      specialty: specialty === null ? null : shared.programme(specialty),
      college: college === null ? null : shared.college(college),
      professionalitet,
      status: status === null ? null : shared.status(status),
      targetContract: contract,
      circumstances: shared.circumstances(record.circumstances),
    };
    groups.set(key, { graduate, place, count: 1 });
  });
  return Array.from(groups.values());
}

/** All that a deduction reads of a status. */
function deducedFrom({ kind, until, employer, employerInn }: Status): string {
  return `${kind} ${until ?? ''} ${employer === null && employerInn === null ? '' : 'employer'}`;
}

/** The first value of each key stands for all of them. */
function sharer<Value>(keyOf: (value: Value) => string): (value: Value) => Value {
  const known = new Map<string, Value>();
  return (value) => {
    const key = keyOf(value);
    const same = known.get(key);
    if (same !== undefined) return same;
    known.set(key, value);
    return value;
  };
}

interface Counted extends SuppliedGraduate {
  count: number;
}
