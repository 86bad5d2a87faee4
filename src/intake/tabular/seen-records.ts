import { createHash } from 'node:crypto';
import type { IntakeRecord } from '../../domain/intake-record.ts';
import { spoKey } from '../../domain/spo-code.ts';

/** How a record stands to those read before it in the same file. */
export type Repetition =
  | { readonly kind: 'new' }
  /** The same content: adds nothing. */
  | { readonly kind: 'same'; readonly sheet: string | null; readonly row: number }
  /** The same key with other content. */
  | { readonly kind: 'other'; readonly sheet: string | null; readonly row: number };

interface Seen {
  readonly digest: string;
  readonly sheet: string | null;
  readonly row: number;
}

/** Remembers what one file has brought, by key and content. */
export class SeenRecords {
  readonly #seen = new Map<string, Seen>();

  /** Compares with the earlier record of the same key and remembers this one if it is new. */
  add(record: IntakeRecord, sheet: string | null, row: number): Repetition {
    const key = keyOf(record);
    const digest = createHash('sha1').update(JSON.stringify(record.value)).digest('base64');
    const before = this.#seen.get(key);
    if (before === undefined) {
      this.#seen.set(key, { digest, sheet, row });
      return { kind: 'new' };
    }
    const where = { sheet: before.sheet, row: before.row };
    if (before.digest !== digest) return { kind: 'other', ...where };
    return { kind: isIdentified(record) || before.sheet !== sheet ? 'same' : 'other', ...where };
  }
}

function keyOf(record: IntakeRecord): string {
  switch (record.kind) {
    case 'graduates': {
      const { person, birthDate, specialty } = record.value;
      const name = [person.surname, person.name, person.patronymic ?? '']
        .join(' ')
        .toLowerCase()
        .replaceAll('ё', 'е');
      return `${name}|${birthDate ?? ''}|${specialty === null ? '' : spoKey(specialty)}`;
    }
    case 'vacancies':
      return record.value.id;
    case 'spo-list':
      return spoKey(record.value.ref);
    default:
      return record.value.name.toLowerCase();
  }
}

/** Two people of one name without birth date and СНИЛС may be two: such rows on one sheet are both kept. */
function isIdentified(record: IntakeRecord): boolean {
  return record.kind !== 'graduates' || record.value.birthDate !== null || record.value.snils !== null;
}
