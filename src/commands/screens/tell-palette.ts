import { findingMessage } from '../../domain/finding-text.ts';
import { safeText } from '../../terminal/safe-text.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { paletteFindings } from '../../workflow/chart-palette.ts';
import type { OpenWorkspace } from '../../workflow/with-workspace.ts';

/** Says which colours of the region's palette print alike in grey: charts are drawn all the same. */
export function tellPalette({ config }: Pick<OpenWorkspace, 'config'>, { err }: Pick<Terminal, 'err'>): void {
  for (const finding of paletteFindings(config))
    err(`${safeText(`${finding.at.file}: ${findingMessage(finding)}`)}\n`);
}
