import { russianDate } from '../../domain/iso-date.ts';
import type { FlagResult } from '../../matching/flag/flag-result.ts';
import { dateCell, type SheetPlan } from '../sheet-plan.ts';
import { unlessEmpty } from '../unless-empty.ts';
import { type FlagWords, PERSON_COLUMNS, personCells, WORK_COLUMNS } from './person-cells.ts';

/** «Отдельные треки»: conscription, childcare, further study; work of another kind, never points. */
export function planTrackSheet(result: FlagResult, words: FlagWords): SheetPlan {
  const rows = result.tracks.map(({ graduate, college, track, action, owner, due }) => ({
    key: `person ${graduate.id} ${track}`,
    cells: {
      track,
      ...personCells(graduate, college, words),
      until: dateCell(graduate.circumstances.serviceEnds ?? graduate.status?.until ?? null),
      action,
      owner,
      due: dateCell(due),
    },
  }));
  return {
    name: 'Отдельные треки',
    title: 'Призыв, уход за ребёнком, продолжение обучения',
    subtitle: [
      `${words.region}, по данным на ${russianDate(result.asOf)}`,
      'Эти обстоятельства баллов риска не дают',
    ],
    freezeColumns: 3,
    blocks: [
      unlessEmpty(rows, 'Выпускников на отдельных треках нет.', {
        kind: 'table',
        id: 'tracks',
        columns: [
          { key: 'track', header: 'Трек', width: 20, format: 'text' },
          ...PERSON_COLUMNS,
          { key: 'until', header: 'Окончание, если известно', width: 13, format: 'date' },
          ...WORK_COLUMNS,
        ],
        rows,
      }),
    ],
  };
}
