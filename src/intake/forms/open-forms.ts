import { basename } from 'node:path';
import type { Finding } from '../../domain/finding.ts';
import type { FormBlockRecord } from '../../domain/form-return.ts';
import type { IntakeContext, IntakeEvent, OpenedInput, SkipReason } from '../../domain/intake-record.ts';
import { normaliseLabel } from '../../domain/text.ts';
import type { SheetSource, SourceSheet } from '../sheets/source-sheet.ts';
import { sheetFinding } from '../tabular/table-findings.ts';
import { yearOfSheet } from '../tabular/year-of-sheet.ts';
import { acrossSheets } from './compare-blocks.ts';
import { dayOfForms } from './day-of-form.ts';
import { extraColumns } from './extra-columns.ts';
import type { FormContext } from './form-context.ts';
import { type AnnexReading, annexAgainstForm, readAnnex } from './read-annex.ts';
import { type FormReading, type ReadBlock, readForm } from './read-form.ts';
import { type FoundForm, unknownEdition } from './recognise-form.ts';

/** A title takes fewer cells than this. */
const LEAST_LABELS = 4;

type FormSheet = Extract<FoundForm, { kind: 'form' }>;

/**
 * Makes the forms of a file an input: a record for each block of a specialty. Hidden sheets are left where a visible form stands,
 * and those of an earlier year where one of this year does; both are told. The caller lets go of the file when it was read.
 */
export function openForms(
  source: SheetSource,
  found: readonly FoundForm[],
  path: string,
  total: number,
  context: IntakeContext,
): OpenedInput {
  const file = basename(path);
  const forms = found.filter((one) => one.kind === 'form');
  const years = new Map(forms.map((one) => [one, statedYear(one) ?? context.cohort]));
  const yearOf = (one: FormSheet) => years.get(one) ?? context.cohort;
  const visible = forms.some(({ sheet }) => !sheet.hidden);
  const current = forms.some((one) => yearOf(one) === context.cohort);
  const findings: Finding[] = [];
  const taken: { readonly form: FormSheet; readonly cohort: number }[] = [];
  for (const form of forms) {
    const cohort = yearOf(form);
    const left = form.sheet.hidden && visible ? 'лист скрыт' : null;
    const old = current && cohort < context.cohort ? `лист прошлого выпуска: ${cohort}` : null;
    const why = left ?? old;
    if (why === null) {
      taken.push({ form, cohort });
      if (cohort !== context.cohort) findings.push(otherCohort(form, cohort, context, file));
    } else findings.push(sheetFinding('sheet-skipped', 'warning', file, form.sheet.name, { found: why }));
  }
  for (const one of found) if (one.kind === 'unknown') findings.push(unknownEdition(one, file));
  for (const { sheet } of found) findings.push(...sheet.findings);
  const annexes = found.filter((one) => one.kind === 'annex');
  const editions = [...new Set([...taken.map(({ form }) => form), ...annexes].map((one) => one.edition.id))];
  const unread = taken.flatMap(({ form }) => extraColumns(form));
  return {
    kind: 'forms',
    layout: editions.join('+'),
    mapping: [],
    unknownColumns: [...new Set(unread)],
    droppedColumns: [],
    complete: false,
    statedDay: dayOfForms(
      taken.map(({ form }) => form),
      context.cohort,
    ),
    batches: readAll({ taken, annexes, findings }, path, total, context),
    close: () => source.close(),
  };
}

/** The year of graduation a sheet names; a year in the official name of the sheet is the form's and not the graduates'. */
function statedYear({ sheet, found, edition }: FormSheet): number | null {
  const official = normaliseLabel(edition.sheet);
  const name = normaliseLabel(sheet.name ?? '');
  // Spreadsheet programs cut long names.
  const isOfficial = name === official || (name.length >= 20 && official.startsWith(name));
  // Labels name years too («выпуск 2023 года»): titles end where a row of many cells stands.
  const labels = sheet.head.find(({ cells }) => cells.length >= LEAST_LABELS)?.number ?? found.headerRow;
  return yearOfSheet(isOfficial ? { ...sheet, name: null } : sheet, Math.min(labels, found.headerRow));
}

function otherCohort(form: FormSheet, cohort: number, context: IntakeContext, file: string): Finding {
  const args = { found: cohort, expected: `${context.cohort} или --cohort ${cohort}` };
  return sheetFinding('form-other-cohort', 'warning', file, form.sheet.name, args);
}

