import type { Finding, FindingCode, Severity } from '../domain/finding.ts';
import type { StoredFormReturn } from '../domain/form-return.ts';
import type { Graduate, GraduateRecord } from '../domain/graduate.ts';
import type { ColumnMapping, ImportKind, IntakeEvent, SkipReason } from '../domain/intake-record.ts';
import type { IsoDate, IsoInstant } from '../domain/iso-date.ts';
import type { OktmoRow } from '../domain/oktmo.ts';
import type { College, Employer, PromisingIndustry, SpoListRow } from '../domain/organisations.ts';
import type { OutputClass } from '../domain/output-class.ts';
import type { LinkCandidate, PersonLinker } from '../domain/person-link.ts';
import type { QuarantineReason } from '../domain/quarantine.ts';
import type { ReferralBatch, StoredReferral } from '../domain/referral.ts';
import type { RegisterRow } from '../domain/register.ts';
import type { RegisterName } from '../domain/registers.ts';
import type { RegionCode } from '../domain/territory.ts';
import type { TitleDecision } from '../domain/title-decision.ts';
import type { StoredVacancy, Vacancy } from '../domain/vacancy.ts';
import type {
  ErasureOutcome,
  ErasureRequest,
  NamedRow,
  PersonFacts,
  PersonRecord,
  StoredErasure,
} from './erasure.ts';
import type { NewReferralBatch, PersonReferral } from './referrals.ts';
import type { NewTitleDecision } from './title-decisions.ts';

/** A file about to be imported. */
export interface ImportHeader {
  readonly path: string;
  readonly fileName: string;
  /** Hexadecimal digest of the file's bytes. */
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly kind: ImportKind;
  readonly layout: string;
  /** The day the data speak of. */
  readonly asOf: IsoDate;
  readonly cohort: number;
  /** True when what the file does not list has closed. */
  readonly complete: boolean;
  /** The region the vacancies were limited to; a complete file closes adverts of this region only. null = of all. */
  readonly region?: RegionCode | null;
  readonly mapping: readonly ColumnMapping[];
  readonly unknownColumns: readonly string[];
  readonly droppedColumns: readonly string[];
  /** The college the file was said to be of, or its sender speaks for; absent or null = nobody said. */
  readonly college?: string | null;
  /** Address the file was mailed from, and when; absent or null for files that came otherwise. */
  readonly sender?: string | null;
  readonly sentAt?: IsoInstant | null;
}

/** Rows of one import: `read` = `accepted` + `rejected` + `unchanged` + `skipped`. */
export interface RowCounts {
  readonly read: number;
  /** Rows that said something new. */
  readonly accepted: number;
  readonly rejected: number;
  /** Rows that only repeat what the workspace knows for that day. */
  readonly unchanged: number;
  readonly skipped: number;
}

/** Findings of one import by severity. */
type FindingCounts = Readonly<Record<Severity, number>>;

/** What an import did. */
export interface ImportSummary {
  /** `already-imported`: a live import as of that day has the same bytes, nothing was read; `dry-run`: counted and rolled back. */
  readonly status: 'imported' | 'already-imported' | 'dry-run';
  /** Of the earlier import when the bytes were known; null after a dry run. */
  readonly importId: number | null;
  readonly rows: RowCounts;
  readonly skippedBy: Readonly<Partial<Record<SkipReason, number>>>;
  readonly findings: FindingCounts;
  /** Questions about persons that the rows raised. */
  readonly questions: number;
}

/** An import as the workspace remembers it. */
export interface StoredImport extends ImportHeader {
  readonly id: number;
  /** When the workspace learned it. */
  readonly knownAt: IsoInstant;
  readonly undoneAt: IsoInstant | null;
  readonly rows: RowCounts;
  readonly skippedBy: Readonly<Partial<Record<SkipReason, number>>>;
  readonly findings: FindingCounts;
}

/** What undoing an import did. */
export interface UndoSummary {
  readonly importId: number;
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly rows: {
    /** Rows that were the newest word on their subject: the word before them counts again. */
    readonly reversed: number;
    /** Rows a later import has restated: taken back too, but the later word goes on counting. */
    readonly superseded: number;
  };
}

/**
 * The moment to look at: data of days up to `asOf`, as they were known at `knownAt`. An absent bound is no bound; an import
 * undone after `knownAt` still counts at that moment.
 */
export interface Moment {
  readonly asOf?: IsoDate;
  readonly knownAt?: IsoInstant;
}

