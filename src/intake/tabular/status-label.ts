import { absent, bad, type Parsed, parsed } from '../../domain/parsed.ts';
import type { Status, StatusKind } from '../../domain/status.ts';
import { isBlank, normaliseLabel } from '../../domain/text.ts';
import { EXACT_LABELS, STATUS_RULES } from './status-rules.ts';

/** What a label of a status says. */
export interface StatusLabel {
  readonly kind: StatusKind;
  readonly inSpecialty: boolean | null;
  readonly studyWork: Status['studyWork'];
  readonly plannedAt: Status['plannedAt'];
  readonly longOnJob: boolean;
}

/** Labels that say that nothing is known yet: no status, and nothing to correct. */
const UNKNOWN = new Set([
  'нет данных',
  'нет сведений',
  'неизвестно',
  'не известно',
  'не выяснено',
  'нет информации',
  'уточняется',
  'не указано',
  'не определился',
  'не определилась',
  'не определились',
  'нет связи',
  'на связь не выходит',
  'нет статуса',
  'не знаю',
  'пока не знаю',
  'не решил',
  'не решила',
  'затрудняюсь ответить',
]);

/** Words that state a fact; without one, «армия» and «учёба в вузе» only name what is meant. */
const STATES_FACT =
  /призван|служит|служат|проход|находит|продолжил|продолжает|продолжают|поступил|ушел|ушла|подписал|учится|учатся|обучается|уехал|переехал|выехал|(^| )в (декрет|отпуск)|^в армии/;

/** Facts that cannot be before graduation, and the plans their bare names then mean. */
const PLAN_OF: Partial<Readonly<Record<StatusKind, StatusKind>>> = {
  conscript: 'will-be-conscript',
  'contract-service': 'will-serve-contract',
  studying: 'will-study',
  childcare: 'will-take-childcare',
  'moved-abroad': 'will-move-abroad',
};

/** The status a label means for someone who has not graduated yet: a bare «армия» is a plan, «призван» stays a fact. */
export function beforeGraduation(label: StatusLabel, text: string): StatusLabel {
  if (STATES_FACT.test(normaliseLabel(text))) return label;
  return { ...label, kind: PLAN_OF[label.kind] ?? label.kind };
}

/** A column about plans: «Планируемая занятость», «Чем будет заниматься после выпуска». */
export function asksForPlans(header: string): boolean {
  return /планир|планы|прогноз|предполаг|намер|после (выпуск|окончани)/.test(header);
}

/** True for «не определился». */
export function saysUndecided(text: string): boolean {
  return normaliseLabel(text).startsWith('не определил');
}

/** Reads the text of a status cell; a text of no known wording is bad, and never a status by guess. */
export function parseStatusLabel(text: string): Parsed<StatusLabel> {
  const before = READ.get(text);
  if (before !== undefined) return before;
  const label = readLabel(text);
  if (READ.size < MOST_READ) READ.set(text, label);
  return label;
}

/** A list has thousands of rows and a dozen labels. */
const READ = new Map<string, Parsed<StatusLabel>>();
const MOST_READ = 2000;

function readLabel(text: string): Parsed<StatusLabel> {
  const label = normaliseLabel(text);
  // «???» says something that nobody can read; only an empty cell and the like of «нет данных» state nothing.
  if (isBlank(text) || UNKNOWN.has(label)) return absent;
  const words = label.split(' ');
  const has = (stems: string) => {
    const side = stems.split('+');
    return words.some((_, at) => side.every((stem, step) => begins(words[at + step] ?? '', stem)));
  };
  const exact = EXACT_LABELS.get(label) ?? (words[0] === 'ип' ? 'entrepreneur' : undefined);
  const rule = STATUS_RULES.find(
    ([, stems, unless]) => stems.split(' ').every(has) && !unless?.split(' ').some(has),
  );
  const kind = exact ?? rule?.[0];
  if (kind === undefined) return bad('unknown-label');
  return parsed({
    kind,
    inSpecialty: inSpecialty(label),
    studyWork: studyWork(label),
    plannedAt: plannedAt(label),
    longOnJob: /4 х месяцев|4 месяцев|четырех месяцев/.test(label),
  });
}

/** A stem of one or two letters is a whole word. */
function begins(word: string, stem: string): boolean {
  return stem.length <= 2 ? word === stem : word.startsWith(stem);
}

function inSpecialty(label: string): boolean | null {
  if (/(не по|вне) (полученной |освоенной |своей )?(специальност|професси)/.test(label)) return false;
  return /(^| )по (полученной |освоенной )?(специальност|професси)|с освоенной професси/.test(label)
    ? true
    : null;
}

function studyWork(label: string): Status['studyWork'] {
  if (/оплачиваем\S* практик/.test(label)) return 'paid-practice';
  if (/учебно производственн\S* комплекс/.test(label)) return 'training-complex';
  return /(^| )иуп( |$)|индивидуальн\S* учебн\S* план|совмеща\S* обучение/.test(label)
    ? 'individual-plan'
    : null;
}

function plannedAt(label: string): Status['plannedAt'] {
  if (/пройдена практика|где проходил\S* практик|по месту практики/.test(label)) return 'practice-employer';
  return /партнер/.test(label) ? 'partner-employer' : null;
}
