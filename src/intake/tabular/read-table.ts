import type { Finding } from '../../domain/finding.ts';
import { NO_CATEGORIES } from '../../domain/graduate.ts';
import type { ImportKind, IntakeContext, IntakeEvent, SkipReason } from '../../domain/intake-record.ts';
import { isRegisterName, registerDefinition } from '../../domain/registers.ts';
import { isBlank } from '../../domain/text.ts';
import type { MergedRange, SourceRow } from '../sheets/source-sheet.ts';
import { answerTime } from './answer-time.ts';
import { BrokenTextCounter } from './broken-text.ts';
import type { RowSetting } from './build-graduate.ts';
import { buildRecord } from './build-record.ts';
import { carryMergedCells } from './carried-cells.ts';
import type { FoundHeader } from './find-header.ts';
import { headerBelow, isSameHeader, isSureHeader } from './header-below.ts';
import type { TableRecord } from './layouts.ts';
import { repeatAbove } from './repeated-above.ts';
import { repetitionFinding } from './repetition-finding.ts';
import { skipReason } from './row-kind.ts';
import { RowView } from './row-view.ts';
import { readSection } from './section-row.ts';
import type { RecordPlace, Repetition, SeenRecords } from './seen-records.ts';
import { headerFindings, sheetFinding } from './table-findings.ts';
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

/** What people type about a graduate by hand may say anything: of registers about them it is masked, names of lists are not. */
function typedFields(kind: ImportKind): readonly string[] {
  if (!isRegisterName(kind) || registerDefinition(kind).about !== 'graduate') return [];
  return Object.entries(registerDefinition(kind).fields)
    .filter(([, { type }]) => !['college', 'programme', 'inn'].includes(type))
    .map(([field]) => field);
}

class TableReading {
  #table: TableSource;
  readonly #file: string;
  readonly #context: IntakeContext;
  readonly #seen: SeenRecords;
  readonly #personal: ReadonlySet<string>;
  readonly #masked: ReadonlySet<string>;
  #carry: ReturnType<typeof carryMergedCells>;
  readonly #wide: ReadonlyMap<number, MergedRange>;
  readonly #broken = new BrokenTextCounter();
  #setting: RowSetting;
  /** The row before, where it was a record's: what marks of repetition refer to. */
  #above: SourceRow | null = null;
  #events: IntakeEvent[] = [];
  #skips = new Map<SkipReason, number>();
  #withoutBasis = 0;
  #withoutSpecialty = 0;
  #withoutCollege = 0;
  /** Rows handed over, and rows that became an event: equal when a batch is given away. */
  #taken = 0;
  /** When somebody answered last, by the row of the first answer. */
  readonly #answered = new Map<string, string>();
  #told = 0;
  /** The header of a table of other matters below, while its rows are left out. */
  #other: { readonly header: FoundHeader; rows: number } | null = null;

