import type { GraduateRecord } from '../domain/graduate.ts';
import type { LinkCandidate, PersonLinker } from '../domain/person-link.ts';

/** New persons of one file who may be one: the linker gives every row of a file a person of its own. */
export interface TwiceListed {
  /** The question whether the row is about a new person the file has named before; undefined when it has not. */
  ask(row: GraduateRecord): readonly LinkCandidate[] | undefined;
  /** Remembers who was entered for a row. */
  remember(row: GraduateRecord, personId: number): void;
}

/** The same name and birth date, and no two СНИЛС that differ: rows of one file that say different things of one person. */
export function findTwiceListed(linker: PersonLinker): TwiceListed {
  const entered = new Map<string, { readonly personId: number; readonly snils: string | null }>();
  const keyOf = ({ person, birthDate, cohort }: GraduateRecord) =>
    birthDate === null ? null : `${cohort} ${linker.nameKey(person)} ${birthDate}`;
  return {
    ask(row) {
      const key = keyOf(row);
      const before = key === null ? undefined : entered.get(key);
      if (before === undefined) return undefined;
      if (before.snils !== null && row.snils !== null && before.snils !== row.snils) return undefined;
      return [{ personId: before.personId, bits: 0, parts: [], reason: REASON }];
    },
    remember(row, personId) {
      const key = keyOf(row);
      if (key !== null && !entered.has(key)) entered.set(key, { personId, snils: row.snils });
    },
  };
}

const REASON = 'в одном файле дважды, с разными сведениями';
