import type { Finding, SourceCell } from '../../domain/finding.ts';
import { maskValue } from '../../domain/finding.ts';
import { parseCount } from '../../domain/numbers.ts';
import type { SheetCell } from '../sheets/source-sheet.ts';

/** A number of a form's cell; null = blank. An unreadable cell is null with an error, never 0. */
export interface CountReading {
  readonly count: number | null;
  readonly finding: Finding | null;
}

/**
 * Reads a cell of a form: «5», «5,0», «5 чел» (told as a repair); blank, a dash and «нет» state nothing.
 * @param field what the cell is, «15.01.05, гр.06, стр.02»
 */
export function readCount(cell: SheetCell | undefined, at: SourceCell, field: string): CountReading {
  if (cell === undefined) return { count: null, finding: null };
  const unreadable = (): CountReading => ({
    count: null,
    finding: {
      code: 'value-unreadable',
      severity: 'error',
      at,
      args: { field, found: shown(cell.text), expected: 'целое число не меньше 0' },
    },
  });
  if (cell.type !== 'number' && cell.type !== 'text') return unreadable();
  const result = parseCount(cell.text);
  if (result.kind === 'bad') return unreadable();
  if (result.kind === 'absent') return { count: null, finding: null };
  if (result.note === undefined) return { count: result.value, finding: null };
  return {
    count: result.value,
    finding: {
      code: 'value-repaired',
      severity: 'info',
      at,
      args: { field, found: shown(cell.text), proposal: String(result.value) },
    },
  };
}

/** A number with a word of counting is shown; any other words may be a name. */
function shown(text: string): string {
  const plain = text.trim();
  return plain.length <= 20 && /^[^\p{L}]*(?:чел\p{L}*\.?)?[^\p{L}]*$/u.test(plain)
    ? plain
    : maskValue(plain);
}
