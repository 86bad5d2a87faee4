import { cleanText, foldLookAlikes } from '../../../domain/text.ts';

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

/** What there is to fold in a text, a bit each. */
const CAPITALS = 1;
const YO = 2;
const LATIN = 4;
const MARKS = 8;
const ENTITY = 16;
const UNCLEAN = 32;
const ANYTHING = 63;
const KINDS = kindsOfSigns();

/**
 * Entities, tags, invisible marks, case, ё, look-alikes, dashes and quotes. Most titles hold one or two of these, and a look
 * at every sign costs less than asking for each of them.
 */
export function foldMarks(title: string): string {
  let text = title;
  let kinds = kindsIn(text);
  if (kinds & ENTITY) {
    text = text.replace(/&(?:#\d+|[a-z]+);/gi, decode).replace(/<[^<>]*>/g, ' ');
    kinds = ANYTHING;
  }
  if (kinds & UNCLEAN) text = cleanText(text);
  if (kinds & LATIN && /[a-z]/i.test(text)) text = foldLookAlikes(text.toUpperCase());
  if (kinds & (CAPITALS | LATIN)) text = text.toLowerCase();
  // The program is written with a Latin letter as often as not; behind a digit nothing tells which alphabet it is.
  if (kinds & LATIN) text = text.replace(/(?<![\da-z])1c(?![a-z])/g, '1с');
  if (kinds & YO) text = text.replaceAll('ё', 'е');
  if (kinds & MARKS)
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

function kindsIn(text: string): number {
  let kinds = 0;
  let before = 32;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    kinds |= KINDS[code] ?? ANYTHING;
    if (code === 32 && before === 32) kinds |= UNCLEAN;
    before = code;
  }
  return before === 32 ? kinds | UNCLEAN : kinds;
}

/** By code; what titles hardly ever hold may be of any kind. */
function kindsOfSigns(): Uint8Array {
  const kinds = new Uint8Array(0x2200).fill(ANYTHING);
  const mark = (signs: string, kind: number) => {
    for (const sign of signs) kinds[sign.charCodeAt(0)] = kind;
  };
  const between = (first: string, last: string, kind: number) =>
    kinds.fill(kind, first.charCodeAt(0), last.charCodeAt(0) + 1);
  mark(' !"#$%()*+,-./:;=>?@[\\]^_{|}~№', 0);
  between('0', '9', 0);
  between('а', 'я', 0);
  between('А', 'Я', CAPITALS);
  mark('ё', YO);
  mark('Ё', CAPITALS | YO);
  between('a', 'z', LATIN);
  between('A', 'Z', LATIN);
  mark("'`«»“”„₽‐‑‒–—―−", MARKS);
  mark('&<', ENTITY);
  return kinds;
}
