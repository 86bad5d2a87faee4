import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { collegeDirectory } from '../../../src/monitoring/college-directory.ts';
import { statusLabel } from '../../../src/monitoring/status-label.ts';
import { collegeInputs } from '../../../src/monitoring/weekly/college-inputs.ts';
import { listChanges } from '../../../src/monitoring/weekly/status-moves.ts';
import { weeklyReport } from '../../../src/monitoring/weekly/weekly.ts';
import { planWeekNote } from '../../../src/reports/note/plan-week-note.ts';
import { writeDocx } from '../../../src/reports/note/write-docx.ts';
import { planWeeklyAnnex } from '../../../src/reports/weekly/plan-weekly-annex.ts';
import { planWeeklyColleges } from '../../../src/reports/weekly/plan-weekly-colleges.ts';
import { planWeeklyReport } from '../../../src/reports/weekly/plan-weekly-report.ts';
import { planFaults } from './plan-faults.ts';
import { planText } from './plan-text.ts';
import { weeklyCase, weeklyInput } from './weekly-case.ts';

const input = weeklyInput();
const report = weeklyCase();
const colleges = collegeInputs(input).map((one) => ({
  college: one.college,
  report: weeklyReport(one.input),
}));

describe('the annex by name', () => {
  const changes = listChanges(input.before, input.now, collegeDirectory(input.colleges).nameOf);
  const words = { region: report.region, specialtyName: () => 'Сварщик', statusLabel };
  const plan = planWeeklyAnnex(report, changes, words);

  it('reads as the golden text and is restricted', async () => {
    expect(plan.outputClass).toBe('restricted');
    expect(planFaults(plan)).toEqual([]);
    await expect(planText(plan)).toMatchFileSnapshot('weekly-annex.golden.txt');
  });

  it('names as many as the report counts, and the report names nobody', () => {
    const { moves, joined, left } = report.changes;
    const moved = moves.reduce((sum, { count }) => sum + count, 0);
    expect([changes.moved.length, changes.joined.length, changes.left.length]).toEqual([moved, joined, left]);
    for (const official of [planWeeklyReport(report), planWeeklyColleges(report, colleges)]) {
      expect(official.outputClass).toBe('official');
      expect(planText(official)).not.toContain('Тестов');
    }
  });
});

describe('the report by college', () => {
  const plan = planWeeklyColleges(report, colleges);

  it('reads as the golden text', async () => {
    expect(planFaults(plan)).toEqual([]);
    await expect(planText(plan)).toMatchFileSnapshot('weekly-colleges.golden.txt');
  });

  it('sums to the region in every group, both weeks and the first one', () => {
    const tallies = (one: typeof report) => [one.total.now, one.total.before, one.start?.tally];
    for (const [at, whole] of tallies(report).entries()) {
      const parts = colleges.map((one) => tallies(one.report)[at]);
      expect(parts.reduce((sum, part) => sum + (part?.persons ?? 0), 0)).toBe(whole?.persons);
      for (const { key } of report.groups) {
        expect(parts.reduce((sum, part) => sum + (part?.groups[key] ?? 0), 0)).toBe(whole?.groups[key]);
      }
    }
    const moves = colleges
      .flatMap((one) => one.report.changes.moves)
      .reduce((sum, { count }) => sum + count, 0);
    expect(moves).toBe(report.changes.moves.reduce((sum, { count }) => sum + count, 0));
  });

  it('says of a college that sent nothing how old its numbers are', () => {
    const text = planText(plan);
    expect(text).toContain(
      '! За эту неделю данных нет: числа по данным на 11.05.2026, просрочено недель — 2.',
    );
    expect(text).toContain('! Данных колледжа на 25.05.2026 не было ни разу.');
  });
});

describe('the note', () => {
  const textOf = (bytes: Uint8Array) =>
    new TextDecoder()
      .decode(unzipSync(bytes)['word/document.xml'])
      .replaceAll('</w:p>', '\n')
      .replace(/<[^>]*>/g, '')
      .trimEnd();

  it('read back from the written file is the golden text', async () => {
    await expect(`${textOf(await writeDocx(planWeekNote(report)))}\n`).toMatchFileSnapshot(
      'weekly-note.golden.txt',
    );
  });

  it('has the same bytes at any time', async () => {
    const first = await writeDocx(planWeekNote(report));
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(Buffer.compare(first, await writeDocx(planWeekNote(report)))).toBe(0);
  });

  it('has no sentence about what nobody computed', () => {
    const bare = planWeekNote(weeklyCase({ scarce: null, attention: null, tasks: null, start: null }));
    expect(bare.paragraphs.map(({ lead }) => lead)).toEqual([
      'Охват.',
      'Занятость.',
      'Что изменилось.',
      'Колледжи.',
      'Форма.',
    ]);
  });
});
