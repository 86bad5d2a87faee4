import type { Graduate } from '../../domain/graduate.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import type { Offer } from '../../matching/vacancies/offer.ts';
import type { CheckPlan } from '../../monitoring/cards/check-points.ts';

/** What hinders, with its ground. */
export interface CardBarrier {
  readonly title: string;
  readonly fact: string;
  readonly date: IsoDate;
}

/** What was done for the graduate. */
export interface CardMeasure {
  readonly date: IsoDate;
  readonly what: string;
  readonly result: string;
}

/** What is to be done. */
export interface CardStep {
  readonly due: IsoDate | null;
  readonly action: string;
  readonly owner: string;
}

/** A place an adopted proposal refers the graduate to. */
export interface CardReferral {
  readonly text: string;
  readonly date: IsoDate | null;
}

/** The individual career card of one graduate (memo, item 3): restricted, in neutral words. */
export interface CareerCard {
  readonly graduate: Graduate;
  readonly college: string;
  /** «15.01.05 Сварщик …». */
  readonly programme: string;
  readonly statusText: string;
  /** The graduate stands in a list for individual work; which one is not said. */
  readonly needsApproach: boolean;
  readonly level: 'red' | 'amber' | null;
  readonly goals: readonly string[];
  readonly barriers: readonly CardBarrier[];
  readonly measures: readonly CardMeasure[];
  readonly isLooking: boolean;
  readonly referrals: readonly CardReferral[];
  /** The best vacancies; empty where the graduate looks for none, or there are none. */
  readonly offers: readonly Offer[];
  readonly plan: readonly CardStep[];
  readonly checks: CheckPlan;
}

/** «Иванов Иван Иванович». */
export function fullName({ person }: Graduate): string {
  return [person.surname, person.name, person.patronymic].filter((part) => part !== null).join(' ');
}
