import { editDistance } from '../../domain/edit-distance.ts';
import type { FieldSpec } from './field-spec.ts';

/** Scores below this are no match. */
export const LEAST_SCORE = 45;

/**
 * How surely a normalised header names a field, 0–100: 100 = a known header, 90 = one with typing errors (two letters in words of
 * nine and more, one in words of five and more), 55–85 = all word beginnings of one of its descriptions occur.
 */
export function headerScore(header: string, spec: FieldSpec): number {
  if (header === '') return 0;
  const known = scoresOf(spec);
  const before = known.get(header);
  if (before !== undefined) return before;
  const score = scoreAnew(header, spec);
  if (known.size >= MOST_REMEMBERED) known.clear();
  known.set(header, score);
  return score;
}

/** The lists of one campaign share their headers: sixty colleges fill in one template. */
const REMEMBERED = new WeakMap<FieldSpec, Map<string, number>>();
const MOST_REMEMBERED = 1000;

function scoresOf(spec: FieldSpec): Map<string, number> {
  const known = REMEMBERED.get(spec) ?? new Map<string, number>();
  REMEMBERED.set(spec, known);
  return known;
}

function scoreAnew(header: string, spec: FieldSpec): number {
  if (spec.exact?.includes(header)) return 100;
  if (spec.exact?.some((known) => isTypingErrorOf(header, known))) return 90;
  const words = header.split(' ');
  if (spec.unless?.some((stem) => words.some((word) => begins(word, stem)))) return 0;
  let best = 0;
  for (const description of spec.stems ?? []) {
    const stems = description.split(' ');
    if (!stems.every((stem) => words.some((word) => begins(word, stem)))) continue;
    const covered = stems.join('').length / Math.max(words.join('').length, 1);
    best = Math.max(best, 50 + 7 * Math.min(stems.length, 3) + Math.min(14, Math.round(14 * covered)));
  }
  return best;
}

/** A stem of one or two letters is a whole word: «до» does not begin «доход». */
function begins(word: string, stem: string): boolean {
  return stem.length <= 2 ? word === stem : word.startsWith(stem);
}

function isTypingErrorOf(header: string, known: string): boolean {
  if (Math.abs(header.length - known.length) > 2) return false;
  // Two errors leave the beginning or the end of a long header alone; this spares most of the comparisons.
  if (header[0] !== known[0] && header.slice(-2) !== known.slice(-2)) return false;
  // Digits tell headers apart («графа 11», «графа 12»), a wrong one is not a typing error.
  if (header.replace(/\D/g, '') !== known.replace(/\D/g, '')) return false;
  const words = header.split(' ');
  const others = known.split(' ');
  // «База приёма» is not «дата приёма»: the errors of a short word make another word.
  if (words.length === others.length) return words.every((word, at) => isMisspelt(word, others[at] ?? ''));
  return isMisspelt(words.join(''), others.join(''));
}

function isMisspelt(word: string, known: string): boolean {
  if (word === known) return true;
  const length = Math.min(word.length, known.length);
  const allowed = length >= 9 ? 2 : length >= 5 ? 1 : 0;
  return allowed > 0 && editDistance(word, known, allowed) <= allowed;
}
