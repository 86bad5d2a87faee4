import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { EXIT, Failure } from '../../domain/failure.ts';
import { safeFileName } from '../../domain/file-name.ts';
import type { Graduate } from '../../domain/graduate.ts';
import { type IsoDate, russianDate } from '../../domain/iso-date.ts';
import { nearestWord } from '../../domain/nearest-word.ts';
import { compareRussian } from '../../domain/russian.ts';
import { normaliseLabel } from '../../domain/text.ts';
import { type CollegeDirectory, collegeDirectory } from '../../monitoring/college-directory.ts';
import { planTemplate } from '../../reports/template/plan-template.ts';
import { writeTemplate } from '../../reports/template/write-template.ts';
import { isRecorded, recordOutput } from '../../workspace/output-manifest.ts';
import { type ReplaceResult, replaceFile } from '../../workspace/replace-file.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { dueOf } from './list-returns.ts';

/** Which templates to write, and where. */
export interface TemplateRequest {
  /** A college in any spelling; null = all of them. */
  readonly college: string | null;
  /** The day the answers shall speak of. */
  readonly asOf: IsoDate;
  readonly cohort: number;
  /** Journaled once for the whole run. */
  readonly reason: string;
  /** A folder; null = the workspace's folder of templates. */
  readonly output: string | null;
  readonly cwd: string;
  readonly force: boolean;
}

/** What became of one college's template. */
export interface WrittenTemplate extends ReplaceResult {
  readonly college: string;
  readonly persons: number;
  /** Persons the college has left out of its newest list: they are not asked about again. */
  readonly vanished: number;
}

/**
 * Writes a workbook for each college asked for, records each in the manifest of the folder, and journals the campaign's reason.
 * @throws Failure `college-unknown`, `no-colleges`
 */
export async function writeTemplates(
  workspace: OpenWorkspace,
  request: TemplateRequest,
): Promise<readonly WrittenTemplate[]> {
  const { store } = workspace;
  const { asOf, cohort } = request;
  const directory = collegeDirectory(store.colleges());
  const graduates = store.graduates({ cohort, asOf });
  const vanished = new Set(store.vanished({ cohort, asOf }).map(({ graduateId }) => graduateId));
  const colleges = collegesAsked(workspace, directory, graduates, request.college);
  const folder =
    request.output === null ? join(workspace.paths.templates, asOf) : resolve(request.cwd, request.output);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const nameOf = uniqueNames();
  const written: WrittenTemplate[] = [];
  for (const college of colleges) {
    const all = graduates.filter((graduate) => directory.nameOf(graduate.college) === college);
    const asked = all.filter(({ id }) => !vanished.has(id));
    const bytes = await writeTemplate(planOf(workspace, directory, college, asked, request));
    const name = nameOf(`Шаблон, ${spellingInNames(directory, college)}`);
    const result = await writeRestrictedFile(workspace, join(folder, name), bytes, {
      title: 'Шаблон мониторинга',
      asOf,
      force: request.force,
    });
    written.push({ ...result, college, persons: asked.length, vanished: all.length - asked.length });
  }
  if (written.some(({ status }) => status !== 'unchanged')) {
    const persons = written.reduce((sum, template) => sum + template.persons, 0);
    store.journal({
      action: 'template',
      outputClass: 'restricted',
      reason: request.reason,
      details: { asOf, cohort, files: written.length, persons },
    });
  }
  return written;
}

/** Writes a file that holds people by name, and records it in the manifest of its folder. */
export async function writeRestrictedFile(
  workspace: OpenWorkspace,
  path: string,
  bytes: Uint8Array,
  about: { readonly title: string; readonly asOf: IsoDate; readonly force: boolean },
): Promise<ReplaceResult> {
  const result = await replaceFile(path, bytes, { force: about.force });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (result.status === 'unchanged' && (await isRecorded(result.path, sha256))) return result;
  await recordOutput(result.path, {
    class: 'restricted',
    title: about.title,
    asOf: about.asOf,
    sha256,
    toolVersion: workspace.toolVersion,
  });
  return result;
}

/** Names of files that hold people by name: what they are, numbered where two would be one, and their class. */
export function uniqueNames(extension = 'xlsx'): (what: string) => string {
  const used = new Set<string>();
  return (what) => {
    const plain = what.replaceAll(/[/\\]/g, '_').trim();
    for (let number = 1; ; number++) {
      const counted = number === 1 ? plain : `${plain} ${number}`;
      const name = safeFileName(`${counted}, ограниченный доступ.${extension}`);
      if (used.has(name.toLowerCase())) continue;
      used.add(name.toLowerCase());
      return name;
    }
  };
}

/** A spelling of the college that a name of a file holds whole, so that a returned file is known by it. */
export function spellingInNames(directory: CollegeDirectory, college: string): string {
  const spellings = [college, ...(directory.find(college)?.aliases ?? [])];
  return spellings.find(({ length }) => length <= LONGEST_IN_NAMES) ?? college.slice(0, LONGEST_IN_NAMES);
}

/** What the longest name of a file leaves beside the words around it. */
const LONGEST_IN_NAMES = 78;

function planOf(
  workspace: OpenWorkspace,
  directory: CollegeDirectory,
  college: string,
  graduates: readonly Graduate[],
  { asOf, cohort }: TemplateRequest,
) {
  const { spo } = workspace.reference();
  const due = dueOf(workspace, directory, college, asOf);
  return planTemplate({
    college,
    region: workspace.region.fullName,
    cohort,
    asOf,
    due: `до ${due.time} ${russianDate(due.date)}`,
    graduates,
    programmes: directory.find(college)?.clusterProgrammes ?? [],
    programmeName: (ref) => spo.find(ref)?.name ?? null,
  });
}

function collegesAsked(
  { config }: OpenWorkspace,
  directory: CollegeDirectory,
  graduates: readonly Graduate[],
  asked: string | null,
): readonly string[] {
  const stated = [...config.colleges.map(({ name }) => name), ...graduates.map(({ college }) => college)];
  const known = new Set([
    ...directory.colleges.map(({ name }) => name),
    ...stated.flatMap((name) => directory.nameOf(name) ?? []),
  ]);
  const all = [...known].sort(compareRussian);
  if (asked === null) {
    if (all.length > 0) return all;
    throw new Failure('no-colleges', 'в рабочей папке нет ни одного колледжа.', {
      exitCode: EXIT.usage,
      hint: 'Загрузите справочник колледжей или списки выпускников: route import ФАЙЛ.',
    });
  }
  const name = directory.nameOf(asked) ?? asked;
  if (known.has(name)) return [name];
  const part = normaliseLabel(asked);
  const near = all.find((one) => normaliseLabel(one).includes(part)) ?? nearestWord(asked, all);
  throw new Failure('college-unknown', `колледж «${asked}» не найден.`, {
    exitCode: EXIT.usage,
    hint: near === null ? 'Список колледжей: route list colleges.' : `Возможно, «${near}»?`,
  });
}
