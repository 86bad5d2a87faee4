import { parseInn } from '../../domain/identifiers.ts';
import type { IntakeContext } from '../../domain/intake-record.ts';
import { type YearRange, yearOf } from '../../domain/iso-date.ts';
import { nearestWord } from '../../domain/nearest-word.ts';
import { parseCount, parseYesNo } from '../../domain/numbers.ts';
import { absent, bad, type Parsed, parsed } from '../../domain/parsed.ts';
import type {
  RegisterChoice,
  RegisterField,
  RegisterPerson,
  RegisterRecord,
  RegisterValue,
} from '../../domain/register.ts';
import { type RegisterName, registerDefinition } from '../../domain/registers.ts';
import { parseSpoCode, type SpoRef, textBesidesCode } from '../../domain/spo-code.ts';
import { normaliseLabel } from '../../domain/text.ts';
import { parseStatedSnils, type RowSetting, readBirthDate, readPerson } from './build-graduate.ts';
import type { RowView } from './row-view.ts';

/** The row of a register, or null when it names no person or lacks a required value; why is among the row's findings. */
export function buildRegister(
  row: RowView,
  name: RegisterName,
  context: IntakeContext,
  setting: RowSetting,
): RegisterRecord | null {
  const { about, fields } = registerDefinition(name);
  const person = about === 'graduate' ? personOf(row, context, setting) : null;
  if (about === 'graduate' && person === null) return null;
  const values: Record<string, RegisterValue | null> = {};
  let isWhole = true;
  for (const [field, spec] of Object.entries(fields)) {
    const value = readValue(row, field, spec, context) ?? (spec.type === 'college' ? setting.college : null);
    values[field] = value;
    if (value !== null || spec.required !== true) continue;
    isWhole = false;
    if (row.text(field) === '')
      row.report('record-malformed', 'error', field, { expected: `значение в графе «${spec.header}»` });
  }
  return isWhole ? { person, values } : null;
}

function personOf(row: RowView, context: IntakeContext, setting: RowSetting): RegisterPerson | null {
  const person = readPerson(row);
  if (person === null) return null;
  return {
    person,
    birthDate: readBirthDate(row, yearOf(context.asOf)),
    snils: row.value('snils', parseStatedSnils, 'СНИЛС из 11 цифр'),
    college: row.words('college') ?? setting.college,
    group: row.words('group') ?? setting.group,
  };
}

function readValue(
  row: RowView,
  field: string,
  spec: RegisterField,
  context: IntakeContext,
): RegisterValue | null {
  const now = yearOf(context.asOf);
  const years: YearRange = { first: now - 15, last: now + 12 };
  switch (spec.type) {
    case 'text':
    case 'college':
      return row.words(field);
    case 'day':
      return saysNo(row.text(field)) ? null : row.day(field, years);
    case 'count':
      return row.value(field, parseCount, 'целое число');
    case 'money':
      return row.value(field, parseMoney, 'сумма в рублях');
    case 'yes-no':
      return row.yesNo(field, parseAnswer);
    case 'inn':
      return row.value(field, parseInn, 'ИНН из 10 или 12 цифр');
    case 'choice':
      return readChoice(row, field, spec.choices ?? []);
    case 'choices':
      return readChoices(row, field, spec.choices ?? []);
    case 'programme':
      return readProgramme(row, field, context);
  }
}

/** «да», «нет», or the answer in a word: «присутствовал», «положительное», «не явился». */
function parseAnswer(text: string): Parsed<boolean> {
  const answer = parseYesNo(text);
  if (answer.kind !== 'bad') return answer;
  const label = normaliseLabel(text);
  if (SAYS_NO.test(label)) return parsed(false);
  return SAYS_YES.test(label) ? parsed(true) : answer;
}

const SAYS_NO = /^(?:не(?= )|неявк|отсутств|отрицательн|отказ|платн)/;
const SAYS_YES =
  /^(?:был(?=а?$)|присутств|посетил|приш(?:ел|ла)|участвовал|явил|положительн|одобрен|предоставлен|получен|указан|размещен|оплачива|бесплатн|готов|соглас|принял|выплачен)/;

