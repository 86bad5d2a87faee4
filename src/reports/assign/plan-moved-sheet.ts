import type { Graduate } from '../../domain/graduate.ts';
import { DECLINE_REASONS, REFERRAL_STATE_LABEL } from '../../domain/referral.ts';
import { counted } from '../../domain/russian.ts';
import { cleanText } from '../../domain/text.ts';
import type { MovedReferral } from '../../matching/assign/assignment.ts';
import { dateCell, type SheetPlan } from '../sheet-plan.ts';
import { type AssignReport, headingOf } from './assign-report.ts';
import { movedText, openingText } from './assign-text.ts';
import { type People, personCells, personColumns } from './person-columns.ts';

/** «Что изменилось»: referrals that do not stand, and why. `graduates` by id tell who they are. */
export function planMovedSheet(
  report: AssignReport,
  graduates: ReadonlyMap<number, Graduate>,
  people: People,
): SheetPlan {
  const { moved, unmoved } = report.assignment;
  const own = moved.filter(({ graduateId }) => {
    const graduate = graduates.get(graduateId);
    return graduate !== undefined && people.includes(graduate);
  });
  return {
    name: 'Что изменилось',
    ...headingOf(
      report,
      'Какие направления изменились и почему',
      own.length === 0
        ? `Ни одно направление не изменилось; по региону в силе ${unmoved}.`
        : `${counted(own.length, 'направление', 'направления', 'направлений')}; без причины не меняется ни одно.`,
    ),
    freezeColumns: 1,
    blocks: [
      {
        kind: 'table',
        id: 'moved',
        columns: [
          ...personColumns(people),
          { key: 'before', header: 'Было', width: 36, format: 'text' },
          { key: 'state', header: 'Состояние', width: 13, format: 'text' },
          { key: 'since', header: 'С какого дня', width: 11, format: 'date' },
          { key: 'why', header: 'Почему изменилось', width: 40, format: 'text' },
          { key: 'after', header: 'Стало', width: 36, format: 'text' },
        ],
        rows: own.map((each) => movedRow(report, each, graduates.get(each.graduateId))),
      },
    ],
  };
}

function movedRow(report: AssignReport, moved: MovedReferral, graduate: Graduate | undefined) {
  const { before, after } = moved;
  return {
    key: `m${moved.graduateId}`,
    cells: {
      ...(graduate === undefined ? {} : personCells(report, graduate)),
      before: [cleanText(before.title), before.employer].filter((part) => part !== null).join(', '),
      state: REFERRAL_STATE_LABEL[before.state],
      since: dateCell(before.asOf),
      why: movedText(moved, DECLINE_REASONS),
      after: after === null ? 'нет места' : openingText(after),
    },
  };
}
