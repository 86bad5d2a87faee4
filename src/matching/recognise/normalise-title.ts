import { cleanText, foldLookAlikes } from '../../domain/text.ts';
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

/**
 * The form titles are compared in: lower case, ё→е, look-alikes and entities folded, short forms spelled out, rank,
 * place, employer, shift and pay cut away; «/» and «,» between professions stay. Idempotent.
 */
export function normaliseTitle(title: string): string {
  let text = title.slice(0, 400);
  for (let pass = 0; pass < PASSES; pass += 1) {
    const next = onePass(text);
    if (next === text) break;
    text = next;
  }
  return text;
}

function onePass(title: string): string {
  let text = cleanText(title.replace(/&(?:#\d+|[a-z]+);/gi, decode).replace(/<[^<>]*>/g, ' '));
  text = foldLookAlikes(text.toUpperCase()).toLowerCase().replaceAll('ё', 'е');
  text = text.replace(/[\u2010-\u2015\u2212]/g, '-').replace(/[«»“”„'`]/g, '"');
  for (const [pattern, by] of GENDER_PAIRS) text = text.replace(pattern, by);
  for (const [pattern, by] of ABBREVIATIONS) text = text.replace(pattern, by);
  const unquoted = text.replace(/"[^"]*"/g, ' ');
  text = /[а-яa-z]{3}/.test(unquoted) ? unquoted : text.replaceAll('"', ' ');
  text = text.replace(/\([^()]*\d[^()]*\)/g, ' ');
  const bare = NOISE.reduce((rest, [pattern, by]) => rest.replace(pattern, by), text);
  if (/[а-яa-z]{2}/.test(bare)) text = bare;
  return text
    .replace(/[^а-яa-z0-9,/;+#-]+/g, ' ')
    .replace(/\s*-\s*/g, '-')
    .replace(/-+/g, '-')
    .replace(/\s*([,/;+])[\s,/;+]*/g, '$1 ')
    .replace(/(?<![а-яa-z0-9])-|-(?![а-яa-z0-9])/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,/;+-]+|[\s,/;+-]+$/g, '');
}

function decode(entity: string): string {
  const name = entity.slice(1, -1).toLowerCase();
  if (!name.startsWith('#')) return ENTITIES[name] ?? ' ';
  const point = Number(name.slice(1));
  return point > 31 && point < 65_536 ? String.fromCharCode(point) : ' ';
}
