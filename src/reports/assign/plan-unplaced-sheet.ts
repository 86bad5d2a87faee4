import { counted } from '../../domain/russian.ts';
import type { SheetPlan } from '../sheet-plan.ts';
import { type AssignReport, headingOf } from './assign-report.ts';
import { helpText, openingText, unplacedText } from './assign-text.ts';
import { type People, personCells, personColumns } from './person-columns.ts';

/** «Кого не разместили и почему»: named people, the saturated places and the smallest step that helps. */
export function planUnplacedSheet(report: AssignReport, people: People): SheetPlan {
  const unplaced = report.assignment.persons.filter(
    ({ outcome, seeker }) => outcome === 'unplaced' && people.includes(seeker.graduate),
  );
  return {
    name: 'Кого не разместили и почему',
    ...headingOf(
      report,
      'Кому не нашлось места и что поможет',
      unplaced.length === 0
        ? 'Место нашлось каждому.'
        : `${counted(unplaced.length, 'человек', 'человека', 'человек')}. Причина доказана: другое распределение этим людям места не даст, не отняв его у тех, кто идёт не позже.`,
    ),
    freezeColumns: 1,
    blocks: [
      {
        kind: 'table',
        id: 'unplaced',
        columns: [
          ...personColumns(people),
          { key: 'why', header: 'Почему', width: 56, format: 'text' },
          { key: 'help', header: 'Что поможет', width: 46, format: 'text' },
          { key: 'watch', header: 'Где может освободиться место', width: 44, format: 'text' },
        ],
        rows: unplaced.map((match) => ({
          key: `u${match.seeker.graduate.id}`,
          cells: {
            ...personCells(report, match.seeker.graduate),
            why: unplacedText(match),
            help: helpText(match.helps),
            watch: match.alternatives.map(({ opening }, i) => `${i + 1}) ${openingText(opening)}`).join('\n'),
          },
        })),
      },
    ],
  };
}
