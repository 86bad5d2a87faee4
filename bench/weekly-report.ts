// node bench/weekly-report.ts [--graduates 20000] [--weeks 30] [--colleges 60] [--runs 3]: the Monday report over a campaign of so
// many weeks, the whole `route weekly-report` as a process of its own run from the sources. The database is filled directly:
// linking has a measurement of its own.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { type Random, seededRandom } from '../fixtures/generator/random.ts';
import {
  type GraduateRecord,
  NO_CATEGORIES,
  NO_CIRCUMSTANCES,
  NO_INTENTIONS,
} from '../src/domain/graduate.ts';
import { addDays, type IsoDate, type IsoInstant } from '../src/domain/iso-date.ts';
import { isSpoCode } from '../src/domain/spo-code.ts';
import { bareStatus, type StatusKind } from '../src/domain/status.ts';
import { contentHash } from '../src/store/content-hash.ts';
import { encodeRecord } from '../src/store/graduate-facts.ts';
import { openStore } from '../src/store/open-store.ts';
import { readConfig } from '../src/workspace/config.ts';
import { runOnce } from './measure.ts';

const CLI = pathToFileURL(join(import.meta.dirname, '../src/cli.ts')).href;
/** The program, and behind what it says the processor seconds it took: the machine may be busy with other things. */
const PROGRAM = `
  const { main } = await import(${JSON.stringify(CLI)});
  await main(process.argv.slice(1));
  const { user, system } = process.cpuUsage();
  process.stdout.write('\\ncpu ' + (user + system) / 1e6);`;
const NODE = ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', PROGRAM, '--'];
/** The first Monday of April 2026. */
const FIRST = '2026-04-06' as IsoDate;
const CODES = ['15.01.05', '43.01.09', '23.01.17', '08.02.01', '38.02.01', '09.02.07'].filter(isSpoCode);
const KINDS: readonly (StatusKind | null)[] = [
  null,
  'will-be-employed',
  'will-study',
  'will-be-conscript',
  'employed',
  'self-employed',
  'studying',
  'conscript',
  'childcare',
  'not-motivated',
];
/** Of a hundred graduates of a weekly list so many state another outcome than the week before. */
const CHANGES_OF_100 = 4;

