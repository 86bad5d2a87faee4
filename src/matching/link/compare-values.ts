import { editDistance } from '../../domain/edit-distance.ts';
import type { NameForms, Studies } from './describe-person.ts';
import type { Level } from './levels.ts';

/** Two surnames; stems are compared, so «Иванов» and «Иванова» differ in form only. */
export function compareSurnames(a: NameForms, b: NameForms): Level<'surname'> {
  if (a.surname === '' || b.surname === '') return 'missing';
  if (a.surname === b.surname) return 'same';
  if (a.surnameStem === b.surnameStem) return 'form';
  if (sharesWord(a.surnameStem, b.surnameStem)) return 'part';
  const shorter = Math.min(a.surnameStem.length, b.surnameStem.length);
  if (shorter < 4) return 'different';
  const limit = shorter < 7 ? 1 : 2;
  // A slip in the ending spoils the stem: «Тестовый», «Тестоывй».
  const distance = Math.min(
    editDistance(a.surnameStem, b.surnameStem, limit),
    editDistance(a.surname, b.surname, limit),
  );
  if (distance === 1) return 'typo';
  return distance === 2 && shorter >= 7 ? 'typos' : 'different';
}

function sharesWord(a: string, b: string): boolean {
  if (!(a.includes(' ') || b.includes(' '))) return false;
  const words = a.split(' ');
  return b.split(' ').some((word) => word.length > 2 && words.includes(word));
}

/**
 * Two given names. A typing error is a word that is no name beside one that is: two names, however alike («Алина», «Арина»), and
 * two words that are both unknown are different, for they may be twins.
 */
export function compareNames(
  a: NameForms,
  b: NameForms,
  isGivenName: (plain: string) => boolean,
): Level<'name'> {
  if (a.name === '' || b.name === '') return 'missing';
  if (a.name === b.name) return 'same';
  if (a.nameFold === b.nameFold) return 'variant';
  const [short, long] = a.name.length < b.name.length ? [a, b] : [b, a];
  if (isShortened(short.name, long.name) && !isGivenName(short.name)) return 'initial';
  if (isGivenName(a.name) === isGivenName(b.name)) return 'different';
  if (short.name.length < 3) return 'different';
  const limit = short.name.length >= 6 ? 2 : 1;
  const near =
    editDistance(a.nameFold, b.nameFold, limit) <= limit || editDistance(a.name, b.name, limit) <= limit;
  return near ? 'typo' : 'different';
}

/** Two patronymics. */
export function comparePatronymics(a: NameForms, b: NameForms): Level<'patronymic'> {
  if (a.patronymic === '' || b.patronymic === '') return 'missing';
  if (a.patronymic === b.patronymic) return 'same';
  if (a.patronymicStem === b.patronymicStem) return 'form';
  const [short, long] =
    a.patronymic.length < b.patronymic.length ? [a.patronymic, b.patronymic] : [b.patronymic, a.patronymic];
  if (isShortened(short, long)) return 'initial';
  const limit = short.length >= 8 ? 2 : 1;
  return short.length >= 5 && editDistance(short, long, limit) <= limit ? 'typo' : 'different';
}

function isShortened(short: string, long: string): boolean {
  const letters = long.length - short.length;
  return long.startsWith(short) && (short.length === 1 || (short.length >= 3 && letters >= 3));
}

/** Two days «YYYY-MM-DD». */
export function compareBirthDates(a: string, b: string): Level<'birth-date'> {
  if (a === b) return 'same';
  const differing: number[] = [];
  for (let at = 0; at < 10; at++) if (a[at] !== b[at]) differing.push(at);
  if (differing.length === 1) return 'typo';
  const [first = 0, second = 0] = differing;
  const swapped = differing.length === 2 && a[first] === b[second] && a[second] === b[first];
  if (swapped && second - first === 1) return 'typo';
  const [yearA, monthA, dayA] = [a.slice(0, 4), a.slice(5, 7), a.slice(8)];
  const [yearB, monthB, dayB] = [b.slice(0, 4), b.slice(5, 7), b.slice(8)];
  if (yearA === yearB && monthA === dayB && dayA === monthB) return 'typo';
  const equal = Number(yearA === yearB) + Number(monthA === monthB) + Number(dayA === dayB);
  return equal === 2 ? 'near' : 'different';
}

/** Two places of study. */
export function compareStudies(a: Studies, b: Studies): Level<'studies'> {
  if (a.college === '' || b.college === '') return 'missing';
  if (!isSameCollege(a.college, b.college)) return 'different';
  const programmes = compareStated(a.programme, b.programme);
  const groups = compareStated(a.group, b.group);
  if (groups === 'same' && programmes !== 'different') return 'group';
  if (programmes !== 'same') return 'college';
  return groups === 'missing' ? 'programme' : 'other-group';
}

/** One name may go on where the other ends: «пробный колледж», «пробный колледж имени героя». */
function isSameCollege(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= 8 && short.includes(' ') && long.startsWith(`${short} `);
}

function compareStated(a: string, b: string): 'same' | 'different' | 'missing' {
  if (a === '' || b === '') return 'missing';
  return a === b ? 'same' : 'different';
}