/** The newest data of one college. */
export interface CollegeRecency {
  readonly college: string;
  /** As-of day of the newest import that lists graduates of the college. */
  readonly lastAsOf: IsoDate;
  readonly graduates: number;
}

/** A day a college reported for; the college as its lists name it. */
export interface CollegeReturnDay {
  readonly college: string;
  readonly asOf: IsoDate;
}

/** A usable row of a list of graduates. */
export interface StoredReturnRow {
  readonly importId: number;
  /** As the row, its import or the newest list of its person names it; null where none does. */
  readonly college: string | null;
  readonly sheet: string | null;
  readonly row: number | null;
  /** True when no later list has restated the person. */
  readonly newest: boolean;
}

/** A file that came and could not be read. */
export interface RefusedFile {
  /** null when not even its bytes could be had. */
  readonly sha256: string | null;
  /** As the user would name it. */
  readonly path: string;
  readonly fileName: string;
  readonly code: FindingCode;
  /** Why, in Russian, without a personal value. */
  readonly message: string;
  readonly asOf: IsoDate;
  readonly cohort: number;
  readonly college: string | null;
  readonly sender: string | null;
  readonly sentAt: IsoInstant | null;
}

/** A refusal with its number and the instant the file came. */
export interface StoredRefusal extends RefusedFile {
  readonly id: number;
  readonly knownAt: IsoInstant;
}

/** A message whose original is kept. */
export interface ReceivedMail {
  /** Equal for a message seen twice, whichever way it came. */
  readonly key: string;
  readonly messageId: string | null;
  /** Of the original as it was kept. */
  readonly sha256: string;
  readonly sender: string | null;
  readonly sentAt: IsoInstant | null;
  /** Files in it, pictures left out. */
  readonly attachments: number;
  /** `waiting` = its files are still to be imported; `empty` = it has none, and its original is not kept. */
  readonly state: 'waiting' | 'done' | 'quarantined' | 'empty';
  readonly college: string | null;
  readonly reason: QuarantineReason | null;
}

/** A message with its number. */
export interface StoredMail extends ReceivedMail {
  readonly id: number;
  /** True when somebody let it out of quarantine: its college is that person's word. */
  readonly released: boolean;
  readonly knownAt: IsoInstant;
}

/** How far a mailbox of a server was read. */
export interface MailCursor {
  /** Server, user and folder as one text. */
  readonly mailbox: string;
  readonly uidValidity: string;
  readonly uid: number;
}

/** Which returned forms to look at: of which cohort and moment, of one edition, of one college in any of its spellings. */
export interface FormFilter extends Moment {
  readonly cohort: number;
  readonly edition?: string;
  readonly college?: string;
}

/** Where a block of a returned form stands, and whether a newer form has replaced it. */
export interface PlacedFormBlock {
  readonly importId: number;
  readonly cohort: number;
  readonly sheet: string | null;
  readonly college: string | null;
  /** 1-based; the block takes this row and `rows` − 1 below it. */
  readonly firstRow: number;
  readonly rows: number;
  readonly verdict: 'good' | 'failed';
  readonly replaced: boolean;
}

/** A graduate listed by the college before and missing from its newest list. */
export interface VanishedGraduate {
  readonly graduateId: number;
  /** The import of the last list with the person. */
  readonly importId: number;
  readonly college: string;
  readonly lastListed: IsoDate;
  readonly newestList: IsoDate;
  readonly source: Graduate['source'];
}

/** A finding with the import that made it. */
export interface StoredFinding extends Finding {
  readonly importId: number;
}

/** An advert open at the moment asked for. */
export interface ListedVacancy extends StoredVacancy {
  readonly firstSeen: IsoDate;
  /** As-of day of the newest import that lists it. */
  readonly lastSeen: IsoDate;
}

/** An issued report: a frozen snapshot. `content` is a JSON document. */
export interface ReportSnapshot {
  readonly name: string;
  readonly asOf: IsoDate;
  readonly knownAt: IsoInstant;
  /** Digest of the written file. */
  readonly sha256: string;
  readonly configHash: string;
  readonly toolVersion: string;
  readonly content: unknown;
}

/** A snapshot with its number and the instant it was saved. */
export interface StoredReport extends ReportSnapshot {
  readonly id: number;
  readonly savedAt: IsoInstant;
}

