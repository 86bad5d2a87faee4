import { describe, expect, it } from 'vitest';
import { feedbackDocument } from '../../../src/reports/documents/feedback-document.ts';
import { planFeedback } from '../../../src/reports/feedback/plan-feedback.ts';
import { planQuotes } from '../../../src/reports/feedback/plan-quotes.ts';
import { feedbackCase, opinion } from '../../monitoring/feedback-case.ts';
import { day, makeGraduate, status } from '../../monitoring/make-graduate.ts';
import { planFaults } from '../weekly/plan-faults.ts';
import { planText } from '../weekly/plan-text.ts';

/** Twelve opinions: reading drawings is missing of four, Тестов1 is complained of by name. */
const PEOPLE = Array.from({ length: 14 }, (_, i) =>
  makeGraduate(i + 1, {
    college: i < 9 ? 'Первый' : 'Второй',
    status: status('employed', { employer: 'АО «Завод»' }),
  }),
);
const MISSING = [
  'чтение чертежей',
  'чтения чертежей',
  'чтение чертежей, Тестов1 ленится',
  'не читает чертежи',
];
const ROWS = PEOPLE.slice(0, 12).map((one, i) =>
  opinion(one, (i % 5) + 1, MISSING[i] ?? null, i < 10 ? 'АО «Завод»' : 'ООО «Кухня»'),
);

describe('the workbook of employers’ opinions', () => {
  it('reads as the golden text', async () => {
    await expect(planText(planFeedback(feedbackCase(ROWS, PEOPLE)))).toMatchFileSnapshot(
      'feedback.golden.txt',
    );
  });

  it('is sound with and without opinions', () => {
    expect(planFaults(planFeedback(feedbackCase(ROWS, PEOPLE)))).toEqual([]);
    expect(planFaults(planFeedback(feedbackCase([], [])))).toEqual([]);
    expect(planFaults(planQuotes([], heading))).toEqual([]);
  });

  it('quotes nobody and names nobody; the restricted one does both', () => {
    const text = planText(planFeedback(feedbackCase(ROWS, PEOPLE)));
    expect(text).not.toMatch(/тестов/i);
    expect(text).not.toContain('ленится');
    const quotes = planQuotes(ROWS, heading);
    expect(quotes.outputClass).toBe('restricted');
    expect(planText(quotes)).toContain('чтение чертежей, Тестов1 ленится');
  });

  it('makes a document of its schema', () => {
    const document = { schema: 'route.feedback/1', ...feedbackCase(ROWS, PEOPLE) };
    expect(feedbackDocument.parse(document)).toEqual(document);
  });
});

const heading = {
  asOf: day('2026-11-02'),
  region: 'Свердловская область',
  cohort: 2026,
  specialtyName: () => null,
};
