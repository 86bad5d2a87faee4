import { collegeCore } from '../domain/college-name.ts';
import type { College } from '../domain/organisations.ts';
import { normaliseLabel } from '../domain/text.ts';

/** Colleges by any spelling the table of colleges lists, with or without the words of the legal form. */
export interface CollegeDirectory {
  readonly colleges: readonly College[];
  find(stated: string | null): College | null;
  /** The name of the table where the college is in it, else the name as stated; null where none was stated. */
  nameOf(stated: string | null): string | null;
}

/** Makes the lookup. Two colleges with one spelling: the first in the table keeps it. */
export function collegeDirectory(colleges: readonly College[]): CollegeDirectory {
  const bySpelling = new Map<string, College>();
  for (const spellings of [
    (college: College) => [college.name],
    (college: College) => [...college.aliases],
  ]) {
    for (const college of colleges) {
      for (const spelling of spellings(college)) {
        const key = normaliseLabel(spelling);
        if (!bySpelling.has(key)) bySpelling.set(key, college);
      }
    }
  }
  // A core that two colleges share tells neither.
  const byCore = new Map<string, College | null>();
  for (const [spelling, college] of bySpelling) {
    const core = collegeCore(spelling);
    const other = byCore.get(core);
    byCore.set(core, other === undefined || other === college ? college : null);
  }
  const remembered = new Map<string, College | null>();
  const find = (stated: string | null): College | null => {
    if (stated === null) return null;
    let college = remembered.get(stated);
    if (college === undefined) {
      college = bySpelling.get(normaliseLabel(stated)) ?? byCore.get(collegeCore(stated)) ?? null;
      remembered.set(stated, college);
    }
    return college;
  };
  return { colleges, find, nameOf: (stated) => find(stated)?.name ?? stated };
}
