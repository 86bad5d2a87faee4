import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A regular expression written in the sources. */
export interface SourceExpression {
  readonly file: string;
  readonly line: number;
  readonly source: string;
  readonly flags: string;
}

/** All regular expressions written as literals under a folder. */
export function expressionsUnder(folder: string): readonly SourceExpression[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .flatMap((name) => expressionsOf(name, readFileSync(join(folder, name), 'utf8')));
}

/** A slash begins an expression where a value may begin. */
const BEFORE_VALUE = /(?:^|[=(,:[!&|?{};+<>~%^*-]|\b(?:return|typeof|case|in|of|await|yield|throw|new))\s*$/;

/** Finds the literals of one file; texts, templates and comments are passed over. */
export function expressionsOf(file: string, code: string): readonly SourceExpression[] {
  const found: SourceExpression[] = [];
  let at = 0;
  /** Depths of braces in which a template waits for its end. */
  const templates: number[] = [];
  let depth = 0;
  let before = '';
  while (at < code.length) {
    const letter = code[at] ?? '';
    const two = code.slice(at, at + 2);
    let end = at + 1;
    if (two === '//') end = endOf(code, '\n', at);
    else if (two === '/*') end = endOf(code, '*/', at + 2);
    else if (letter === "'" || letter === '"') end = afterQuoted(code, at, letter);
    else if (letter === '`' || (letter === '}' && templates.at(-1) === depth)) {
      if (letter === '}') templates.pop();
      end = afterTemplatePart(code, at + 1);
      if (code.slice(end - 2, end) === '${') templates.push(depth);
    } else if (letter === '/' && BEFORE_VALUE.test(before)) {
      const literal = literalAt(code, at);
      found.push({
        file,
        line: code.slice(0, at).split('\n').length,
        source: literal.source,
        flags: literal.flags,
      });
      end = literal.end;
    } else if (letter === '{') depth++;
    else if (letter === '}') depth--;
    if (two !== '//' && two !== '/*') before = (before + code.slice(at, end)).slice(-40);
    at = end;
  }
  return found;
}

function endOf(code: string, mark: string, from: number): number {
  const at = code.indexOf(mark, from);
  return at < 0 ? code.length : at + mark.length;
}

function afterQuoted(code: string, from: number, quote: string): number {
  let at = from + 1;
  while (at < code.length && code[at] !== quote) at += code[at] === '\\' ? 2 : 1;
  return at + 1;
}

/** To the end of the template or to the next `${`. */
function afterTemplatePart(code: string, from: number): number {
  let at = from;
  while (at < code.length) {
    if (code[at] === '`') return at + 1;
    if (code.slice(at, at + 2) === '${') return at + 2;
    at += code[at] === '\\' ? 2 : 1;
  }
  return at;
}

function literalAt(
  code: string,
  from: number,
): { readonly source: string; readonly flags: string; readonly end: number } {
  let at = from + 1;
  let inClass = false;
  while (at < code.length && (inClass || code[at] !== '/')) {
    if (code[at] === '[') inClass = true;
    else if (code[at] === ']') inClass = false;
    at += code[at] === '\\' ? 2 : 1;
  }
  const flags = /^[a-z]*/.exec(code.slice(at + 1, at + 12))?.[0] ?? '';
  return { source: code.slice(from + 1, at), flags, end: at + 1 + flags.length };
}

/** True when a repetition without bound holds another without bound: `(a+)*`. */
export function hasNestedRepetition(source: string): boolean {
  const groups: { unbounded: boolean }[] = [{ unbounded: false }];
  let inClass = false;
  for (let at = 0; at < source.length; at++) {
    const letter = source[at];
    if (letter === '\\') at++;
    else if (inClass) inClass = letter !== ']';
    else if (letter === '[') inClass = true;
    else if (letter === '(') {
      groups.push({ unbounded: false });
      continue;
    }
    const closed = letter === ')' && !inClass ? groups.pop() : undefined;
    const parent = groups.at(-1);
    if (parent === undefined) return false;
    if (closed?.unbounded === true) parent.unbounded = true;
    const isAtom = !inClass && letter !== '|' && letter !== '^' && letter !== '$';
    if (isAtom && /^(?:[*+]|\{\d+,\})/.test(source.slice(at + 1))) {
      if (closed?.unbounded === true) return true;
      parent.unbounded = true;
    }
  }
  return false;
}
