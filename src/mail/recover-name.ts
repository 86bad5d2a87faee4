import { isUtf8 } from 'node:buffer';

/** One-byte pages Russian mail programs write names in without saying so. */
const PAGES = ['windows-1251', 'koi8-r', 'ibm866'] as const;

/**
 * A name that came as raw 8-bit bytes and was taken for latin1, read as it was meant: UTF-8 when valid, else the page that gives
 * the likeliest Russian words. Names that hold other than latin1 letters are left as they are.
 */
export function recoverName(name: string): string {
  if (!/[\u0080-\u00ff]/.test(name) || /[\u0100-\uffff]/.test(name)) return name;
  const bytes = Buffer.from(name, 'latin1');
  if (isUtf8(bytes)) return bytes.toString('utf8');
  let best = name;
  let bestScore = 0;
  for (const page of PAGES) {
    const text = new TextDecoder(page).decode(bytes);
    const score = likeness(text);
    if (score > bestScore) {
      best = text;
      bestScore = score;
    }
  }
  return best;
}

/** Letters of Russian text in the order of their frequency, each group about half as frequent as the one before. */
const BY_FREQUENCY = ['оеаинтс', 'рвлкмдпу', 'яыьгзбч', 'йхжшю', 'цщэфъё'];

/** Frequent letters count for, signs that are no letters and capitals after small letters against. */
function likeness(text: string): number {
  let score = 0;
  for (const letter of text.toLowerCase()) {
    if (letter < '\u0080') continue;
    const group = BY_FREQUENCY.findIndex((letters) => letters.includes(letter));
    if (group >= 0) score += 5 - group;
    else if (!/[№«»—–]/.test(letter)) score -= 8;
  }
  return score - 4 * (text.match(/[а-яё](?=[А-ЯЁ])/g)?.length ?? 0);
}
