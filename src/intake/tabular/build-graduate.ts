import {
  type Circumstances,
  type GraduateRecord,
  type Intentions,
  NO_CIRCUMSTANCES,
  NO_INTENTIONS,
  type TargetContract,
} from '../../domain/graduate.ts';
import { parseInn, parseOgrn, parseSnils } from '../../domain/identifiers.ts';
import type { IntakeContext } from '../../domain/intake-record.ts';
import { isoDate, parseDate, type YearRange, yearOf } from '../../domain/iso-date.ts';
import { parseCount, parsePay, parseYesNo } from '../../domain/numbers.ts';
import { absent, bad, type Parsed, parsed, valueOrNull } from '../../domain/parsed.ts';
import { type PersonName, parseFullName, parseNamePart } from '../../domain/person-name.ts';
import { normaliseLabel } from '../../domain/text.ts';
import { parseDrivingCategories, parseWorkLimits } from '../../domain/work-requirement.ts';
import { buildCategories } from './build-categories.ts';
import { buildSpecialty, type SectionSpecialty } from './build-specialty.ts';
import { buildStatus, surveyAnswers } from './build-status.ts';
import { parseContractState } from './contract-state.ts';
import type { HeaderCell } from './match-columns.ts';
import type { RowView } from './row-view.ts';
import type { SectionStatus } from './section-status.ts';
import { settlementOf } from './settlement.ts';
import { saysUndecided } from './status-label.ts';

/** What rows above and the surroundings of the table say of a row. */
export interface RowSetting {
  readonly college: string | null;
  readonly cohort: number | null;
  readonly group: string | null;
  readonly specialty: SectionSpecialty | null;
  readonly status: SectionStatus | null;
}

/** The graduate a row states, or null when no person can be read from it; why is among the row's findings. */
export function buildGraduate(
  row: RowView,
  context: IntakeContext,
  setting: RowSetting,
): GraduateRecord | null {
  const person = readPerson(row);
  if (person === null) return null;
  const now = yearOf(context.asOf);
  const years: YearRange = { first: now - 15, last: now + 12 };
  const cohort =
    row.settle('cohort', parseYear(row, now), 'год выпуска, ГГГГ') ?? setting.cohort ?? context.cohort;
  return {
    person,
    birthDate: readBirthDate(row, now),
    snils: row.value('snils', parseStatedSnils, 'СНИЛС из 11 цифр'),
    cohort,
    college: row.words('college') ?? setting.college,
    specialty: buildSpecialty(row, context, cohort, setting.specialty),
    qualification: row.words('qualification'),
    group: row.words('group') ?? setting.group,
    studyForm: row.value('studyForm', parseStudyForm, 'очная, очно-заочная или заочная'),
    funding: row.value('funding', parseFunding, 'бюджет или договор'),
    professionalitet: row.yesNo('professionalitet', parseYesNo),
    residence: settlementOf(row.text('residence')),
    targetContract: readTarget(row, years),
    status: buildStatus(row, years, { asOf: context.asOf, graduated: `${cohort}-07-01` }, setting.status),
    categories: buildCategories(row),
    intentions: readIntentions(row),
    circumstances: readCircumstances(row, years),
    consentDate: readConsent(row, years),
  };
}

/** «Тестова Анна Ивановна, 07.09.2007 г.р.» in one cell. */
const NAME_AND_DAY =
  /^(.*\p{L}\.?)[\s,;(]+(\d{1,2}\.\d{1,2}\.\d{4})\)?(?:\s*г(?:\.|ода?)?\s*(?:р\.?|рожд\p{L}*)?)?$/u;

/** «Год рождения»: not a day, whatever stands below. */
export function asksForYear(header: HeaderCell | undefined): boolean {
  return header?.own.startsWith('год') === true;
}

/** A year alone, as columns «год рождения» hold it, is no day and is said to be none. */
export function readBirthDate(row: RowView, now: number) {
  const beside = row.has('birthDate') ? null : (NAME_AND_DAY.exec(row.text('fullName'))?.[2] ?? null);
  const years = { first: now - 75, last: now - 13 };
  if (beside !== null) return row.settle('fullName', parseDate(beside, years), 'день рождения, ДД.ММ.ГГГГ');
  const cell = row.cell('birthDate');
  if (cell?.date == null && /^(19|20)\d{2}(?: ?г(?:\.|од)?)?$/i.test(row.text('birthDate'))) {
    // A column of years is told once, by its header.
    if (!asksForYear(row.match.columns.get('birthDate')))
      row.report('value-unreadable', 'warning', 'birthDate', {
        expected: 'день рождения целиком, ДД.ММ.ГГГГ',
      });
    return null;
  }
  return row.day('birthDate', years);
}

/** «нет» in the column says that the person has none. */
export function parseStatedSnils(text: string): ReturnType<typeof parseSnils> {
  return /^(нет|отсутствует|не имеет)$/i.test(text) ? absent : parseSnils(text);
}

