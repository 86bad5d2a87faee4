import type { Graduate } from '../../src/domain/graduate.ts';
import { type FeedbackRow, feedbackReport } from '../../src/monitoring/feedback/feedback.ts';
import { readSkillWords } from '../../src/monitoring/feedback/skill-words.ts';
import { day } from './make-graduate.ts';

/** An employer's opinion of a graduate. */
export function opinion(
  graduate: Graduate,
  satisfaction: number,
  missing: string | null = null,
  employer = 'АО «Завод»',
): FeedbackRow {
  return {
    graduate,
    row: {
      person: null,
      asOf: day('2026-11-02'),
      source: { file: 'отзывы.xlsx', sheet: 'Отзывы', row: graduate.id + 4 },
      values: {
        date: day('2026-10-20'),
        employer,
        employerInn: null,
        satisfaction,
        missing,
        again: satisfaction > 3,
      },
    },
  };
}

/** The report on these opinions. */
export function feedbackCase(rows: readonly FeedbackRow[], graduates: readonly Graduate[]) {
  return feedbackReport({
    asOf: day('2026-11-02'),
    region: 'Свердловская область',
    cohort: 2026,
    graduates,
    rows,
    unfound: [{ why: 'nobody', source: { file: 'отзывы.xlsx', sheet: 'Отзывы', row: 90 } }],
    colleges: [],
    specialtyName: ({ code }) => (code === '15.01.05' ? 'Сварщик' : null),
    words: readSkillWords(),
    minimum: 10,
  });
}
