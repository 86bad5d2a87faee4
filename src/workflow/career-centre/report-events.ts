import { type IsoDate, russianDate } from '../../domain/iso-date.ts';
import { compareRussian } from '../../domain/russian.ts';
import { coverEvents } from '../../monitoring/events/cover-events.ts';
import { measuresByGraduate } from '../../monitoring/events/graduate-measures.ts';
import { isOutOfReach } from '../../monitoring/tracking/out-of-reach.ts';
import type { EventsDocument } from '../../reports/documents/events-document.ts';
import { planAttendanceSheets } from '../../reports/events/plan-attendance-sheet.ts';
import { planEventSheets } from '../../reports/events/plan-event-sheets.ts';
import { planUnfoundSheet } from '../../reports/tracking/plan-unfound-sheet.ts';
import type { MarketMoment } from '../market/recognise-market.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { type CentreReport, centreFields, lookAtCentre } from './look-at-centre.ts';

/** Events since a day, and whom of the graduates they reached. */
export function reportEvents(
  workspace: OpenWorkspace,
  moment: MarketMoment,
  since: IsoDate,
): CentreReport<EventsDocument> {
  const centre = lookAtCentre(workspace, moment);
  const { asOf } = moment;
  const { graduates, collegeOf, collegeNamed } = centre;
  const events = centre.rows('events');
  const attendance = centre.named('attendance');
  const coverage = coverEvents({ graduates, collegeOf, collegeNamed, events, attendance, since, asOf });
  const words = centre.words();
  const sheets = [...planEventSheets(coverage, words), ...planUnfoundSheet(words, asOf)];
  const name = `Мероприятия ${asOf}`;
  const title = `Мероприятия и охват выпускников на ${russianDate(asOf)}`;
  return {
    document: {
      schema: 'route.events/1',
      ...centreFields(moment, words),
      since,
      total: { ...coverage.total.sums, ...coverage.total.reach },
      colleges: coverage.byCollege.map(({ college, sums, reach }) => ({ college, ...sums, ...reach })),
      common: coverage.common,
      kinds: coverage.byKind.map(({ kind, sums }) => ({ kind, ...sums })),
      planned: coverage.planned.length,
      unlisted: coverage.unlisted,
    },
    official: { name, title, outputClass: 'official', sheets },
    restricted: () => {
      const inSpan = attendance.filter(({ row }) => row.values.date >= since);
      const measuresOf = measuresByGraduate(events, inSpan, asOf);
      const persons = graduates
        .filter(({ status }) => !isOutOfReach(status?.kind))
        .map((graduate) => ({
          graduate,
          college: collegeOf(graduate),
          measures: measuresOf(graduate.id),
        }))
        .sort(
          (a, b) =>
            compareRussian(a.college, b.college) ||
            compareRussian(a.graduate.person.surname, b.graduate.person.surname) ||
            a.graduate.id - b.graduate.id,
        );
      return {
        name,
        title,
        outputClass: 'restricted',
        sheets: [...planAttendanceSheets(persons, words, asOf), ...sheets],
      };
    },
  };
}
