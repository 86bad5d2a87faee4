import type { OktmoRow } from '../../domain/oktmo.ts';
import { cleanText } from '../../domain/text.ts';

/** What a line of the file is: a record, a heading or a level the product does not use, or no line of ОКТМО at all. */
export type OktmoLine = OktmoRow | 'unused' | null;

const WIDTHS = [2, 3, 3, 3] as const;
const HEADING =
  /\/$|^(?:муниципальные (?:районы|округа|образования)|городские округа|внутригородские|городские поселения|сельские поселения|сельсоветы|населенные пункты|межселенные|территории)(?=[ ,/]|$)/i;
const TYPED = /^([а-яё][а-яё./_-]{0,11}(?:\s+[а-яё][а-яё./_-]{0,11}){0,3})\s+([А-ЯЁ0-9].*)$/;

/**
 * Reads the cells of a line of Росстат's open data «ОКТМО» (data set 7708234640-oktmo): ter; kod1; kod2; kod3, then in some
 * editions the control digit and the section, then the name. Leading zeros lost in Excel are put back.
 */
export function readOktmoLine(cells: readonly string[]): OktmoLine {
  const parts = WIDTHS.map((width, at) => {
    const text = (cells[at] ?? '').trim();
    return /^\d+$/.test(text) && text.length <= width ? text.padStart(width, '0') : null;
  });
  const [ter, first, second, third] = parts;
  if (ter == null || first == null || second == null || third == null) return null;
  const name = cleanText(cells.slice(4).find((cell) => /[А-ЯЁа-яё]{2}/.test(cell)) ?? '');
  if (name === '') return null;
  if (first === '000' || HEADING.test(name)) return 'unused';
  if (third === '000') {
    return second === '000' ? { code: `${ter}${first}000`, name, type: null } : 'unused';
  }
  const typed = TYPED.exec(name);
  const code = `${ter}${first}${second}${third}`;
  return typed === null
    ? { code, name, type: null }
    : { code, name: typed[2] ?? name, type: (typed[1] ?? '').split(/\s+/)[0] ?? null };
}
