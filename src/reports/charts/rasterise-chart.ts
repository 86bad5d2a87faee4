import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';

/** Pixels of the picture to a CSS pixel: 288 to the inch, sharp in print. */
const PRINT_SCALE = 3;

const require = createRequire(import.meta.url);

/**
 * A picture drawn by `renderChartSvg` as PNG. Only the fonts the program brings are used, so that every machine gives the same
 * bytes.
 */
export function rasteriseChart(svg: string, scale: number = PRINT_SCALE): Uint8Array {
  const picture = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: scale },
    font: {
      loadSystemFonts: false,
      fontFiles: [
        require.resolve('@expo-google-fonts/pt-sans/400Regular/PTSans_400Regular.ttf'),
        require.resolve('@expo-google-fonts/pt-sans/700Bold/PTSans_700Bold.ttf'),
      ],
      defaultFontFamily: 'PT Sans',
      sansSerifFamily: 'PT Sans',
    },
  });
  return picture.render().asPng();
}
