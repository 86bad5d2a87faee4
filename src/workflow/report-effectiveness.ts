import type { Graduate } from '../domain/graduate.ts';
import { addDays, type IsoDate, type IsoInstant, isoDate, mondayOf } from '../domain/iso-date.ts';
import type { SpoRef } from '../domain/spo-code.ts';
import { collegeDirectory } from '../monitoring/college-directory.ts';
import type { ReturnDiscipline } from '../monitoring/effectiveness/effectiveness-counts.ts';
import { type EffectivenessReport, effectivenessReport } from '../monitoring/effectiveness.ts';
import { readMethod } from '../monitoring/read-method.ts';
import type { MarketMoment } from './recognise-market.ts';
import type { OpenWorkspace } from './with-workspace.ts';

/** Makes the effectiveness report of a moment. @param graduates those of the moment, where the caller has read them already */
export function reportEffectiveness(
  workspace: OpenWorkspace,
  { asOf, cohort, knownAt }: MarketMoment,
  graduates?: readonly Graduate[],
): EffectivenessReport {
  const { store, config } = workspace;
  const known = knownAt === null ? {} : { knownAt };
  const { spo } = workspace.reference();
  const method = readMethod();
  return effectivenessReport({
    asOf,
    region: workspace.region.fullName,
    cohort,
    graduates: graduates ?? store.graduates({ cohort, asOf, ...known }),
    colleges: store.colleges(known),
    discipline: disciplineOf(workspace, { asOf, cohort, known }),
    specialtyName: (ref: SpoRef) => spo.find(ref)?.name ?? null,
    method: {
      ...method,
      minimum: config.effectiveness.minGroup,
      indicators: method.indicators.map((indicator) =>
        indicator.id === 'placement'
          ? { ...indicator, exclusions: config.effectiveness.excludedStatuses }
          : indicator,
      ),
    },
  });
}

/** Mondays of the campaign so far, and those each college reported for. Every college of the table or of the lists owes each Monday. */
function disciplineOf(
  { store, config }: OpenWorkspace,
  { asOf, cohort, known }: { asOf: IsoDate; cohort: number; known: { knownAt?: IsoInstant } },
): ReadonlyMap<string, ReturnDiscipline> {
  const mondays = campaignMondays(config.campaign.start, cohort, asOf);
  const directory = collegeDirectory(store.colleges(known));
  const reported = new Map<string, Set<IsoDate>>();
  for (const { name } of directory.colleges) reported.set(name, new Set());
  for (const { college, asOf: day } of store.returnDays({ cohort, asOf, ...known })) {
    const name = directory.nameOf(college) ?? college;
    const days = reported.get(name) ?? new Set();
    reported.set(name, days);
    const monday = mondayOf(addDays(day, 6));
    if (mondays.has(monday)) days.add(monday);
  }
  return new Map(
    Array.from(reported, ([college, days]) => [college, { due: mondays.size, onTime: days.size }]),
  );
}

function campaignMondays(start: string, cohort: number, asOf: IsoDate): ReadonlySet<IsoDate> {
  const [month = 0, day = 0] = start.split('-').map(Number);
  const first = isoDate(cohort, month, day);
  const mondays = new Set<IsoDate>();
  if (first === null) return mondays;
  for (let monday = mondayOf(addDays(first, 6)); monday <= asOf; monday = addDays(monday, 7))
    mondays.add(monday);
  return mondays;
}
