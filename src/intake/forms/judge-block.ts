import { basename } from 'node:path';
import type { Finding, SourceCell } from '../../domain/finding.ts';
import type { FormLayout } from '../../domain/form-edition.ts';
import type { FormBlock } from '../../domain/form-return.ts';
import { cellAddress } from '../sheets/cell-address.ts';
import { blockRows } from './block-rows.ts';
import { blockSpecialty } from './block-specialty.ts';
import type { FoundColumns } from './find-columns.ts';
import type { FormContext } from './form-context.ts';
import type { GatheredBlock } from './gather-blocks.ts';
import { type CheckedBlock, explanationFindings, ruleFindings } from './rule-findings.ts';

/**
 * Reads one block and judges it by itself: an unreadable number, a missing first row, an unknown programme or a broken rule fails
 * this block and no other.
 */
export function judgeBlock(
  block: GatheredBlock,
  found: FoundColumns,
  edition: FormLayout,
  context: FormContext,
  sheet: string | null,
  college: string | null,
): FormBlock {
  const at = (row: number, column: number): SourceCell => ({
    file: basename(context.path),
    sheet,
    cell: cellAddress(row, column),
    row,
  });
  const specialty = blockSpecialty(block, context, at);
  const findings: Finding[] = [...specialty.findings];
  const { rows, findings: ofRows } = blockRows(block, found, edition, specialty.name, at);
  findings.push(...ofRows);
  const checked: CheckedBlock = {
    name: specialty.name,
    rows,
    addressOf: (row, column) => {
      const sheetRow = rows.find((one) => one.number === row)?.sheetRow;
      const place = found.columns.get(column);
      return sheetRow === undefined || place === undefined ? null : cellAddress(sheetRow, place);
    },
    at: (row, column) =>
      at(rows.find((one) => one.number === row)?.sheetRow ?? 1, found.columns.get(column) ?? 1),
  };
  const readable = !findings.some((one) => one.code === 'value-unreadable');
  if (readable) findings.push(...ruleFindings(checked, edition.rules));
  findings.push(...explanationFindings(checked, edition.explanations));
  return {
    kind: block.kind,
    college: block.college ?? college,
    specialty: specialty.specialty,
    rows,
    verdict: findings.some(({ severity }) => severity === 'error') ? 'failed' : 'good',
    findings,
  };
}
