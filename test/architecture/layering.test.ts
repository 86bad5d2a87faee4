import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = resolve(import.meta.dirname, '../../src');

/** What each room may import. Domain imports nothing but itself; siblings never import each other. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  cli: ['commands', 'terminal', 'domain'],
  commands: ['workflow', 'terminal', 'reports', 'domain'],
  workflow: [
    'intake',
    'mail',
    'store',
    'workspace',
    'matching',
    'monitoring',
    'reports',
    'reference',
    'terminal',
    'domain',
  ],
  intake: ['domain'],
  mail: ['domain'],
  store: ['domain'],
  workspace: ['domain'],
  matching: ['domain'],
  monitoring: ['domain'],
  reports: ['domain'],
  reference: ['domain'],
  terminal: ['domain'],
  domain: [],
};

/** Reports describe results, so they may name the types of the rooms that make them. */
const TYPES_ONLY: Readonly<Record<string, readonly string[]>> = { reports: ['matching', 'monitoring'] };

interface ImportLine {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

function importsOf(file: string, source: string): ImportLine[] {
  const lines: ImportLine[] = [];
  const pattern =
    /(?:import|export)\s+(type\s)?(?:[^'"]*?\sfrom\s+)?['"](\.[^'"]+)['"]|import\(\s*['"](\.[^'"]+)['"]\s*\)/g;
  for (const match of source.matchAll(pattern)) {
    const target = match[2] ?? match[3];
    if (target !== undefined)
      lines.push({ from: file, to: resolve(dirname(file), target), typeOnly: match[1] !== undefined });
  }
  return lines;
}

const roomOf = (file: string): string => {
  const [first = ''] = relative(SRC, file).split(/[/\\]/);
  return first.replace(/\.ts$/, '');
};

function violations(lines: readonly ImportLine[]): string[] {
  return lines
    .filter(({ from, to, typeOnly }) => {
      const here = roomOf(from);
      const there = roomOf(to);
      if (here === there) return false;
      if (MAY_IMPORT[here]?.includes(there) === true) return false;
      return !(typeOnly && TYPES_ONLY[here]?.includes(there) === true);
    })
    .map(({ from, to }) => `${relative(SRC, from)} imports ${relative(SRC, to)}`);
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join(SRC, name));

describe('layers', () => {
  it('arrows point down only', () => {
    expect(violations(files.flatMap((file) => importsOf(file, readFileSync(file, 'utf8'))))).toEqual([]);
  });

  it.each([
    ['matching/x.ts', "import { openStore } from '../store/store.ts';"],
    ['domain/x.ts', "import type { Sheet } from '../intake/sheet.ts';"],
    ['reports/x.ts', "import { balance } from '../matching/balance.ts';"],
    ['intake/x.ts', "const x = await import('../reference/load.ts');"],
    ['reports/x.ts', "export * from '../matching/balance.ts';"],
  ])('a planted violation in %s is caught: %s', (file, source) => {
    expect(violations(importsOf(join(SRC, file), source))).toHaveLength(1);
  });

  it('reports may name types of results', () => {
    expect(
      violations(
        importsOf(join(SRC, 'reports/x.ts'), "import type { Balance } from '../matching/balance.ts';"),
      ),
    ).toEqual([]);
  });

  it('every room of src is known', () => {
    expect([...new Set(files.map(roomOf))].filter((room) => MAY_IMPORT[room] === undefined)).toEqual([]);
  });

  it('matching and monitoring are pure: no files, no clock, no processes, no chance', () => {
    const impure =
      /node:(fs|child_process|worker_threads|net|http)|Date\.now\(|new Date\(\)|Math\.random\(|process\./;
    const readers = /[\\/]read-[a-z-]+\.ts$/;
    const found = files
      .filter((file) => ['matching', 'monitoring'].includes(roomOf(file)) && !readers.test(file))
      .filter((file) => impure.test(readFileSync(file, 'utf8')));
    expect(found.map((file) => relative(SRC, file))).toEqual([]);
  });

  it('SQL stands in the store and nowhere else', () => {
    const found = files.filter(
      (file) =>
        roomOf(file) !== 'store' && /node:sqlite|\bSELECT\b.+\bFROM\b/.test(readFileSync(file, 'utf8')),
    );
    expect(found.map((file) => relative(SRC, file))).toEqual([]);
  });
});
