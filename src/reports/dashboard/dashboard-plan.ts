import type { IsoDate } from '../../domain/iso-date.ts';
import type { Balance } from '../../matching/balance/balance.ts';
import type { OutcomeGroup } from '../../monitoring/outcome-group.ts';
import type { OutcomeTally } from '../../monitoring/weekly/outcome-tally.ts';
import type { WeeklyReport } from '../../monitoring/weekly/weekly.ts';
import type { FlowChart, HeatMapChart, LineChart, SettlementChart } from '../charts/chart-plan.ts';
import type { Suppress } from './withhold.ts';

/** Outcomes of the cohort as known for a Monday. */
export interface WeekOutcomes {
  readonly asOf: IsoDate;
  readonly tally: Pick<OutcomeTally, 'persons' | 'groups'>;
}

/** What a dashboard is made of: the results the workbooks of the same moment are made of. */
export interface DashboardInput {
  readonly week: WeeklyReport;
  /** Mondays in order of time; the last one is that of `week`. */
  readonly weeks: readonly WeekOutcomes[];
  /** null = the workspace holds no adverts. */
  readonly balance: Balance | null;
  /** null = `official`: nothing is withheld. */
  readonly suppress: Suppress;
}

/** A headline number; null = withheld. */
export interface KeyFigure {
  readonly key: string;
  readonly label: string;
  readonly value: number | null;
  /** Against a week ago; null = not known or withheld. */
  readonly change: number | null;
}

/** Persons of a Monday by group of outcome; null = withheld. */
export interface WeekRow {
  readonly asOf: IsoDate;
  readonly persons: number | null;
  readonly groups: Readonly<Record<OutcomeGroup, number | null>>;
}

/** A row of the balance. What speaks of persons, unfilled places included, is null where withheld; places never are. */
export interface BalanceLine {
  readonly key: string;
  readonly name: string;
  readonly adverts: number;
  readonly places: number;
  readonly unmet: number | null;
  readonly graduates: number | null;
  readonly available: number | null;
  readonly surplus: number | null;
}

/** A branch of the economy. */
export type SectorLine = Pick<BalanceLine, 'key' | 'name' | 'adverts' | 'places' | 'unmet'>;

/** A college of the Monday report. */
export interface CollegeLine {
  readonly key: string;
  readonly name: string;
  readonly persons: number | null;
  readonly known: number | null;
  readonly employed: number | null;
  readonly inSpecialty: number | null;
}

/** A dashboard as data; `renderDashboard` makes the page of it, `planDashboardDocument` the JSON document. */
export interface DashboardPlan {
  readonly outputClass: 'open' | 'official';
  readonly region: string;
  readonly cohort: number;
  readonly asOf: IsoDate;
  readonly figures: readonly KeyFigure[];
  readonly weeks: readonly WeekRow[];
  readonly dynamics: LineChart | null;
  readonly heatMap: HeatMapChart | null;
  readonly flows: FlowChart | null;
  readonly settlements: SettlementChart | null;
  readonly professions: readonly BalanceLine[];
  readonly sectors: readonly SectorLine[];
  readonly territories: readonly BalanceLine[];
  readonly colleges: readonly CollegeLine[];
}
