import type { DatabaseSync } from 'node:sqlite';
import type { GraduateRecord } from '../domain/graduate.ts';
import type { LinkCandidate, PersonLinker } from '../domain/person-link.ts';
import { decodeRecord } from './graduate-facts.ts';
import { identityText } from './identity-text.ts';
import type { PersonMerges } from './person-merges.ts';

/** The person a reviewer has judged before, for a row about which the same would be asked again; null when nobody was. */
export type RecallJudged = (row: GraduateRecord, candidates: readonly LinkCandidate[]) => number | null;

/**
 * A file undone and imported again must not ask what was answered: its rows go to the persons of the undone import, to whom the
 * answers belong. Persons who are listed by live imports are found by the linker and are not looked for here.
 */
export function prepareRecall(db: DatabaseSync, merges: PersonMerges, linker: PersonLinker): RecallJudged {
  const judged = db.prepare(
    `SELECT v.person_id, v.decided_person, v.candidates, f.content FROM link_reviews v
     JOIN graduate_records r ON r.person_id = v.person_id JOIN graduate_facts f ON f.id = r.facts_id
     WHERE v.decision IS NOT NULL AND r.cohort = ? AND r.name_key = ? AND NOT EXISTS (
       SELECT 1 FROM graduate_records live JOIN imports i ON i.id = live.import_id
       WHERE live.person_id = v.person_id AND i.undone_at IS NULL)
     ORDER BY v.person_id DESC, r.id DESC`,
  );
  return (row, candidates) => {
    const wanted = identityText(row, linker);
    const asked = candidates.map(({ personId }) => personId);
    for (const found of judged.all(row.cohort, linker.nameKey(row.person))) {
      if (identityText(decodeRecord(String(found.content)), linker) !== wanted) continue;
      const answersAll =
        found.decided_person === null
          ? asked.every((id) => rootsOf(String(found.candidates), merges).has(id))
          : asked.includes(merges.rootOf(Number(found.decided_person)));
      if (answersAll) return Number(found.person_id);
    }
    return null;
  };
}

function rootsOf(candidates: string, merges: PersonMerges): ReadonlySet<number> {
  const stored = JSON.parse(candidates) as readonly LinkCandidate[];
  return new Set(stored.map(({ personId }) => merges.rootOf(personId)));
}
