import { safeFileName } from '../../domain/file-name.ts';
import { counted } from '../../domain/russian.ts';
import { sumBlocks, sumBySpecialty } from '../../domain/sum-form.ts';
import type { AssembledBlock } from '../../monitoring/forms/assemble-form.ts';
import type { SheetPlan, WorkbookPlan } from '../sheet-plan.ts';
import { formNotes } from './form-notes.ts';
import type { FormReport } from './form-report.ts';
import { originText } from './origin-text.ts';
import { planDifferencesSheet } from './plan-differences-sheet.ts';
import { planForecastSheet } from './plan-forecast-sheet.ts';
import { type PrintedBlock, planFormSheet } from './plan-form-sheet.ts';
import { planSourcesSheet } from './plan-sources-sheet.ts';
import { shortCollege } from './short-college.ts';

/** Blocks nobody says the college of. */
const NO_COLLEGE = 'Колледж не указан';

/** The workbook of a federal form: the form or a form for each college, forecast and fact, differences, sources. */
export function planForm(report: FormReport): WorkbookPlan {
  const { form, scope, asOf, cohort, forecast, region } = report;
  const college = scope.kind === 'college' ? scope.college : null;
  const sheets = scope.kind === 'by-college' ? collegeSheets(report) : [onlySheet(report)];
  const further =
    forecast === null
      ? []
      : [
          planForecastSheet({
            comparison: forecast.comparison,
            forecastAsOf: forecast.asOf,
            asOf,
            region,
            college,
            cohort,
          }),
        ];
  const title = form.edition.title;
  const what =
    scope.kind === 'college'
      ? `, ${shortCollege(scope.college)}`
      : scope.kind === 'by-college'
        ? ', по колледжам'
        : ', свод';
  return {
    name: safeFileName(`Форма ${form.edition.id}${what} ${asOf}`),
    title: `${title}${what}`,
    outputClass: 'official',
    sheets: [
      ...sheets,
      ...further,
      ...(form.source === 'merged' ? [planDifferencesSheet(report)] : []),
      planSourcesSheet(report),
    ],
  };
}

function onlySheet(report: FormReport): SheetPlan {
  const { form, scope } = report;
  if (scope.kind === 'college') return collegeSheet(report, scope.college, form.blocks, 'form');
  const summed = sumBySpecialty(form.blocks);
  const blocks = summed.map(({ specialty, rows, origin, parts }): PrintedBlock => {
    return {
      specialty,
      rows,
      origin,
      from: `Свод: ${counted(parts, 'колледж', 'колледжа', 'колледжей')}`,
    };
  });
  const partly = summed.reduce((sum, block) => sum + block.partly, 0);
  return planFormSheet({
    ...report,
    edition: form.edition,
    tableId: 'form',
    college: null,
    blocks,
    notes: formNotes(report, { rows: sumBlocks(blocks).rows, partly }),
  });
}

function collegeSheets(report: FormReport): readonly SheetPlan[] {
  const names = new Set(['расхождения', 'источники', 'прогноз и факт']);
  return [...Map.groupBy(report.form.blocks, ({ college }) => college)].map(([college, blocks], at) => ({
    ...collegeSheet(report, college, blocks, `form ${at}`),
    name: sheetName(college ?? NO_COLLEGE, names),
  }));
}

function collegeSheet(
  report: FormReport,
  college: string | null,
  own: readonly AssembledBlock[],
  tableId: string,
): SheetPlan {
  const { form } = report;
  const blocks = own.map(({ specialty, rows, origin }) => ({
    specialty,
    rows,
    origin,
    from: originText(origin),
  }));
  const part = {
    ...form,
    differences: form.differences.filter((one) => one.college === college),
    failed: form.failed.filter((one) => one.college === college),
  };
  return planFormSheet({
    ...report,
    edition: form.edition,
    tableId,
    college: college ?? NO_COLLEGE,
    blocks,
    notes: formNotes(
      { ...report, form: part, scope: { kind: 'college', college: college ?? NO_COLLEGE } },
      { rows: sumBlocks(blocks).rows, partly: 0 },
    ),
  });
}

/** A name a sheet may have: at most 31 characters, no signs of addresses, told apart by a number. */
function sheetName(college: string, taken: Set<string>): string {
  const plain = shortCollege(college)
    .replace(/[[\]:*?/\\]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^'+|'+$/g, '');
  for (let number = 1; ; number++) {
    const ending = number === 1 ? '' : ` (${number})`;
    const name = `${plain.slice(0, 31 - ending.length).trim()}${ending}`;
    if (taken.has(name.toLowerCase())) continue;
    taken.add(name.toLowerCase());
    return name;
  }
}
