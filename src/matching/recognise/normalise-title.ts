import { cleanText, foldLookAlikes } from '../../domain/text.ts';
import { createRewriter } from './rewrite-text.ts';
import { tidySeparators } from './tidy-separators.ts';
import { ABBREVIATIONS, GENDER_PAIRS, NOISE } from './title-noise.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  quot: '"',
  laquo: '"',
  raquo: '"',
  amp: '&',
  nbsp: ' ',
  ndash: '-',
  mdash: '-',
  lt: '<',
  gt: '>',
};
const PASSES = 6;
/** Nothing but words with single spaces between them: no mark to fold and no separator to tidy. */
const PLAIN = /^[а-я0-9#]+(?: [а-я0-9#]+)*$/;
const spelling = createRewriter(ABBREVIATIONS);
const noise = createRewriter(NOISE);
const either = createRewriter([...ABBREVIATIONS, ...NOISE]);

/**
 * The form titles are compared in: lower case, ё→е, look-alikes and entities folded, short forms spelled out, rank,
 * place, employer, shift and pay cut away; «/» and «,» between professions stay. Idempotent.
 */
export function normaliseTitle(title: string): string {
  let text = title.slice(0, 400);
  for (let pass = 0; pass < PASSES; pass += 1) {
    // What a pass leaves is tidy: only a rule that its own cuts have uncovered can change it again.
    if (pass > 0 && !text.includes('/') && !either.touches(text)) break;
    const next = onePass(text);
    if (next === text) break;
    text = next;
  }
  return text;
}

function onePass(title: string): string {
  let text = PLAIN.test(title) ? title : foldMarks(title);
  if (/[/(]/.test(text)) for (const [pattern, by] of GENDER_PAIRS) text = text.replace(pattern, by);
  text = spelling.rewrite(text);
  if (text.includes('"')) {
    const unquoted = text.replace(/"[^"]*"/g, ' ');
    text = /[а-яa-z]{3}/.test(unquoted) ? unquoted : text.replaceAll('"', ' ');
  }
  if (text.includes('(')) text = text.replace(/\([^()]*\d[^()]*\)/g, ' ');
  const bare = noise.rewrite(text);
  if (bare !== text && /[а-яa-z]{2}/.test(bare)) text = bare;
  return PLAIN.test(text) ? text : tidySeparators(text);
}

/** Entities, tags, invisible marks, case, ё, look-alikes, dashes and quotes. */
function foldMarks(title: string): string {
  let text = title;
  if (/[&<]/.test(text)) text = text.replace(/&(?:#\d+|[a-z]+);/gi, decode).replace(/<[^<>]*>/g, ' ');
  text = cleanText(text);
  if (/[a-z]/i.test(text)) text = foldLookAlikes(text.toUpperCase());
  text = text.toLowerCase().replaceAll('ё', 'е');
  if (/[^а-яa-z0-9 ,/;+#().-]/.test(text))
    text = text
      .replace(/[\u2010-\u2015\u2212]/g, '-')
      .replace(/[«»“”„'`]/g, '"')
      .replaceAll('₽', ' руб ');
  return text;
}

function decode(entity: string): string {
  const name = entity.slice(1, -1).toLowerCase();
  if (!name.startsWith('#')) return ENTITIES[name] ?? ' ';
  const point = Number(name.slice(1));
  return point > 31 && point < 65_536 ? String.fromCharCode(point) : ' ';
}
