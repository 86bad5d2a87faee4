import type { Description } from './describe-person.ts';
import { surnameStem as stemOfSurname } from './name-forms.ts';

/**
 * Keys under which a person is filed and found: СНИЛС; surname stem + birth date; name₃ + birth date + college; surname₄ + name₁ +
 * college (a lost patronymic, initials); name + patronymic + birth date (a changed surname); and the name alone, for lists without
 * dates.
 * Spelling is folded first, so ё, look-alike letters, doubled letters and the endings of «Иванов» and «Иванова» do not matter.
 */
export function blockKeys({ cohort, name, birthDate, snils, studies }: Description): readonly string[] {
  const { surnameStem, nameFold, patronymicStem } = name;
  // Sorted, so that a surname and a name in each other's cells meet too.
  const [first, second] = [surnameStem, stemOfSurname(nameFold)].sort();
  const keys: string[] = [`${cohort} n ${first}|${second}|${patronymicStem}`];
  const key = (block: string, ...parts: readonly string[]) => {
    if (parts.every((part) => part !== '')) keys.push(`${cohort} ${block} ${parts.join('|')}`);
  };
  const born = birthDate ?? '';
  key('s', snils ?? '');
  key('sb', surnameStem, born);
  key('nbc', nameFold.slice(0, 3), born, studies.college);
  key('npb', nameFold, patronymicStem, born);
  key('snc', surnameStem.slice(0, 4), nameFold.slice(0, 1), studies.college);
  return keys;
}
