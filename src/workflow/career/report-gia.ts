import { createHash } from 'node:crypto';
import type { IsoDate } from '../../domain/iso-date.ts';
import type { RegisterRow } from '../../domain/register.ts';
import type { ATTESTATIONS } from '../../domain/registers/attestations.ts';
import { compareRussian, counted } from '../../domain/russian.ts';
import { type SpoRef, spoKey } from '../../domain/spo-code.ts';
import { normaliseLabel } from '../../domain/text.ts';
import {
  type AttestationEvent,
  type Invitation,
  inviteToEvents,
} from '../../matching/invitations/invite-to-events.ts';
import { namesCollege, spellings } from '../../matching/vacancies/programme-offers.ts';
import type { GiaDocument } from '../../reports/documents/gia-document.ts';
import { planCalendarEvents, planGia } from '../../reports/gia/plan-gia.ts';
import { renderCalendar } from '../../reports/gia/render-calendar.ts';
import { type CentreReport, centreFields, lookAtCentre } from '../career-centre/look-at-centre.ts';
import type { IssueTarget } from '../issue-reports.ts';
import { zoneOffset } from '../region-clock.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { type WrittenReport, writeOutput } from '../write-report.ts';
import { type OpenOffers, openOffers } from './open-offers.ts';

/** Programmes of one event named in full. */
const MOST_NAMED = 2;

/** What to plan. */
export interface GiaRequest {
  /** A part of a college's name. */
  readonly college: string | null;
  /** Employers invited to one event. */
  readonly top: number;
}

/** Invitations with the workbook that shows them. */
export interface GiaReport extends CentreReport<GiaDocument> {
  readonly invitations: readonly Invitation[];
}

/** Employers to invite to the days of attestation and diplomas that are still ahead. */
export function reportGia(
  workspace: OpenWorkspace,
  { college, top }: GiaRequest,
  target: IssueTarget,
): GiaReport {
  const centre = lookAtCentre(workspace, target);
  const offers = openOffers(workspace, target);
  const rows = centre
    .rows('attestations')
    .flatMap(withDiplomas)
    .filter(({ values }) =>
      namesCollege(college, spellings(centre.collegeNamed(values.college), offers.market.colleges)),
    );
  const ahead = rows.filter(({ values }) => values.date >= target.asOf);
  const events = ahead.map((row) => eventOf(row, offers, centre.collegeNamed)).sort(inOrder);
  const invitations = inviteToEvents(events, offers.vacanciesFor, top);
  const words = centre.words();
  return {
    invitations,
    document: {
      schema: 'route.gia/1',
      ...centreFields(target, words),
      calendar: null,
      past: rows.length - ahead.length,
      events: invitations.map(({ event, employers, considered }) => ({
        college: event.college,
        programme: event.programmeName,
        group: event.group,
        kind: event.kind,
        date: event.date,
        time: event.time,
        place: event.place,
        graduates: event.graduates,
        considered,
        employers: employers.map(({ name, inn, places, adverts, nearestKm, titles, reasons }) => ({
          name,
          inn,
          places,
          adverts,
          nearestKm,
          titles: [...titles],
          reasons: [...reasons],
        })),
      })),
    },
    official: planGia(invitations, words, target.asOf),
    restricted: null,
  };
}

/** Writes the events for a calendar beside the workbook; null when there is none ahead. */
export async function issueCalendar(
  workspace: OpenWorkspace,
  { invitations }: GiaReport,
  target: IssueTarget,
): Promise<WrittenReport | null> {
  if (invitations.length === 0) return null;
  const { timeZone, region } = workspace;
  const calendar = renderCalendar({
    name: `ГИА и вручение дипломов, ${region.fullName}`,
    zone: timeZone,
    offsetOn: (date) => zoneOffset(timeZone, date),
    stampedOn: target.asOf,
    events: planCalendarEvents(invitations, uidOf),
  });
  const file = {
    name: `Приглашения на ГИА ${target.asOf}`,
    title: 'Календарь ГИА и вручения дипломов',
    outputClass: 'official' as const,
    extension: '.ics',
    bytes: new TextEncoder().encode(calendar),
  };
  return await writeOutput(workspace, file, { ...target, content: null, reason: null });
}

/** The same event of a newer schedule keeps its name when only its time, place or the employers changed. */
function uidOf({ college, programmes, group, kind, date }: AttestationEvent): string {
  const parts = [college, programmes.map(spoKey).join(), group ?? '', kind ?? '', date];
  const digest = createHash('sha256').update(parts.map(normaliseLabel).join('|')).digest('hex');
  return `${digest.slice(0, 32)}@route.invalid`;
}

/** A row that names the day of diplomas beside the day of its event tells of two events. */
function withDiplomas(row: RegisterRow<typeof ATTESTATIONS>): readonly RegisterRow<typeof ATTESTATIONS>[] {
  const { diplomas } = row.values;
  if (diplomas === null || diplomas === row.values.date) return [row];
  const values = { ...row.values, kind: 'diplomas', date: diplomas, time: null, place: null } as const;
  return [row, { ...row, values }];
}

function eventOf(
  { values }: RegisterRow<typeof ATTESTATIONS>,
  { market, professions, directory, placeOfCollege }: OpenOffers,
  collegeNamed: (name: string) => string,
): AttestationEvent {
  const college = collegeNamed(values.college);
  const { programme, group } = values;
  const programmes = programme === null ? studiedBy(college, group) : [programme];
  return {
    college,
    programmeName: nameOf(programmes),
    programmes,
    group,
    kind: values.kind,
    date: values.date,
    time: values.time,
    place: values.place,
    graduates: values.graduates,
    collegePlace: placeOfCollege(college),
  };

  /** The names of one or two programmes; of more the codes: the names would fill a page. */
  function nameOf(named: readonly SpoRef[]): string {
    if (named.length === 0) return 'специальность не указана';
    if (named.length <= MOST_NAMED)
      return named.map((ref) => `${ref.code} ${professions.programmeName(ref)}`).join('; ');
    const codes = [...new Set(named.map(({ code }) => code))].join(', ');
    return `${counted(named.length, 'программа', 'программы', 'программ')}: ${codes}`;
  }

  /** What graduates of the group study; without a group, of the college. */
  function studiedBy(name: string, wanted: string | null): readonly SpoRef[] {
    const found = new Map<string, SpoRef>();
    for (const { graduate } of market.graduates) {
      if (graduate.specialty === null || directory.nameOf(graduate.college) !== name) continue;
      const isMember = wanted === null || normaliseLabel(graduate.group ?? '') === normaliseLabel(wanted);
      if (isMember) found.set(spoKey(graduate.specialty), graduate.specialty);
    }
    return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, ref]) => ref);
  }
}

function inOrder(a: AttestationEvent, b: AttestationEvent): number {
  return (
    compareDays(a.date, b.date) ||
    compareRussian(a.college, b.college) ||
    compareRussian(a.time ?? '', b.time ?? '') ||
    compareRussian(a.programmeName, b.programmeName) ||
    compareRussian(a.group ?? '', b.group ?? '') ||
    compareRussian(a.kind ?? '', b.kind ?? '')
  );
}

function compareDays(a: IsoDate, b: IsoDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
