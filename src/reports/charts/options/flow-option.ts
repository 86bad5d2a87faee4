import type { EChartsOption } from 'echarts';
import type { ChartSize, FlowChart } from '../chart-plan.ts';
import { shorten } from '../measure-text.ts';
import { numberText } from '../number-text.ts';
import { type ChartPalette, seriesColour } from '../palette.ts';
import { CHART_FONTS, frameChart, TEXT } from './chart-frame.ts';

const NODE_WIDTH = 14;

/** Flows from level to level; every node carries its name and what runs through it. */
export function flowOption(chart: FlowChart, size: ChartSize, palette: ChartPalette): EChartsOption {
  const frame = frameChart(chart, size, palette);
  const last = chart.levels.length - 1;
  const labelWidth = (size.width - frame.left - frame.right) / (chart.levels.length + 0.6) - NODE_WIDTH;
  const through = throughput(chart);
  const headerTop = frame.top;
  const plotWidth = size.width - frame.left - frame.right - labelWidth;
  return {
    ...frame.option,
    graphic: chart.levels.map((name, level) => ({
      type: 'text',
      left: frame.left + (last === 0 ? 0 : (plotWidth * level) / last),
      top: headerTop,
      silent: true,
      style: {
        text: name,
        fill: palette.muted,
        font: `${TEXT.body}px ${CHART_FONTS}`,
      },
    })),
    series: [
      {
        type: 'sankey',
        top: headerTop + 20,
        bottom: frame.bottom + 4,
        left: frame.left,
        right: frame.right + labelWidth,
        nodeWidth: NODE_WIDTH,
        nodeGap: 6,
        nodeAlign: 'left',
        layoutIterations: 64,
        draggable: false,
        emphasis: { disabled: true },
        lineStyle: { color: 'source', opacity: 0.32, curveness: 0.5 },
        data: chart.nodes.map(({ key, name, level }) => {
          const text = ` ${numberText(through.get(key) ?? 0, chart.format)}`;
          return {
            name: key,
            depth: level,
            itemStyle: { color: seriesColour(palette, level), borderWidth: 0 },
            label: {
              position: 'right' as const,
              formatter: () => `${shorten(name, labelWidth - 50, TEXT.body)}${text}`,
              color: palette.text,
              fontSize: TEXT.body,
            },
          };
        }),
        links: chart.links.map(({ from, to, value }) => ({ source: from, target: to, value })),
      },
    ],
  };
}

/** What runs through each node: the larger of what comes in and what goes out. */
function throughput({ links }: FlowChart): ReadonlyMap<string, number> {
  const [into, out] = [new Map<string, number>(), new Map<string, number>()];
  for (const { from, to, value } of links) {
    out.set(from, (out.get(from) ?? 0) + value);
    into.set(to, (into.get(to) ?? 0) + value);
  }
  const keys = new Set([...into.keys(), ...out.keys()]);
  return new Map(Array.from(keys, (key) => [key, Math.max(into.get(key) ?? 0, out.get(key) ?? 0)]));
}
