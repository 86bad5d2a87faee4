import type { College } from '../../domain/organisations.ts';
import { compareRussian } from '../../domain/russian.ts';
import { type SpoRef, spoKey } from '../../domain/spo-code.ts';
import type { Place } from '../../domain/territory.ts';
import { normaliseLabel } from '../../domain/text.ts';
import type { PlacedGraduate } from '../balance/balance-input.ts';
import { byText } from '../balance/order.ts';
import type { Professions } from '../balance/profession.ts';
import type { Offer, OfferOptions } from './offer.ts';
import type { VacanciesFor } from './select-offers.ts';

/** Which lines to show; null or absent = all. */
export interface ProgrammeFilter {
  /** A part of the college's name or of another spelling of it. */
  readonly college?: string | null;
  /** The beginning of a code, or a part of a name. */
  readonly programme?: string | null;
}

/** A programme a college graduates this year. Programmes of both lists that lead to one profession are one. */
export interface CollegeProgramme {
  readonly college: string;
  /** Key of the profession. */
  readonly profession: string;
  /** Code of the newest programme. */
  readonly code: string;
  readonly name: string;
  readonly programmes: readonly SpoRef[];
  /** Where the college is. */
  readonly place: Place | null;
}

/** Vacancies for one programme of one college, best first. */
export interface ProgrammeOffers extends CollegeProgramme {
  readonly offers: readonly Offer[];
}

/** What {@link collegeProgrammes} needs to know of colleges. */
export interface CollegePlaces {
  readonly colleges: readonly College[];
  readonly nameOf: (stated: string | null) => string | null;
  readonly placeOf: (college: string) => Place | null;
}

/** The programmes that graduates of the cohort study, by college and code. */
export function collegeProgrammes(
  graduates: readonly Pick<PlacedGraduate, 'graduate'>[],
  { nameOf, placeOf, colleges }: CollegePlaces,
  professions: Professions,
  filter: ProgrammeFilter = {},
): readonly CollegeProgramme[] {
  const found = new Map<string, { college: string; profession: string; programmes: Map<string, SpoRef> }>();
  for (const { graduate } of graduates) {
    const { specialty } = graduate;
    const college = nameOf(graduate.college);
    if (specialty === null || college === null) continue;
    const profession = professions.of(specialty);
    const key = `${college}\n${profession}`;
    let line = found.get(key);
    if (line === undefined) {
      line = { college, profession, programmes: new Map() };
      found.set(key, line);
    }
    line.programmes.set(spoKey(specialty), specialty);
  }
  return [...found.values()]
    .map(({ college, profession, programmes }) => ({
      college,
      profession,
      code: profession.slice(profession.indexOf(':') + 1),
      name: professions.nameOf(profession),
      programmes: [...programmes].sort(([a], [b]) => byText(a, b)).map(([, ref]) => ref),
      place: placeOf(college),
    }))
    .filter((line) => isWanted(line, filter, spellings(line.college, colleges)))
    .sort((a, b) => compareRussian(a.college, b.college) || byText(a.code, b.code));
}

/** Every line with its vacancies. */
export function offersByProgramme(
  lines: readonly CollegeProgramme[],
  vacanciesFor: VacanciesFor,
  options: OfferOptions,
): readonly ProgrammeOffers[] {
  return lines.map((line) => ({ ...line, offers: vacanciesFor(line, options) }));
}

/** True when the text names the college by any spelling of the table of colleges, or a part of one. */
export function namesCollege(wanted: string | null | undefined, names: readonly string[]): boolean {
  if (wanted == null) return true;
  const part = normaliseLabel(wanted);
  return names.some((name) => normaliseLabel(name).includes(part));
}

/** All names of a college. */
export function spellings(college: string, colleges: readonly College[]): readonly string[] {
  const row = colleges.find(({ name }) => name === college);
  return row === undefined ? [college] : [row.name, ...row.aliases];
}

function isWanted(
  { code, name, programmes }: CollegeProgramme,
  { college, programme }: ProgrammeFilter,
  names: readonly string[],
): boolean {
  if (!namesCollege(college, names)) return false;
  if (programme == null) return true;
  const part = programme.trim();
  if (/^\d[\d.]*$/.test(part))
    return [code, ...programmes.map((ref) => ref.code)].some((one) => one.startsWith(part));
  return normaliseLabel(name).includes(normaliseLabel(part));
}
