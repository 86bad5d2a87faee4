import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { EXIT, Failure } from '../../domain/failure.ts';
import type { Graduate } from '../../domain/graduate.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import { type RegisterName, registerDefinition } from '../../domain/registers.ts';
import { normaliseLabel } from '../../domain/text.ts';
import { findGraduates } from '../../matching/link/find-graduates.ts';
import { createLocator } from '../../matching/territory/create-locator.ts';
import { collegeDirectory } from '../../monitoring/college-directory.ts';
import { planPseudonymReport } from '../../reports/privacy/plan-pseudonym-report.ts';
import { writeCsv } from '../../reports/write-csv.ts';
import { writeXlsx } from '../../reports/xlsx/write-xlsx.ts';
import type { PersonSecret } from '../../workspace/secret.ts';
import { writeRestrictedFile } from '../returns/write-templates.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { type PseudonymisedTables, pseudonymisedTables } from './pseudonymised-tables.ts';

/** What to give out without names, and where. */
export interface PseudonymisedRequest {
  readonly folder: string;
  /** Where names and pseudonyms stand side by side; null = nowhere. */
  readonly map: string | null;
  readonly cohort: number;
  readonly asOf: IsoDate;
  readonly k: number;
  readonly reason: string;
  readonly force: boolean;
}

/** What was written. */
export interface PseudonymisedExport {
  readonly files: readonly string[];
  readonly map: string | null;
  readonly result: PseudonymisedTables;
}

/** Registers whose rows say what was done for a graduate. */
const REFERRALS: readonly RegisterName[] = ['contacts', 'attendance', 'fair-offers', 'employment'];

/**
 * Writes the tables under pseudonyms. The pseudonym of a person is the same in every export made with one secret.
 * @throws {Failure} `map-inside` when the map would lie with the tables
 */
export async function exportPseudonymised(
  workspace: OpenWorkspace,
  request: PseudonymisedRequest,
  secret: PersonSecret,
): Promise<PseudonymisedExport> {
  const { store } = workspace;
  const { folder, map, cohort, asOf, k, reason, force } = request;
  await fs.mkdir(folder, { recursive: true, mode: 0o700 });
  if (map !== null) await refuseInside(map, folder);
  const graduates = store.graduates({ cohort, asOf });
  const result = tablesOf(workspace, graduates, k, asOf, secret);
  const { region } = workspace;
  const report = planPseudonymReport({ ...result, region: region.fullName, asOf, cohort, k });
  const outputs = [
    ...result.tables.map(({ name, columns, rows }) => ({
      name: `${name}.csv`,
      bytes: writeCsv(columns, rows),
    })),
    { name: 'Отчёт об обезличивании.xlsx', bytes: await writeXlsx(report) },
  ];
  const about = { asOf, force };
  const files: string[] = [];
  for (const { name, bytes } of outputs) {
    const title = `Обезличенные данные: ${name}`;
    files.push((await writeRestrictedFile(workspace, join(folder, name), bytes, { ...about, title })).path);
  }
  const mapBytes = map === null ? null : mapOf(graduates, secret);
  const written =
    map === null || mapBytes === null
      ? null
      : await writeRestrictedFile(workspace, map, mapBytes, {
          ...about,
          title: 'Ключ к обезличенным данным',
        });
  store.journal({
    action: 'export',
    outputClass: 'restricted',
    reason,
    details: {
      file: basename(folder),
      asOf,
      cohort,
      persons: result.generalised.rows.length,
      suppressed: result.generalised.suppressed,
      k,
      ...(written === null || mapBytes === null
        ? {}
        : { map: basename(written.path), mapSha256: createHash('sha256').update(mapBytes).digest('hex') }),
    },
  });
  return { files, map: written?.path ?? null, result };
}

function tablesOf(
  workspace: OpenWorkspace,
  graduates: readonly Graduate[],
  k: number,
  asOf: IsoDate,
  secret: PersonSecret,
): PseudonymisedTables {
  const { store, region } = workspace;
  const directory = collegeDirectory(store.colleges());
  const collegeNamed = (name: string | null) => directory.nameOf(name);
  const locator = createLocator(workspace.reference().territories, region);
  const referrals = REFERRALS.flatMap((name) => {
    const definition = registerDefinition(name);
    return findGraduates(store.registerRows(name, { asOf }), graduates, collegeNamed).found.map((found) => ({
      definition,
      ...found,
    }));
  });
  return pseudonymisedTables({
    graduates,
    referrals,
    k,
    municipalityOf: ({ residence }) =>
      residence === null ? null : (locator.locateSettlement(residence)?.municipality ?? null),
    collegeOf: ({ college }) => collegeNamed(college) ?? college,
    pseudonymOf: (graduate) => exportPseudonym(graduate, secret),
  });
}

/** The same person has the same pseudonym in every cohort; without birth date and number only inside the workspace. */
function exportPseudonym({ id, person, birthDate, snils }: Graduate, secret: PersonSecret): string {
  const name = [person.surname, person.name, person.patronymic ?? ''].map(normaliseLabel).join('|');
  return secret.digest('export', `${name}|${birthDate ?? snils ?? `№${id}`}`).slice(0, 24);
}

function mapOf(graduates: readonly Graduate[], secret: PersonSecret): Uint8Array {
  const rows = graduates.map((graduate) => {
    const { person, birthDate, snils } = graduate;
    const { surname, name, patronymic } = person;
    return [exportPseudonym(graduate, secret), surname, name, patronymic ?? '', birthDate ?? '', snils ?? ''];
  });
  return writeCsv(['id', 'surname', 'name', 'patronymic', 'birth_date', 'snils'], rows);
}

/** Links are followed: a map beside the tables undoes them, whatever its path looks like. */
async function refuseInside(map: string, folder: string): Promise<void> {
  const holder = await fs.realpath(dirname(resolve(map))).catch((cause: unknown) => {
    throw new Failure('cannot-write', 'Папки для файла --map нет.', { hint: 'Создайте её.', cause });
  });
  const way = relative(await fs.realpath(folder), holder);
  if (way === '..' || way.startsWith(`..${sep}`) || resolve(way) === way) return;
  throw new Failure('map-inside', 'Ключ --map нельзя класть в папку обезличенных данных или внутрь неё.', {
    hint: 'Назовите файл в другой папке и храните его отдельно.',
    exitCode: EXIT.usage,
  });
}
