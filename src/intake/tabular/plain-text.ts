import { cleanText } from '../../domain/text.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  laquo: '«',
  raquo: '»',
  mdash: '—',
  ndash: '–',
  bull: '•',
};

/** Text without tags and entities of HTML. */
export function plainText(text: string): string {
  const bare = text.includes('<') ? text.replace(/<\/?[a-z][^<>]{0,500}>/gi, ' ') : text;
  const read = bare.includes('&')
    ? bare.replace(
        /&(?:#(\d{1,6})|([a-z]{2,6}));/gi,
        (whole, number: string | undefined, name: string | undefined) =>
          number === undefined ? (ENTITIES[(name ?? '').toLowerCase()] ?? whole) : safeLetter(Number(number)),
      )
    : bare;
  return cleanText(read);
}

function safeLetter(code: number): string {
  return code >= 32 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
    ? String.fromCodePoint(code)
    : ' ';
}
