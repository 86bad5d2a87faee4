import { stemWord } from './stem-word.ts';

/** A word of a title. */
export interface TitleWord {
  readonly word: string;
  readonly stem: string;
  /** Formed like an adjective («старший», «детский»): leaves the head to a later word. */
  readonly adjective: boolean;
  /** Joined to the word before it by a hyphen. */
  readonly joined: boolean;
  /** Stands first after a comma, slash, semicolon or plus. */
  readonly opens: boolean;
}

const FUNCTION_WORDS = new Set(
  'по в во на и для с со из к ко от до за при у об о или а а/м без под над через не'.split(' '),
);
const NOUN_LIKE =
  /^(?:рабоч|управляющ|заведующ|дежурн|портн|горничн|вожат|пожарн|звенев|участков|лесничи|рулев|служащ|полицейск|военнослужащ|дневальн|часов|кладов|стволов|горнов|подручн|ковшев|вальцов|рассевн|люков|дверев|печев|миксеров|крановы|сменн|постов|уполномоч|каво)/;
const ADJECTIVE = /(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|его|ых|их|ую|юю|ым|им|ными|ыми)$/;

/** Words of a normalised title; function words are left out. */
export function titleWords(normalised: string): readonly TitleWord[] {
  const words: TitleWord[] = [];
  for (const match of normalised.matchAll(/([,/;+]?)\s*(-?)\s*([а-яa-z0-9#]+)/g)) {
    const word = match[3] ?? '';
    if (isEmptyWord(word)) continue;
    words.push({ ...plainWord(word), joined: match[2] === '-', opens: match[1] !== '' });
  }
  return words;
}

/** Words of a title written in plain lower-case words, as the knowledge files write them. */
export function plainWords(text: string): readonly TitleWord[] {
  const words: TitleWord[] = [];
  for (const word of text.split(' ')) if (!isEmptyWord(word)) words.push(plainWord(word));
  return words;
}

/** Index of the word that names the worker: the first one not formed like an adjective; 0 when all are. */
export function headIndex(words: readonly TitleWord[]): number {
  const index = words.findIndex(({ adjective }) => !adjective);
  return Math.max(index, 0);
}

const plain = new Map<string, TitleWord>();
const PLAIN_LIMIT = 100_000;

function plainWord(word: string): TitleWord {
  const known = plain.get(word);
  if (known !== undefined) return known;
  const adjective = ADJECTIVE.test(word) && !NOUN_LIKE.test(word);
  const made = { word, stem: stemWord(word), adjective, joined: false, opens: false };
  if (plain.size >= PLAIN_LIMIT) plain.clear();
  plain.set(word, made);
  return made;
}

/** Function words and bare numbers say nothing of a trade; 112 is the name of a service. */
function isEmptyWord(word: string): boolean {
  if (word === '' || FUNCTION_WORDS.has(word)) return true;
  const first = word.charCodeAt(0);
  return first < 58 && word !== '112' && /^\d+$/.test(word);
}
