import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { renderChartSvg } from '../../../src/reports/charts/render-chart-svg.ts';
import { roundAxis } from '../../../src/reports/charts/round-axis.ts';
import { spreadLabels } from '../../../src/reports/charts/spread-labels.ts';

const GAP = 14;
const BOUNDS = { from: 40, to: 260 };

describe('labels at the ends of lines', () => {
  it.each<[string, readonly number[], readonly number[]]>([
    ['apart already', [50, 100, 200], [50, 100, 200]],
    ['two on one spot', [100, 100], [93, 107]],
    ['three close together', [100, 104, 102], [88, 116, 102]],
    ['at the edge', [259, 260], [246, 260]],
    ['a moved pair pushes the next', [100, 102, 110], [90, 104, 118]],
  ])('%s', (_name, wanted, placed) => {
    expect(spreadLabels(wanted, GAP, BOUNDS)).toEqual(placed);
  });

  test('never cover one another, keep their order and stay on the picture', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 40, max: 260, noNaN: true }), { maxLength: 12 }), (wanted) => {
        const placed = spreadLabels(wanted, GAP, BOUNDS);
        const order = [...wanted.keys()].sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0) || a - b);
        const inOrder = order.map((at) => placed[at] ?? Number.NaN);
        for (const [at, here] of inOrder.entries()) {
          expect(here).toBeGreaterThanOrEqual(BOUNDS.from - 1e-6);
          expect(here).toBeLessThanOrEqual(BOUNDS.to + 1e-6);
          if (at > 0) expect(here - (inOrder[at - 1] ?? 0)).toBeGreaterThanOrEqual(GAP - 1e-6);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('on a picture whose lines end together every number stands alone', () => {
    const ends = [1826, 1815, 1810, 1300, 1301, 610];
    const svg = renderChartSvg(
      {
        kind: 'line',
        id: 'close',
        title: 'Линии кончаются рядом',
        units: 'выпускников',
        source: 'проба',
        asOf: '2026-05-25' as never,
        pointHeader: 'Неделя',
        points: ['18.05', '25.05'],
        series: ends.map((end, i) => ({ name: `Ряд ${i}`, values: [i * 100, end] })),
      },
      { width: 540, height: 320 },
    );
    const tops = ends.map((end) => {
      const text = `${Math.trunc(end / 1000) > 0 ? '1\u00a0' : ''}${String(end % 1000).padStart(3, '0')}`;
      const [, y] = new RegExp(`translate\\([\\d.]+ ([\\d.]+)\\)"[^>]*>${text}</text>`).exec(svg) ?? [];
      return Number(y);
    });
    const sorted = tops.toSorted((a, b) => a - b);
    for (const [at, y] of sorted.entries())
      if (at > 0) expect(y - (sorted[at - 1] ?? 0)).toBeGreaterThanOrEqual(13.5);
    // Order of the numbers is that of the lines.
    expect(tops.map((y) => sorted.indexOf(y))).toEqual([0, 1, 2, 4, 3, 5]);
  });
});

test.each<[readonly number[], number, object]>([
  [[0, 3571], 1, { min: 0, max: 4000, interval: 1000 }],
  [[3], 1, { min: 0, max: 3, interval: 1 }],
  [[], 1, { min: 0, max: 1, interval: 1 }],
  [[0.909, 0.4], 0.01, { min: 0, max: 1, interval: 0.2 }],
  [[-12, 30], 1, { min: -20, max: 30, interval: 10 }],
])('an axis has round marks and holds every value: %j', (values, least, axis) => {
  const made = roundAxis(values, least);
  for (const [key, value] of Object.entries(axis)) expect(Reflect.get(made, key)).toBeCloseTo(value, 9);
});
