import type { Graduate } from '../../domain/graduate.ts';
import { INTENTS, type Intent } from '../../domain/intent.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import type { CollegeOf } from '../tracking/graduate-row.ts';
import { groupBy } from '../tracking/group-by.ts';
import { hasAnswered, intentOf, isSettled } from './intent.ts';
import { type DayOfGraduates, type IntentChange, intentChanges } from './intent-changes.ts';

/** Pay expected a month, roubles; null below the least number of answers. */
interface ExpectedPay {
  readonly answers: number;
  readonly quarter: number | null;
  readonly median: number | null;
  readonly threeQuarters: number | null;
}

/** Answers of a group. `intents` holds every intent; with `settled` and `silent` they make `graduates`. */
export interface SurveyCounts {
  readonly graduates: number;
  readonly answered: number;
  readonly intents: Readonly<Record<Intent, number>>;
  /** Stated no intent and have an occupation already. */
  readonly settled: number;
  /** Nothing is known of what they mean to do. */
  readonly silent: number;
  readonly relocate: { readonly yes: number; readonly no: number };
  readonly pay: ExpectedPay;
}

/** Results of surveys on a day. */
export interface SurveyReport {
  readonly asOf: IsoDate;
  readonly total: SurveyCounts;
  readonly byCollege: readonly { readonly label: string; readonly counts: SurveyCounts }[];
  readonly byProgramme: readonly { readonly label: string; readonly counts: SurveyCounts }[];
  /** By college, in the order given: nothing answered to any survey. Without those who are settled. */
  readonly unanswered: readonly { readonly graduate: Graduate; readonly college: string }[];
  readonly changes: readonly IntentChange[];
  /** First and last of the days compared. */
  readonly compared: { readonly from: IsoDate; readonly to: IsoDate } | null;
}

/** Fewer answers than this give no median: a reader could tell whose it is. */
const LEAST_PAYS = 5;

/**
 * What graduates mean to do, by college and programme, who has not answered and who has changed their mind.
 * @param days from the oldest to the newest; the last is the day reported
 */
export function surveyResults(
  days: readonly DayOfGraduates[],
  collegeOf: CollegeOf,
  programmeOf: (graduate: Graduate) => string,
  asOf: IsoDate,
): SurveyReport {
  const graduates = days.at(-1)?.graduates ?? [];
  const rows = (name: (graduate: Graduate) => string) =>
    groupBy(graduates, name).map(([label, group]) => ({ label, counts: countAnswers(group) }));
  const first = days[0];
  return {
    asOf,
    total: countAnswers(graduates),
    byCollege: rows(collegeOf),
    byProgramme: rows(programmeOf),
    unanswered: groupBy(
      graduates.filter((graduate) => !hasAnswered(graduate) && !isSettled(graduate)),
      collegeOf,
    ).flatMap(([college, group]) => group.map((graduate) => ({ graduate, college }))),
    changes: intentChanges(days),
    compared: first === undefined || days.length < 2 ? null : { from: first.day, to: asOf },
  };
}

function countAnswers(graduates: readonly Graduate[]): SurveyCounts {
  const intents = graduates.map(intentOf);
  const without = graduates.filter((_, at) => intents[at] === null);
  const relocate = graduates.map(({ intentions }) => intentions.relocate);
  return {
    graduates: graduates.length,
    answered: graduates.filter(hasAnswered).length,
    intents: Object.fromEntries(
      INTENTS.map(({ key }) => [key, intents.filter((intent) => intent === key).length]),
    ) as Record<Intent, number>,
    settled: without.filter(isSettled).length,
    silent: without.filter((graduate) => !isSettled(graduate)).length,
    relocate: {
      yes: relocate.filter((answer) => answer === true).length,
      no: relocate.filter((answer) => answer === false).length,
    },
    pay: expectedPay(graduates),
  };
}

function expectedPay(graduates: readonly Graduate[]): ExpectedPay {
  const pays = graduates
    .flatMap(({ intentions }) => {
      const pay = intentions.expectedPay;
      return pay?.period === 'month' ? (pay.min ?? pay.max ?? []) : [];
    })
    .sort((a, b) => a - b);
  const at = (share: number) =>
    pays.length < LEAST_PAYS ? null : (pays[Math.floor((pays.length - 1) * share)] ?? null);
  return { answers: pays.length, quarter: at(0.25), median: at(0.5), threeQuarters: at(0.75) };
}
