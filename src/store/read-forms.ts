import type { DatabaseSync } from 'node:sqlite';
import type { ReturnedRow, StoredFormBlock, StoredFormReturn } from '../domain/form-return.ts';
import { compareRussian } from '../domain/russian.ts';
import type { SpoCode, SpoEdition } from '../domain/spo-code.ts';
import { normaliseLabel } from '../domain/text.ts';
import { type LiveImport, readLiveImports } from './live-imports.ts';
import { readReferenceRows } from './reference-rows.ts';
import type { FormFilter, Moment, PlacedFormBlock } from './store.ts';

/**
 * Blocks of live forms with whether a newer word on the same specialty of the college and edition has replaced them: a good block,
 * or for a refused one a later refused one. A block nobody can place is replaced with the last of its sheet.
 */
export function readFormBlocks(db: DatabaseSync, filter: Moment): readonly PlacedFormBlock[] {
  const nameOf = collegeNames(db, filter);
  const imports = readLiveImports(db, filter);
  const blocks = db
    .prepare(
      `SELECT b.id, b.sheet_id, b.college, b.code, b.code_edition, b.verdict, b.row, b.row_count, s.import_id, s.cohort, s.edition, s.sheet
       FROM form_blocks b JOIN form_sheets s ON s.id = b.sheet_id ORDER BY b.id`,
    )
    .all()
    .flatMap((row) => {
      const made = imports.get(Number(row.import_id));
      if (made === undefined) return [];
      const college = row.college === null ? null : nameOf(String(row.college));
      const code = row.code === null ? null : `${row.code} ${row.code_edition}`;
      return [
        {
          key: college === null || code === null ? null : [college, row.edition, row.cohort, code].join('\n'),
          sheetId: Number(row.sheet_id),
          position: made.position,
          good: row.verdict === 'good',
          importId: made.id,
          cohort: Number(row.cohort),
          sheet: row.sheet === null ? null : String(row.sheet),
          college,
          firstRow: Number(row.row ?? 0),
          rows: Number(row.row_count),
        },
      ];
    })
    .sort((a, b) => a.position - b.position);
  const newestGood = new Map<string, number>();
  const newest = new Map<string, number>();
  for (const [at, { key, good }] of blocks.entries()) {
    if (key === null) continue;
    newest.set(key, at);
    if (good) newestGood.set(key, at);
  }
  const isReplaced = (key: string, at: number, good: boolean) =>
    (newestGood.get(key) ?? -1) > at || (!good && newest.get(key) !== at);
  const standing = new Set<number>();
  const placed = new Set<number>();
  for (const [at, { key, good, sheetId }] of blocks.entries()) {
    if (key === null) continue;
    placed.add(sheetId);
    if (!isReplaced(key, at, good)) standing.add(sheetId);
  }
  return blocks.map(({ key, sheetId, good, importId, cohort, sheet, college, firstRow, rows }, at) => ({
    importId,
    cohort,
    sheet,
    college,
    firstRow,
    rows,
    verdict: good ? 'good' : 'failed',
    replaced: key === null ? placed.has(sheetId) && !standing.has(sheetId) : isReplaced(key, at, good),
  }));
}

interface BlockRow {
  readonly id: number;
  readonly sheetId: number;
  readonly made: LiveImport;
  readonly edition: string;
  readonly cohort: number;
  readonly sheet: string | null;
  readonly columns: ReadonlyMap<string, string>;
  readonly college: string;
  readonly code: SpoCode;
  readonly codeEdition: SpoEdition;
  readonly good: boolean;
}

/**
 * What returned forms say at a moment. Of the blocks of one college, edition and specialty the one of the newest day counts, of one
 * day the one that came last; a failed block hides nothing and is named when it is newer than every good one.
 */
export function readFormReturns(db: DatabaseSync, filter: FormFilter): readonly StoredFormReturn[] {
  const nameOf = collegeNames(db, filter);
  const wanted = filter.college === undefined ? null : nameOf(filter.college);
  const standing = new Map<string, BlockRow>();
  const failed = new Map<string, BlockRow>();
  for (const block of blockRows(db, filter, nameOf)) {
    if (wanted !== null && block.college !== wanted) continue;
    const key = [block.college, block.edition, block.code, block.codeEdition].join('\n');
    if (!block.good) failed.set(key, block);
    else {
      standing.set(key, block);
      failed.delete(key);
    }
  }
  const numbers = prepareNumbers(db);
  const sheets = Map.groupBy([...standing.values(), ...failed.values()], ({ sheetId, college }) =>
    [sheetId, college].join('\n'),
  );
  return [...sheets.values()]
    .flatMap((blocks) => {
      const [first] = blocks;
      return first === undefined ? [] : [returnOf(first, blocks, numbers)];
    })
    .sort(
      (a, b) =>
        compareRussian(a.college, b.college) ||
        (a.edition < b.edition ? -1 : a.edition > b.edition ? 1 : 0) ||
        a.importId - b.importId,
    );
}