  constructor(table: TableSource, file: string, context: IntakeContext, seen: SeenRecords) {
    this.#table = table;
    this.#file = file;
    this.#context = context;
    this.#seen = seen;
    const { layout, match } = table.header;
    this.#personal = new Set(
      layout.fields.filter((spec) => spec.personal === true).map((spec) => spec.field),
    );
    this.#masked = new Set([...this.#personal, ...typedFields(layout.kind)]);
    this.#carry = carryMergedCells(table.sheet.merges, columnsOf(match));
    this.#wide = new Map(
      table.sheet.merges.filter((range) => range.right - range.left >= 2).map((range) => [range.top, range]),
    );
    this.#setting = { college: table.college, cohort: table.cohort, ...table.section };
  }

  take(row: SourceRow): void {
    this.#taken++;
    this.#broken.look(row);
    if (this.#turnsToOtherTable(row)) {
      this.#skip('repeated-header');
      return;
    }
    if (this.#other !== null) {
      this.#other.rows++;
      this.#skip('other-table');
      return;
    }
    const carried = this.#carry(row);
    const { match } = this.#table.header;
    const setting = this.#setting;
    const reason = this.#skipReason(row);
    if (this.#setting !== setting) this.#above = null;
    if (reason !== null) {
      if (setting === this.#setting) this.#endStatus(row);
      this.#skip(reason);
      return;
    }
    const repeated = repeatAbove(row, this.#above, match, this.#personal);
    this.#above = repeated.row;
    const place = { file: this.#file, sheet: this.#table.sheet.name, personal: this.#masked };
    const view = new RowView(repeated.row, match, place, carried);
    for (const field of repeated.taken)
      view.report('value-repaired', 'info', field, {
        proposal: 'знак повтора заменён значением из строки выше',
      });
    for (const field of repeated.unknown)
      view.report('value-unreadable', 'error', field, { expected: 'значение: над знаком повтора его нет' });
    const record = buildRecord(view, this.#table, this.#context, this.#setting);
    const findings = distinct(view.findings);
    if (record === null) {
      this.#endStatus(row);
      this.#told++;
      this.#events.push({ type: 'rejected', findings });
      return;
    }
    this.#accept(this.#withBasis(record), findings, view);
  }

  /** True for a header of another table below the first: of the same matters it is read on, of others left out and counted. */
  #turnsToOtherTable(row: SourceRow): boolean {
    const header = headerBelow(row);
    if (header === null) return false;
    const { layout, match } = this.#table.header;
    if (header.layout.kind !== layout.kind) {
      if (!isSureHeader(row, header)) return false;
      this.#tellOther();
      this.#other = { header, rows: 0 };
      return true;
    }
    this.#tellOther();
    if (isSameHeader(header.match, match)) return true;
    this.#table = { ...this.#table, header };
    this.#carry = carryMergedCells(this.#table.sheet.merges, columnsOf(header.match));
    const shown = [...header.match.columns.values()].map((each) => each.shown).join(', ');
    this.#tell(belowFinding(this.#table, this.#file, header, 'info', `прочитана: ${shown}`));
    headerFindings(this.#table, this.#file).forEach((finding) => {
      this.#tell(finding);
    });
    return true;
  }

  #tellOther(): void {
    if (this.#other === null) return;
    const { header, rows } = this.#other;
    this.#other = null;
    const found = `не прочитана, в ней другие сведения; строк ${rows}`;
    this.#tell(belowFinding(this.#table, this.#file, header, 'warning', found));
  }

  #tell(finding: Finding): void {
    this.#events.push({ type: 'finding', finding });
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
    const setting = { ...this.#setting, status: null };
    if (section.kind === 'college')
      this.#setting = { ...setting, college: section.name, group: null, specialty: null };
    else if (section.kind === 'group') this.#setting = { ...setting, group: section.name };
    else if (section.kind === 'status') {
      this.#setting = { ...setting, status: section.status };
      const at = { file: this.#file, sheet: this.#table.sheet.name, cell: null, row: row.number };
      this.#tell({ code: 'section-status', severity: 'info', at, args: { found: section.status.text } });
    } else
      this.#setting = {
        ...setting,
        group: section.group,
        specialty: { code: section.code, name: section.name },
      };
    return true;
  }

  /** A title nobody can read («Прочие») may head other people: the status of the section above ends with it. */
  #endStatus(row: SourceRow): void {
    if (this.#setting.status !== null && row.cells.filter((cell) => !isBlank(cell.text)).length <= 2)
      this.#setting = { ...this.#setting, status: null };
  }

  /** Statutory categories and restrictions on work are kept only where a basis for keeping them is recorded; otherwise they are counted. */
  #withBasis(record: TableRecord): TableRecord {
    if (record.kind !== 'graduates') return record;
    const { value } = record;
    const columns = this.#table.header.match.columns;
    if (value.specialty === null && !columns.has('specialtyCode') && !columns.has('specialtyName'))
      this.#withoutSpecialty++;
    if (value.college === null) this.#withoutCollege++;
    if (this.#context.specialBasis) return record;
    const limits = value.circumstances.workLimits?.length ?? 0;
    if (limits > 0 || Object.values(value.categories).includes(true)) this.#withoutBasis++;
    const circumstances = limits > 0 ? { ...value.circumstances, workLimits: null } : value.circumstances;
    return { kind: 'graduates', value: { ...value, categories: NO_CATEGORIES, circumstances } };
  }

  #accept(record: TableRecord, findings: readonly Finding[], view: RowView): void {
    if (this.#isElsewhere(record)) {
      this.#skip('other-region');
      return;
    }
    const sheet = this.#table.sheet.name;
    const row = view.row.number;
    const repetition = this.#seen.add(record, { sheet, row, match: this.#table.header.match });
    if (repetition.kind === 'same') {
      this.#skip('repeated-record');
      return;
    }
    const before = this.#answeredBefore(record, repetition);
    if (this.#isStale(view, before ?? { sheet, row })) {
      this.#skip('repeated-record');
      return;
    }
    for (const finding of findings) this.#tell(finding);
    const repeated = repetitionFinding(view, repetition, before !== null);
    if (repeated !== null) this.#tell(repeated);
    this.#told++;
    this.#events.push({
      type: 'record',
      record,
      sheet,
      row,
      ...(before === null ? {} : { answersAgain: { sheet: before.sheet, row: before.row } }),
    });
  }

  /** The first answer of somebody who answered a web form twice; null for everything else. */
  #answeredBefore({ kind }: TableRecord, repetition: Repetition): RecordPlace | null {
    const isAnswer = kind === 'graduates' && this.#table.header.match.columns.has('surveyTime');
    return isAnswer && repetition.kind === 'other' ? repetition.before : null;
  }

  /** True for an answer older than one read before it: some services list the newest first. */
  #isStale(view: RowView, { sheet, row }: Pick<RecordPlace, 'sheet' | 'row'>): boolean {
    if (!view.has('surveyTime')) return false;
    const key = `${sheet ?? ''}\u0001${row}`;
    const time = answerTime(view.cell('surveyTime'));
    const newest = this.#answered.get(key) ?? null;
    if (time !== null && newest !== null && time < newest) return true;
    if (time !== null) this.#answered.set(key, time);
    return false;
  }

  #isElsewhere(record: TableRecord): boolean {
    if (record.kind !== 'vacancies') return false;
    const { region } = record.value;
    return this.#context.region !== null && region !== null && region !== this.#context.region;
  }

  #skip(reason: SkipReason): void {
    this.#told++;
    this.#skips.set(reason, (this.#skips.get(reason) ?? 0) + 1);
  }

  /** @throws RangeError when a row has become no event or two: a fault of this program, never of the file */
  give(): readonly IntakeEvent[] {
    if (this.#told !== this.#taken) {
      throw new RangeError(`rows taken ${this.#taken}, rows told ${this.#told}`);
    }
    for (const [reason, count] of this.#skips) this.#events.push({ type: 'skipped', reason, count });
    this.#skips = new Map();
    const events = this.#events;
    this.#events = [];
    return events;
  }

  finish(): readonly IntakeEvent[] {
    this.#tellOther();
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

function columnsOf({ columns }: FoundHeader['match']): ReadonlySet<number> {
  return new Set([...columns.values()].map(({ column }) => column));
}

function belowFinding(
  { sheet }: TableSource,
  file: string,
  { firstRow }: FoundHeader,
  severity: Finding['severity'],
  found: string,
): Finding {
  const at = { file, sheet: sheet.name, cell: null, row: firstRow };
  return { code: 'table-below', severity, at, args: { found } };
}

function distinct(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length < 2) return findings;
  const seen = new Set<string>();
  return findings.filter((finding) => {
    const key = `${finding.code} ${finding.at.cell ?? ''}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
