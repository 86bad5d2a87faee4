import type { IsoDate } from '../../domain/iso-date.ts';
import type { SpoRef } from '../../domain/spo-code.ts';
import type { Place } from '../../domain/territory.ts';
import type { VacanciesFor } from '../vacancies/select-offers.ts';
import { type InvitedEmployer, rankEmployers } from './rank-employers.ts';

/** A day of attestation or of handing over diplomas, as the schedule states it. */
export interface AttestationEvent {
  readonly college: string;
  /** As the schedule names it, else «все программы группы»; for people. */
  readonly programmeName: string;
  /** What graduates of the event studied; empty = it cannot be told. */
  readonly programmes: readonly SpoRef[];
  readonly group: string | null;
  readonly kind: 'demo-exam' | 'thesis' | 'state-exam' | 'diplomas' | null;
  readonly date: IsoDate;
  readonly time: string | null;
  readonly place: string | null;
  readonly graduates: number | null;
  /** Where graduates look for work from. */
  readonly collegePlace: Place | null;
}

/** An event and whom to invite to it. */
export interface Invitation {
  readonly event: AttestationEvent;
  /** First to be invited first; at most so many as asked for. */
  readonly employers: readonly InvitedEmployer[];
  /** All employers with places, those not invited among them. */
  readonly considered: number;
}

/** Whom to invite to each event: employers by open places in the specialty within reach of the college. */
export function inviteToEvents(
  events: readonly AttestationEvent[],
  vacanciesFor: VacanciesFor,
  most: number,
): readonly Invitation[] {
  return events.map((event) => {
    const { programmes, collegePlace: place } = event;
    const offers = programmes.length === 0 ? [] : vacanciesFor({ programmes, place }, { withoutQuota: true });
    const ranked = rankEmployers(
      offers.filter(({ vacancy }) => vacancy.places !== null && vacancy.places > 0),
    );
    return { event, employers: ranked.slice(0, most), considered: ranked.length };
  });
}
