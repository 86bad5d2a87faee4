import type { DatabaseSync } from 'node:sqlite';
import type { Finding } from '../domain/finding.ts';
import type { IntakeEvent, SkipReason } from '../domain/intake-record.ts';
import type { IsoInstant } from '../domain/iso-date.ts';
import type { PersonLinker } from '../domain/person-link.ts';
import { prepareFindingWriter } from './finding-rows.ts';
import { completeImport, findLiveImport, insertImport } from './import-rows.ts';
import { judgeCompleteness, type Shortfall } from './judge-completeness.ts';
import { prepareReferenceWriter } from './reference-rows.ts';
import type { ImportHeader, ImportSummary } from './store.ts';
import { rollBack } from './transaction.ts';
import { prepareFormWriter } from './write-forms.ts';
import { prepareGraduateWriter } from './write-graduates.ts';
import { prepareVacancyWriter } from './write-vacancies.ts';

type Counts = Pick<ImportSummary, 'rows' | 'skippedBy' | 'findings'>;

/** One file in one transaction, with the write lock held from the first row to the last. */
export async function importRecords(
  db: DatabaseSync,
  header: ImportHeader,
  batches: AsyncIterable<readonly IntakeEvent[]>,
  { linker, dryRun = false, now }: { linker: PersonLinker; dryRun?: boolean; now: () => IsoInstant },
): Promise<ImportSummary> {
  db.exec('BEGIN IMMEDIATE');
  try {
    const earlier = findLiveImport(db, header.sha256, header.asOf);
    if (earlier !== null) {
      rollBack(db);
      return { status: 'already-imported', importId: earlier.id, questions: 0, ...emptyCounts() };
    }
    const importId = insertImport(db, header, now());
    const { questions, ...written } = await writeEvents(db, header, importId, batches, linker);
    const shortfall = judgeCompleteness(db, importId, header);
    const counts = shortfall === null ? written : withWarning(written);
    if (shortfall !== null) prepareFindingWriter(db, importId)(shortfallFinding(header, shortfall));
    if (dryRun) {
      rollBack(db);
      return { status: 'dry-run', importId: null, questions, ...counts };
    }
    // Known from the instant it can be read: a report made while a long file was coming in did not know it.
    completeImport(db, importId, counts, now());
    db.exec('COMMIT');
    return { status: 'imported', importId, questions, ...counts };
  } catch (error) {
    rollBack(db);
    throw error;
  }
}

function emptyCounts() {
  return {
    rows: { read: 0, accepted: 0, rejected: 0, unchanged: 0, skipped: 0 },
    skippedBy: {} as Partial<Record<SkipReason, number>>,
    findings: { error: 0, warning: 0, info: 0 },
  } satisfies Counts;
}

async function writeEvents(
  db: DatabaseSync,
  header: ImportHeader,
  importId: number,
  batches: AsyncIterable<readonly IntakeEvent[]>,
  linker: PersonLinker,
): Promise<Counts & Pick<ImportSummary, 'questions'>> {
  const counts = emptyCounts();
  const insertFinding = prepareFindingWriter(db, importId);
  const writeVacancy = prepareVacancyWriter(db, importId, header);
  const writeReference = prepareReferenceWriter(db, importId, header);
  const writeForm = prepareFormWriter(db, importId, header);
  const graduates = prepareGraduateWriter(db, header, importId, linker);

  const addFinding = (finding: Finding) => {
    counts.findings[finding.severity]++;
    insertFinding(finding);
  };
  const skip = (reason: SkipReason, count: number) => {
    counts.rows.skipped += count;
    counts.skippedBy[reason] = (counts.skippedBy[reason] ?? 0) + count;
  };
  const store = ({ record, sheet, row, answersAgain }: Extract<IntakeEvent, { type: 'record' }>) => {
    if (record.kind === 'graduates') {
      graduates.add({ record: record.value, sheet, row, answersAgain: answersAgain ?? null });
    } else if (record.kind === 'forms') {
      counts.rows[writeForm(record.value)] += record.value.block.sheetRows.length;
    } else if (record.kind === 'vacancies') {
      const outcome = writeVacancy(record.value, sheet, row);
      if (outcome === 'contradicted') {
        addFinding(recordFinding('record-duplicate', header, { sheet, row }, { id: record.value.id }));
      }
      if (outcome === 'accepted' || outcome === 'unchanged') counts.rows[outcome]++;
      else skip('repeated-record', 1);
    } else {
      counts.rows[writeReference(record, sheet, row)]++;
    }
  };

  for await (const batch of batches) {
    for (const event of batch) {
      counts.rows.read += rowsOf(event);
      if (event.type === 'record') store(event);
      else if (event.type === 'skipped') skip(event.reason, event.count);
      else if (event.type === 'finding') addFinding(event.finding);
      else {
        counts.rows.rejected++;
        event.findings.forEach(addFinding);
      }
    }
  }
  const written = graduates.finish();
  for (const place of written.conflicts) addFinding(recordFinding('record-conflict', header, place, {}));
  counts.rows.accepted += written.accepted;
  counts.rows.unchanged += written.unchanged;
  proveNoRowLost(counts.rows);
  return { ...counts, questions: written.questions };
}

/** Rows of the file an event stands for. */
function rowsOf(event: IntakeEvent): number {
  if (event.type === 'finding') return 0;
  if (event.type === 'skipped') return event.count;
  const isForm = event.type === 'record' && event.record.kind === 'forms';
  return isForm ? event.record.value.block.sheetRows.length : 1;
}

/**
 * Every row that was read is accepted, rejected, unchanged or skipped for a reason, and nothing else.
 * @throws RangeError when the sum does not hold: a fault of this program, which keeps nothing of the file
 */
function proveNoRowLost({ read, accepted, rejected, unchanged, skipped }: ImportSummary['rows']): void {
  if (read === accepted + rejected + unchanged + skipped) return;
  throw new RangeError(
    `rows read ${read}, accepted ${accepted}, rejected ${rejected}, unchanged ${unchanged}, skipped ${skipped}`,
  );
}

function withWarning(counts: Counts): Counts {
  return { ...counts, findings: { ...counts.findings, warning: counts.findings.warning + 1 } };
}

function shortfallFinding(header: ImportHeader, { listed, known }: Shortfall): Finding {
  const at = { file: header.fileName, sheet: null, cell: null, row: null };
  return {
    code: 'export-incomplete',
    severity: 'warning',
    at,
    args: { found: listed, expected: `около ${known}` },
  };
}

function recordFinding(
  code: 'record-duplicate' | 'record-conflict',
  header: ImportHeader,
  { sheet, row }: { sheet: string | null; row: number | null },
  args: Finding['args'],
): Finding {
  return { code, severity: 'warning', at: { file: header.fileName, sheet, cell: null, row }, args };
}
