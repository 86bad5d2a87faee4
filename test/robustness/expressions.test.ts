import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { expressionsOf, expressionsUnder, hasNestedRepetition } from './source-expressions.ts';

const EXPRESSIONS = expressionsUnder(join(import.meta.dirname, '../../src'));

/** Lengths at which an expression of quadratic time takes seconds and a linear one a millisecond. */
const LENGTH = 50_000;
const LONG_INPUTS = [' ', 'а', 'Я', '1', '-', '.', '"', ',', '_', '<', '1 ', 'а ', ' ;', '№ '].flatMap(
  (unit) => {
    const body = unit.repeat(LENGTH / unit.length);
    return [body, `а1${body}€`];
  },
);
/** Of computing. Far above what a linear one takes, far below a hang. */
const MOST_MILLISECONDS = 1500;

describe('regular expressions of the sources', () => {
  test('are found', () => {
    expect(EXPRESSIONS.length).toBeGreaterThan(300);
    const code = `const a = b / c; // x/y/\nconst d = \`$\{e / f} /no/\`; const g = 'h/i/'; return /j[/]k\\/l/giu.test(m);`;
    expect(expressionsOf('x.ts', code)).toEqual([
      { file: 'x.ts', line: 2, source: 'j[/]k\\/l', flags: 'giu' },
    ]);
  });

  test.each([
    ['(a+)+', true],
    ['(?:[а-я]+ ?)*', true],
    ['((a{2,}b)c)*', true],
    ['(?: \\d{3})+', false],
    ['[(+*]+', false],
    ['(a|b)+c*', false],
  ])('nested repetition of %s: %s', (source, expected) => {
    expect(hasNestedRepetition(source)).toBe(expected);
  });

  test('none repeats a repetition that can match the same text in two ways', () => {
    const nested = EXPRESSIONS.filter(({ source }) => hasNestedRepetition(source));
    expect(nested.map(({ file, source }) => `${file} ${source}`)).toEqual([...NESTED_BUT_APART].sort());
  });

  test('each is done with 50,000 equal signs', { timeout: 120_000 }, () => {
    const slow = new Set<string>();
    for (const { file, line, source, flags } of EXPRESSIONS) {
      const expression = new RegExp(source, flags.replace('y', ''));
      for (const input of LONG_INPUTS) {
        const started = cpuMilliseconds();
        input.replace(expression, '');
        const took = cpuMilliseconds() - started;
        if (took > MOST_MILLISECONDS)
          slow.add(`${file}:${line} /${source}/ ${Math.round(took)} ms on «${input.slice(0, 4)}»`);
        if (took > MOST_MILLISECONDS) break;
      }
    }
    expect([...slow]).toEqual([]);
  });
});

/** Time this thread has computed: other work on the machine does not count. */
function cpuMilliseconds(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Repetitions of repetitions kept apart by a sign neither may hold, one line each. */
const NESTED_BUT_APART: readonly string[] = [
  'commands/screens/ask-titles.ts ^\\d{1,2}(?:[\\s,;]+\\d{1,2})*$',
  "domain/person-name.ts ^[А-ЯЁа-яё]+(?:[-'’][А-ЯЁа-яё]+)*\\.?$|^[A-Za-z]+(?:[-'’][A-Za-z]+)*\\.?$",
  'matching/territory/place-name.ts [\\p{L}\\p{N}]+(?:-[\\p{L}\\p{N}]+)*',
  'workspace/config-schema.ts ^@([a-zа-яё0-9-]+\\.)+[a-zа-яё0-9-]{2,}$',
];
