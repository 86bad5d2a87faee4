import type { Graduate } from '../../domain/graduate.ts';
import type { CellPlan, ColumnPlan } from '../sheet-plan.ts';
import type { AssignReport } from './assign-report.ts';

const PERSON: readonly ColumnPlan[] = [
  { key: 'person', header: 'Фамилия, имя, отчество', width: 22, format: 'text' },
  { key: 'college', header: 'Колледж', width: 22, format: 'text' },
  { key: 'group', header: 'Группа', width: 9, format: 'text' },
  { key: 'specialty', header: 'Профессия, специальность', width: 24, format: 'text' },
];

/** Whom the sheets are about: people of one college, whose name then needs no column, or all. */
export interface People {
  readonly ofCollege: boolean;
  readonly includes: (graduate: Graduate) => boolean;
}

/** Columns that say who it is. */
export function personColumns({ ofCollege }: People): readonly ColumnPlan[] {
  return PERSON.filter(({ key }) => !(ofCollege && key === 'college'));
}

/** Cells of the columns that say who it is. */
export function personCells(report: AssignReport, graduate: Graduate): Readonly<Record<string, CellPlan>> {
  const { person, college, group, specialty } = graduate;
  const name = specialty === null ? null : report.specialtyName(specialty);
  return {
    person: [person.surname, person.name, person.patronymic].filter((part) => part !== null).join(' '),
    college: report.collegeName(college) ?? 'не указан',
    group,
    specialty:
      specialty === null ? 'не указана' : name === null ? specialty.code : `${specialty.code} ${name}`,
  };
}
