import type { GraduateRecord } from '../domain/graduate.ts';
import type { LinkDecision, PersonLinker } from '../domain/person-link.ts';
import { identityText } from './identity-text.ts';
import type { KnownPersons } from './known-persons.ts';

/**
 * For whom each row is written; null = a person not known before. Of persons merged into one it is the member whose earlier rows
 * are likest, so that a merge undone takes every row back to where it belongs. A second row of a file about a merged person (the
 * linker gives each person one row) goes to the member who has exactly this row: that is what the reviewer decided.
 */
export function chooseMembers(
  rows: readonly GraduateRecord[],
  decisions: readonly LinkDecision[],
  known: KnownPersons,
  linker: PersonLinker,
): readonly (number | null)[] {
  const chosen = rows.map((row, at) => {
    const decision = decisions[at];
    if (decision === undefined) throw new TypeError('the linker gave no decision for a row');
    return decision.personId === null ? null : likestMember(row, decision.personId, known, linker);
  });
  if (known.merges.isEmpty) return chosen;
  const taken = new Set(chosen);
  return chosen.map((member, at) => {
    const row = rows[at];
    if (member !== null || row === undefined) return member;
    const found = mergedCopy(row, taken, known, linker);
    if (found !== null) taken.add(found);
    return found;
  });
}

function likestMember(
  row: GraduateRecord,
  personId: number,
  known: KnownPersons,
  linker: PersonLinker,
): number {
  if (known.merges.membersOf(personId).length === 1) return personId;
  const nameKey = linker.nameKey(row.person);
  const likeness = (record: GraduateRecord) =>
    2 * Number(linker.nameKey(record.person) === nameKey) +
    Number(row.birthDate !== null && record.birthDate === row.birthDate) +
    Number(row.snils !== null && record.snils === row.snils) +
    Number(row.group !== null && record.group === row.group);
  return known
    .recordsOf(personId)
    .map(({ record, memberId }) => ({ memberId, points: likeness(record) }))
    .reduce((best, each) => (each.points > best.points ? each : best), { memberId: personId, points: -1 })
    .memberId;
}

function mergedCopy(
  row: GraduateRecord,
  taken: ReadonlySet<number | null>,
  known: KnownPersons,
  linker: PersonLinker,
): number | null {
  const wanted = identityText(row, linker);
  for (const { id } of known.candidatesOf(row)) {
    if (known.merges.membersOf(id).length === 1) continue;
    const copy = known
      .recordsOf(id)
      .find(({ record, memberId }) => !taken.has(memberId) && identityText(record, linker) === wanted);
    if (copy !== undefined) return copy.memberId;
  }
  return null;
}
