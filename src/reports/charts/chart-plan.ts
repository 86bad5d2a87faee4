import type { IsoDate } from '../../domain/iso-date.ts';

/** A chart as data: planners make it, `renderChartSvg` draws it, `planChartTable` gives the same numbers as a table. */
export type ChartPlan =
  | LineChart
  | BarChart
  | IntervalChart
  | HeatMapChart
  | FlowChart
  | SettlementChart
  | SparklineChart;

/** What every chart says of itself. */
interface ChartHead {
  /** Unique in the document, Latin letters, digits and hyphens: it names the parts of the picture. */
  readonly id: string;
  /** The finding in a sentence, «Дефицит за неделю вырос на 214 мест», not the name of the subject. */
  readonly title: string;
  /** What the numbers count: «мест», «доля выпускников». */
  readonly units: string;
  /** Where the numbers come from. */
  readonly source: string;
  readonly asOf: IsoDate;
  readonly format?: ChartNumberFormat;
}

/** `percent` takes shares of 1; `decimal` shows one digit. Absent = `integer`. */
export type ChartNumberFormat = 'integer' | 'decimal' | 'percent';

/** A named row of values, as many as there are points or categories; null = not known or withheld, never 0. */
export interface ChartSeries {
  readonly name: string;
  readonly values: readonly (number | null)[];
}

/** Values over time: weeks from left to right, at most six series told apart by lightness, dashes and marks. */
export interface LineChart extends ChartHead {
  readonly kind: 'line';
  /** Header of the points in the table, «Неделя». */
  readonly pointHeader: string;
  readonly points: readonly string[];
  readonly series: readonly ChartSeries[];
}

/** Horizontal bars in the order given, first on top; several series are stacked. */
export interface BarChart extends ChartHead {
  readonly kind: 'bars';
  readonly categoryHeader: string;
  readonly categories: readonly string[];
  readonly series: readonly ChartSeries[];
}

/** Values with their intervals against values that were expected, a row each, first on top. */
export interface IntervalChart extends ChartHead {
  readonly kind: 'intervals';
  readonly categoryHeader: string;
  /** What the dots and the diamonds are: «Факт», «Ожидание». */
  readonly valueName: string;
  readonly expectedName: string;
  readonly lines: readonly IntervalLine[];
}

/** A value between the bounds of its interval, and the one expected. */
export interface IntervalLine {
  readonly name: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly expected: number;
}

/** Numbers by row and column, darker = more. `values[row][column]`. */
export interface HeatMapChart extends ChartHead {
  readonly kind: 'heat-map';
  readonly rowHeader: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly values: readonly (readonly (number | null)[])[];
}

/** Flows from the left to the right (Sankey). Links run from one level to a later one. */
export interface FlowChart extends ChartHead {
  readonly kind: 'flows';
  /** Headers of the levels: «Программа», «Отрасль», «Муниципалитет». */
  readonly levels: readonly string[];
  readonly nodes: readonly FlowNode[];
  readonly links: readonly FlowLink[];
}

/** A node of a flow chart. */
export interface FlowNode {
  /** Unique in the chart. */
  readonly key: string;
  readonly name: string;
  /** Index into `levels`. */
  readonly level: number;
}

/** A flow between two nodes; `value` > 0. */
export interface FlowLink {
  readonly from: string;
  readonly to: string;
  readonly value: number;
}

/** Settlements by coordinates, the area of a circle follows its value; no map is drawn under them. */
export interface SettlementChart extends ChartHead {
  readonly kind: 'settlements';
  readonly points: readonly SettlementPoint[];
}

/** A settlement on the map, degrees of WGS 84. */
interface SettlementPoint {
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly value: number;
}

/** A small line without axes for a row of text. */
export interface SparklineChart extends ChartHead {
  readonly kind: 'sparkline';
  readonly pointHeader: string;
  readonly points: readonly string[];
  readonly values: readonly (number | null)[];
}

/** Size of a picture, CSS pixels (96 to the inch). */
export interface ChartSize {
  readonly width: number;
  readonly height: number;
}
