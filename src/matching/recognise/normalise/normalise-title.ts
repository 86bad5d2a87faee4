import { foldMarks } from './fold-marks.ts';
import { createRewriter } from './rewrite-text.ts';
import { tidySeparators } from './tidy-separators.ts';
import { ABBREVIATIONS, GENDER_PAIRS, NOISE } from './title-noise.ts';

const PASSES = 6;
/** How many of the rules spell short forms out; the others cut noise away. */
const SPELLED = ABBREVIATIONS.length;
const RULES = [...ABBREVIATIONS, ...NOISE];
const rewriter = createRewriter(RULES);

/**
 * The form titles are compared in: lower case, ё→е, look-alikes and entities folded, short forms spelled out, rank,
 * place, employer, shift and pay cut away; «/» and «,» between professions stay. Idempotent.
 */
export function normaliseTitle(title: string): string {
  let text = foldMarks(title.slice(0, 400));
  for (let pass = 0; pass < PASSES; pass += 1) {
    const whole = dropGenderPairs(text);
    const called = rewriter.calledBy(whole);
    const rest = cutAway(whole, called);
    const tidy = tidySeparators(rest);
    // Words that call for no rule will call for none again: only what a cut has uncovered can.
    const settled = called.length === 0 && rest === whole && !tidy.includes('/');
    if (settled || tidy === text) return tidy;
    text = tidy;
  }
  return text;
}

/** Short forms spelled out, noise cut away. */
function cutAway(text: string, called: readonly number[]): string {
  const spelled = dropQuotes(rewriter.rewrite(text, called, 0, SPELLED));
  const noise = spelled === text ? called : rewriter.calledBy(spelled);
  const bare = rewriter.rewrite(spelled, noise, SPELLED, RULES.length);
  return bare !== spelled && /[а-яa-z]{2}/.test(bare) ? bare : spelled;
}

function dropGenderPairs(text: string): string {
  let whole = text;
  for (const { sign, pattern, by } of GENDER_PAIRS)
    if (whole.includes(sign)) whole = whole.replace(pattern, by);
  return whole;
}

/** Names in quotes, unless nothing else is left, and numbers in parentheses. */
function dropQuotes(text: string): string {
  let rest = text;
  if (rest.includes('"')) {
    const unquoted = rest.replace(/"[^"]*"/g, ' ');
    rest = /[а-яa-z]{3}/.test(unquoted) ? unquoted : rest.replaceAll('"', ' ');
  }
  return rest.includes('(') ? rest.replace(/\([^()]*\d[^()]*\)/g, ' ') : rest;
}
