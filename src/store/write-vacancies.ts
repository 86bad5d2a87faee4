import type { DatabaseSync } from 'node:sqlite';
import type { Vacancy } from '../domain/vacancy.ts';
import { contentHash } from './content-hash.ts';
import type { ImportHeader } from './store.ts';
import { encodeVacancy, VACANCY_COLUMNS } from './vacancy-columns.ts';

/** `repeated` and `contradicted`: the file has listed this id before, with the same or with another content; the first stays. */
type VacancyOutcome = 'accepted' | 'unchanged' | 'repeated' | 'contradicted';

/** Stores one advert. */
export type WriteVacancy = (vacancy: Vacancy, sheet: string | null, row: number | null) => VacancyOutcome;

/** Prepares the statements of one import; rows then cost the same memory however many there are. */
export function prepareVacancyWriter(
  db: DatabaseSync,
  importId: number,
  header: Pick<ImportHeader, 'asOf'>,
): WriteVacancy {
  const insertId = db.prepare('INSERT INTO vacancies (external_id) VALUES (?) ON CONFLICT DO NOTHING');
  const findId = db.prepare('SELECT id FROM vacancies WHERE external_id = ?');
  const insertVersion = db.prepare(
    `INSERT INTO vacancy_versions (vacancy_id, hash, ${VACANCY_COLUMNS.join(', ')})
     VALUES (?, ?, ${VACANCY_COLUMNS.map(() => '?').join(', ')})`,
  );
  const findVersion = db.prepare('SELECT id FROM vacancy_versions WHERE vacancy_id = ? AND hash = ?');
  const insertSighting = db.prepare(
    'INSERT INTO vacancy_sightings (vacancy_id, import_id, version_id, sheet, row) VALUES (?, ?, ?, ?, ?)',
  );
  const listedHere = db.prepare(
    'SELECT version_id FROM vacancy_sightings WHERE vacancy_id = ? AND import_id = ?',
  );
  const lastVersion = db.prepare(
    `SELECT s.version_id FROM vacancy_sightings s JOIN imports i ON i.id = s.import_id
     WHERE s.vacancy_id = ? AND i.undone_at IS NULL AND i.as_of <= ?
     ORDER BY i.as_of DESC, i.known_at DESC, i.id DESC LIMIT 1`,
  );

  return (vacancy, sheet, row) => {
    const values = encodeVacancy(vacancy);
    // U+0000 for «not stated» and U+001F between values: neither stands in cleaned text.
    // The kind of demand came later and stands last: what has none keeps the digest it always had.
    const stated = vacancy.kind === undefined ? values.slice(0, -1) : values;
    const digest = contentHash(stated.map((value) => value ?? '\u0000').join('\u001f'));
    const added = insertId.run(vacancy.id);
    if (added.changes === 1) {
      const version = insertVersion.run(added.lastInsertRowid, digest, ...values);
      insertSighting.run(added.lastInsertRowid, importId, version.lastInsertRowid, sheet, row);
      return 'accepted';
    }
    const vacancyId = Number(findId.get(vacancy.id)?.id);
    const found = findVersion.get(vacancyId, digest);
    const before = listedHere.get(vacancyId, importId);
    if (before !== undefined) return found?.id === before.version_id ? 'repeated' : 'contradicted';
    const unchanged = found !== undefined && lastVersion.get(vacancyId, header.asOf)?.version_id === found.id;
    const versionId = found?.id ?? insertVersion.run(vacancyId, digest, ...values).lastInsertRowid;
    insertSighting.run(vacancyId, importId, versionId, sheet, row);
    return unchanged ? 'unchanged' : 'accepted';
  };
}
