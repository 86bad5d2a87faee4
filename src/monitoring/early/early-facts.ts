import type { Graduate } from '../../domain/graduate.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import type { RegisterValues } from '../../domain/register.ts';
import type { EARLY } from '../../domain/registers/early.ts';
import { normaliseLabel } from '../../domain/text.ts';

/** A row of the register of work before graduation. */
export type EarlyRow = RegisterValues<typeof EARLY>;

/** Columns of Форма 3 the register speaks of. */
export const EARLY_COLUMNS = ['06', '07', '08', '09', '12', '13', '14'] as const;

/** One of {@link EARLY_COLUMNS}. */
export type EarlyColumn = (typeof EARLY_COLUMNS)[number];

/** What a graduate's row of the register means for Форма 3. */
export interface EarlyFact {
  /** Empty = the row alone puts nobody into a column: an order or a certificate is no work. */
  readonly columns: readonly EarlyColumn[];
  /** Why, in Russian, without personal values. */
  readonly basis: string;
  /** What the row leaves open; null when nothing. */
  readonly unclear: string | null;
}

/**
 * Columns of Форма 3 by the register and the job the lists state (labels of the form: 07 works in the specialty beside the studies,
 * an individual study plan included; 08 paid practice in the specialty under a fixed-term contract; 09 works in the training complex;
 * 13 will work where the practice was). A person is in one of 07–09 at most. Work under a mastered profession alone is work (06) and
 * not work in the specialty; practice that is over is none.
 */
export function earlyFact(row: EarlyRow, graduate: Graduate, asOf: IsoDate): EarlyFact {
  const { status } = graduate;
  if (row.complex === true) return fact(['06', '09'], 'работает в учебно-производственном комплексе');
  if (row.practicePaid === true && isOn(row, asOf))
    return fact(['06', '08'], 'оплачиваемая практика со срочным трудовым договором');
  if (status?.kind === 'employed') {
    if (status.inSpecialty === true)
      return fact(
        ['06', '07'],
        hasPlan(row, asOf) ? 'работает по специальности, переведён на ИУП' : 'работает по специальности',
      );
    if (status.inSpecialty === null && hasPlan(row, asOf))
      return fact(
        ['06'],
        'работает, переведён на ИУП',
        'по специальности ли работа, не сказано: от этого зависит графа 07',
      );
    return fact(
      ['06'],
      row.mastered === null ? 'работает не по специальности' : 'работает, освоена профессия рабочего',
    );
  }
  if (status?.kind === 'will-be-employed' && isPracticeEmployer(row, graduate))
    return fact(['12', '13'], 'планирует работать там, где была практика');
  if (row.practicePaid === true && isOver(row, asOf)) return fact([], 'оплачиваемая практика закончилась');
  if (hasPlan(row, asOf))
    return fact([], 'есть приказ об ИУП', 'работа не указана: в графы не входит, пока нет договора');
  return fact(
    [],
    row.mastered === null ? 'практика без трудового договора' : 'освоена профессия, работы нет',
  );
}

function fact(columns: readonly EarlyColumn[], basis: string, unclear: string | null = null): EarlyFact {
  return { columns, basis, unclear };
}

/** True once the graduate studies by an individual plan: an order, or its first day. */
export function hasPlan({ planOrder, planFrom }: EarlyRow, asOf: IsoDate): boolean {
  return planFrom === null ? planOrder !== null : planFrom <= asOf;
}

/** The practice has begun and is not over, as far as its days are stated. */
function isOn(row: EarlyRow, asOf: IsoDate): boolean {
  return (row.practiceFrom === null || row.practiceFrom <= asOf) && !isOver(row, asOf);
}

function isOver({ practiceTo }: EarlyRow, asOf: IsoDate): boolean {
  return practiceTo !== null && practiceTo < asOf;
}

/** The planned employer is the one of the practice, by ИНН where both are known, else by name without its legal form. */
function isPracticeEmployer({ practiceEmployer, practiceInn }: EarlyRow, { status }: Graduate): boolean {
  if (status === null) return false;
  if (practiceInn !== null && status.employerInn !== null) return practiceInn === status.employerInn;
  if (practiceEmployer === null || status.employer === null) return false;
  return bareName(practiceEmployer) === bareName(status.employer);
}

const LEGAL_FORM = /^(?:ооо|оао|зао|пао|ао|ип|фгуп|муп|гуп|мбу|гбу|гау|гауз|гбуз|фгбу) /;

function bareName(name: string): string {
  return normaliseLabel(name).replace(LEGAL_FORM, '');
}
