import { stemWord } from './stem-word.ts';
import { isWordLetter } from './word-letters.ts';

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
  /^(?:рабоч|разнорабоч|чернорабоч|подсобн|управляющ|заведующ|дежурн|портн|горничн|вожат|пожарн|звенев|участков|лесничи|рулев|служащ|полицейск|военнослужащ|дневальн|часов|кладов|стволов|горнов|подручн|ковшев|вальцов|рассевн|люков|дверев|печев|миксеров|крановы|сменн|постов|уполномоч|каво)/;
const ADJECTIVE_ENDINGS = new Set('ый ий ой ая яя ое ее ые ие ого его ых их ую юю ым им ыми'.split(' '));

/** Words of a normalised title; function words are left out. */
export function titleWords(normalised: string): readonly TitleWord[] {
  return splitTitle(normalised, (word, opens, joined) => {
    const plain = plainWord(word);
    if (plain.empty) return null;
    return opens || joined ? { ...plain, opens, joined } : plain;
  });
}

/** Cuts a normalised title into words; `wordOf` makes one, null leaves it out. */
export function splitTitle<Word>(
  normalised: string,
  wordOf: (word: string, opens: boolean, joined: boolean) => Word | null,
): Word[] {
  const words: Word[] = [];
  let start = -1;
  let opens = false;
  let joined = false;
  for (let at = 0; at <= normalised.length; at += 1) {
    const code = at < normalised.length ? normalised.charCodeAt(at) : 32;
    if (isWordLetter(code) || code === 35) {
      if (start < 0) start = at;
      continue;
    }
    if (start >= 0) {
      const word = wordOf(normalised.slice(start, at), opens, joined);
      if (word !== null) words.push(word);
      start = -1;
      opens = false;
      joined = false;
    }
    if (code === 45) joined = true;
    else if (code !== 32) {
      opens = true;
      joined = false;
    }
  }
  return words;
}

/** Words of a title written in plain lower-case words, as the knowledge files write them. */
export function plainWords(text: string): readonly TitleWord[] {
  const words: TitleWord[] = [];
  for (const written of text.split(' ')) {
    const word = plainWord(written);
    if (!word.empty) words.push(word);
  }
  return words;
}

/** Index of the word that names the worker: the first one not formed like an adjective; 0 when all are. */
export function headIndex(words: readonly TitleWord[]): number {
  const index = words.findIndex(({ adjective }) => !adjective);
  return Math.max(index, 0);
}

/** A word and whether it says nothing of a trade. */
export interface PlainWord extends TitleWord {
  readonly empty: boolean;
}

const plain = new Map<string, PlainWord>();
const PLAIN_LIMIT = 100_000;

/** A word on its own; what was asked is remembered. */
export function plainWord(word: string): PlainWord {
  const known = plain.get(word);
  if (known !== undefined) return known;
  const endsSo = ADJECTIVE_ENDINGS.has(word.slice(-2)) || ADJECTIVE_ENDINGS.has(word.slice(-3));
  const adjective = endsSo && !NOUN_LIKE.test(word);
  const made = {
    word,
    stem: stemWord(word),
    adjective,
    joined: false,
    opens: false,
    empty: isEmptyWord(word),
  };
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
