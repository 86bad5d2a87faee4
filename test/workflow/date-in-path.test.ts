import { describe, expect, it } from 'vitest';
import { dateInPath } from '../../src/workflow/import/date-in-path.ts';

describe('the day a file speaks of', () => {
  it.each([
    ['почта/Список 18.05.2026.xlsx', '2026-05-18'],
    ['почта/2026-05-18/колледж.xlsx', '2026-05-18'],
    ['почта/2026-05-18/колледж 25.05.2026.xlsx', '2026-05-25'],
    ['vacancy_20260518.csv', null],
    ['список_18_05_26.xlsx', '2026-05-18'],
    ['список 31.02.2026.xlsx', null],
    ['с 18.05.2026 по 25.05.2026.xlsx', null],
    ['15.02.09 Аддитивные технологии.xlsx', null],
    ['колледж 2026.xlsx', null],
  ])('%s: %s', (path, date) => {
    expect(dateInPath(path)).toBe(date);
  });
});
