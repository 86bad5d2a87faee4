import type { Graduate } from '../../domain/graduate.ts';
import type { SpoRef } from '../../domain/spo-code.ts';
import type { StatusKind } from '../../domain/status.ts';
import type { CellPlan, ColumnPlan } from '../sheet-plan.ts';

/** Words the planner cannot know by itself. */
export interface FlagWords {
  readonly region: string;
  readonly specialtyName: (ref: SpoRef) => string | null;
  /** Russian name of a status, «нет данных» for null. */
  readonly statusLabel: (kind: StatusKind | null) => string;
}

/** Columns that say who the graduate is. */
export const PERSON_COLUMNS: readonly ColumnPlan[] = [
  { key: 'college', header: 'Колледж', width: 26, format: 'text' },
  { key: 'person', header: 'Фамилия, имя, отчество', width: 24, format: 'text' },
  { key: 'group', header: 'Группа', width: 10, format: 'text' },
  { key: 'specialty', header: 'Профессия, специальность', width: 26, format: 'text' },
  { key: 'status', header: 'Статус', width: 20, format: 'text' },
];

/** Columns that say what is to be done. */
export const WORK_COLUMNS: readonly ColumnPlan[] = [
  { key: 'action', header: 'Что сделать', width: 28, format: 'text' },
  { key: 'owner', header: 'Кто', width: 18, format: 'text' },
  { key: 'due', header: 'Срок', width: 11, format: 'date' },
];

/** Cells of {@link PERSON_COLUMNS}. */
export function personCells(
  graduate: Graduate,
  college: string | null,
  words: FlagWords,
): Readonly<Record<string, CellPlan>> {
  const { person, specialty } = graduate;
  const name = specialty === null ? null : words.specialtyName(specialty);
  return {
    college: college ?? 'не указан',
    person: [person.surname, person.name, person.patronymic].filter((part) => part !== null).join(' '),
    group: graduate.group,
    specialty:
      specialty === null ? 'не указана' : name === null ? specialty.code : `${specialty.code} ${name}`,
    status: words.statusLabel(graduate.status?.kind ?? null),
  };
}
