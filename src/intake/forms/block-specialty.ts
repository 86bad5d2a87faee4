import type { Finding, SourceCell } from '../../domain/finding.ts';
import { maskValue } from '../../domain/finding.ts';
import { type SpoRef, textBesidesCode } from '../../domain/spo-code.ts';
import { cleanText } from '../../domain/text.ts';
import type { FormContext } from './form-context.ts';
import { type GatheredBlock, sameCode } from './gather-blocks.ts';
import { codeOfCell } from './specialty-cell.ts';

/** The programme of a block and what was noticed about it; without a programme one of the findings is an error. */
export interface BlockSpecialty {
  readonly specialty: SpoRef | null;
  /** How messages call the block. */
  readonly name: string;
  readonly findings: readonly Finding[];
}

/** Looks up the programme a block's code and name mean. All rows that state a code must state the same. */
export function blockSpecialty(
  block: GatheredBlock,
  context: FormContext,
  at: (row: number, column: number) => SourceCell,
): BlockSpecialty {
  const firstRow = block.rows[0]?.row.number ?? 0;
  const { code: cell } = block;
  if (block.kind === 'total') return { specialty: null, name: 'Итого', findings: [] };
  if (cell === null) {
    const place = { ...at(firstRow, 1), cell: null };
    return {
      specialty: null,
      name: `строки с ${firstRow}-й`,
      findings: [
        { code: 'record-without-specialty', severity: 'error', at: place, args: { field: 'код профессии' } },
      ],
    };
  }
  const place = at(block.codeRow, cell.column);
  const code = codeOfCell(cell, context.spo);
  const stated = textBesidesCode(cell.text);
  const ownName = block.name === null ? '' : textBesidesCode(block.name.text);
  const name = ownName !== '' ? ownName : /\p{L}{4}/u.test(stated) ? stated : null;
  const findings: Finding[] = [];
  if (code.kind === 'value' && code.note === 'code-from-date') {
    findings.push({
      code: 'value-repaired',
      severity: 'info',
      at: place,
      args: { field: 'код профессии', found: cell.text, proposal: code.value },
    });
  }
  const resolution = context.spo.resolve({
    code: code.kind === 'value' ? code.value : null,
    codeText: code.kind === 'value' ? null : cleanText(cell.text),
    name,
    qualification: null,
    year: context.cohort,
    edition: context.list,
  });
  const { ref } = resolution;
  if (resolution.finding !== null || ref === null) {
    const proposal = resolution.candidates.map((one) => `${one.code} (${one.edition})`).join(', ');
    findings.push({
      code: resolution.finding ?? 'code-not-found',
      severity: ref === null ? 'error' : 'warning',
      at: place,
      args: {
        field: 'код профессии',
        found: code.kind === 'value' ? code.value : maskValue(cell.text),
        proposal,
      },
    });
  }
  for (const row of block.rows) {
    if (row.code === null || sameCode(row.code, cell, context.spo)) continue;
    findings.push({
      code: 'form-codes-differ',
      severity: 'error',
      at: at(row.row.number, row.code.column),
      args: {
        field: `строки с ${firstRow}-й`,
        detail: `${place.cell ?? ''} и ${at(row.row.number, row.code.column).cell ?? ''}`,
      },
    });
  }
  return {
    specialty: ref,
    name: ref?.code ?? (code.kind === 'value' ? code.value : maskValue(cell.text)),
    findings,
  };
}
