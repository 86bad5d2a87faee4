import { absent, bad, type Parsed, parsed } from '../../domain/parsed.ts';
import type { Status, StatusKind } from '../../domain/status.ts';
import { isBlank, normaliseLabel } from '../../domain/text.ts';
import { EXACT_LABELS, SHORTENED, STATUS_RULES } from './status-rules.ts';

/** What a label of a status says. */
export interface StatusLabel {
  readonly kind: StatusKind;
  readonly inSpecialty: boolean | null;
  readonly studyWork: Status['studyWork'];
  readonly plannedAt: Status['plannedAt'];
  readonly longOnJob: boolean;
}

/** What a finding says is expected of a status. */
export const STATUS_EXPECTED =
  'статус из перечня: трудоустроен, ИП, самозанятый, продолжил обучение, призван, …';

/** A label that says the kind and no more. */
export function bareLabel(kind: StatusKind): StatusLabel {
  return { kind, inSpecialty: null, studyWork: null, plannedAt: null, longOnJob: false };
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
  'связь потеряна',
  'связи нет',
  'не выходит на связь',
  'не вышел на связь',
  'не вышла на связь',
  'информация отсутствует',
  'сведения отсутствуют',
  'данные отсутствуют',
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

/** What a bare name of an occupation means as the answer of a survey about plans: «работа по специальности» is not a job yet. */
const ANSWER_OF: Partial<Readonly<Record<StatusKind, StatusKind>>> = {
  employed: 'will-be-employed',
  entrepreneur: 'will-be-entrepreneur',
  'self-employed': 'will-be-self-employed',
};

/** Words by which an answer about plans tells what is so already: «уже», «работаю», «трудоустроена», «устроился», «самозанятый», «трудовой договор». */
const ALREADY =
  /(?:^| )(?:уже|работаю|работает|трудоустроен[аы]?|устроил(?:ся|ась)|самозанят(?:ый|ая)|договору?)(?: |$)/;

/** The status an answer about plans means: a plan, unless it says that it is so already. */
export function planAnswered(label: StatusLabel, text: string): StatusLabel {
  const plan = beforeGraduation(label, text);
  if (ALREADY.test(normaliseLabel(text))) return plan;
  return { ...plan, kind: ANSWER_OF[plan.kind] ?? plan.kind };
}

/** A column about plans: «Планируемая занятость», «Чем будет заниматься после выпуска». */
export function asksForPlans(header: string): boolean {
  return /планир|планы|прогноз|предполаг|намер|после (выпуск|окончани)/.test(header);
}

/** True for «не определился». */
export function saysUndecided(text: string): boolean {
  return /^(?:(?:еще|пока|пока еще) )?не (?:определил|решил)/.test(normaliseLabel(text));
}

/** Reads the text of a status cell; a text of no known wording is bad, and never a status by guess. */
export function parseStatusLabel(text: string): Parsed<StatusLabel> {
  const before = READ.get(text);
  if (before !== undefined) return before;
  const label = readLabel(text);
  if (READ.size >= MOST_READ) READ.clear();
  READ.set(text, label);
  return label;
}

/** A list has thousands of rows, a dozen labels, and as many places of work as there are employers. */
const READ = new Map<string, Parsed<StatusLabel>>();
const MOST_READ = 20_000;

/** Stems of a rule: each is the run of word beginnings joined by «+». */
const RULES = STATUS_RULES.map(([kind, stems, unless]) => ({
  kind,
  stems: sidesOf(stems),
  unless: unless === undefined ? [] : sidesOf(unless),
}));

/** No rule holds where no word begins as the first of a rule's stems do: so most names of employers end here. */
const ANY_RULE = new RegExp(
  `(?:^| )(?:${[...new Set(RULES.map(({ stems }) => stems[0]?.[0] ?? ''))]
    .map((stem) => (stem.length <= 2 ? `${stem}(?= |$)` : stem))
    .join('|')})`,
);

function sidesOf(stems: string): readonly (readonly string[])[] {
  return stems.split(' ').map((stem) => stem.split('+'));
}

/** Service that is over or still to come, told only to date something else: «работает после армии», «трудоустроен до призыва». */
const BESIDE_SERVICE = /(?:^| )(?:до|после|из|с|со) (?:срочной |военной )?(?:армии|призыва|службы)(?= |$)/g;

/** «ИП Тестов А.А.» in place of a status may be the graduate's own business or the employer. */
const NAMED_ENTREPRENEUR = /^ИП\s+(?:["«]|\p{Lu}\p{L}{2,})/u;

function readLabel(text: string): Parsed<StatusLabel> {
  const stated = normaliseLabel(text);
  // «???» says something that nobody can read; only an empty cell and the like of «нет данных» state nothing.
  if (isBlank(text) || UNKNOWN.has(stated) || saysUndecided(text)) return absent;
  if (namesSeveral(text)) return bad('unknown-label');
  const words = writtenOut(stated).replace(BESIDE_SERVICE, '').trim().split(' ');
  const label = words.join(' ');
  const has = (side: readonly string[]) =>
    words.some(
      (_, at) =>
        side.every((stem, step) => begins(words[at + step] ?? '', stem)) &&
        (side[0] === 'не' || !isDenied(words, at)),
    );
  const exact =
    EXACT_LABELS.get(label) ??
    (words[0] === 'ип' && !NAMED_ENTREPRENEUR.test(text.trim()) ? 'entrepreneur' : undefined);
  if (exact === undefined && NAMED_ENTREPRENEUR.test(text.trim())) return bad('unknown-label');
  const rule =
    exact === undefined && ANY_RULE.test(label)
      ? RULES.find(({ stems, unless }) => stems.every(has) && !unless.some(has))
      : undefined;
  const kind = exact ?? rule?.kind;
  if (kind === undefined) return bad('unknown-label');
  return parsed({
    kind,
    inSpecialty: inSpecialty(label),
    studyWork: studyWork(label),
    plannedAt: plannedAt(label),
    longOnJob: /4 х месяцев|4 месяцев|четырех месяцев/.test(label),
  });
}

function writtenOut(label: string): string {
  return label
    .replace(/(^| )(спец|проф) (?:ти|сти|ии)(?= |$)/g, '$1$2')
    .replace(/(^| )труд ся(?= |$)/g, '$1трудоустроится')
    .replace(/(^| )тр н[аы]?(?= |$)/g, '$1трудоустроен')
    .replace(/(^| )сам занят/g, '$1самозанят')
    .split(' ')
    .map((word) => SHORTENED.get(word) ?? word)
    .join(' ');
}

/** «не призван», «не в армии»: the word is there, and the opposite is said. */
function isDenied(words: readonly string[], at: number): boolean {
  const before = words[at - 1];
  return before === 'не' || (/^(?:в|на|по)$/.test(before ?? '') && words[at - 2] === 'не');
}

/** «вуз/армия», «работа или армия»: two different statuses, and which of them holds is not said. */
function namesSeveral(text: string): boolean {
  const parts = text.split(/\/|(?<!\p{L})или(?!\p{L})/iu);
  if (parts.length < 2) return false;
  const kinds = new Set(
    parts.flatMap((part) => {
      const label = parseStatusLabel(part);
      return label.kind === 'value'
        ? [ANSWER_OF[label.value.kind] ?? PLAN_OF[label.value.kind] ?? label.value.kind]
        : [];
    }),
  );
  return kinds.size > 1;
}

/** A stem of one or two letters is a whole word. */
function begins(word: string, stem: string): boolean {
  return stem.length <= 2 ? word === stem : word.startsWith(stem);
}

function inSpecialty(label: string): boolean | null {
  if (/(не по|вне) (полученной |освоенной |своей )?(специальност|професси|профил)/.test(label)) return false;
  return /(^| )по (полученной |освоенной |своей )?(специальност|професси|профил)|с освоенной професси/.test(
    label,
  )
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
