import type { EffectivenessReport } from '../../monitoring/effectiveness/effectiveness.ts';
import type { EffectivenessMethod } from '../../monitoring/effectiveness/effectiveness-method.ts';

/** The numbers of the effectiveness report as `route.effectiveness/2`. Aggregates only. */
export function planEffectivenessDocument({
  asOf,
  region,
  cohort,
  method,
  cohortRule,
  digest,
  total,
  colleges,
  specialties,
  forecast,
  official,
  measures,
  withoutStart,
  changes,
}: EffectivenessReport) {
  return {
    schema: 'route.effectiveness/2' as const,
    asOf,
    region,
    cohort,
    method: method.id,
    composition: compositionOf(method),
    cohortRule,
    digest,
    total,
    colleges,
    specialties,
    forecast,
    official,
    measures,
    withoutStart,
    changes,
  };
}

/** What each indicator is made of, as one text by id: two shares with the same text may be compared. */
export function compositionOf({ indicators }: EffectivenessMethod): Readonly<Record<string, string>> {
  return Object.fromEntries(
    indicators.map(({ id, numerator, base, exclusions }) => {
      const [part, whole, less] = [numerator, base, exclusions].map((keys) => [...keys].sort().join('+'));
      return [id, `${part} / ${whole}${less === '' ? '' : ` - ${less}`}`];
    }),
  );
}