/** The person a row names, from one column or three; null with a finding when none can be read. */
export function readPerson(row: RowView): PersonName | null {
  const full = row.text('fullName');
  if (full !== '') {
    const result = parseFullName((NAME_AND_DAY.exec(full)?.[1] ?? full).replace(/^\d+[.)]?\s+/, ''));
    const person = row.settle('fullName', result, 'фамилия, имя и отчество буквами');
    if (person !== null) return person;
  }
  const surname = row.value('surname', parseNamePart, 'фамилия буквами');
  const name = row.value('givenName', parseNamePart, 'имя буквами');
  if (surname !== null && name?.includes(' ') === true && !row.has('patronymic')) {
    const whole = parseFullName(`${surname} ${name}`);
    if (whole.kind === 'value') return whole.value;
  }
  if (surname !== null && name !== null) {
    return { surname, name, patronymic: row.value('patronymic', parseNamePart, 'отчество буквами') };
  }
  // «Иванова Анна» in the column of surnames beside an empty one.
  if (surname !== null && row.text('givenName') === '') {
    const both = parseFullName(row.text('surname'));
    if (both.kind === 'value') return both.value;
  }
  row.report('record-without-name', 'error', row.has('fullName') ? 'fullName' : 'surname', {
    expected: 'фамилия и имя',
  });
  return null;
}

function parseYear(row: RowView, now: number): Parsed<number> {
  const cell = row.cell('cohort');
  const text = row.text('cohort');
  if (text === '') return absent;
  const years = { first: now - 15, last: now + 6 };
  const plain = /^(?:\p{L}{3,8} )?(20\d{2})(?:[.,]0+)?(?: ?(?:г|год|г\.)\.?)?$/iu.exec(text)?.[1];
  if (plain !== undefined) return inYears(Number(plain), years);
  const study = /^20\d{2}\s*[-/–—]\s*(20\d{2})/.exec(text)?.[1];
  if (study !== undefined) return inYears(Number(study), years);
  const day = cell?.date === null || cell === undefined ? parseDate(text, years) : parsed(cell.date);
  return day.kind === 'value' ? inYears(yearOf(day.value), years) : day;
}

function inYears(year: number, years: YearRange): Parsed<number> {
  return year >= years.first && year <= years.last ? parsed(year) : bad('year-out-of-range');
}

function parseStudyForm(text: string): Parsed<'full-time' | 'part-time' | 'mixed'> {
  const label = normaliseLabel(text);
  if (label === '') return text.trim() === '' ? absent : bad('unknown-label');
  if (/очно ?заочн|вечерн/.test(label)) return parsed('mixed');
  if (/заочн|(^| )з о|^зфо/.test(label)) return parsed('part-time');
  return /^(очн|оч$|дневн|о$|о о|офо)/.test(label) ? parsed('full-time') : bad('unknown-label');
}

function parseFunding(text: string): Parsed<'budget' | 'paid'> {
  const label = normaliseLabel(text);
  if (label === '') return text.trim() === '' ? absent : bad('unknown-label');
  if (
    /внебюдж|договор|платн|коммерч|физическ|юридическ|за счет средств (физ|юр)|возмещ/.test(label) &&
    !/бесплатн/.test(label)
  ) {
    return parsed('paid');
  }
  return /бюдж|ассигнован|бесплатн|^б$|государствен/.test(label) ? parsed('budget') : bad('unknown-label');
}

const CONTRACT_NUMBER = /№\s*([\p{L}\d/.-]+)/u;

/** «12-ц/2023» alone where «да» is expected is the number of the contract. */
function bareNumber(text: string, answer: Parsed<boolean>): string | null {
  const isNumber = answer.kind === 'bad' && /^(?=\D*\d)(?=[\d.]*[\p{L}/-])[\p{L}\d/.-]{2,40}$/u.test(text);
  return isNumber && !/^\d{1,2}\.\d{1,2}\.\d{2,4}$/.test(text) ? text : null;
}

function readTarget(row: RowView, years: YearRange): TargetContract | null {
  const text = row.text('hasTarget');
  const answer = /^(да|нет)(?!\p{L})/iu.test(text) ? parsed(/^да/i.test(text)) : parseYesNo(text);
  const employer = row.words('targetEmployer');
  const both = /^(?:договор\s*)?№?\s*(\S.*?)(?<!\s)\s+от\s+(\d{1,2}\.\d{1,2}\.\d{4})/iu.exec(
    row.text('targetNumber'),
  );
  const number =
    both?.[1] ??
    row.words('targetNumber') ??
    CONTRACT_NUMBER.exec(text)?.[1] ??
    bareNumber(text, answer) ??
    null;
  const written = both?.[2] ?? /\d{1,2}\.\d{1,2}\.\d{4}/.exec(text)?.[0];
  const date =
    row.day('targetDate', years) ?? (written === undefined ? null : valueOrNull(parseDate(written, years)));
  const stated =
    answer.kind === 'value' ? answer.value : answer.kind === 'bad' && !/^(не |отсутств|без )/i.test(text);
  if (!stated && employer === null && number === null && date === null) return null;
  if (answer.kind === 'value' && !answer.value && employer === null) return null;
  return {
    number,
    date,
    employer: employer ?? /(?:(?<!\p{L})\p{Lu}{2,8} ?)?["«].+["»]/u.exec(text)?.[0] ?? null,
    employerInn: row.value('targetInn', parseInn, 'ИНН из 10 или 12 цифр'),
    employerOgrn: row.value('targetOgrn', parseOgrn, 'ОГРН из 13 или 15 цифр'),
    state: row.value('targetState', parseContractState, 'действует, приостановлен или расторгнут (кем)'),
  };
}

