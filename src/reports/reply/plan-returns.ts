import type { Severity } from '../../domain/finding.ts';
import { addDays, type IsoDate, type IsoInstant } from '../../domain/iso-date.ts';
import { compareRussian } from '../../domain/russian.ts';

/** A college that was asked, and the instant its data were due. */
interface AskedCollege {
  readonly college: string;
  readonly email: string | null;
  readonly due: IsoInstant;
}

/** A file that came for the week. */
interface ReturnedFile {
  readonly importId: number;
  /** When the workspace learned it. */
  readonly knownAt: IsoInstant;
  /** When its mail was sent; absent or null = it came otherwise. */
  readonly sentAt?: IsoInstant | null;
  /** Whose file it is said to be; absent or null = only its rows tell. */
  readonly college?: string | null;
  readonly taken: number;
  readonly rejected: number;
}

/** A file that came for the week and could not be read. */
interface RefusedReturn {
  /** null = nobody can tell. */
  readonly college: string | null;
  readonly receivedAt: IsoInstant;
}

/** A usable row of a returned file. `newest` = no later file has restated the person. */
export interface ReturnedRow {
  readonly importId: number;
  readonly college: string;
  readonly sheet: string | null;
  readonly row: number | null;
  readonly newest: boolean;
}

/** Where a finding of a returned file stands. */
export interface ReturnedFinding {
  readonly importId: number;
  readonly severity: Severity;
  readonly sheet: string | null;
  readonly row: number | null;
}

/** Everything the list of returns is made of. */
export interface ReturnsInput {
  /** The day of the week's report: files for one of the seven days that end with it count. */
  readonly asOf: IsoDate;
  readonly cohort: number;
  readonly now: IsoInstant;
  readonly asked: readonly AskedCollege[];
  readonly files: readonly ReturnedFile[];
  readonly rows: readonly ReturnedRow[];
  readonly findings: readonly ReturnedFinding[];
  readonly refused?: readonly RefusedReturn[];
  /** The newest day before the week that a college reported for. */
  readonly earlier: ReadonlyMap<string, IsoDate>;
}

/**
 * A college's week. `waiting` = not due yet; `missing` = due and nothing came; `unreadable` = came, and nothing of it could be read.
 * A mailed file came when its mail was sent, any other when it was imported. Counts and problems are of files that still stand: a
 * file whose every person a later one has restated is answered, and its problems are closed.
 */
export interface CollegeReturns {
  readonly college: string;
  readonly email: string | null;
  readonly due: IsoInstant;
  readonly state: 'on-time' | 'late' | 'waiting' | 'missing' | 'unreadable';
  /** First and newest file of the week. */
  readonly receivedAt: IsoInstant | null;
  readonly lastReceivedAt: IsoInstant | null;
  /** Whole minutes after the due time, of the first file; null unless late. */
  readonly lateMinutes: number | null;
  readonly files: number;
  /** Files that could not be read and that no readable file has followed. */
  readonly unreadable: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly errors: number;
  readonly warnings: number;
  /** Older data stand in for the week that has not come. */
  readonly carriedFrom: IsoDate | null;
}

/** Who has sent what for a week. */
export interface ReturnsReport {
  readonly asOf: IsoDate;
  /** First of the seven days. */
  readonly from: IsoDate;
  readonly cohort: number;
  /** Missing first, then unreadable, late, waiting, on time; by name inside. */
  readonly colleges: readonly CollegeReturns[];
  /** What cannot be laid at one college's door: files without a college, rejected rows of files of several. */
  readonly unassigned: {
    readonly files: number;
    /** Files that could not be read and tell nothing of their college. */
    readonly unreadable: number;
    readonly rejected: number;
    readonly errors: number;
    readonly warnings: number;
  };
}

const STATES: readonly CollegeReturns['state'][] = ['missing', 'unreadable', 'late', 'waiting', 'on-time'];

/** Lays files, rows and findings of a week at the doors of the colleges asked. */
export function planReturns(input: ReturnsInput): ReturnsReport {
  const filesById = new Map(input.files.map((file) => [file.importId, file]));
  const rows = input.rows.filter(({ importId }) => filesById.has(importId));
  const shares = shareOut(input.files, rows);
  const open = openFiles(input.files, shares);
  const problems = countProblems(input.findings, rows, shares, open);
  const unreadable = (input.refused ?? []).filter(({ college }) => college === null).length;
  const unassigned = { files: 0, unreadable, rejected: 0, ...(problems.get(NOBODY) ?? NO_PROBLEMS) };
  for (const file of input.files) {
    const share = shares.get(file.importId);
    if (share === undefined || share.size === 0) unassigned.files++;
    if (share?.size !== 1) unassigned.rejected += file.rejected;
  }
  const colleges = input.asked.map((asked) => weekOf(asked, input, shares, open, problems));
  return {
    asOf: input.asOf,
    from: addDays(input.asOf, -6),
    cohort: input.cohort,
    colleges: colleges.sort(
      (a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state) || compareRussian(a.college, b.college),
    ),
    unassigned,
  };
}

/** Rows of one college in one file: all of them, and those no later file has restated. */
interface Share {
  rows: number;
  newest: number;
}

