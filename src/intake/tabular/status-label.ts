import { absent, bad, type Parsed, parsed } from '../../domain/parsed.ts';
import type { Status, StatusKind } from '../../domain/status.ts';
import { isBlank, normaliseLabel } from '../../domain/text.ts';

/** What a label of a status says. */
export interface StatusLabel {
  readonly kind: StatusKind;
  readonly inSpecialty: boolean | null;
  readonly studyWork: Status['studyWork'];
  readonly plannedAt: Status['plannedAt'];
  readonly longOnJob: boolean;
}

type Rule = readonly [kind: StatusKind, stems: string, unless?: string];

/**
 * Wordings of the columns of the federal forms and of everyday lists, by word beginnings; the first rule whose stems all occur
 * wins, so plans («будет», «планирует») stand before facts and the narrow before the broad.
 */
const RULES: readonly Rule[] = [
  ['death-or-grave-illness', 'смерт'],
  ['death-or-grave-illness', 'умер'],
  ['death-or-grave-illness', 'тяжел здоров'],
  ['custody', 'следств'],
  ['custody', 'наказани'],
  ['custody', 'лишен свобод'],
  ['foreign-no-snils', 'иностран снилс'],
  ['will-move-abroad', 'планир предел'],
  ['will-move-abroad', 'будет предел'],
  ['will-move-abroad', 'уезжает границ'],
  ['will-move-abroad', 'планир границ'],
  ['moved-abroad', 'уехал границ'],
  ['moved-abroad', 'переезд предел'],
  ['moved-abroad', 'переехал предел'],
  ['moved-abroad', 'выех предел'],
  ['moved-abroad', 'за рубеж'],
  ['family-care', 'уход родствен'],
  ['family-care', 'уход больн'],
  ['family-care', 'семейн обстоятельств'],
  ['will-take-childcare', 'будет уход ребен'],
  ['will-take-childcare', 'будет декрет'],
  ['will-take-childcare', 'планир декрет'],
  ['will-take-childcare', 'планир уход ребен'],
  ['will-take-childcare', 'уйдет декрет'],
  ['will-take-childcare', 'беремен'],
  ['childcare', 'уход ребен'],
  ['childcare', 'декрет'],
  ['childcare', 'беременност род'],
  ['will-serve-contract', 'будет контракт'],
  ['will-serve-contract', 'будут контракт'],
  ['will-serve-contract', 'планир контракт'],
  ['will-serve-contract', 'планир поступ арми'],
  ['will-serve-contract', 'планир служб', 'призыв'],
  ['contract-service', 'контракт', 'призыв'],
  ['contract-service', 'служ орган внутр'],
  ['contract-service', 'служ мвд'],
  ['contract-service', 'служ росгвард'],
  ['will-be-conscript', 'подлеж призыв'],
  ['will-be-conscript', 'будет призван'],
  ['will-be-conscript', 'будут призван'],
  ['will-be-conscript', 'планир арми'],
  ['will-be-conscript', 'призовут'],
  ['will-be-conscript', 'идет арми'],
  ['will-be-conscript', 'уйдет арми'],
  ['will-be-conscript', 'будет служ'],
  ['will-be-conscript', 'ожида призыв'],
  ['conscript', 'призван'],
  ['conscript', 'служб призыв'],
  ['conscript', 'срочн служб'],
  ['conscript', 'служ арми'],
  ['conscript', 'служб арми'],
  ['conscript', 'арми'],
  ['conscript', 'призыв'],
  ['conscript', 'служ вс'],
  ['not-motivated', 'не мотивац'],
  ['not-motivated', 'нет мотивац'],
  ['not-motivated', 'отсутств мотивац'],
  ['unemployed-registered', 'зарегистрир центр занят'],
  ['unemployed-registered', 'зарегистрир цзн'],
  ['unemployed-registered', 'учет цзн'],
  ['unemployed-registered', 'учет центр занят'],
  ['unemployed-registered', 'зарегистрир безработн'],
  ['unemployed-registered', 'состоит цзн'],
  ['unemployed-registered', 'состоит центр занят'],
  ['unemployed-registered', 'безработ цзн'],
  ['unemployed-registered', 'бирж труд'],
  ['not-motivated', 'не планир трудоустр'],
  ['not-motivated', 'не планир работ'],
  ['not-motivated', 'не хоче работ'],
  ['not-motivated', 'не хотя работ'],
  ['not-motivated', 'не желает работ'],
  ['informal', 'неформальн'],
  ['informal', 'неофициальн'],
  ['informal', 'нелегальн'],
  ['at-risk-other', 'риск нетрудоустр'],
  ['at-risk-other', 'не работ'],
  ['at-risk-other', 'не трудоустр', 'будет'],
  ['at-risk-other', 'нетрудоустр'],
  ['at-risk-other', 'не занят'],
  ['at-risk-other', 'незанят'],
  ['at-risk-other', 'безработ'],
  ['will-be-self-employed', 'будет самозанят'],
  ['will-be-self-employed', 'будут самозанят'],
  ['will-be-self-employed', 'планир самозанят'],
  ['self-employed', 'самозанят'],
  ['self-employed', 'налог профессиональн доход'],
  ['will-be-entrepreneur', 'будет предприним'],
  ['will-be-entrepreneur', 'будут предприним'],
  ['will-be-entrepreneur', 'планир предприним'],
  ['will-be-entrepreneur', 'будет ип'],
  ['will-be-entrepreneur', 'планир ип'],
  ['will-be-entrepreneur', 'откро ип'],
  ['entrepreneur', 'индивидуальн предприним'],
  ['entrepreneur', 'предпринимател'],
  ['entrepreneur', 'ип'],
  ['will-study', 'будет продолж обучен'],
  ['will-study', 'будут продолж обучен'],
  ['will-study', 'планир продолж'],
  ['will-study', 'планир обучен'],
  ['will-study', 'планир поступ'],
  ['will-study', 'планир учи'],
  ['will-study', 'продолжит обучен'],
  ['will-study', 'продолжит учеб'],
  ['will-study', 'будет учи'],
  ['will-study', 'будет поступ'],
  ['will-study', 'поступает'],
  ['will-study', 'будет обуча'],
  ['studying', 'совмещ обучен', 'трудоустр'],
  ['studying', 'продолж обучен'],
  ['studying', 'продолж учеб'],
  ['studying', 'обучает'],
  ['studying', 'учится'],
  ['studying', 'учеба'],
  ['studying', 'поступил'],
  ['studying', 'студент вуз'],
  ['studying', 'очно вуз'],
  ['will-be-employed', 'будет трудоустр'],
  ['will-be-employed', 'будут трудоустр'],
  ['will-be-employed', 'планир трудоустр'],
  ['will-be-employed', 'планир работ'],
  ['will-be-employed', 'будет работ'],
  ['will-be-employed', 'трудоустроятся'],
  ['will-be-employed', 'трудоустроится'],
  ['will-be-employed', 'предварительн трудоустр'],
  ['will-be-employed', 'гарантийн письм'],
  ['employed', 'совмещ трудоустр'],
  ['employed', 'оплачиваем практик'],
  ['employed', 'трудоустр', 'не'],
  ['employed', 'трудов договор'],
  ['employed', 'гпх'],
  ['employed', 'работа', 'не'],
  ['employed', 'занят', 'не'],
  ['other', 'иное'],
];

const EXACT = new Map<string, StatusKind>([
  ['ип', 'entrepreneur'],
  ['ип ', 'entrepreneur'],
  ['нпд', 'self-employed'],
  ['цзн', 'unemployed-registered'],
  ['вуз', 'studying'],
  ['вс рф', 'conscript'],
  ['рф вс', 'conscript'],
  ['сво', 'contract-service'],
  ['военнослужащий', 'contract-service'],
]);

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
]);

/** Words that state a fact; without one, «армия» and «учёба в вузе» only name what is meant. */
const STATES_FACT =
  /призван|служит|служат|проход|находит|продолж|поступил|учится|учатся|обучается|уехал|переехал|выехал|(^| )в (декрет|отпуск)/;

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
  const has = (stem: string) =>
    stem.length <= 2 ? words.includes(stem) : words.some((word) => word.startsWith(stem));
  const exact = EXACT.get(label) ?? (words[0] === 'ип' ? 'entrepreneur' : undefined);
  const rule = RULES.find(
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

function inSpecialty(label: string): boolean | null {
  if (/(не по|вне) (специальност|професси)/.test(label)) return false;
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
