import { isUtf8 } from 'node:buffer';

/** Encodings a delimited file may come in, by their names in the Encoding standard. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251' | 'ibm866';

/** Letters by frequency in Russian text; the first third makes up nine tenths of any text. */
const COMMON = new Set('оеаинтсрвлкмдпуяыьгзбчйхОЕАИНТСРВЛКМДПУГЗБЧ');

/**
 * Tells the encoding from the bytes: marks of order, then validity as UTF-8, then zeros of UTF-16 without a mark, then which of
 * the two Russian code pages gives likelier letters (their bytes for letters overlap, but frequent letters land on pseudographics
 * or on rare letters when read in the wrong page).
 * @param bytes the file or its beginning; `cut` says that a letter may be cut at the end
 */
export function detectEncoding(bytes: Buffer, cut: boolean): TextEncoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const zeros = utf16Zeros(bytes);
  if (zeros !== null) return zeros;
  const sure = cut ? bytes.subarray(0, lastWholeLetter(bytes)) : bytes;
  if (isUtf8(sure)) return 'utf-8';
  const sample = bytes.subarray(0, 200_000);
  return likeness(sample, 'ibm866') > likeness(sample, 'windows-1251') ? 'ibm866' : 'windows-1251';
}

function utf16Zeros(bytes: Buffer): TextEncoding | null {
  const length = Math.min(bytes.length, 4096) & ~1;
  if (length < 8) return null;
  // Delimiters, digits and Cyrillic letters have high bytes 0 and 4; text in one-byte encodings has neither.
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at += 2) {
    if ((bytes[at] ?? 9) <= 4) even++;
    if ((bytes[at + 1] ?? 9) <= 4) odd++;
  }
  if (odd > length * 0.45 && even < length * 0.1) return 'utf-16le';
  return even > length * 0.45 && odd < length * 0.1 ? 'utf-16be' : null;
}

function lastWholeLetter(bytes: Buffer): number {
  let end = bytes.length;
  while (end > 0 && ((bytes[end - 1] ?? 0) & 0xc0) === 0x80) end--;
  return end > 0 && (bytes[end - 1] ?? 0) >= 0xc0 ? end - 1 : bytes.length;
}

function likeness(bytes: Buffer, encoding: TextEncoding): number {
  let score = 0;
  let before = '';
  for (const letter of new TextDecoder(encoding).decode(bytes)) {
    if (letter < '\u0080') {
      before = letter;
      continue;
    }
    if (COMMON.has(letter)) score += 2;
    else if (/[А-Яа-яЁё]/.test(letter)) score += 1;
    else if (!/[№«»–—°\u00a0…]/.test(letter)) score -= 3;
    // A capital after a small letter is how one page reads in the other.
    if (/[а-яё]/.test(before) && /[А-ЯЁ]/.test(letter)) score -= 2;
    before = letter;
  }
  return score;
}
