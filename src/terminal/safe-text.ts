const CONTROL = /[\p{Cc}\u2028\u2029]/gu;
const BIDI = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g;

/** Text from outside as it may be shown: control characters and direction marks become visible codes, line breaks spaces. */
export function safeText(text: string): string {
  return text
    .replace(/\r?\n|\t/g, ' ')
    .replace(CONTROL, visible)
    .replace(BIDI, visible);
}

function visible(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
