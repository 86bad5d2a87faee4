import { describe, expect, it } from 'vitest';
import { retentionDocument } from '../../../src/reports/documents/retention-document.ts';
import { planRetention } from '../../../src/reports/retention/plan-retention.ts';
import { day, makeGraduate } from '../../monitoring/make-graduate.ts';
import { job, retentionCase } from '../../monitoring/retention-case.ts';
import { planFaults } from '../weekly/plan-faults.ts';
import { planText } from '../weekly/plan-text.ts';

/** Thirteen jobs at two employers: two left early, one nobody has seen since August. */
const PEOPLE = Array.from({ length: 13 }, (_, i) =>
  makeGraduate(i + 1, { college: i < 6 ? 'Первый' : 'Второй' }),
);
const JOBS = PEOPLE.map((one, i) => {
  if (i < 2) return job(one, { to: day('2026-08-20'), leftWhy: i === 0 ? 'маленькая зарплата' : null });
  if (i === 2) return job(one, {}, day('2026-08-03'));
  return job(one, i > 10 ? { employer: 'Кухня', from: day('2026-09-01') } : {});
});

describe('the workbook of keeping at work', () => {
  it('reads as the golden text', async () => {
    await expect(planText(planRetention(retentionCase(JOBS, PEOPLE)))).toMatchFileSnapshot(
      'retention.golden.txt',
    );
  });

  it('is sound with and without jobs', () => {
    expect(planFaults(planRetention(retentionCase(JOBS, PEOPLE)))).toEqual([]);
    expect(planFaults(planRetention(retentionCase([], [])))).toEqual([]);
  });

  it('holds no word of a stated reason and no name', () => {
    const text = planText(planRetention(retentionCase(JOBS, PEOPLE)));
    expect(text).not.toContain('маленькая');
    expect(text).not.toContain('Тестов');
  });

  it('makes a document of its schema', () => {
    const document = { schema: 'route.retention/1', ...retentionCase(JOBS, PEOPLE) };
    expect(retentionDocument.parse(document)).toEqual(document);
  });
});
