import type { Pay } from '../../domain/numbers.ts';
import { type SpoRef, spoKey } from '../../domain/spo-code.ts';
import { normaliseLabel } from '../../domain/text.ts';
import { createNumbering, createPairNumbering } from './dense-groups.ts';
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
  const rows: ScarceRow[] = [];
  const labels = new Map<string, string>();
  const labelOf = (text: string) => {
    const label = labels.get(text) ?? normaliseLabel(text);
    labels.set(text, label);
    return label;
  };
  const numberOf = createNumbering<string>();
  const [ofEmployer, ofTitle, ofPlace, ofRow] = [
    createPairNumbering(),
    createPairNumbering(),
    createPairNumbering(),
    createPairNumbering(),
  ];
  for (const { part, feasibleUnmet } of parts) {
    if (feasibleUnmet === 0) continue;
    const { unit, profession, places } = part;
    const { vacancy, territory, settlement } = unit;
    const employer = vacancy.employer.inn ?? labelOf(vacancy.employer.name ?? '');
    const title = labelOf(vacancy.title);
    // Numbers joined two by two: the key of each of a country's places is never made.
    const named = ofTitle(ofEmployer(numberOf(profession), numberOf(employer)), numberOf(title));
    const at = ofRow(named, ofPlace(numberOf(territory ?? ''), numberOf(settlement ?? '')));
    let row = rows[at];
    if (row === undefined) {
      row = {
        key: [profession, employer, title, territory ?? '', settlement ?? ''],
        urgency: 0,
        dated: 0,
        old: 0,
        listed: {
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
        },
      };
      rows[at] = row;
    }
    const { listed } = row;
    listed.adverts++;
    listed.places += places;
    listed.feasibleUnmet += feasibleUnmet;
    listed.large ||= unit.large;
    listed.pay ??= vacancy.pay;
    listed.housing =
      listed.housing === true || vacancy.housing === true ? true : (listed.housing ?? vacancy.housing);
    listed.url ??= vacancy.url;
    if (unit.ageDays === null) continue;
    listed.ageDays = Math.max(listed.ageDays ?? 0, unit.ageDays);
    row.dated += places;
    if (unit.persistent) row.old += places;
  }
  for (const row of rows) {
    const { listed, dated, old } = row;
    listed.persistence = dated === 0 ? null : old / dated;
    row.urgency = urgencyOf(listed.feasibleUnmet, listed.persistence);
  }
  return rows.sort((a, b) => b.urgency - a.urgency || byKey(a.key, b.key)).map(({ listed }) => listed);
}

/** Text by text: rows of a country are compared too often to join them. */
function byKey(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < a.length; i++) {
    const order = byText(a[i] ?? '', b[i] ?? '');
    if (order !== 0) return order;
  }
  return 0;
}

interface ScarceRow {
  /** Profession, employer, title, territory, settlement, as they are compared. */
  readonly key: readonly string[];
  readonly listed: { -readonly [Name in keyof ScarceVacancy]: ScarceVacancy[Name] };
  urgency: number;
  /** Places with a date; those open for long. */
  dated: number;
  old: number;
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
  const taught = new Map<
    string,
    Map<string, { -readonly [Name in keyof FittingProgramme]: FittingProgramme[Name] }>
  >();
  for (const { ref, college, graduates, available } of units) {
    if (ref === null) continue;
    const key = `${spoKey(ref)}\n${college ?? ''}`;
    for (const { profession } of professions.linksOf(ref)) {
      let own = taught.get(profession);
      if (own === undefined) {
        own = new Map();
        taught.set(profession, own);
      }
      let row = own.get(key);
      if (row === undefined) {
        row = {
          profession,
          professionName: professions.nameOf(profession),
          feasibleUnmet: 0,
          programme: ref,
          programmeName: professions.programmeName(ref),
          college,
          graduates: 0,
          available: 0,
        };
        own.set(key, row);
      }
      row.graduates += graduates;
      row.available += available;
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
