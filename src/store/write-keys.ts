import type { DatabaseSync } from 'node:sqlite';
import type { PersonLinker } from '../domain/person-link.ts';
import { keyNumber } from './content-hash.ts';
import { decodeRecord } from './graduate-facts.ts';

/** Facts whose keys are gathered before they are stored; the place of a key among them takes the low bits of what is sorted. */
const GATHERED_FACTS = 2 ** 17;
const MOST_GATHERED = 2 ** 20;

/**
 * Stores the keys of all facts that have none yet. Keys are made when a row is first looked for by them, and not when facts are
 * written: most rows of a weekly list are found by name or СНИЛС, and the first list of a workspace is looked for nowhere.
 */
export function writePendingKeys(db: DatabaseSync, keysOf: NonNullable<PersonLinker['blockKeys']>): void {
  const progress = db.prepare('SELECT facts_id FROM facts_keys_progress').get();
  let last = Number(progress?.facts_id ?? 0);
  const pending = db.prepare('SELECT id, content FROM graduate_facts WHERE id > ? ORDER BY id LIMIT ?');
  for (;;) {
    const keys: number[] = [];
    const facts: number[] = [];
    const before = last;
    for (const { id, content } of pending.iterate(before, GATHERED_FACTS)) {
      last = Number(id);
      for (const key of keysOf(decodeRecord(String(content)))) {
        keys.push(keyNumber(key));
        facts.push(last);
      }
    }
    if (last === before) break;
    insertInOrder(db, keys, facts);
  }
  db.exec('DELETE FROM facts_keys_progress');
  db.prepare('INSERT INTO facts_keys_progress (facts_id) VALUES (?)').run(last);
}

/**
 * Keys go to the database in the order of their index: strewn over it, they cost most of the import of a large list. Keys are whole
 * numbers below 2⁵³; sorting by their upper 33 bits is order enough.
 */
function insertInOrder(db: DatabaseSync, keys: readonly number[], facts: readonly number[]): void {
  const insert = db.prepare('INSERT OR IGNORE INTO facts_keys (block_key, facts_id) VALUES (?, ?)');
  for (let start = 0; start < keys.length; start += MOST_GATHERED) {
    const size = Math.min(MOST_GATHERED, keys.length - start);
    const order = new Float64Array(size);
    for (let at = 0; at < size; at++) {
      const key = keys[start + at] ?? 0;
      order[at] = key - (key % MOST_GATHERED) + at;
    }
    order.sort();
    for (const place of order) {
      const at = start + (place % MOST_GATHERED);
      insert.run(keys[at] ?? 0, facts[at] ?? 0);
    }
  }
}
