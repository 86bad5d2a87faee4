const ENTITY = /&(?:quot|apos|gt|lt|amp|#x?[\da-f]+);/gi;
const ESCAPED_LETTER = /_x([\da-f]{4})_/gi;

const NAMED: Readonly<Record<string, string>> = {
  '&quot;': '"',
  '&apos;': "'",
  '&gt;': '>',
  '&lt;': '<',
  '&amp;': '&',
};

/** Text of a spreadsheet part: entities, then letters written `_x000D_` (ECMA-376, ST_Xstring), line ends as `\n`. */
export function decodeXmlText(raw: string): string {
  const text = raw.includes('&') ? raw.replace(ENTITY, entityLetter) : raw;
  const letters = text.includes('_') ? text.replace(ESCAPED_LETTER, escapedLetter) : text;
  return letters.includes('\r') ? letters.replaceAll('\r\n', '\n') : letters;
}

/** The value of an attribute as written in a tag, entities decoded; null when the tag has none. */
export function xmlAttribute(tag: string, name: string): string | null {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return match === null ? null : decodeXmlText(match[1] ?? match[2] ?? '');
}

function entityLetter(entity: string): string {
  const named = NAMED[entity.toLowerCase()];
  if (named !== undefined) return named;
  const hex = entity[2] === 'x' || entity[2] === 'X';
  const code = Number.parseInt(entity.slice(hex ? 3 : 2, -1), hex ? 16 : 10);
  return Number.isNaN(code) || code > 0x10ffff ? entity : String.fromCodePoint(code);
}

function escapedLetter(_match: string, digits: string): string {
  return String.fromCharCode(Number.parseInt(digits, 16));
}
