import { cleanText, foldLookAlikes } from '../../domain/text.ts';

/** Words before a number that make it part of the meaning: «разряд 5», «категория 2», «класс 1». */
const COUNTED = /(?:разряд|категор|кат|класс|групп|уров|ступен|номер|цех|участ|ставк|год)[а-я]*$/;
const NUMBER = /^(?:№|n)?\d{1,3}$/;
const LURE = new Set(['срочно', 'новая', 'повторно', 'требуется']);
const LONGEST = 300;

/**
 * The title without what people append to post it once more: «Повар 1», «Повар.», «Повар (2)», «1. Повар», «ПОВАР!!!» are all
 * «повар». Numbers that mean something stay: «Слесарь 5 разряда», «Водитель категории 2», «сутки 1/3». Case, ё and Latin
 * look-alikes are folded. Idempotent.
 */
export function titleCore(title: string): string {
  const words = foldLookAlikes(cleanText(title.slice(0, LONGEST)).toUpperCase())
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^а-яa-z0-9/№+]+/g, ' ')
    .trim()
    .split(' ');
  let last = words.length;
  while (last > 1 && isTail(words[last - 1] ?? '', words[last - 2] ?? '')) last -= 1;
  let first = 0;
  while (first < last - 1 && (NUMBER.test(words[first] ?? '') || LURE.has(words[first] ?? ''))) first += 1;
  return words.slice(first, last).join(' ');
}

function isTail(word: string, before: string): boolean {
  if (word === '№' || word === '+' || word === '/' || LURE.has(word)) return true;
  return NUMBER.test(word) && !COUNTED.test(before);
}