const { values } = parseArgs({
  options: {
    graduates: { type: 'string', default: '20000' },
    weeks: { type: 'string', default: '30' },
    colleges: { type: 'string', default: '60' },
    runs: { type: 'string', default: '3' },
  },
});
const size = {
  graduates: Number(values.graduates),
  weeks: Number(values.weeks),
  colleges: Number(values.colleges),
};
const folder = mkdtempSync(join(tmpdir(), 'route-weekly-'));
try {
  await runOnce([...NODE, 'init', '--region', '6600000000000', '--no-input', '--workspace', folder], folder);
  const { campaign } = await readConfig(folder, FIRST);
  fill(join(folder, 'route.db'), campaign.cohort);
  const asOf = addDays(FIRST, 7 * (size.weeks - 1));
  const args = ['weekly-report', '--as-of', asOf, '--workspace', folder, '--force'];
  await runOnce([...NODE, ...args], folder);
  for (let run = 0; run < Number(values.runs); run++) {
    const { seconds, megabytes, stdout } = await runOnce([...NODE, ...args], folder);
    process.stdout.write(
      `${size.graduates} graduates × ${size.weeks} weeks: ${seconds.toFixed(2)} s, ${cpuSeconds(stdout)} s of processor, ${megabytes?.toFixed(0) ?? '?'} MB\n`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function cpuSeconds(stdout: string): string {
  return Number(/cpu ([\d.]{1,20})$/.exec(stdout)?.[1]).toFixed(2);
}

/** A list of every college for every week, each a file of its own. */
function fill(database: string, cohort: number): void {
  openStore(database, { now: () => '2026-04-01T00:00:00Z' as IsoInstant }).close();
  const db = new DatabaseSync(database);
  const random = seededRandom('weekly');
  const person = db.prepare('INSERT INTO persons (id, import_id, cohort) VALUES (?, 1, ?)');
  const facts = db.prepare('INSERT INTO graduate_facts (id, hash, content) VALUES (?, ?, ?)');
  const record = db.prepare(
    `INSERT INTO graduate_records (import_id, person_id, facts_id, cohort, name_key, snils, sheet, row)
     VALUES (?, ?, ?, ?, ?, NULL, 'Выпуск', ?)`,
  );
  const made = db.prepare(
    `INSERT INTO imports (id, path, file_name, sha256, size_bytes, kind, layout, as_of, cohort, complete, region,
       mapping, unknown_columns, dropped_columns, known_at, counts)
     VALUES (?, ?, ?, ?, 1, 'graduates', 'bench', ?, ?, 1, NULL, '[]', '[]', '[]', ?,
       '{"rows":{"read":0,"accepted":0,"rejected":0,"unchanged":0,"skipped":0},"skippedBy":{},"findings":{"error":0,"warning":0,"info":0}}')`,
  );
  const people = Array.from({ length: size.graduates }, (_, i) => ({
    i,
    kind: random.int(0, 3),
    factsId: 0,
  }));
  let factsId = 0;
  let importId = 0;
  // Indexes are made once, behind the rows.
  const indexes = db
    .prepare(
      "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'graduate_records' AND sql IS NOT NULL",
    )
    .all();
  db.exec('PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; BEGIN');
  for (const { name } of indexes) db.exec(`DROP INDEX ${name}`);
  for (let week = 0; week < size.weeks; week++) {
    const asOf = addDays(FIRST, 7 * week);
    for (let college = 0; college < size.colleges; college++) {
      importId++;
      const file = `колледж ${college} ${asOf}.xlsx`;
      made.run(importId, file, file, `${importId}`.padStart(64, '0'), asOf, cohort, `${asOf}T06:00:00Z`);
      for (let at = college; at < people.length; at += size.colleges) {
        const one = people[at];
        if (one === undefined) continue;
        const changes = week === 0 || random.int(1, 100) <= CHANGES_OF_100;
        if (week === 0) person.run(one.i + 1, cohort);
        if (changes) {
          if (week > 0) one.kind = nextKind(random, one.kind);
          one.factsId = ++factsId;
          const content = encodeRecord(recordOf(one.i, college, one.kind, cohort));
          facts.run(factsId, contentHash(`${factsId} ${content}`), content);
        }
        record.run(importId, one.i + 1, one.factsId, cohort, `тестов${one.i}`, at);
      }
    }
  }
  for (const { sql } of indexes) db.exec(String(sql));
  db.exec('COMMIT');
  db.close();
}

function nextKind(random: Random, kind: number): number {
  return kind < 4 ? random.int(1, KINDS.length - 1) : random.int(4, KINDS.length - 1);
}

function recordOf(id: number, college: number, kind: number, cohort: number): GraduateRecord {
  const status = KINDS[kind] ?? null;
  return {
    person: { surname: `Тестов${id}`, name: 'Проверка', patronymic: 'Образцовна' },
    birthDate: addDays('2007-01-01' as IsoDate, id % 700),
    snils: null,
    cohort,
    college: `Колледж № ${college + 1}`,
    specialty: { code: CODES[id % CODES.length] ?? ('15.01.05' as (typeof CODES)[number]), edition: '336' },
    qualification: null,
    group: `Г-${id % 40}`,
    studyForm: 'full-time',
    funding: 'budget',
    professionalitet: null,
    residence: null,
    targetContract: null,
    status: status === null ? null : { ...bareStatus(status), inSpecialty: id % 3 > 0 },
    categories: NO_CATEGORIES,
    intentions: NO_INTENTIONS,
    circumstances: NO_CIRCUMSTANCES,
    consentDate: null,
  };
}