/** «нет» in place of a day: it has not come yet, and nothing is to be corrected. */
function saysNo(text: string): boolean {
  const answer = parseYesNo(text);
  return answer.kind === 'value' && !answer.value;
}

/** «1 500 руб.», «45000,50», «30 тыс.»; a range is not one sum. */
function parseMoney(text: string): Parsed<number> {
  if (text === '') return absent;
  const match = /^(\d+(?:[.,]\d{1,2})?)(тыс)?(?:р|руб|рублей|₽)?\.?$/.exec(
    text
      .toLowerCase()
      .replace(/\s/g, '')
      .replace(/тыс\.?/, 'тыс'),
  );
  if (match === null) return bad('not-a-number');
  return parsed(Number(match[1]?.replace(',', '.')) * (match[2] === undefined ? 1 : 1000));
}

function readChoice(row: RowView, field: string, choices: readonly RegisterChoice[]): string | null {
  const text = row.text(field);
  if (text === '') return null;
  const choice = choiceOf(text, choices);
  if (choice === null) reportChoice(row, field, text, choices);
  return choice?.value ?? null;
}

function readChoices(
  row: RowView,
  field: string,
  choices: readonly RegisterChoice[],
): readonly string[] | null {
  const text = row.text(field);
  if (text === '') return null;
  const whole = choiceOf(text, choices);
  if (whole !== null) return [whole.value];
  const found: string[] = [];
  // The cell's own text keeps its line ends.
  for (const part of (row.cell(field)?.text ?? text).split(/[;,\n]/)) {
    if (normaliseLabel(part) === '') continue;
    const choice = choiceOf(part, choices);
    if (choice === null) reportChoice(row, field, part.trim(), choices);
    else if (!found.includes(choice.value)) found.push(choice.value);
  }
  return found.length === 0 ? null : found;
}

/** A label, another way to write it, its number in the list («2», «2. …»), or words that begin with a label. */
function choiceOf(text: string, choices: readonly RegisterChoice[]): RegisterChoice | null {
  const label = normaliseLabel(text);
  const same = choices.find((choice) => spellings(choice).includes(label));
  if (same !== undefined) return same;
  if (/^\d{1,2}$/.test(label)) return choices[Number(label) - 1] ?? null;
  const unnumbered = label.replace(/^\d{1,2} /, '');
  const begun = choices.filter((choice) =>
    spellings(choice).some((spelling) => spelling.length >= 4 && unnumbered.startsWith(spelling)),
  );
  const [only, other] = begun;
  return other === undefined ? (only ?? null) : null;
}

function spellings({ label, also }: RegisterChoice): readonly string[] {
  return [label, ...(also ?? [])].map(normaliseLabel);
}

function reportChoice(row: RowView, field: string, text: string, choices: readonly RegisterChoice[]): void {
  const labels = choices.map(({ label }) => label);
  const near = nearestWord(text, labels);
  row.report('value-out-of-list', 'error', field, {
    found: row.shown(field, text),
    expected: `одно из: ${labels.join(', ')}`,
    ...(near === null ? {} : { proposal: `возможно, «${near}»` }),
  });
}

/** Code, name, or both, in one column or in two. */
function readProgramme(
  row: RowView,
  field: string,
  { reference, cohort, edition }: IntakeContext,
): SpoRef | null {
  const stated = [row.text(field), row.text(`${field}Code`)].find((part) => part !== '') ?? '';
  const named = row.words(`${field}Name`);
  if (stated === '' && named === null) return null;
  // «Специальность» alone often holds the code as well.
  const text = stated === '' ? (named ?? '') : stated;
  const code = parseSpoCode(text);
  const words =
    stated !== '' && named !== null
      ? textBesidesCode(named)
      : code.kind === 'value'
        ? textBesidesCode(text)
        : text;
  const resolution = reference.spo.resolve({
    code: code.kind === 'value' ? code.value : null,
    codeText: code.kind === 'value' ? null : stated,
    name: words === '' ? null : words,
    qualification: null,
    year: cohort,
    edition,
  });
  const where = row.has(field) ? field : row.has(`${field}Code`) ? `${field}Code` : `${field}Name`;
  if (resolution.ref === null)
    row.report(resolution.finding ?? 'code-not-found', 'error', where, {
      expected: 'код и наименование СПО',
    });
  return resolution.ref;
}