/** Something done that must be answerable for: an import, an undo, a restricted output with its reason. No personal values. */
export interface JournalEntry {
  readonly action: string;
  readonly outputClass: OutputClass | null;
  readonly reason: string | null;
  readonly details: Readonly<Record<string, string | number>>;
}

/** A journal entry with its instant. */
export interface StoredJournalEntry extends JournalEntry {
  readonly id: number;
  readonly at: IsoInstant;
}

/** Answer to a question about persons: the new person is this candidate, or none of them. */
export type ReviewDecision = { readonly same: number } | 'different';

/** A known person who may be the new one, with what is known now. */
interface ReviewCandidate extends LinkCandidate {
  readonly known: Graduate;
}

/** A question to a reviewer: is this new person one of those known? */
export interface StoredReview {
  readonly id: number;
  /** Tells the question from one of another workspace that has the same number. */
  readonly key: string;
  /** The import that brought the new person. */
  readonly importId: number;
  readonly personId: number;
  /** What is known of the new person; after the answer «the same», of the two together. */
  readonly person: Graduate;
  /** The likeliest first; those whom no live import lists are left out. */
  readonly candidates: readonly ReviewCandidate[];
  readonly decision: ReviewDecision | null;
  readonly decidedAt: IsoInstant | null;
}

/** The workspace database. Every list comes in a stable order. */
export interface Store {
  /**
   * Reads the batches to their end inside one transaction; an error thrown by them or by the database leaves nothing behind.
   * @throws {Failure} `store-locked` when another process writes for longer than the busy timeout
   */
  importRecords(
    header: ImportHeader,
    batches: AsyncIterable<readonly IntakeEvent[]>,
    options: { readonly linker: PersonLinker; readonly dryRun?: boolean },
  ): Promise<ImportSummary>;
  /** The live import of these bytes as of a day, or (null) of the latest day they were sent for. */
  findImport(sha256: string, asOf: IsoDate | null): StoredImport | null;
  /** All imports, undone ones too, in the order they were made. */
  imports(): readonly StoredImport[];
  /** @throws {Failure} `import-unknown`, `import-already-undone` */
  undoImport(id: number): UndoSummary;
  /** Findings of live imports, or of one import even if undone, in the order they were made. */
  findings(filter?: {
    importId?: number;
    minSeverity?: Severity;
    code?: FindingCode;
  }): readonly StoredFinding[];

  /** Graduates folded from their records, by id. */
  graduates(filter?: Moment & { cohort?: number }): readonly Graduate[];
  /**
   * What is known of each graduate, one by one and in no order: as {@link graduates}, without a list of them. `take` reads nothing
   * from the store.
   */
  eachGraduate(filter: Moment & { cohort?: number }, take: (record: GraduateRecord) => void): void;
  /** No more records of graduates than so many are stored; told without counting them. */
  mostRecords(): number;
  /** Graduates of each of the days, which go from the oldest to the newest: as {@link graduates} of that day, in one pass. */
  graduatesOn(
    days: readonly IsoDate[],
    filter: Pick<Moment, 'knownAt'> & { cohort?: number },
  ): readonly (readonly Graduate[])[];
  /** By name of the college. */
  lastRecordDates(filter: Moment & { cohort: number }): readonly CollegeRecency[];
  /** By college, then day. */
  returnDays(filter: Moment & { cohort: number }): readonly CollegeReturnDay[];
  /** Usable rows of the live lists of days up to as-of, by import. */
  returnedRows(filter: { asOf: IsoDate; cohort: number }): readonly StoredReturnRow[];
  /**
   * What returned federal forms say at the moment, by college, edition and import. Totals of sheets are not among the blocks: each
   * specialty of a college stands once an edition, and a number nobody stated is absent, never 0.
   */
  formReturns(filter: FormFilter): readonly StoredFormReturn[];
  /** Every block of the forms live at the moment, replaced ones too, in the order of imports. */
  formBlocks(filter?: Moment): readonly PlacedFormBlock[];
  /** By college, then id. */
  vanished(filter: Moment & { cohort: number }): readonly VanishedGraduate[];
  /**
   * Adverts open at the moment, by id. A vacancy without a region counts for every region.
   * @param keepsText whose description is read, asked as adverts are read and in no order, of the others only whether there is one
   *   (''); every one's where absent
   */
  vacancies(
    filter?: Moment & { region?: RegionCode },
    keepsText?: (vacancy: Vacancy) => boolean,
  ): readonly ListedVacancy[];
  colleges(moment?: Moment): readonly College[];
  employers(moment?: Moment): readonly Employer[];
  industries(moment?: Moment): readonly PromisingIndustry[];
  spoList(moment?: Moment): readonly SpoListRow[];
  /** Municipalities and settlements of the user's ОКТМО. */
  oktmo(moment?: Moment): readonly OktmoRow[];
  /** The newest row of each key of a register, in the order they came. */
  registerRows(register: RegisterName, moment?: Moment): readonly RegisterRow[];

