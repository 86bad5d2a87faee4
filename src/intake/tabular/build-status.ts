import { parseInn } from '../../domain/identifiers.ts';
import type { YearRange } from '../../domain/iso-date.ts';
import { parseCount, parseYesNo } from '../../domain/numbers.ts';
import { absent } from '../../domain/parsed.ts';
import { bareStatus, STATUS_KINDS, type Status, type StatusKind } from '../../domain/status.ts';
import { normaliseLabel } from '../../domain/text.ts';
import type { RowView } from './row-view.ts';
import { asksForPlans, beforeGraduation, parseStatusLabel, type StatusLabel } from './status-label.ts';

const EXPECTED = 'статус из перечня: трудоустроен, ИП, самозанятый, продолжил обучение, призван, …';

/**
 * What a row says of the graduate's occupation, from a column of words, from a column a status, or from the place of work.
 * @param studying true while the graduate is still to graduate
 */
export function buildStatus(row: RowView, years: YearRange, studying: boolean): Status | null {
  const label = statusLabel(row, studying);
  if (label === null) return null;
  const stated = label.inSpecialty;
  return {
    ...bareStatus(label.kind),
    inSpecialty: readInSpecialty(row) ?? stated,
    employer: employerOf(row, label.kind),
    employerInn: row.value('employerInn', parseInn, 'ИНН из 10 или 12 цифр'),
    position: row.words('position') ?? positionBesideEmployer(row),
    since: row.day('since', years),
    until: row.day('until', years),
    studyWork: row.yesNo('individualPlan', parseYesNo) === true ? 'individual-plan' : label.studyWork,
    plannedAt: label.plannedAt,
    monthsOnJob: row.value('monthsOnJob', parseCount, 'число месяцев') ?? (label.longOnJob ? 4 : null),
    reason: row.words('reason'),
  };
}

function statusLabel(row: RowView, studying: boolean): StatusLabel | null {
  const words = statusWords(row, studying);
  const named = row.settle('status', words, EXPECTED);
  const flags = flaggedKinds(row);
  const [first, second] = flags;
  if (second !== undefined && first !== undefined) {
    row.report('record-conflict', 'warning', `status:${second}`, {
      expected: `один статус; принят «${row.match.columns.get(`status:${first}`)?.shown ?? first}»`,
    });
  }
  if (named !== null) return studying ? beforeGraduation(named, row.text('status')) : named;
  if (first !== undefined) {
    const header = row.match.columns.get(`status:${first}`);
    return studying ? beforeGraduation(bareLabel(first), header?.own ?? '') : bareLabel(first);
  }
  // Words nobody can read may say anything: a place of work beside them does not decide.
  if (words.kind === 'bad') return null;
  const conscript =
    row.cell('status') === undefined && !row.has('status') && row.yesNo('dueForConscription', parseYesNo);
  if (conscript === true) return bareLabel('will-be-conscript');
  const placed = fromEmployer(row);
  return placed !== null && studying ? beforeGraduation(placed, row.text('employer')) : placed;
}

/**
 * «да» and «нет» in a column of statuses answer its header («Трудоустроен», «Трудоустройство»); others are labels. A «нет» before
 * graduation says nothing of what comes after it.
 */
function statusWords(row: RowView, studying: boolean) {
  const text = row.text('status');
  const column = row.match.columns.get('status');
  const header = `${column?.joined ?? ''} ${column?.own ?? ''}`;
  const answer = parseYesNo(text);
  if (asksForPlans(header) && (answer.kind !== 'value' || answer.value)) {
    const bare = normaliseLabel(text);
    if (answer.kind === 'value' ? header.includes('трудоустро') : /^(трудоустройство|работа)$/.test(bare))
      return parseStatusLabel('будет трудоустроен');
  }
  if (answer.kind !== 'value' || !header.includes('трудоустро')) return parseStatusLabel(text);
  if (!answer.value && studying) return absent;
  return parseStatusLabel(answer.value ? 'трудоустроен' : 'не трудоустроен');
}

