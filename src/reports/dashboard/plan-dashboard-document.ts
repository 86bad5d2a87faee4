import type { DashboardDocument } from '../documents/dashboard-document.ts';
import type { DashboardPlan } from './dashboard-plan.ts';

/** The numbers of the page as `route.dashboard/1`: what the page withholds is null here too. */
export function planDashboardDocument(plan: DashboardPlan): DashboardDocument {
  const { heatMap, flows, settlements } = plan;
  const nameOf = new Map(flows?.nodes.map(({ key, name }) => [key, name]));
  return {
    schema: 'route.dashboard/1',
    class: plan.outputClass,
    region: plan.region,
    cohort: plan.cohort,
    asOf: plan.asOf,
    figures: plan.figures.map(({ key, label, value, change }) => ({ key, label, value, change })),
    weeks: plan.weeks.map(({ asOf, persons, groups }) => ({ asOf, persons, groups })),
    professions: [...plan.professions],
    territories: [...plan.territories],
    sectors: [...plan.sectors],
    colleges: [...plan.colleges],
    heatMap:
      heatMap === null
        ? null
        : {
            rows: [...heatMap.rows],
            columns: [...heatMap.columns],
            values: heatMap.values.map((line) => [...line]),
          },
    flows:
      flows?.links.map(({ from, to, value }) => ({
        level: Number(from.slice(0, 1)),
        from: nameOf.get(from) ?? from,
        to: nameOf.get(to) ?? to,
        graduates: value,
      })) ?? null,
    settlements:
      settlements?.points.map(({ name, latitude, longitude, value }) => ({
        name,
        latitude,
        longitude,
        unmet: value,
      })) ?? null,
  };
}