  /** Questions about persons, in the order they were asked: those without an answer, or those with one. */
  reviews(filter?: { cohort?: number; decided?: boolean }): readonly StoredReview[];
  /**
   * Keeps an answer, in place of the former one if there was one. Persons said to be the same count as one from this instant on,
   * under the number of the older.
   * @throws {Failure} `review-unknown`, `review-candidate-unknown`
   */
  decideReview(id: number, decision: ReviewDecision): 'decided' | 'unchanged';
  /** Opens a question again and takes back what its answer did. @throws {Failure} `review-unknown` */
  undoDecision(id: number): 'undone' | 'unchanged';

  /** Remembers a file nobody could read; the same bytes for the same day once. */
  refuseFile(file: RefusedFile): void;
  /** Refused files whose bytes no live import has, in the order they came. */
  refusals(): readonly StoredRefusal[];
  /** Enters a message and moves the cursor behind it, both or neither; false when it was known. */
  receiveMail(mail: ReceivedMail, cursor: MailCursor | null): boolean;
  mails(state?: StoredMail['state']): readonly StoredMail[];
  /** @throws {Failure} `mail-unknown` */
  settleMail(id: number, state: StoredMail['state'], reason?: QuarantineReason): void;
  /** @throws {Failure} `mail-unknown`, `mail-not-quarantined` */
  releaseMail(id: number, college: string): void;
  /** @throws {Failure} `mail-unknown`, `mail-not-quarantined` */
  quarantinedMail(id: number): StoredMail;
  mailCursor(mailbox: string): MailCursor | null;

  /** Decisions about titles of vacancies that held at the moment, in the order they were made. */
  titleDecisions(moment?: { knownAt?: IsoInstant }): readonly TitleDecision[];
  /** Keeps a decision in place of the former one about the same title. */
  decideTitle(decision: NewTitleDecision): 'decided' | 'unchanged';
  /** @throws {Failure} `decision-unknown` */
  undoTitleDecision(id: number): 'undone' | 'unchanged';

  /** Steps of referrals live at the moment, in the order of recording. */
  referrals(filter: Moment & { cohort: number }): readonly StoredReferral[];
  /** Records steps together; null when they only repeat what is known. */
  recordReferrals(batch: NewReferralBatch): { readonly id: number; readonly events: number } | null;
  /** All batches, undone ones too. */
  referralBatches(): readonly ReferralBatch[];
  /** @throws {Failure} `referrals-unknown`, `referrals-already-undone` */
  undoReferrals(id: number): void;

  /** Everybody stored, by person and facts; rows of undone imports too. */
  personFacts(): readonly PersonFacts[];
  /** Every stored row about the persons, oldest first. */
  personRecords(persons: readonly number[]): readonly PersonRecord[];
  /** Every step of referrals about the persons, oldest first; `graduateId` is the number it was recorded under. */
  personReferrals(persons: readonly number[]): readonly PersonReferral[];
  /** Every stored row of registers that names a person, older versions too. */
  namedRows(): readonly NamedRow[];
  /** All who count as one person with this one, itself included. */
  personMembers(personId: number): readonly number[];
  /** Destroys data for good and remembers that it did. */
  erase(request: ErasureRequest): ErasureOutcome;
  /** Destructions, oldest first: what was known of their cohorts before them can not be computed again. */
  erasures(): readonly StoredErasure[];
  /** Rewrites the file of the database without what was deleted; false when another process is reading. */
  compact(): boolean;
  /** Keyed digests of persons who must not be imported. */
  erasedKeys(): ReadonlySet<string>;
  /** Lets them be imported again. @returns of how many destructions keys were lifted */
  liftErased(keys: readonly string[]): number;

  saveReport(report: ReportSnapshot): StoredReport;
  reports(): readonly StoredReport[];
  journal(entry: JournalEntry): void;
  journalEntries(): readonly StoredJournalEntry[];
  /** May be called twice. */
  close(): void;
}
