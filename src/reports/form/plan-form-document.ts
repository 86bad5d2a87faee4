import { checkRules } from '../../domain/form-rules.ts';
import { sumBlocks } from '../../domain/sum-form.ts';
import type { AssembledBlock } from '../../monitoring/forms/assemble-form.ts';
import type { FormEdition } from '../../monitoring/forms/form-edition.ts';
import type { FormRow } from '../../monitoring/forms/form-rows.ts';
import { type IssuedFormDocument, issuedFormDocument } from '../documents/issued-form-document.ts';
import type { FormReport } from './form-report.ts';

/** A form as the JSON document of `route form … --json` and of its snapshot. */
export function planFormDocument(report: FormReport): IssuedFormDocument {
  const { form, scope, region, cohort, asOf, silent, forecast } = report;
  const { edition, source, blocks, differences, failed } = form;
  return issuedFormDocument.parse({
    schema: 'route.form-issued/1',
    edition: edition.id,
    title: edition.title,
    subject: edition.subject,
    source,
    region,
    college: scope.kind === 'college' ? scope.college : null,
    cohort,
    asOf,
    total: sumBlocks(blocks).rows.map(rowOf),
    blocks: blocks.map(({ college, specialty, origin, returned, rows }) => ({
      college,
      specialty,
      origin,
      returned,
      rows: rows.map(rowOf),
    })),
    broken: blocks.flatMap((block) =>
      checksOf(block, edition).flatMap(({ rule, place, left, right, state }) =>
        state === 'broken'
          ? [
              {
                college: block.college,
                specialty: block.specialty,
                rule: rule.id,
                text: rule.text,
                place,
                left,
                right,
              },
            ]
          : [],
      ),
    ),
    decided: blocks.reduce(
      (sum, block) => sum + checksOf(block, edition).filter(({ state }) => state !== 'unknown').length,
      0,
    ),
    differences: differences.map((one) => ({
      college: one.college,
      specialty: one.specialty,
      row: one.row,
      column: one.column,
      form: one.form,
      persons: one.persons,
      unknown: one.unknown,
      file: one.file,
      sheet: one.sheet,
      cell: one.cell,
    })),
    failed,
    silent,
    forecast:
      forecast === null
        ? null
        : {
            edition: forecast.comparison.forecast.id,
            asOf: forecast.asOf,
            lines: forecast.comparison.lines.map((line) => ({
              forecastColumns: line.forecast,
              factColumns: line.fact,
              forecast: line.forecastCount,
              fact: line.factCount,
            })),
          },
  });
}

function rowOf({ number, counts, unknown, withoutColumn }: FormRow) {
  return {
    number,
    counts: counts === null ? null : Object.fromEntries(counts),
    unknown,
    withoutColumn,
  };
}

/** As the check cells of the workbook: a number lists never counted leaves a rule undecided, a blank of a returned form adds nothing. */
function checksOf({ rows, origin }: AssembledBlock, edition: FormEdition) {
  return checkRules(rows, edition.rules, origin === 'persons' ? 'unknown' : 'zero');
}
