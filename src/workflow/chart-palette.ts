import type { Finding } from '../domain/finding.ts';
import { greyClashes } from '../reports/charts/grey-clashes.ts';
import { type ChartPalette, DEFAULT_PALETTE } from '../reports/charts/palette.ts';
import { CONFIG_FILE, type WorkspaceConfig } from '../workspace/config.ts';

/** The colours of charts and pages: the region's where the config names them, else the program's own. */
export function chartPalette({ palette }: Pick<WorkspaceConfig, 'palette'>): ChartPalette {
  return {
    ...DEFAULT_PALETTE,
    series: palette.series ?? DEFAULT_PALETTE.series,
    scale: palette.scale ?? DEFAULT_PALETTE.scale,
  };
}

/** Colours of the region that cannot be told apart in grey print. */
export function paletteFindings(config: Pick<WorkspaceConfig, 'palette'>): readonly Finding[] {
  return greyClashes(chartPalette(config)).map(({ keys, colours, contrast }) => ({
    code: 'palette-alike-in-grey',
    severity: 'warning',
    at: { file: CONFIG_FILE, sheet: null, cell: null, row: null },
    args: {
      field: keys.map((key) => (key.includes('[') ? `palette.${key}` : key)).join(', '),
      found: colours.join(' и '),
      detail: `контраст ${contrast.toFixed(2).replace('.', ',')}`,
    },
  }));
}
