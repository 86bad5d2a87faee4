import { relative } from 'node:path';
import { safeText } from '../../terminal/safe-text.ts';
import type { WrittenReport } from '../../workflow/write-report.ts';
import type { RunContext } from '../command.ts';

/** Says what became of a workbook (or of another thing of that name) and which command comes next. */
export function tellWritten(
  written: WrittenReport,
  context: RunContext,
  next: string | null,
  what = 'Книга',
): void {
  const path = relative(context.cwd, written.path);
  const shown = safeText(path.startsWith('..') ? written.path : path);
  const { out } = context.terminal;
  out(written.status === 'unchanged' ? `Без изменений: ${shown}\n` : `${what}: ${shown}\n`);
  if (written.note !== null) out(`${safeText(written.note)}\n`);
  if (next !== null) out(`Дальше: ${next}\n`);
}
