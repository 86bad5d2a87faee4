import { counted } from '../../domain/russian.ts';
import type { FlowRow } from '../../matching/balance/flows.ts';
import { planFlowChart } from '../balance/balance-charts.ts';
import type { FlowChart } from '../charts/chart-plan.ts';
import type { AssignReport } from './assign-report.ts';

/** Proposed referrals from programme through sector to municipality of work; null when there are none. */
export function planReferralFlows({ assignment }: AssignReport): FlowChart | null {
  const rows = new Map<string, FlowRow>();
  for (const { seeker, place } of assignment.persons) {
    if (place === null) continue;
    const { profession } = seeker;
    const { sector, territory } = place.opening;
    const key = [profession, sector, territory ?? ''].join('\n');
    const graduates = (rows.get(key)?.graduates ?? 0) + 1;
    rows.set(key, { profession, sector, territory, graduates });
  }
  const flows = Array.from(rows)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, row]) => row);
  const matched = flows.reduce((sum, { graduates }) => sum + graduates, 0);
  const names = new Set(flows.map(({ profession }) => profession));
  const professions = Array.from(names, (key) => ({ key, name: assignment.nameOf(key) }));
  const chart = planFlowChart({ flows, professions, headline: { matched }, asOf: assignment.asOf });
  if (chart === null) return null;
  const people = counted(matched, 'выпускнику', 'выпускникам', 'выпускникам');
  return {
    ...chart,
    id: 'referrals',
    title: `Место предложено ${people}: куда они идут`,
    units: 'выпускников, предложенные и принятые направления',
    source: 'распределение выпускников по вакансиям',
  };
}
