import { createHash } from 'node:crypto';
import type { GraduateRecord } from '../../domain/graduate.ts';
import { registerKey } from '../../domain/registers.ts';
import { spoKey } from '../../domain/spo-code.ts';
import { differingFields } from './differing-fields.ts';
import type { TableRecord } from './layouts.ts';
import type { ColumnMatch } from './match-columns.ts';
import { restates } from './restates.ts';

/** Where a record stands, and by which columns it was read. */
export interface RecordPlace {
  readonly sheet: string | null;
  readonly row: number;
  readonly match: ColumnMatch;
}

/** How a record stands to those read before it in the same file. */
export type Repetition =
  | { readonly kind: 'new' }
  /** The same content: adds nothing. */
  | { readonly kind: 'same' }
  /** The same key with other content. */
  | {
      readonly kind: 'other';
      readonly before: RecordPlace;
      /** Columns, by field, where the two may differ. */
      readonly fields: readonly string[];
    }
  /** Another person with the same СНИЛС. */
  | { readonly kind: 'same-number'; readonly before: RecordPlace };

interface Seen {
  /** Graduates are kept as they are, for their list is written as a whole anyway; of other records a digest is kept. */
  readonly content: GraduateRecord | string;
  readonly place: RecordPlace;
}

/** Remembers what one file has brought, by key and content. */
export class SeenRecords {
  readonly #seen = new Map<string, Seen>();
  readonly #numbers = new Map<string, RecordPlace>();

  /** Compares with the earlier record of the same key and remembers this one if it is new. */
  add(record: TableRecord, place: RecordPlace): Repetition {
    const key = keyOf(record);
    const before = this.#seen.get(key);
    if (before === undefined) {
      this.#seen.set(key, { content: contentOf(record), place });
      return this.#byNumber(record, place);
    }
    const fields = this.#differences(record, before);
    const isSame = fields === null && (isIdentified(record) || before.place.sheet !== place.sheet);
    return isSame ? { kind: 'same' } : { kind: 'other', before: before.place, fields: fields ?? [] };
  }

  /** null when the record adds nothing. */
  #differences(record: TableRecord, { content }: Seen): readonly string[] | null {
    if (record.kind === 'graduates' && typeof content !== 'string') {
      return restates(content, record.value) ? null : differingFields(content, record.value);
    }
    return contentOf(record) === content ? null : [];
  }

  #byNumber(record: TableRecord, place: RecordPlace): Repetition {
    const number = record.kind === 'graduates' ? record.value.snils : null;
    if (number === null) return { kind: 'new' };
    const before = this.#numbers.get(number);
    if (before !== undefined) return { kind: 'same-number', before };
    this.#numbers.set(number, place);
    return { kind: 'new' };
  }
}

function contentOf(record: TableRecord): GraduateRecord | string {
  if (record.kind === 'graduates') return record.value;
  return createHash('sha1').update(JSON.stringify(record.value)).digest('base64');
}

function keyOf(record: TableRecord): string {
  switch (record.kind) {
    case 'graduates': {
      const { person, birthDate, specialty } = record.value;
      const name = `${person.surname} ${person.name} ${person.patronymic ?? ''}`
        .toLowerCase()
        .replaceAll('ё', 'е');
      return `${name}|${birthDate ?? ''}|${specialty === null ? '' : spoKey(specialty)}`;
    }
    case 'vacancies':
      return record.value.id;
    case 'spo-list':
      return spoKey(record.value.ref);
    case 'colleges':
    case 'employers':
    case 'industries':
      return record.value.name.toLowerCase();
    default:
      return registerKey(record.kind, record.value);
  }
}

/** Two people of one name without birth date and СНИЛС may be two: such rows on one sheet are both kept. */
function isIdentified(record: TableRecord): boolean {
  return record.kind !== 'graduates' || record.value.birthDate !== null || record.value.snils !== null;
}
