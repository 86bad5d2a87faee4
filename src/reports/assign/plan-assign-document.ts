import type { Assignment } from '../../matching/assign/assignment.ts';
import type { AssignDocument } from '../documents/assign-document.ts';
import { unservedPrograms } from './unserved-programs.ts';

/** A comparison asked for: the changes in words and the proposal with them. */
export interface WhatIfResult {
  readonly changes: readonly string[];
  readonly assignment: Assignment;
}

/** The proposal in numbers as a document. */
export function planAssignDocument(
  assignment: Assignment,
  cohort: number,
  whatIf: WhatIfResult | null,
): AssignDocument {
  const { proof, openings, moved } = assignment;
  const causes = new Map<AssignDocument['moved'][number]['cause'], number>();
  for (const { cause } of moved) causes.set(cause, (causes.get(cause) ?? 0) + 1);
  return {
    schema: 'route.assign/1',
    asOf: assignment.asOf,
    cohort,
    seekers: assignment.persons.length,
    placed: placedOf(assignment),
    contracts: assignment.contracts.length,
    contractsWithoutPlace: assignment.contractsWithoutPlace,
    notSeeking: assignment.notSeeking.size,
    openings: openings.length,
    places: openings.reduce((sum, { places }) => sum + places, 0),
    classes: classesOf(assignment),
    unserved: unservedOf(assignment),
    moved: Array.from(causes, ([cause, count]) => ({ cause, count })).sort((a, b) =>
      a.cause < b.cause ? -1 : 1,
    ),
    unmoved: assignment.unmoved,
    doubtful: assignment.persons.filter(({ doubt }) => doubt !== null).length,
    proof: {
      holds: proof.holds,
      gap: String(proof.gap),
      primal: String(proof.primal),
      dual: String(proof.dual),
      cost: proof.cost,
      arcs: proof.arcs,
    },
    whatIf:
      whatIf === null
        ? null
        : {
            changes: [...whatIf.changes],
            placed: placedOf(whatIf.assignment),
            classes: classesOf(whatIf.assignment),
            unserved: unservedOf(whatIf.assignment),
            gap: String(whatIf.assignment.proof.gap),
          },
  };
}

/** How many have a place. */
function placedOf({ classes }: Assignment): number {
  return classes.reduce((sum, { placed }) => sum + placed, 0);
}

function classesOf({ classes }: Assignment): AssignDocument['classes'] {
  return classes.map(({ key, persons, placed }) => ({ class: key ?? 'other', persons, placed }));
}

function unservedOf(assignment: Assignment): AssignDocument['unserved'] {
  return unservedPrograms(assignment).map(({ profession, persons, unplaced }) => ({
    profession,
    name: assignment.nameOf(profession),
    persons,
    unplaced,
  }));
}