type Shares = ReadonlyMap<number, ReadonlyMap<string, Share>>;

function shareOut(files: readonly ReturnedFile[], rows: readonly ReturnedRow[]): Shares {
  const shares = new Map(
    files.map(({ importId, college }) => {
      const named = college == null ? [] : [[college, { rows: 0, newest: 0 }] as const];
      return [importId, new Map<string, Share>(named)];
    }),
  );
  for (const { importId, college, newest } of rows) {
    const ofFile = shares.get(importId);
    const share = ofFile?.get(college) ?? { rows: 0, newest: 0 };
    share.rows++;
    if (newest) share.newest++;
    ofFile?.set(college, share);
  }
  return shares;
}

interface Problems {
  errors: number;
  warnings: number;
}

const NO_PROBLEMS: Problems = { errors: 0, warnings: 0 };
/** Stands for no college; no college has an empty name. */
const NOBODY = '';

function countProblems(
  findings: readonly ReturnedFinding[],
  rows: readonly ReturnedRow[],
  shares: Shares,
  open: ReadonlySet<number>,
): ReadonlyMap<string, Problems> {
  const key = (at: ReturnedFinding | ReturnedRow) => JSON.stringify([at.importId, at.sheet, at.row]);
  const rowAt = new Map(rows.filter(({ row }) => row !== null).map((row) => [key(row), row]));
  const problems = new Map<string, Problems>();
  for (const finding of findings) {
    if (finding.severity === 'info') continue;
    const share = shares.get(finding.importId);
    if (share === undefined) continue;
    const row = finding.row === null ? undefined : rowAt.get(key(finding));
    const isOpen = row === undefined ? open.has(finding.importId) : row.newest;
    if (!isOpen) continue;
    const [only, second] = share.keys();
    const college = row?.college ?? (second === undefined ? (only ?? NOBODY) : NOBODY);
    const count = problems.get(college) ?? { ...NO_PROBLEMS };
    count[finding.severity === 'error' ? 'errors' : 'warnings']++;
    problems.set(college, count);
  }
  return problems;
}

/**
 * Files that still stand: somebody they list nobody has restated since. A file none of whose rows was usable stands until its college
 * sends one that has some; where nothing tells whom it spoke of, until it is undone.
 */
function openFiles(files: readonly ReturnedFile[], shares: Shares): ReadonlySet<number> {
  const usable = (file: ReturnedFile, college: string) =>
    (shares.get(file.importId)?.get(college)?.rows ?? 0) > 0;
  const standing = files.filter((file) => {
    const share = [...(shares.get(file.importId) ?? [])];
    if (share.some(([, { rows }]) => rows > 0)) return share.some(([, { newest }]) => newest > 0);
    const [only] = share;
    if (only === undefined) return true;
    return !files.some((other) => receivedAtOf(other) > receivedAtOf(file) && usable(other, only[0]));
  });
  return new Set(standing.map(({ importId }) => importId));
}

function weekOf(
  { college, email, due }: AskedCollege,
  input: ReturnsInput,
  shares: Shares,
  open: ReadonlySet<number>,
  problems: ReadonlyMap<string, Problems>,
): CollegeReturns {
  const own = input.files.filter(({ importId }) => shares.get(importId)?.has(college));
  const received = own.map(receivedAtOf).sort();
  const last = received.at(-1) ?? null;
  const refused = (input.refused ?? [])
    .filter((each) => each.college === college && (last === null || each.receivedAt >= last))
    .map((each) => each.receivedAt)
    .sort();
  const receivedAt = received[0] ?? refused[0] ?? null;
  let accepted = 0;
  let rejected = 0;
  for (const file of own) {
    const share = shares.get(file.importId);
    const mine = share?.get(college);
    if (share === undefined || mine === undefined || !open.has(file.importId)) continue;
    if (mine.rows > 0 && mine.newest === 0) continue;
    accepted += share.size === 1 ? file.taken : mine.rows;
    rejected += share.size === 1 ? file.rejected : 0;
  }
  const late = receivedAt === null ? 0 : Math.floor((Date.parse(receivedAt) - Date.parse(due)) / 60_000);
  const state = stateOf(received.length, refused.length, late, input.now > due);
  return {
    college,
    email,
    due,
    state,
    receivedAt,
    lastReceivedAt: last ?? refused.at(-1) ?? null,
    lateMinutes: state === 'late' ? late : null,
    files: own.length,
    unreadable: refused.length,
    accepted,
    rejected,
    ...(problems.get(college) ?? NO_PROBLEMS),
    carriedFrom: received.length === 0 ? (input.earlier.get(college) ?? null) : null,
  };
}

function stateOf(read: number, refused: number, late: number, isDue: boolean): CollegeReturns['state'] {
  if (read > 0) return late > 0 ? 'late' : 'on-time';
  if (refused > 0) return 'unreadable';
  return isDue ? 'missing' : 'waiting';
}

/** A mail's own date is the sender's word: nothing is known before it was sent. */
function receivedAtOf({ knownAt, sentAt }: ReturnedFile): IsoInstant {
  return sentAt != null && sentAt < knownAt ? sentAt : knownAt;
}
