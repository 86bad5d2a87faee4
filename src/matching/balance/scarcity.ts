import type { Pay } from '../../domain/numbers.ts';
import { type SpoRef, spoKey } from '../../domain/spo-code.ts';
import { normaliseLabel } from '../../domain/text.ts';
import { urgencyOf } from './indices.ts';
import { byText } from './order.ts';
import type { AllocatedPart, BalanceRow } from './pivots.ts';
import type { Professions } from './profession.ts';
import type { SupplyUnit } from './supply.ts';

/** Adverts of one employer with one title in one settlement for one profession, with places that stay empty. */
export interface ScarceVacancy {
  readonly profession: string;
  readonly professionName: string;
  readonly title: string;
  readonly employer: string | null;
  readonly sector: string;
  readonly territory: string | null;
  readonly settlement: string | null;
  /** Adverts that name the profession; one of several professions is in the row of each. */
  readonly adverts: number;
  /** Their places that fall to the profession. */
  readonly places: number;
  readonly feasibleUnmet: number;
  readonly pay: Pay | null;
  readonly housing: boolean | null;
  /** Days the oldest advert is open; null = not stated. */
  readonly ageDays: number | null;
  readonly persistence: number | null;
  readonly priority: boolean;
  readonly defence: boolean;
  readonly agency: boolean;
  readonly large: boolean;
  readonly url: string | null;
}

/** Vacancies with unfilled places, most urgent first. */
export function listScarce(
  parts: readonly AllocatedPart[],
  professions: Professions,
): readonly ScarceVacancy[] {
  const rows = new Map<
    string,
    { -readonly [Name in keyof ScarceVacancy]: ScarceVacancy[Name] } & { dated: number; old: number }
  >();
  const labels = new Map<string, string>();
  const labelOf = (text: string) => {
    const label = labels.get(text) ?? normaliseLabel(text);
    labels.set(text, label);
    return label;
  };
  for (const { part, feasibleUnmet } of parts) {
    if (feasibleUnmet === 0) continue;
    const { unit, profession, places } = part;
    const { vacancy, territory, settlement } = unit;
    const employer = vacancy.employer.inn ?? labelOf(vacancy.employer.name ?? '');
    const key = [profession, employer, labelOf(vacancy.title), territory, settlement].join('\n');
    let row = rows.get(key);
    if (row === undefined) {
      row = {
        profession,
        professionName: professions.nameOf(profession),
        title: vacancy.title,
        employer: vacancy.employer.name,
        sector: unit.sector,
        territory,
        settlement,
        adverts: 0,
        places: 0,
        feasibleUnmet: 0,
        pay: vacancy.pay,
        housing: vacancy.housing,
        ageDays: null,
        persistence: null,
        priority: unit.priority,
        defence: unit.defence,
        agency: unit.agency,
        large: unit.large,
        url: vacancy.url,
        dated: 0,
        old: 0,
      };
      rows.set(key, row);
    }
    row.adverts++;
    row.places += places;
    row.feasibleUnmet += feasibleUnmet;
    row.large ||= unit.large;
    row.pay ??= vacancy.pay;
    row.housing = row.housing === true || vacancy.housing === true ? true : (row.housing ?? vacancy.housing);
    row.url ??= vacancy.url;
    if (unit.ageDays === null) continue;
    row.ageDays = Math.max(row.ageDays ?? 0, unit.ageDays);
    row.dated += places;
    if (unit.persistent) row.old += places;
  }
  return Array.from(rows)
    .map(([key, { dated, old, ...row }]) => ({ key, ...row, persistence: dated === 0 ? null : old / dated }))
    .sort(
      (a, b) =>
        urgencyOf(b.feasibleUnmet, b.persistence) - urgencyOf(a.feasibleUnmet, a.persistence) ||
        byText(a.key, b.key),
    )
    .map(({ key: _, ...row }) => row);
}

/** A programme of a college that leads to a profession in deficit. A row without programme: nobody teaches it. */
export interface FittingProgramme {
  readonly profession: string;
  readonly professionName: string;
  readonly feasibleUnmet: number;
  readonly programme: SpoRef | null;
  readonly programmeName: string | null;
  readonly college: string | null;
  readonly graduates: number;
  readonly available: number;
}

/** Who fits the professions in deficit, down to the college; professions in the order given, most available first. */
export function listFitting(
  rows: readonly BalanceRow[],
  units: readonly SupplyUnit[],
  professions: Professions,
): readonly FittingProgramme[] {
  const taught = new Map<string, Map<string, FittingProgramme>>();
  for (const { ref, college, graduates, available } of units) {
    if (ref === null) continue;
    for (const { profession } of professions.linksOf(ref)) {
      const own = taught.get(profession) ?? new Map<string, FittingProgramme>();
      taught.set(profession, own);
      const key = `${spoKey(ref)}\n${college ?? ''}`;
      const row = own.get(key);
      own.set(key, {
        profession,
        professionName: professions.nameOf(profession),
        feasibleUnmet: 0,
        programme: ref,
        programmeName: professions.programmeName(ref),
        college,
        graduates: (row?.graduates ?? 0) + graduates,
        available: (row?.available ?? 0) + available,
      });
    }
  }
  return rows
    .filter(({ feasibleUnmet }) => feasibleUnmet > 0)
    .flatMap(({ key, name, feasibleUnmet }): FittingProgramme[] => {
      const own = Array.from(taught.get(key) ?? [])
        .sort(([a, one], [b, other]) => other.available - one.available || byText(a, b))
        .map(([, row]) => ({ ...row, feasibleUnmet }));
      if (own.length > 0) return own;
      const nobody = { programme: null, programmeName: null, college: null, graduates: 0, available: 0 };
      return [{ profession: key, professionName: name, feasibleUnmet, ...nobody }];
    });
}