interface Sheets {
  readonly taken: readonly { readonly form: FormSheet; readonly cohort: number }[];
  readonly annexes: readonly Extract<FoundForm, { kind: 'annex' }>[];
  readonly findings: readonly Finding[];
}

async function* readAll(
  { taken, annexes, findings }: Sheets,
  path: string,
  total: number,
  intake: IntakeContext,
): AsyncGenerator<readonly IntakeEvent[]> {
  const file = basename(path);
  yield findings.map(asEvent);
  const readings: { readonly reading: FormReading; readonly cohort: number }[] = [];
  for (const { form, cohort } of taken) {
    readings.push({ reading: await readForm(form, contextFor(intake, path, cohort)), cohort });
  }
  const all = readings.flatMap(({ reading, cohort }) =>
    reading.blocks.map((block) => ({
      reading,
      cohort,
      block,
      sheet: reading.sheet,
      edition: reading.edition,
    })),
  );
  const judged = acrossSheets(all, file);
  for (const { reading, cohort } of readings) {
    const own = judged.filter((_, at) => all[at]?.reading === reading);
    yield [...formEvents(reading, own, cohort, file)];
  }
  for (const annex of annexes) {
    const reading = await readAnnex(annex, contextFor(intake, path, intake.cohort));
    const blocks = all.filter(({ edition }) => edition === annex.edition.id).map(({ block }) => block);
    yield [...annexEvents(reading), ...annexAgainstForm(reading, blocks, file).map(asEvent)];
  }
  intake.onProgress?.(total, total);
}

function contextFor(intake: IntakeContext, path: string, cohort: number): FormContext {
  const { reference, edition, colleges, college } = intake;
  return { path, spo: reference.spo, cohort, list: edition, colleges, college };
}

/** Findings of the sheet, rows left out, then each block after its own findings. */
function* formEvents(
  reading: FormReading,
  blocks: readonly { readonly block: ReadBlock; readonly repeated: boolean }[],
  cohort: number,
  file: string,
): Generator<IntakeEvent> {
  yield* reading.findings.map(asEvent);
  yield* skippedEvents(reading.rows.skipped);
  const nameless = blocks.filter(({ block }) => block.kind === 'specialty' && block.college === null);
  const [firstNameless] = nameless;
  if (firstNameless !== undefined) {
    const row = firstNameless.block.sheetRows[0] ?? null;
    const at = { file, sheet: reading.sheet, cell: null, row };
    yield asEvent({ code: 'form-college-unknown', severity: 'error', at, args: {} });
  }
  for (const { block, repeated } of blocks) {
    yield* block.findings.map(asEvent);
    if (block.kind === 'total') continue;
    if (repeated) {
      yield { type: 'skipped', reason: 'repeated-record', count: block.sheetRows.length };
      continue;
    }
    yield recordOf(reading, block, cohort);
  }
}

function recordOf(reading: FormReading, block: ReadBlock, cohort: number): IntakeEvent {
  const { college, specialty, rows, sheetRows } = block;
  const { edition, sheet, columns } = reading;
  const value: FormBlockRecord = {
    form: { edition, cohort, sheet, columns },
    block: { college, specialty, rows, sheetRows, verdict: college === null ? 'failed' : block.verdict },
  };
  return { type: 'record', record: { kind: 'forms', value }, sheet, row: sheetRows[0] ?? null };
}

/** Rows of an annex are persons or employers: they are checked and only counted. */
function annexEvents({ rows, findings }: AnnexReading): readonly IntakeEvent[] {
  const byRow = Map.groupBy(findings, ({ at }) => at.row);
  return [
    ...[...byRow.values()].flatMap((own): readonly IntakeEvent[] =>
      own.some(({ severity }) => severity === 'error')
        ? [{ type: 'rejected', findings: own }]
        : own.map(asEvent),
    ),
    { type: 'skipped', reason: 'checked-only', count: rows.accepted },
  ];
}

function skippedEvents(skipped: ReadonlyMap<SkipReason, number>): readonly IntakeEvent[] {
  return [...skipped].flatMap(([reason, count]): IntakeEvent[] =>
    count === 0 ? [] : [{ type: 'skipped', reason, count }],
  );
}

/** What is told of sheets beside the forms nobody read. */
export function unreadSheets(sheets: readonly SourceSheet[], path: string): readonly Finding[] {
  return sheets
    .filter(({ head }) => head.length > 0)
    .map(({ name }) =>
      sheetFinding('sheet-skipped', 'info', basename(path), name, { found: 'на листе другие сведения' }),
    );
}

function asEvent(finding: Finding): IntakeEvent {
  return { type: 'finding', finding };
}
