import type { SpoReference } from './lookups.ts';
import type { WeightedCode } from './recognition.ts';
import { isSpoCode, type SpoRef } from './spo-code.ts';
import { cleanText, normaliseLabel } from './text.ts';

/** What an analyst wrote about a title. `unknown-code` and `unreadable` hold the part of the text that is wrong. */
export type TitleAnswer =
  | { readonly kind: 'empty' }
  | { readonly kind: 'codes'; readonly codes: readonly WeightedCode[] }
  | { readonly kind: 'unknown-code'; readonly found: string }
  | { readonly kind: 'unreadable'; readonly found: string };

const NONE = new Set(['нет', 'нет программы', 'нет программ', 'спо не нужно', 'none', 'не спо']);
const PART =
  /^(\d{1,2}\.\d{1,2}\.\d{1,2})\.?(?:\s*[/(]\s*(1199|336)\s*\)?)?(?:\s*[=:—-]?\s*(\d{1,3}(?:[.,]\d+)?)\s*(%)?)?$/;

/**
 * Reads a decision: «15.01.05»; several codes through «;» or «,» share equally; shares as «15.01.05 70 %; 23.01.17 30 %» or
 * «15.01.05=0,7; 23.01.17=0,3» (scaled to sum to 1); «15.02.09/1199» names the list where the newest is not meant; a programme's
 * full name instead of its code; «нет» = no programme leads here.
 */
export function parseTitleAnswer(
  text: string,
  spo: Pick<SpoReference, 'find' | 'findByCode' | 'findByName'>,
): TitleAnswer {
  const clean = cleanText(text);
  if (clean === '' || clean === '-') return { kind: 'empty' };
  if (NONE.has(normaliseLabel(clean))) return { kind: 'codes', codes: [] };
  const named = spo.findByName(clean)[0];
  if (named !== undefined) return { kind: 'codes', codes: [{ ref: named.ref, weight: 1 }] };
  const weights = new Map<string, { readonly ref: SpoRef; weight: number | null }>();
  for (const part of partsOf(clean)) {
    const [, written = '', edition, share, percent] = PART.exec(part) ?? [];
    if (written === '') {
      const byName = spo.findByName(part)[0];
      if (byName === undefined) return { kind: 'unreadable', found: part };
      weights.set(byName.ref.code, { ref: byName.ref, weight: null });
      continue;
    }
    const code = written
      .split('.')
      .map((digits) => digits.padStart(2, '0'))
      .join('.');
    if (!isSpoCode(code)) return { kind: 'unknown-code', found: written };
    const programme =
      edition === '1199' || edition === '336'
        ? spo.find({ code, edition })
        : (spo.findByCode(code)[0] ?? null);
    if (programme === null)
      return { kind: 'unknown-code', found: edition === undefined ? code : `${code}/${edition}` };
    const weight =
      share === undefined ? null : Number(share.replace(',', '.')) / (percent === undefined ? 1 : 100);
    weights.set(`${programme.ref.edition}:${code}`, { ref: programme.ref, weight });
  }
  return scaled(Array.from(weights.values()), clean);
}

/** Codes apart: by «;», line, «+», or a comma or space before the next code; a comma inside «0,7» stays. */
function partsOf(text: string): readonly string[] {
  return text
    .split(/[;\n+]|,?(?<!\s)\s+(?=\d{1,2}\.\d{1,2}\.\d)|,(?=\d{1,2}\.\d{1,2}\.\d)/)
    .map((part) => part.replace(/,$/, '').trim())
    .filter((part) => part !== '');
}

function scaled(
  parts: readonly { readonly ref: SpoRef; readonly weight: number | null }[],
  text: string,
): TitleAnswer {
  const stated = parts.filter(({ weight }) => weight !== null);
  if (parts.length === 0 || (stated.length > 0 && stated.length < parts.length))
    return { kind: 'unreadable', found: text };
  const weights = parts.map(({ ref, weight }) => ({ ref, weight: weight ?? 1 }));
  const total = weights.reduce((sum, { weight }) => sum + weight, 0);
  if (!(total > 0) || weights.some(({ weight }) => !(weight > 0))) return { kind: 'unreadable', found: text };
  return {
    kind: 'codes',
    codes: weights
      .map(({ ref, weight }) => ({ ref, weight: weight / total }))
      .sort((a, b) => b.weight - a.weight || (a.ref.code < b.ref.code ? -1 : 1)),
  };
}
