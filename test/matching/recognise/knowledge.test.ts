import { describe, expect, test } from 'vitest';
import { parseKnowledge } from '../../../src/matching/recognise/knowledge/knowledge.ts';
import { lintKnowledge } from '../../../src/matching/recognise/knowledge/lint-knowledge.ts';
import { knowledge, spo } from './recogniser-of-tests.ts';

const read = (text: string) => parseKnowledge([{ name: '15.txt', text }], 'test');

describe('the shipped knowledge', () => {
  test('has no complaints', () => {
    expect(lintKnowledge(knowledge, spo)).toEqual([]);
  });

  test('holds thousands of titles', () => {
    expect(knowledge.groups.reduce((sum, { phrases }) => sum + phrases.length, 0)).toBeGreaterThan(10_000);
  });
});

describe('the linter', () => {
  test.each([
    ['unknown-code', '15.01.99\ntypical: сварщик'],
    ['contradiction', '15.01.05\ntypical: сварщик\n43.01.09\ntypical: сварщики'],
    ['duplicate', '15.01.05 + 15.02.19\ntypical: сварщик\n15.02.19\ntypical: сварщик'],
    ['contradiction', 'NONE\ntypical: сварщик\n15.02.19\ntypical: сварщик'],
    ['empty-title', '15.01.05\ntypical: по на'],
  ])('tells %s', (kind, text) => {
    expect(lintKnowledge(read(text), spo).map((complaint) => complaint.kind)).toContain(kind);
  });
});

describe('the file format', () => {
  test('neighbours, alternatives and continued lines', () => {
    const [group] = read(
      '15.01.05 + =22.02.06@1199 15.02.19 ~15.01.04\ntypical: сварщик (нержавейки|);\n  газорезчик',
    ).groups;
    expect(group?.neighbours).toEqual([
      { code: '22.02.06', edition: '1199', nearness: 'direct' },
      { code: '15.02.19', edition: null, nearness: 'close' },
      { code: '15.01.04', edition: null, nearness: 'short' },
    ]);
    expect(group?.phrases.map(({ text }) => text)).toEqual(['сварщик нержавейки', 'сварщик', 'газорезчик']);
  });

  test('positions that ask for a degree, and those that stay trades', () => {
    const { degreeHeads, keptPositions } = read(
      'NONE\ndegree: инженер; директор\nkept: инженер (сетевой|программист)',
    );
    expect(degreeHeads).toEqual(['инженер', 'директор']);
    expect(keptPositions).toEqual(['инженер сетевой', 'инженер программист']);
  });

  test.each([['15.01.5\ntypical: а'], ['15.01.05\nother: а'], ['15.01.05\ntypical: а (б (в|г))']])(
    'refuses %s',
    (text) => {
      expect(() => read(text)).toThrow(TypeError);
    },
  );
});