/** Kinds said «yes» to, facts before plans. */
function flaggedKinds(row: RowView): readonly StatusKind[] {
  return STATUS_KINDS.filter((kind) => {
    const field = `status:${kind}`;
    const text = row.text(field);
    if (text === '') return false;
    const answer = parseYesNo(text);
    if (answer.kind === 'value') return answer.value;
    const label = normaliseLabel(text);
    if (/^(нет|не )/.test(label)) return false;
    const named = parseStatusLabel(text);
    if (label.startsWith('да') || (named.kind === 'value' && named.value.kind === kind)) return true;
    // Where someone studies or serves is often written in place of «yes».
    if (kind === 'studying' || kind === 'will-study' || row.cell(field)?.type === 'date') return true;
    row.report('value-unreadable', 'error', field, { expected: '«да» или «нет»' });
    return false;
  });
}

const AN_EMPLOYER =
  /["«»]|(?<!\p{L})(ооо|оао|зао|пао|ао|ип|гбу|гбуз|мбу|мбоу|мадоу|маоу|муп|фгуп|нпо)(?!\p{L})|завод|фабрик|комбинат|больниц/iu;
const STUDIES = /университет|институт|академи|вуз|колледж|техникум|(?<!\p{L})(?:УрФУ|УГ|УрГ)\p{Lu}*/u;

/** A stated place of work is a statement that the graduate works there; words like «армия» in its stead are statuses. */
function fromEmployer(row: RowView): StatusLabel | null {
  const text = row.text('employer');
  const header = row.match.columns.get('employer')?.own ?? '';
  const answer = parseYesNo(text);
  if (answer.kind === 'value') return answer.value && header === 'работа' ? bareLabel('employed') : null;
  if (text === '') return null;
  const named = parseStatusLabel(text);
  if (named.kind === 'absent') return null;
  if (named.kind === 'value' && named.value.kind !== 'employed' && !AN_EMPLOYER.test(text)) {
    return named.value;
  }
  // «Место работы/учёбы» of someone may be a university.
  if (/учеб|служб/.test(header) && named.kind !== 'value' && !AN_EMPLOYER.test(text)) {
    return row.settle('employer', STUDIES.test(text) ? parseStatusLabel('учёба') : named, EXPECTED);
  }
  return bareLabel(/планир|предполаг|будущ/.test(header) ? 'will-be-employed' : 'employed');
}

const AT_WORK: ReadonlySet<StatusKind> = new Set([
  'employed',
  'will-be-employed',
  'contract-service',
  'informal',
  'will-serve-contract',
  'entrepreneur',
  'self-employed',
  'studying',
  'childcare',
]);

/** The employer's column, or what follows the status in its own cell: «Трудоустроен, ООО „Ромашка“». */
function employerOf(row: RowView, kind: StatusKind): string | null {
  const position = positionBesideEmployer(row);
  const stated = row.words('employer');
  const employer =
    position === null ? stated : (stated?.slice(0, -position.length).replace(/[\s,;–—-]+$/, '') ?? null);
  if (employer !== null) {
    if (parseYesNo(employer).kind === 'value') return null;
    return AT_WORK.has(kind) || parseStatusLabel(employer).kind !== 'value' ? employer : null;
  }
  if (kind !== 'employed' && kind !== 'will-be-employed') return null;
  const rest = /^[^,;:(–—]*[,;:(–—]\s*(.+?)\)?$/.exec(row.text('status'))?.[1];
  return rest !== undefined && /["«»„“]|^(ооо|оао|зао|пао|ао|ип|гбу|гбуз|мбоу|мбу|маоу|фгуп|муп) /i.test(rest)
    ? rest
    : null;
}

/** «ООО „Цех“, сварщик» in a column headed «место работы, должность»: what follows the last comma outside quotes. */
function positionBesideEmployer(row: RowView): string | null {
  const header = row.match.columns.get('employer')?.own ?? '';
  if (!header.includes('должност') || row.has('position')) return null;
  return /^.+[,;]\s*([^,;"«»„“\d]{3,60})$/.exec(row.text('employer'))?.[1] ?? null;
}

function readInSpecialty(row: RowView): boolean | null {
  const text = row.text('inSpecialty');
  const label = normaliseLabel(text);
  if (/^(не по|вне)( |$)/.test(label)) return false;
  if (/^по (специальност|професси)/.test(label) || label === 'соответствует') return true;
  if (label === 'не соответствует') return false;
  return row.yesNo('inSpecialty', parseYesNo);
}

function bareLabel(kind: StatusKind): StatusLabel {
  return { kind, inSpecialty: null, studyWork: null, plannedAt: null, longOnJob: false };
}
