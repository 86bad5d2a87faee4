import { cleanText } from '../../domain/text.ts';

const ENTITIES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    nbsp: ' ',
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    laquo: '«',
    raquo: '»',
    ldquo: '“',
    rdquo: '”',
    bdquo: '„',
    ndash: '–',
    mdash: '—',
    minus: '−',
    hellip: '…',
    bull: '•',
    middot: '·',
    sect: '§',
    deg: '°',
    times: '×',
    plusmn: '±',
    shy: '',
    ensp: ' ',
    emsp: ' ',
    thinsp: ' ',
    zwnj: '',
    zwj: '',
    numero: '№',
    rsquo: '’',
    lsquo: '‘',
    copy: '©',
    reg: '®',
  }),
);

/** What `cleanText` would change inside a text, besides double spaces; most texts hold none of it, and looking is much cheaper than replacing. */
const UNTIDY = /[\t-\r\u00a0\u00ad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff]/;

/** Text without HTML: entities (also doubly escaped ones) become letters, tags a space, white space is folded. */
export function stripMarkup(text: string): string {
  let plain = text;
  for (let pass = 0; pass < 2 && plain.includes('&'); pass++) plain = decodeEntities(plain);
  if (plain.includes('<')) plain = plain.replace(/(?: ?<[/!]?[a-zA-Z-][^<>]{0,1000}(?:>|$))+ ?/g, ' ');
  return plain.includes('  ') || UNTIDY.test(plain) ? cleanText(plain) : plain.trim();
}

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,6})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));/g, (whole, ...groups) => {
    const [decimal, hex, name] = groups;
    if (typeof name === 'string') return ENTITIES.get(name.toLowerCase()) ?? whole;
    const point = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
    const letter = point < 0x110000 && point >= 32 && !(point >= 0xd800 && point < 0xe000);
    return letter ? String.fromCodePoint(point) : ' ';
  });
}

const PHONE_LETTERS = '0123456789 \n().,+–-';

/**
 * The beginning of a text, without a last word or number that the cut may have halved: half a phone would no longer be recognised
 * as one.
 */
export function beginningOf(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = cutText(text, length);
  let end = Math.max(cut.lastIndexOf(' '), cut.lastIndexOf('\n'), 0);
  while (end > 0 && PHONE_LETTERS.includes(cut.charAt(end - 1))) end -= 1;
  return cut.slice(0, end);
}

/** The first `length` UTF-16 units, never half a surrogate pair. */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text;
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? length - 1 : length);
}
