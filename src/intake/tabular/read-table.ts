import type { Finding } from '../../domain/finding.ts';
import { NO_CATEGORIES } from '../../domain/graduate.ts';
import type { IntakeContext, IntakeEvent, IntakeRecord, SkipReason } from '../../domain/intake-record.ts';
import { isBlank } from '../../domain/text.ts';
import type { MergedRange, SourceRow } from '../sheets/source-sheet.ts';
import { BrokenTextCounter } from './broken-text.ts';
import type { RowSetting } from './build-graduate.ts';
import { buildRecord } from './build-record.ts';
import { carryMergedCells } from './carried-cells.ts';
import { skipReason } from './row-kind.ts';
import { RowView } from './row-view.ts';
import { readSection } from './section-row.ts';
import type { SeenRecords } from './seen-records.ts';
import { sheetFinding } from './table-findings.ts';
import type { TableSource } from './table-source.ts';

/** Reads the rows below a header into events; every row with content becomes exactly one record, rejection or skip. */
export async function* readTable(
  table: TableSource,
  file: string,
  context: IntakeContext,
  seen: SeenRecords,
): AsyncGenerator<readonly IntakeEvent[]> {
  const reading = new TableReading(table, file, context, seen);
  for await (const rows of table.sheet.rows()) {
    for (const row of rows) if (row.number > table.header.lastRow) reading.take(row);
    const events = reading.give();
    if (events.length > 0) yield events;
  }
  yield reading.finish();
}

class TableReading {
  readonly #table: TableSource;
  readonly #file: string;
  readonly #context: IntakeContext;
  readonly #seen: SeenRecords;
  readonly #personal: ReadonlySet<string>;
  readonly #carry: ReturnType<typeof carryMergedCells>;
  readonly #wide: ReadonlyMap<number, MergedRange>;
  readonly #broken = new BrokenTextCounter();
  #setting: RowSetting;
  #events: IntakeEvent[] = [];
  #skips = new Map<SkipReason, number>();
  #withoutBasis = 0;
  #withoutSpecialty = 0;
  #withoutCollege = 0;

  constructor(table: TableSource, file: string, context: IntakeContext, seen: SeenRecords) {
    this.#table = table;
    this.#file = file;
    this.#context = context;
    this.#seen = seen;
    const { layout, match } = table.header;
    this.#personal = new Set(
      layout.fields.filter((spec) => spec.personal === true).map((spec) => spec.field),
    );
    const columns = new Set([...match.columns.values()].map((header) => header.column));
    this.#carry = carryMergedCells(table.sheet.merges, columns);
    this.#wide = new Map(
      table.sheet.merges.filter((range) => range.right - range.left >= 2).map((range) => [range.top, range]),
    );
    this.#setting = { college: table.college, cohort: table.cohort, ...table.section };
  }

  take(row: SourceRow): void {
    this.#broken.look(row);
    const carried = this.#carry(row);
    const { match } = this.#table.header;
    const reason = this.#skipReason(row);
    if (reason !== null) {
      this.#skip(reason);
      return;
    }
    const place = { file: this.#file, sheet: this.#table.sheet.name, personal: this.#personal };
    const view = new RowView(row, match, place, carried);
    const record = buildRecord(view, this.#table, this.#context, this.#setting);
    const findings = distinct(view.findings);
    if (record === null) {
      this.#events.push({ type: 'rejected', findings });
      return;
    }
    this.#accept(this.#withBasis(record), findings, view);
  }

  #skipReason(row: SourceRow): SkipReason | null {
    if (row.cells.every((cell) => isBlank(cell.text)) || this.#takeSection(row)) return 'note';
    const { layout, match } = this.#table.header;
    const reason = skipReason(row, match, layout.kind);
    if (reason !== null) return reason;
    return row.cells.length === 1 && this.#wide.has(row.number) ? 'note' : null;
  }

  /** A row of one text that heads the rows below it changes the setting they are read in. */
  #takeSection(row: SourceRow): boolean {
    if (this.#table.header.layout.kind !== 'graduates') return false;
    const isProgramme = (name: string) => this.#context.reference.spo.findByName(name).length > 0;
    const section = readSection(row, isProgramme);
    if (section === null) return false;
    if (section.kind === 'college')
      this.#setting = { ...this.#setting, college: section.name, group: null, specialty: null };
    else if (section.kind === 'group') this.#setting = { ...this.#setting, group: section.name };
    else
      this.#setting = {
        ...this.#setting,
        group: section.group,
        specialty: { code: section.code, name: section.name },
      };
    return true;
  }

  /** Statutory categories are kept only where a basis for keeping them is recorded; otherwise they are counted. */
  #withBasis(record: IntakeRecord): IntakeRecord {
    if (record.kind !== 'graduates') return record;
    const { value } = record;
    const columns = this.#table.header.match.columns;
    if (value.specialty === null && !columns.has('specialtyCode') && !columns.has('specialtyName'))
      this.#withoutSpecialty++;
    if (value.college === null) this.#withoutCollege++;
    if (this.#context.specialBasis) return record;
    if (Object.values(value.categories).includes(true)) this.#withoutBasis++;
    return { kind: 'graduates', value: { ...value, categories: NO_CATEGORIES } };
  }

  #accept(record: IntakeRecord, findings: readonly Finding[], view: RowView): void {
    if (this.#isElsewhere(record)) {
      this.#skip('other-region');
      return;
    }
    const sheet = this.#table.sheet.name;
    const row = view.row.number;
    const repetition = this.#seen.add(record, sheet, row);
    if (repetition.kind === 'same') {
      this.#skip('repeated-record');
      return;
    }
    for (const finding of findings) this.#events.push({ type: 'finding', finding });
    if (repetition.kind === 'other') {
      const finding: Finding = {
        code: 'record-duplicate',
        severity: 'warning',
        at: view.at(null),
        args: { found: otherPlace(repetition.sheet, repetition.row) },
      };
      this.#events.push({ type: 'finding', finding });
    }
    this.#events.push({ type: 'record', record, sheet, row });
  }

  #isElsewhere(record: IntakeRecord): boolean {
    if (record.kind !== 'vacancies') return false;
    const { region } = record.value;
    return this.#context.region !== null && region !== null && region !== this.#context.region;
  }

  #skip(reason: SkipReason): void {
    this.#skips.set(reason, (this.#skips.get(reason) ?? 0) + 1);
  }

  give(): readonly IntakeEvent[] {
    for (const [reason, count] of this.#skips) this.#events.push({ type: 'skipped', reason, count });
    this.#skips = new Map();
    const events = this.#events;
    this.#events = [];
    return events;
  }

  finish(): readonly IntakeEvent[] {
    const sheet = this.#table.sheet.name;
    const findings: Finding[] = [];
    const broken = this.#broken.finding(this.#file, sheet);
    if (broken !== null) findings.push(broken);
    const count = (code: Finding['code'], many: number, args: Finding['args']) => {
      if (many > 0) findings.push(sheetFinding(code, 'warning', this.#file, sheet, { count: many, ...args }));
    };
    count('special-without-basis', this.#withoutBasis, {});
    count('column-missing', this.#withoutSpecialty, { field: 'специальность' });
    count('column-missing', this.#withoutCollege, { field: 'колледж' });
    return [...this.give(), ...findings.map((finding) => ({ type: 'finding', finding }) as const)];
  }
}

function distinct(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>();
  return findings.filter((finding) => {
    const key = `${finding.code} ${finding.at.cell ?? ''}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function otherPlace(sheet: string | null, row: number): string {
  return sheet === null ? `строка ${row}` : `лист «${sheet}», строка ${row}`;
}
