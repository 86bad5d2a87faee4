import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { ChartPlan } from '../../../src/reports/charts/chart-plan.ts';
import { chartSize } from '../../../src/reports/charts/chart-size.ts';
import { measureText, shorten, wrapText } from '../../../src/reports/charts/measure-text.ts';
import { DEFAULT_PALETTE, luminanceOf, readableOn } from '../../../src/reports/charts/palette.ts';
import { planChartTable } from '../../../src/reports/charts/plan-chart-table.ts';
import { rasteriseChart } from '../../../src/reports/charts/rasterise-chart.ts';
import { renderChartHtml } from '../../../src/reports/charts/render-chart-html.ts';
import { renderChartSvg } from '../../../src/reports/charts/render-chart-svg.ts';
import type { WorkbookPlan } from '../../../src/reports/sheet-plan.ts';
import { writeXlsx } from '../../../src/reports/xlsx/write-xlsx.ts';
import { packagePart, packageParts } from '../dump-workbook.ts';
import { SAMPLE_CHARTS } from './sample-charts.ts';

const byId = (id: string): ChartPlan => {
  const chart = SAMPLE_CHARTS.find((one) => one.id === id);
  if (chart === undefined) throw new TypeError(id);
  return chart;
};
/** The words of a picture, entities resolved. */
const wordsOf = (svg: string) =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, words = '']) =>
    words.replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>'),
  );

describe.each(SAMPLE_CHARTS.map((chart) => [chart.kind, chart.id, chart] as const))(
  'a %s chart (%s)',
  (_, id, chart) => {
    const svg = renderChartSvg(chart, chartSize(chart, 700));

    test('is the same to the byte when drawn again, whatever was drawn between', () => {
      renderChartSvg(byId('stacked'), { width: 300, height: 200 });
      expect(renderChartSvg(chart, chartSize(chart, 700))).toBe(svg);
    });

    test('keeps nothing of the library’s running numbers, scripts, styles or outer addresses', () => {
      expect(svg).not.toMatch(/\bzr\d|<style|<script|ecmeta|href="http|url\(["']?http/);
      for (const [, name = ''] of svg.matchAll(/ id="([^"]+)"/g))
        expect(name.startsWith(`${id}-`)).toBe(true);
    });

    test.skipIf(chart.kind === 'sparkline')('says its finding, units, source and day', () => {
      const words = wordsOf(svg).join(' ');
      expect(words).toContain(chart.title);
      expect(words).toContain(chart.units);
      expect(words).toContain(`Источник: ${chart.source}. Данные на 25.05.2026.`);
    });

    test('gives its numbers as a table', () => {
      const { columns, rows } = planChartTable(chart, 'numbers');
      expect(rows.length).toBeGreaterThan(0);
      const keys = new Set(columns.map(({ key }) => key));
      for (const row of rows) for (const key of Object.keys(row.cells)) expect(keys.has(key)).toBe(true);
    });

    test('becomes a picture with fonts of the program only', () => {
      const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
      const png = rasteriseChart(svg, 1);
      expect(digest(rasteriseChart(svg, 1))).toBe(digest(png));
      expect(new TextDecoder('latin1').decode(png.subarray(1, 4))).toBe('PNG');
    });
  },
);

describe('numbers on the picture', () => {
  test.each([
    ['weeks', ['52 %', '22 %']],
    ['ranked', ['1 214', '640', 'н/д']],
    ['stacked', ['20', '10', '35', '38']],
    ['heat', ['214', '3', 'н/д']],
    ['flows', ['Сварщик 12', 'Серов 12']],
    ['map', ['Екатеринбург 900', 'Серов 90']],
  ])('%s', (id, expected) => {
    const chart = byId(id);
    const words = wordsOf(renderChartSvg(chart, chartSize(chart, 700))).map((text) =>
      text.replaceAll('\u00a0', ' '),
    );
    for (const text of expected) expect(words.map((word) => word.trim())).toContain(text);
  });
});

test('neighbouring series differ in lightness, and text reads on every fill', () => {
  const { series } = DEFAULT_PALETTE;
  const contrast = (a: number, b: number) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  for (const [i, colour] of series.entries()) {
    const next = series[(i + 1) % series.length] ?? colour;
    expect(contrast(luminanceOf(colour), luminanceOf(next))).toBeGreaterThan(1.9);
    expect(contrast(luminanceOf(colour), luminanceOf(readableOn(colour)))).toBeGreaterThan(4.5);
  }
});

test('text is measured by the letter and cut by words', () => {
  expect(measureText('шшш', 12)).toBeGreaterThan(measureText('ггг', 12) * 1.5);
  expect(wrapText('Мастер по ремонту автомобилей', 120, 12, 2)).toEqual(['Мастер по ремонту', 'автомобилей']);
  expect(wrapText('Каменск-Уральский', 68, 12, 2)).toEqual(['Каменск-', 'Уральский']);
  expect(wrapText('один два три четыре', 30, 12, 2).at(-1)).toMatch(/…$/);
  expect(shorten('Электромонтёр', 40, 12)).toMatch(/^Эл.*…$/);
});

describe('a chart in a page', () => {
  test('texts are escaped; the table is there for those who do not see the picture', () => {
    const html = renderChartHtml(byId('ranked'));
    expect(html).not.toContain('<b>Токарь');
    expect(html).toContain('<th scope="row">&lt;b&gt;Токарь&lt;/b&gt;</th><td>н/д</td>');
    expect(html).toContain('<td class="number">1\u00a0214</td>');
    expect(html).toContain('role="img" aria-labelledby="ranked-title"');
  });
});

describe('a chart in a workbook', () => {
  const chart = byId('ranked');
  const size = chartSize(chart, 500);
  const plan: WorkbookPlan = {
    name: 'Проба',
    title: 'Проба',
    outputClass: 'official',
    sheets: [
      {
        name: 'Лист',
        title: 'Лист',
        subtitle: [],
        blocks: [
          planChartTable(chart, 'numbers'),
          { kind: 'chart', chart, ...size, beside: true },
          { kind: 'chart', chart: byId('heat'), width: 400, height: 300 },
          { kind: 'chart', chart: byId('map'), width: 400, height: 300, beside: true },
          { kind: 'text', lines: ['После рисунков'] },
        ],
      },
    ],
  };

  test('lies beside the table, below it, beside another picture; what follows stands under all', async () => {
    const bytes = await writeXlsx(plan);
    const drawing = packagePart(bytes, 'xl/drawings/drawing1.xml');
    const corners = [...drawing.matchAll(/<xdr:col>(\d+)<\/xdr:col>.*?<xdr:row>(\d+)<\/xdr:row>/gs)].map(
      ([, c, r]) => [Number(c), Number(r)],
    );
    expect(packageParts(bytes).filter((name) => name.endsWith('.png'))).toHaveLength(3);
    expect(corners[0]).toEqual([2, 3]);
    expect(corners[1]?.[0]).toBe(0);
    expect(corners[2]?.[1]).toBe(corners[1]?.[1]);
    expect(corners[2]?.[0]).toBeGreaterThan(0);
    const sheet = packagePart(bytes, 'xl/worksheets/sheet1.xml');
    const lastRow = Math.max(...[...sheet.matchAll(/<row r="(\d+)"/g)].map(([, row]) => Number(row)));
    expect(lastRow).toBeGreaterThan((corners[1]?.[1] ?? 0) + 300 / 20);
  });

  test('the same plan gives the same bytes', async () => {
    expect(await writeXlsx(plan)).toEqual(await writeXlsx(plan));
  });
});
