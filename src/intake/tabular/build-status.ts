import { parseInn } from '../../domain/identifiers.ts';
import type { IsoDate, YearRange } from '../../domain/iso-date.ts';
import { parseCount, parseYesNo } from '../../domain/numbers.ts';
import { absent, type Parsed, parsed } from '../../domain/parsed.ts';
import { bareStatus, type Status, type StatusKind } from '../../domain/status.ts';
import { normaliseLabel } from '../../domain/text.ts';
import { employerOf, fromEmployer, fromEmployerOrReason, positionBesideEmployer } from './place-of-work.ts';
import type { RowView } from './row-view.ts';
import type { SectionStatus } from './section-status.ts';
import { type StatusFlag, statusFlags } from './status-flags.ts';
import {
  asksForPlans,
  bareLabel,
  beforeGraduation,
  parseStatusLabel,
  planAnswered,
  STATUS_EXPECTED,
  type StatusLabel,
} from './status-label.ts';

/**
 * What a row says of the graduate's occupation, from a column of words, from a column a status, from the title of its section, or
 * from the place of work.
 * @param graduated the first day after graduation: before it a bare name of an occupation is a plan
 */
export function buildStatus(
  row: RowView,
  years: YearRange,
  { asOf, graduated }: { readonly asOf: IsoDate; readonly graduated: string },
  section: SectionStatus | null,
): Status | null {
  const flags = statusFlags(row);
  const since = row.day('since', years);
  const serviceSince = row.day('serviceSince', years);
  // What has begun is no plan.
  const hasBegun = [since, serviceSince].some((day) => day !== null && day <= asOf);
  const label = statusLabel(row, asOf < graduated && !hasBegun, section, flags);
  if (label === null) return null;
  const stated = label.inSpecialty;
  return {
    ...bareStatus(label.kind),
    inSpecialty: readInSpecialty(row) ?? stated,
    employer: employerOf(row, label.kind, row.text(statusField(row))) ?? flags[0]?.employer ?? null,
    employerInn: row.value('employerInn', parseInn, 'ИНН из 10 или 12 цифр'),
    position: row.words('position') ?? positionBesideEmployer(row),
    since: (SERVES.has(label.kind) ? serviceSince : null) ?? since,
    until: row.day('until', years),
    studyWork: row.yesNo('individualPlan', parsePlan) === true ? 'individual-plan' : label.studyWork,
    plannedAt: label.plannedAt,
    monthsOnJob: row.value('monthsOnJob', parseCount, 'число месяцев') ?? (label.longOnJob ? 4 : null),
    reason: row.words('reason') ?? (label.kind === 'at-risk-other' ? row.words('employerOrReason') : null),
  };
}

/** Kinds whose first day stands in a column of its own («Дата призыва»). */
const SERVES: ReadonlySet<StatusKind> = new Set(['conscript', 'contract-service']);

/** «да», or the order itself: «45-у от 10.02.2026». */
function parsePlan(text: string): Parsed<boolean> {
  const answer = parseYesNo(text);
  return answer.kind === 'bad' && /\d/.test(text) ? parsed(true) : answer;
}

/** The column that states the status: of plans and facts side by side the facts, where the row has any. */
function statusField(row: RowView): 'status' | 'statusFact' {
  return row.has('statusFact') && (!row.has('status') || row.text('statusFact') !== '')
    ? 'statusFact'
    : 'status';
}

/** «Не трудоустроен» tells less than the reason beside it: «служит в армии», «декрет», «учится». */
function byReason(row: RowView, label: StatusLabel): StatusLabel {
  if (label.kind !== 'at-risk-other') return label;
  for (const field of ['reason', 'employerOrReason']) {
    const reason = parseStatusLabel(row.text(field));
    if (reason.kind === 'value' && !JOBS.has(reason.value.kind)) return reason.value;
  }
  return label;
}

/** Kinds that no reason for being without work can mean. */
const JOBS: ReadonlySet<StatusKind> = new Set([
  'employed',
  'will-be-employed',
  'entrepreneur',
  'self-employed',
  'informal',
  'other',
]);

