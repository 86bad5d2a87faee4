import type { Recognition } from '../../domain/recognition.ts';
import type { SectorGrouping } from './sector-grouping.ts';

/** What is known of an advert's industry. null and undefined = not stated. */
export interface SectorFacts {
  readonly okved?: string | null;
  readonly defenceBranch?: string | null;
  readonly sphereCode?: string | null;
  readonly sphereName?: string | null;
  readonly recognition?: Recognition | null;
  readonly description?: string | null;
}

/** The sector of an advert and what it was told by. */
export interface Sector {
  readonly sector: string;
  readonly basis: 'okved' | 'sphere' | 'text' | null;
}

export const UNKNOWN_SECTOR = 'Не определён';
const DEFENCE_SECTOR = 'Оборонная промышленность';
/** A sphere that says how the work is done, not in which industry. */
const NO_INDUSTRY: ReadonlySet<string> = new Set(['NotQualification', 'WorkingSpecialties']);

/** Sectors a group of programmes works in, where nothing else is known; trades of every industry are left out. */
const SECTOR_OF_UGS: Readonly<Record<string, string>> = {
  '08': 'Строительство',
  '09': 'Информационные технологии и связь',
  '10': 'Информационные технологии и связь',
  '11': 'Информационные технологии и связь',
  '19': 'Пищевая промышленность',
  '21': 'Добыча полезных ископаемых',
  '22': 'Металлургия',
  '23': 'Транспорт и логистика',
  '29': 'Лёгкая промышленность',
  '31': 'Здравоохранение',
  '33': 'Здравоохранение',
  '34': 'Здравоохранение',
  '35': 'Сельское хозяйство',
  '36': 'Сельское хозяйство',
  '39': 'Социальные услуги',
  '43': 'Гостиницы, общепит и туризм',
  '44': 'Образование',
  '49': 'Культура, спорт и досуг',
  '51': 'Культура, спорт и досуг',
  '53': 'Культура, спорт и досуг',
};

/**
 * The sector of an advert: the employer's ОКВЭД, else the branch of the defence industry the source states, else the
 * portal sphere, else words of the description, else the recognised programme. `basis` null = nothing was known.
 */
export function sectorOf(facts: SectorFacts, grouping: SectorGrouping): Sector {
  const okved = facts.okved ? grouping.byOkved(facts.okved) : null;
  if (okved !== null) return { sector: okved, basis: 'okved' };
  if (facts.defenceBranch) return { sector: DEFENCE_SECTOR, basis: 'sphere' };
  const sphere =
    facts.sphereCode && !NO_INDUSTRY.has(facts.sphereCode) ? grouping.bySphere(facts.sphereCode) : null;
  if (sphere !== null) return { sector: sphere, basis: 'sphere' };
  const text =
    grouping.byWords(`${facts.sphereName ?? ''} ${facts.description ?? ''}`) ??
    byProgramme(facts.recognition);
  return text === null ? { sector: UNKNOWN_SECTOR, basis: null } : { sector: text, basis: 'text' };
}

function byProgramme(recognition: Recognition | null | undefined): string | null {
  if (recognition?.decision !== 'spo') return null;
  return SECTOR_OF_UGS[recognition.codes[0]?.ref.code.slice(0, 2) ?? ''] ?? null;
}
