import { normaliseLabel } from '../../domain/text.ts';

/** Words that headers shorten, by what normalising leaves of them: «Спец-ть» is «спец ть», «Гр.» is «гр». */
const SHORT_WORDS: readonly (readonly [RegExp, string])[] = [
  [/(?<=^| )спец (?:ть|сть)(?= |$)/g, 'специальность'],
  [/(?<=^| )спец (?:ти|сти)(?= |$)/g, 'специальности'],
  [/(?<=^| )спец(?= |$)/g, 'специальность'],
  [/(?<=^| )кол во(?= |$)/g, 'количество'],
  [/(?<=^| )эл почт(?=\p{L})/gu, 'электронная почт'],
  [/(?<=^| )проф я(?= |$)/g, 'профессия'],
  [/(?<=^| )проф и(?= |$)/g, 'профессии'],
  [/(?<=^| )гр(?= |$)/g, 'группа'],
  [/(?<=^| )(?:наим|наимен)(?: е)?(?= |$)/g, 'наименование'],
  [/(?<=^| )(?:трудоустр|труд) во(?= |$)/g, 'трудоустройство'],
  [/(?<=^| )трудоустр(?= |$)/g, 'трудоустройство'],
  [/(?<=^дата )(?:рожд|рожден|р)(?= |$)/g, 'рождения'],
  [/(?<=^год )(?:рожд|рожден|р)(?= |$)/g, 'рождения'],
  [/^фам(?= |$)/g, 'фамилия'],
  [/^отч(?= |$)/g, 'отчество'],
  [/(?<=^| )квалиф(?= |$)/g, 'квалификация'],
  [/(?<=^форма )об(?:уч)?(?= |$)/g, 'обучения'],
  [/(?<=^| )долж(?:н|н ть)?(?= |$)/g, 'должность'],
];

/** «(да/нет)», «на 25.05.2026», «на 1 мая»: says how or when, not what. */
const TAIL =
  / (?:да нет|нет да|на \d[\d ]*(?: г(?:ода)?)?|на \d{1,2} (?:январ|феврал|март|апрел|ма|июн|июл|август|сентябр|октябр|ноябр|декабр)\p{L}{1,2}(?: \d{4})?(?: г(?:ода)?)?)$/u;

/** «(укажите: работает, учится, служит)»: answers to choose from, not what the column is. */
const INSTRUCTION =
  /\((?:укажите|указать|выберите|выбрать|выбор|впишите|нужное|варианты|например|напр\.?|пример)(?!\p{L})[^()]*\)/giu;

/** The form of a header that is compared with the known ones: a normalised label with its shortened words in full. */
export function headerLabel(text: string): string {
  const label = normaliseLabel(text.includes('(') ? text.replace(INSTRUCTION, ' ') : text);
  const known = EXPANDED.get(label);
  if (known !== undefined) return known;
  let full = label.replace(TAIL, '');
  for (const [short, word] of SHORT_WORDS) full = full.replace(short, word);
  if (EXPANDED.size >= MOST_EXPANDED) EXPANDED.clear();
  EXPANDED.set(label, full);
  return full;
}

/** Colleges send the same headers every week. */
const EXPANDED = new Map<string, string>();
const MOST_EXPANDED = 5000;
