import { russianDate } from '../../domain/iso-date.ts';
import { compareRussian } from '../../domain/russian.ts';
import { planCalls } from '../../monitoring/contacts/call-list.ts';
import { summariseContacts } from '../../monitoring/contacts/summarise-contacts.ts';
import { planCallSheet } from '../../reports/contacts/plan-call-sheet.ts';
import { planContactSheets, planTalkLog } from '../../reports/contacts/plan-contact-sheets.ts';
import type { CallsDocument, ContactDocument } from '../../reports/documents/contact-document.ts';
import { planUnfoundSheet } from '../../reports/tracking/plan-unfound-sheet.ts';
import { analyseMarket } from '../market/analyse-market.ts';
import type { MarketMoment } from '../market/recognise-market.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { type CentreReport, centreFields, lookAtCentre } from './look-at-centre.ts';

/** The log of talks with graduates: counts by college, and every talk by name. */
export function reportContacts(
  workspace: OpenWorkspace,
  moment: MarketMoment,
): CentreReport<ContactDocument> {
  const centre = lookAtCentre(workspace, moment);
  const { asOf } = moment;
  const contacts = centre.named('contacts');
  const summary = summariseContacts(centre.graduates, contacts, centre.collegeOf, asOf);
  const words = centre.words();
  const sheets = [...planContactSheets(summary, words), ...planUnfoundSheet(words, asOf)];
  const name = `Контакты с выпускниками ${asOf}`;
  const title = `Контакты с выпускниками на ${russianDate(asOf)}`;
  return {
    document: {
      schema: 'route.contact/1',
      ...centreFields(moment, words),
      total: summary.total,
      colleges: summary.byCollege.map(({ college, counts }) => ({ college, ...counts })),
      results: [...summary.results],
    },
    official: { name, title, outputClass: 'official', sheets },
    restricted: () => {
      const talks = contacts
        .filter(({ row }) => row.values.date <= asOf)
        .map(({ row, graduate }) => ({ graduate, college: centre.collegeOf(graduate), talk: row.values }))
        .sort(
          (a, b) =>
            compareRussian(a.college, b.college) ||
            compareRussian(a.graduate.person.surname, b.graduate.person.surname) ||
            a.graduate.id - b.graduate.id ||
            (a.talk.date < b.talk.date ? -1 : a.talk.date > b.talk.date ? 1 : 0),
        );
      return {
        name,
        title,
        outputClass: 'restricted',
        sheets: [planTalkLog(talks, words, asOf), ...sheets],
      };
    },
  };
}

/** The calls of a day; there is nothing to give out without names but numbers. */
export function reportCalls(
  workspace: OpenWorkspace,
  moment: MarketMoment,
  weeks: number,
): CentreReport<CallsDocument> {
  const centre = lookAtCentre(workspace, moment);
  const { asOf } = moment;
  const { flags } = analyseMarket(workspace, moment);
  const red = flags.atRisk.filter(({ level }) => level === 'red').map(({ graduate }) => graduate.id);
  const list = planCalls({
    graduates: centre.graduates,
    collegeOf: centre.collegeOf,
    contacts: centre.named('contacts'),
    red: new Set(red),
    weeks,
    asOf,
  });
  const words = centre.words();
  const sum = (reason: keyof CallsDocument['total']) =>
    list.calls.filter((call) => call.reason === reason).length;
  return {
    document: {
      schema: 'route.contact-today/1',
      ...centreFields(moment, words),
      weeks,
      total: { due: sum('due'), 'not-reached': sum('not-reached'), 'red-flag': sum('red-flag') },
      colleges: list.byCollege.map(({ college, counts }) => ({ college, ...counts })),
    },
    official: null,
    restricted: () => ({
      name: `Звонки на ${asOf}`,
      title: `С кем связаться ${russianDate(asOf)}`,
      outputClass: 'restricted',
      sheets: [planCallSheet(list, words), ...planUnfoundSheet(words, asOf)],
    }),
  };
}
