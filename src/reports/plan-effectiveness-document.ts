import type { EffectivenessReport } from '../monitoring/effectiveness.ts';

/** The numbers of the effectiveness report as `route.effectiveness/1`. Aggregates only. */
export function planEffectivenessDocument({
  asOf,
  region,
  cohort,
  method,
  total,
  colleges,
  specialties,
}: EffectivenessReport) {
  return {
    schema: 'route.effectiveness/1' as const,
    asOf,
    region,
    cohort,
    method: method.id,
    total,
    colleges,
    specialties,
  };
}
