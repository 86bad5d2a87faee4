import type { ReasonReport } from '../../monitoring/reasons/count-reasons.ts';
import type { CollegeOf } from '../../monitoring/tracking/graduate-row.ts';
import { PERSON_COLUMNS, personCells } from '../flags/person-cells.ts';
import type { SheetPlan } from '../sheet-plan.ts';
import { asOfLine, type CentreWords } from '../tracking/centre-words.ts';
import { unlessEmpty } from '../unless-empty.ts';

/** «По именам»: who, and the class of the reason; for individual work. Words people wrote stay in their source. */
export function planReasonPersons(
  { cases, asOf, rules }: ReasonReport,
  collegeOf: CollegeOf,
  words: CentreWords,
): SheetPlan {
  return {
    name: 'По именам',
    title: 'Кто не работает или работает не по специальности',
    subtitle: [asOfLine(words, asOf), 'Дословно причина стоит в журнале контактов и списках колледжа'],
    freezeColumns: 2,
    blocks: [
      unlessEmpty(cases, 'Таких выпускников нет.', {
        kind: 'table',
        id: 'persons',
        columns: [
          ...PERSON_COLUMNS,
          { key: 'gap', header: 'Что не так', width: 22, format: 'text' },
          { key: 'side', header: 'Группа причин', width: 22, format: 'text' },
          { key: 'reason', header: 'Причина', width: 26, format: 'text' },
        ],
        rows: cases.map(({ graduate, gap, reason }) => ({
          key: `person ${graduate.id}`,
          cells: {
            ...personCells(graduate, collegeOf(graduate), words),
            gap: gap === 'not-working' ? 'не работает' : 'работает не по специальности',
            side: reason === null ? 'не указана' : rules.sides[reason.side],
            reason: reason?.label ?? 'не указана',
          },
        })),
      }),
    ],
  };
}