function returnOf(
  { made, edition, cohort, sheet, columns, college }: BlockRow,
  blocks: readonly BlockRow[],
  numbers: (blockId: number) => readonly ReturnedRow[],
): StoredFormReturn {
  const stored = blocks
    .toSorted((a, b) => a.id - b.id)
    .map(
      ({ id, code, codeEdition, good }): StoredFormBlock => ({
        kind: 'specialty',
        college,
        specialty: { code, edition: codeEdition },
        rows: numbers(id),
        verdict: good ? 'good' : 'failed',
        findings: [],
      }),
    );
  return {
    importId: made.id,
    file: made.fileName,
    asOf: made.asOf,
    edition,
    cohort,
    sheet,
    columns,
    college,
    blocks: stored.filter(({ verdict }) => verdict === 'good'),
    failed: stored.filter(({ verdict }) => verdict === 'failed'),
  };
}

/** Blocks of live imports, the newest word last. The writer is the only source of the rows, so they are trusted. */
function blockRows(
  db: DatabaseSync,
  filter: FormFilter,
  nameOf: (stated: string) => string,
): readonly BlockRow[] {
  const imports = readLiveImports(db, filter);
  return db
    .prepare(
      `SELECT b.id, b.sheet_id, b.college, b.code, b.code_edition, b.verdict, s.import_id, s.edition, s.cohort, s.sheet, s.columns
       FROM form_blocks b JOIN form_sheets s ON s.id = b.sheet_id
       WHERE s.cohort = :cohort AND (:edition IS NULL OR s.edition = :edition)
         AND b.college IS NOT NULL AND b.code IS NOT NULL
       ORDER BY b.id`,
    )
    .all({ cohort: filter.cohort, edition: filter.edition ?? null })
    .flatMap((row): BlockRow[] => {
      const made = imports.get(Number(row.import_id));
      if (made === undefined) return [];
      return [
        {
          id: Number(row.id),
          sheetId: Number(row.sheet_id),
          made,
          edition: String(row.edition),
          cohort: Number(row.cohort),
          sheet: row.sheet === null ? null : String(row.sheet),
          columns: new Map(Object.entries(JSON.parse(String(row.columns)) as Record<string, string>)),
          college: nameOf(String(row.college)),
          code: String(row.code) as SpoCode,
          codeEdition: String(row.code_edition) as SpoEdition,
          good: row.verdict === 'good',
        },
      ];
    })
    .sort((a, b) => a.made.position - b.made.position || a.id - b.id);
}

function prepareNumbers(db: DatabaseSync): (blockId: number) => readonly ReturnedRow[] {
  const rows = db.prepare('SELECT id, number, row, written FROM form_rows WHERE block_id = ? ORDER BY id');
  const cells = db.prepare('SELECT number, count FROM form_cells WHERE row_id = ? ORDER BY number');
  return (blockId) =>
    rows.all(blockId).map((row) => ({
      number: String(row.number),
      sheetRow: Number(row.row),
      counts: new Map(cells.all(Number(row.id)).map((cell) => [String(cell.number), Number(cell.count)])),
      written: JSON.parse(String(row.written)) as string[],
    }));
}

/** Colleges by any spelling the table of colleges lists; others keep the name they give themselves. */
function collegeNames(db: DatabaseSync, { knownAt }: Moment): (stated: string) => string {
  const names = new Map<string, string>();
  const colleges = readReferenceRows(db, 'colleges', knownAt === undefined ? {} : { knownAt });
  for (const { name, aliases } of colleges) {
    for (const alias of aliases) names.set(normaliseLabel(alias), name);
  }
  for (const { name } of colleges) names.set(normaliseLabel(name), name);
  const stated = new Map<string, string>();
  return (text) => {
    const key = normaliseLabel(text);
    const name = names.get(key) ?? stated.get(key) ?? text;
    stated.set(key, name);
    return name;
  };
}