function statusLabel(
  row: RowView,
  studying: boolean,
  section: SectionStatus | null,
  [first, second]: readonly StatusFlag[],
): StatusLabel | null {
  const field = statusField(row);
  const words = statusWords(row, field, studying);
  const named = row.settle(field, words, STATUS_EXPECTED);
  if (second !== undefined && first !== undefined) {
    row.report('record-conflict', 'warning', second.field, {
      expected: `один статус; принят «${row.match.columns.get(first.field)?.shown ?? first.field}»`,
    });
  }
  if (named !== null) {
    if (row.has('surveyTime') && asksForPlans(headerOf(row, field)))
      return planAnswered(named, row.text(field));
    return studying ? beforeGraduation(named, row.text(field)) : byReason(row, named);
  }
  if (first !== undefined) return studying ? beforeGraduation(first.label, first.words) : first.label;
  // Words nobody can read may say anything: a place of work beside them does not decide.
  if (words.kind === 'bad') return null;
  if (section !== null)
    return studying ? beforeGraduation(section.label, section.text) : byReason(row, section.label);
  const conscript =
    !row.has('status') && !row.has('statusFact') && row.yesNo('dueForConscription', parseYesNo);
  if (conscript === true) return bareLabel('will-be-conscript');
  const placed = fromEmployer(row) ?? fromEmployerOrReason(row) ?? fromReason(row, studying);
  return placed !== null && studying ? beforeGraduation(placed, row.text('employer')) : placed;
}

/**
 * «да» and «нет» in a column of statuses answer its header («Трудоустроен», «Трудоустройство»); others are labels. A «нет» before
 * graduation says nothing of what comes after it.
 */
function statusWords(row: RowView, field: 'status' | 'statusFact', studying: boolean) {
  const text = row.text(field);
  const header = headerOf(row, field);
  const answer = parseYesNo(text);
  if (row.has('surveyTime')) {
    const kinds = new Set(surveyAnswers(row).flatMap(kindOf));
    // Several plans ticked at once: which of them will come true nobody can say.
    if (kinds.size > 1) {
      row.report('value-out-of-list', 'warning', 'status', { expected: 'один план; отмечено несколько' });
      return absent;
    }
  }
  if (asksForPlans(header) && (answer.kind !== 'value' || answer.value)) {
    const bare = normaliseLabel(text);
    if (answer.kind === 'value' ? header.includes('трудоустро') : /^(трудоустройство|работа)$/.test(bare))
      return parseStatusLabel('будет трудоустроен');
  }
  if (answer.kind !== 'value' || !header.includes('трудоустро')) return parseStatusLabel(text);
  if (!answer.value && studying) return absent;
  return parseStatusLabel(answer.value ? 'трудоустроен' : 'не трудоустроен');
}

function headerOf(row: RowView, field: string): string {
  const column = row.match.columns.get(field);
  return `${column?.joined ?? ''} ${column?.own ?? ''}`;
}

/** The answers ticked in the question of a survey about what comes after graduation. */
export function surveyAnswers(row: RowView): readonly string[] {
  return row
    .text('status')
    .split(/[;,]/)
    .map((answer) => answer.trim())
    .filter((answer) => answer !== '');
}

function kindOf(answer: string): readonly StatusKind[] {
  const label = parseStatusLabel(answer);
  return label.kind === 'value' ? [planAnswered(label.value, answer).kind] : [];
}

/**
 * A reason for being without work says that there is none, where nothing else is said; of those still to graduate only where the
 * header itself says so («Не трудоустроены (причина)»).
 */
function fromReason(row: RowView, studying: boolean): StatusLabel | null {
  const header = row.match.columns.get('reason')?.own ?? '';
  const text = row.text('reason');
  const says = studying ? /^не ?трудоустро|^не работа/ : /нетрудоустр|незанят|не трудоустр/;
  if (text === '' || parseYesNo(text).kind === 'value' || !says.test(header)) return null;
  const answer = parseStatusLabel(text);
  return answer.kind === 'absent' ? null : byReason(row, bareLabel('at-risk-other'));
}

function readInSpecialty(row: RowView): boolean | null {
  const text = row.text('inSpecialty');
  const label = normaliseLabel(text);
  if (/^(не по|вне)( |$)/.test(label)) return false;
  if (/^по (специальност|професси)/.test(label) || label === 'соответствует') return true;
  if (label === 'не соответствует') return false;
  return row.yesNo('inSpecialty', parseYesNo);
}
