import { describe, expect, it } from 'vitest';
import { answerableEdition } from '../../src/monitoring/forms/answerable-edition.ts';
import { compareForecast } from '../../src/monitoring/forms/compare-forecast.ts';
import { editionFor } from '../../src/monitoring/forms/edition-for.ts';
import { readEdition, readEditions } from '../../src/monitoring/forms/read-edition.ts';
import { day } from './make-graduate.ts';

const CAMPAIGN = { cohort: 2026, graduation: '06-30', formEdition: 'form3', factEdition: 'base15' };
const editions = readEditions();

describe('the form of a day', () => {
  it.each([
    ['2026-04-06', 'form3', null],
    ['2026-06-29', 'form3', null],
    ['2026-06-30', 'base15', '2026-06-29'],
    ['2026-07-06', 'base15', '2026-06-29'],
    ['2027-01-11', 'base15', '2026-06-29'],
    ['2025-09-01', 'form3', null],
  ])('%s: %s', (asOf, edition, forecast) => {
    const found = editionFor(day(asOf), CAMPAIGN, editions);
    expect([found.edition, found.forecast?.asOf ?? null]).toEqual([edition, forecast]);
  });

  it.each([
    ['another fact form', { factEdition: 'sep2025' }, 'sep2025', 'form3'],
    ['a form of facts from the start stays', { formEdition: 'sep2025' }, 'sep2025', null],
    ['a later graduation', { graduation: '07-31' }, 'form3', null],
    ['a leap year’s first of March', { cohort: 2024, graduation: '03-01' }, 'base15', 'form3'],
  ])('%s', (_, change, edition, forecast) => {
    const found = editionFor(day('2026-07-06'), { ...CAMPAIGN, ...change }, editions);
    expect([found.edition, found.forecast?.edition ?? null]).toEqual([edition, forecast]);
  });
});

describe('forecast and fact', () => {
  const [forecast, fact] = [readEdition('form3'), readEdition('base15')];
  const row = (counts: Readonly<Record<string, number>>) => ({
    number: '01',
    label: '',
    counts: new Map(Object.entries(counts)),
    unknown: 0,
    withoutColumn: 0,
  });
  const { lines } = compareForecast(
    { edition: forecast, rows: [row({ '05': 10, '06': 3, '12': 4, '17': 2, '19': 1 })] },
    { edition: fact, rows: [row({ '07': 10, '08': 6, '14': 2 })] },
  );

  it('the plan of work stands with the work it becomes', () => {
    expect(lines.find(({ fact: columns }) => columns.includes('08'))).toMatchObject({
      forecast: ['06', '12'],
      forecastCount: 7,
      factCount: 6,
    });
  });

  it('every column of an outcome stands on one line only', () => {
    for (const side of ['forecast', 'fact'] as const) {
      const columns = lines.flatMap((line) => line[side]);
      expect(new Set(columns).size).toBe(columns.length);
    }
  });

  it('a form without a number for the outcomes has none, not zero', () => {
    expect(lines.some(({ factCount }) => factCount === null)).toBe(true);
  });
});

describe('rows lists can answer', () => {
  it('without a basis for marks of health their rows are left to the returned forms', () => {
    const rows = (keeps: boolean) =>
      answerableEdition(readEdition('base15'), keeps)
        .rows.filter(({ members }) => members !== null)
        .map(({ number }) => number);
    expect(rows(false)).toEqual(['01', '05']);
    expect(rows(true).length).toBeGreaterThan(4);
  });
});
