import { EXIT, Failure } from '../../domain/failure.ts';
import type { Graduate } from '../../domain/graduate.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import { nearestWord } from '../../domain/nearest-word.ts';
import { compareRussian } from '../../domain/russian.ts';
import type { SpoRef } from '../../domain/spo-code.ts';
import { sumBlocks } from '../../domain/sum-form.ts';
import { type CollegeDirectory, collegeDirectory } from '../../monitoring/college-directory.ts';
import { graduateAnnexes } from '../../monitoring/forms/annex-rows.ts';
import { answerableEdition } from '../../monitoring/forms/answerable-edition.ts';
import { type AssembledForm, assembleForm, type FormSource } from '../../monitoring/forms/assemble-form.ts';
import { compareForecast } from '../../monitoring/forms/compare-forecast.ts';
import { editionFor } from '../../monitoring/forms/edition-for.ts';
import type { FormEdition } from '../../monitoring/forms/form-edition.ts';
import { countForm } from '../../monitoring/forms/form-rows.ts';
import type { FormReport, FormScope } from '../../reports/form/form-report.ts';
import { knownColleges } from '../known-colleges.ts';
import type { MarketMoment } from '../market/recognise-market.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { editionOf } from './form-editions.ts';

/** Which form to make. */
export interface FormRequest extends MarketMoment {
  /** Id of the edition; null = the one asked for on that day. */
  readonly edition: string | null;
  readonly source: FormSource;
  /** A college in any of its spellings; null = all. */
  readonly college: string | null;
  readonly byCollege: boolean;
}

/** The edition of a day by the workspace's campaign, with the forecast it took the place of. @throws Failure `edition-unknown` */
export async function editionOfDay(
  workspace: OpenWorkspace,
  { asOf, cohort }: Pick<MarketMoment, 'asOf' | 'cohort'>,
): Promise<{
  readonly edition: FormEdition;
  readonly forecast: { readonly edition: FormEdition; readonly asOf: IsoDate } | null;
}> {
  const known = await workspace.formEditions();
  const day = editionFor(asOf, { ...workspace.config.campaign, cohort }, known.editions);
  return {
    edition: editionOf(known, day.edition),
    forecast:
      day.forecast === null
        ? null
        : { edition: editionOf(known, day.forecast.edition), asOf: day.forecast.asOf },
  };
}

/**
 * Makes a federal form of a moment from lists of graduates, returned forms, or both.
 * @throws Failure `edition-unknown`, `college-unknown`
 */
export async function reportForm(workspace: OpenWorkspace, request: FormRequest): Promise<FormReport> {
  const { store, config, region } = workspace;
  const { asOf, cohort } = request;
  const day = await editionOfDay(workspace, request);
  const edition =
    request.edition === null ? day.edition : editionOf(await workspace.formEditions(), request.edition);
  const forecast = edition.id === day.edition.id ? day.forecast : null;
  const directory = collegeDirectory(knownColleges(workspace, request.knownAt));
  const known = request.knownAt === null ? {} : { knownAt: request.knownAt };
  const all = assemble(workspace, edition, request, directory);
  const college = request.college === null ? null : findCollege(request.college, directory, all);
  const form = college === null ? all : onlyOf(all, college);
  const seen = new Set(all.blocks.map((block) => block.college));
  const { spo } = workspace.reference();
  const listDays = new Map<string, IsoDate>();
  for (const { college: stated, asOf: listed } of store.returnDays({ cohort, asOf, ...known })) {
    const name = directory.nameOf(stated) ?? stated;
    if (listed > (listDays.get(name) ?? '')) listDays.set(name, listed);
  }
  return {
    form,
    scope: scopeOf(college, request.byCollege),
    region: region.fullName,
    cohort,
    asOf,
    listDays,
    silent:
      college !== null
        ? []
        : directory.colleges
            .map(({ name }) => name)
            .filter((name) => !seen.has(name))
            .sort(compareRussian),
    forecast:
      forecast === null
        ? null
        : {
            asOf: forecast.asOf,
            comparison: compareForecast(
              totalsOf(
                assemble(workspace, forecast.edition, { ...request, asOf: forecast.asOf }, directory),
                college,
              ),
              totalsOf(all, college),
            ),
          },
    annexSheets: graduateAnnexes(edition).map(({ sheet }) => sheet),
    keepsHealth: config.personalData.specialBasis !== null,
    specialtyName: (ref: SpoRef) => spo.find(ref)?.name ?? null,
  };
}

/** Graduates of a moment with their college as the table of colleges names it. */
export function graduatesOfForm(
  { store }: OpenWorkspace,
  { asOf, cohort, knownAt }: MarketMoment,
  directory: CollegeDirectory,
): readonly Graduate[] {
  return store
    .graduates({ cohort, asOf, ...(knownAt === null ? {} : { knownAt }) })
    .map((one) => ({ ...one, college: directory.nameOf(one.college) }));
}

function assemble(
  workspace: OpenWorkspace,
  edition: FormEdition,
  request: Pick<FormRequest, 'asOf' | 'cohort' | 'knownAt' | 'source'>,
  directory: CollegeDirectory,
): AssembledForm {
  const { store, config } = workspace;
  const { asOf, cohort, source, knownAt } = request;
  const known = knownAt === null ? {} : { knownAt };
  const graduates = source === 'returns' ? [] : graduatesOfForm(workspace, request, directory);
  const answerable = answerableEdition(edition, config.personalData.specialBasis !== null);
  return assembleForm(source, {
    count: countForm(graduates, answerable, asOf),
    returns: source === 'persons' ? [] : store.formReturns({ cohort, asOf, edition: edition.id, ...known }),
    collegeName: directory.nameOf,
  });
}

function totalsOf(form: AssembledForm, college: string | null) {
  const { blocks, edition } = college === null ? form : onlyOf(form, college);
  return { edition, rows: sumBlocks(blocks).rows };
}

function onlyOf(form: AssembledForm, college: string): AssembledForm {
  const own = (one: { readonly college: string | null }) => one.college === college;
  return {
    ...form,
    blocks: form.blocks.filter(own),
    differences: form.differences.filter(own),
    failed: form.failed.filter(own),
  };
}

function scopeOf(college: string | null, byCollege: boolean): FormScope {
  if (college !== null) return { kind: 'college', college };
  return { kind: byCollege ? 'by-college' : 'region' };
}

/** The college by its name in the table, an alias, or the words of its name. */
function findCollege(stated: string, directory: CollegeDirectory, form: AssembledForm): string {
  const found = directory.find(stated)?.name;
  if (found !== undefined) return found;
  const names = [...new Set(form.blocks.flatMap(({ college }) => college ?? []))];
  if (names.includes(stated)) return stated;
  const all = [...new Set([...names, ...directory.colleges.map(({ name }) => name)])];
  const alike = all.filter((name) => name.toLowerCase().includes(stated.toLowerCase()));
  const [only] = alike;
  if (only !== undefined && alike.length === 1) return only;
  const near = nearestWord(stated, all);
  throw new Failure('college-unknown', `Колледж «${stated}» не найден.`, {
    exitCode: EXIT.usage,
    hint:
      alike.length > 1
        ? `Подходят: ${alike.slice(0, 5).join('; ')}.`
        : near === null
          ? 'Названия колледжей показывает route list colleges.'
          : `Возможно, «${near}».`,
  });
}
