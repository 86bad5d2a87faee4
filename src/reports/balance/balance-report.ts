import { russianDate } from '../../domain/iso-date.ts';
import { counted, groupThousands } from '../../domain/russian.ts';
import type { Balance } from '../../matching/balance/balance.ts';
import type { BalanceComparison } from '../../matching/balance/compare-balances.ts';
import type { SheetPlan } from '../sheet-plan.ts';

/** A balance and what a reader must know of where it comes from. */
export interface BalanceReport {
  readonly balance: Balance;
  /** Name of the region. */
  readonly region: string;
  readonly cohort: number;
  /** Name and hash of the knowledge recognition used. */
  readonly knowledge: string;
  /** The same market on an earlier day; absent when nobody asked. */
  readonly comparison?: BalanceComparison;
}

/** Rows of the longest lists; the sheet says how many there are in all. */
export const LONGEST_LIST = 1000;

/** Rows of lists that are shown whole for a region and would be endless for a country; the sheet says how many there are in all. */
export const LONGEST_TABLE = 10_000;

/** «Показаны первые 10 000 строк из 57 812; …», or nothing where all rows are shown. */
export function shownLine(shown: number, all: number, rest: string): readonly string[] {
  if (shown === all) return [];
  return [
    `Показаны первые ${counted(shown, 'строка', 'строки', 'строк')} из ${groupThousands(all)}; ${rest}.`,
  ];
}

/** Title and subtitle of a sheet: region, cohort, day, filters. */
export function headingOf(report: BalanceReport, title: string): Pick<SheetPlan, 'title' | 'subtitle'> {
  const { region, cohort, balance } = report;
  const filters = filterLine(balance.filter);
  return {
    title,
    subtitle: [
      `${region} · выпуск ${cohort} года · данные на ${russianDate(balance.asOf)}`,
      ...(filters === null ? [] : [filters]),
    ],
  };
}

/** «Отбор: специальность — 15.01.05; территория — Серов», or null without filters. */
function filterLine(filter: Balance['filter']): string | null {
  const parts = [
    ['специальность', filter.specialty],
    ['отрасль', filter.sector],
    ['территория', filter.territory],
    ['колледж', filter.college],
    ['кластер Профессионалитета', filter.cluster === '' ? 'любой' : filter.cluster],
    ['работодатели', filter.priority === true ? 'только приоритетные' : null],
  ].flatMap(([name, value]) => (value == null ? [] : [`${name} — ${value}`]));
  return parts.length === 0 ? null : `Отбор: ${parts.join('; ')}`;
}

const INSIDE: Readonly<Record<Balance['settings']['level'], string>> = {
  settlement: 'тот же населённый пункт',
  municipality: 'тот же муниципалитет',
  region: 'весь регион',
};

/** What counts as reachable, in words. */
export function reachLine({ settings }: Balance): string {
  const near = settings.level === 'region' ? '' : ` или не дальше ${settings.radiusKm} км по прямой`;
  return `Досягаемость: ${INSIDE[settings.level]}${near}; вахта, удалённая работа и жильё от работодателя открывают место всему региону.`;
}