function readIntentions(row: RowView): Intentions {
  const plans = normaliseLabel(row.text('plansInSpecialty')) || plansOfSurvey(row);
  const saidUndecided = ['status', 'plansInSpecialty'].some((field) => saysUndecided(row.text(field)));
  const worksInSpecialty =
    plans === '' || saysUndecided(plans) || /затрудня|не знаю|пока не/.test(plans)
      ? null
      : /^(не |вне|нет)/.test(plans)
        ? false
        : /^(да|буд|планир|по |скорее да)/.test(plans)
          ? true
          : row.yesNo('plansInSpecialty', parseYesNo);
  const undecided = row.yesNo('undecided', parseYesNo) ?? (saidUndecided ? true : null);
  const relocate = readRelocate(row);
  const expectedPay = row.value('expectedPay', parseExpectedPay, 'сумма в рублях');
  const planned = row.has('surveyTime') && row.text('status') !== '';
  const answered =
    planned || [worksInSpecialty, undecided, relocate, expectedPay].some((value) => value !== null);
  const surveyed =
    row.yesNo('surveyed', parseYesNo) ?? (row.text('surveyTime') !== '' && answered ? true : null);
  const isSilent = !answered && surveyed === null;
  return isSilent ? NO_INTENTIONS : { worksInSpecialty, undecided, relocate, expectedPay, surveyed };
}

/** Of a survey that asks what comes after graduation: the answer about work in the specialty, whatever else is ticked. */
function plansOfSurvey(row: RowView): string {
  if (!row.has('surveyTime')) return '';
  const answers = surveyAnswers(row)
    .map(normaliseLabel)
    .filter((answer) => /работ|трудоустр/.test(answer));
  return (
    answers
      .map((answer) => /(?:^| )((?:не |вне )?(?:по )?(?:специальност|професси).*)$/.exec(answer)?.[1] ?? '')
      .find((words) => words !== '') ?? ''
  );
}

/** «не знаю» is an answer that names no sum. */
function parseExpectedPay(text: string): ReturnType<typeof parsePay> {
  return /^(пока )?(не (знаю|важно|определ|думал)|затрудня|люб(ая|ой))/i.test(text) ? absent : parsePay(text);
}

function readRelocate(row: RowView): boolean | null {
  const label = normaliseLabel(row.text('relocate'));
  if (/^(готов|скорее да|согласен|рассмотр)/.test(label)) return true;
  if (/^(не |скорее нет)/.test(label)) return false;
  return /затрудня|возможно|подума/.test(label) ? null : row.yesNo('relocate', parseYesNo);
}

const LIMITS_EXPECTED =
  'тяжёлый труд, высота, ночные смены, вредные условия, вождение, работа с пищей или «нет»';

function readCircumstances(row: RowView, years: YearRange): Circumstances {
  const stated = {
    academicDebt: readPresence(row, 'academicDebt'),
    practiceAtEmployer: readPresence(row, 'practiceAtEmployer'),
    refusals: row.value('refusals', parseRefusals, 'число отказов'),
    dueForConscription: row.yesNo('dueForConscription', parseYesNo),
    serviceEnds: readServiceEnd(row, years),
    serviceFinished: row.yesNo('serviceFinished', parseYesNo),
    workLimits: row.value('workLimits', parseWorkLimits, LIMITS_EXPECTED),
    drivingCategories: row.value(
      'drivingCategories',
      parseDrivingCategories,
      'A, B, C, D, E, тракторист или «нет»',
    ),
  };
  return Object.values(stated).every((value) => value === null) ? NO_CIRCUMSTANCES : stated;
}

/** A count says whether there is any; the name of a debt or of an enterprise says yes. */
function readPresence(row: RowView, field: string): boolean | null {
  const text = row.text(field);
  if (text === '') return null;
  if (/^(не |нет|без |отсутств)/i.test(text)) return false;
  const count = parseCount(text);
  if (count.kind === 'value') return count.value > 0;
  return /\p{L}{3}/u.test(text) ? true : row.yesNo(field, parseYesNo);
}

function parseRefusals(text: string): Parsed<number> {
  return /^нет$/i.test(text) ? parsed(0) : parseCount(text);
}

/** «2027» is its last day: the term ends within that year. */
function readServiceEnd(row: RowView, years: YearRange) {
  const year = /^(20\d{2})(?: ?(?:г|год)\.?)?$/.exec(row.text('serviceEnds'))?.[1];
  return year === undefined ? row.day('serviceEnds', years) : isoDate(Number(year), 12, 31);
}

/** «да» gives a consent without a day, which gives no right to pass data on. */
function readConsent(row: RowView, years: YearRange) {
  const text = row.text('consentDate');
  return parseYesNo(text).kind === 'value' || !/\d/.test(text) ? null : row.day('consentDate', years);
}
