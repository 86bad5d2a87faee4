import type { Graduate } from '../../domain/graduate.ts';
import { formatSnils } from '../../domain/identifiers.ts';
import { type IsoDate, russianDate } from '../../domain/iso-date.ts';
import { compareRussian } from '../../domain/russian.ts';
import type { SpoRef } from '../../domain/spo-code.ts';
import { STATUS_CHOICES, statusChoice, UNKNOWN_STATUS } from './status-choices.ts';
import { templateHelp } from './template-help.ts';
import type { TemplateColumn, TemplatePlan, TemplateRow, TemplateValue } from './template-plan.ts';

/** What a template is made of. */
export interface TemplateInputs {
  readonly college: string;
  readonly region: string;
  readonly cohort: number;
  readonly asOf: IsoDate;
  readonly due: string;
  /** Of this college and cohort; their order does not matter. */
  readonly graduates: readonly Graduate[];
  /** Programmes of the college besides those of its graduates. */
  readonly programmes: readonly SpoRef[];
  readonly programmeName: (ref: SpoRef) => string | null;
}

/** Excel and exceljs both slow down on longer validated ranges. */
const MOST_VALIDATED_ROWS = 2000;
const SPARE_ROWS = 40;

const column = (
  key: TemplateColumn['key'],
  header: string,
  width: number,
  input: TemplateColumn['input'],
  identity = false,
): TemplateColumn => ({ key, header, width, input, identity });

/** Columns of the template, in order. */
export const TEMPLATE_COLUMNS: readonly TemplateColumn[] = [
  column('number', '№ п/п', 6, 'text', true),
  column('surname', 'Фамилия', 17, 'text', true),
  column('name', 'Имя', 13, 'text', true),
  column('patronymic', 'Отчество', 17, 'text', true),
  column('birthDate', 'Дата рождения', 11, 'birth-day', true),
  column('snils', 'СНИЛС', 14, 'text', true),
  column('group', 'Группа', 10, 'text'),
  column('programme', 'Код и наименование профессии, специальности', 36, 'programme'),
  column('status', 'Статус выпускника', 28, 'status'),
  column('inSpecialty', 'Трудоустройство по специальности', 15, 'yes-no'),
  column('employer', 'Место работы', 24, 'text'),
  column('employerInn', 'ИНН работодателя', 14, 'digits'),
  column('position', 'Должность', 18, 'text'),
  column('since', 'Дата трудоустройства', 15, 'day'),
  column('until', 'Дата увольнения', 11, 'day'),
  column('reason', 'Причина нетрудоустройства', 20, 'text'),
  column('consentDate', 'Дата согласия на передачу данных', 13, 'day'),
];

/** The workbook of one college: its graduates with what is known of them, by group and name. */
export function planTemplate(inputs: TemplateInputs): TemplatePlan {
  const { college, region, cohort, asOf, due, graduates, programmeName } = inputs;
  const label = (ref: SpoRef) => [ref.code, programmeName(ref)].filter((part) => part !== null).join(' ');
  const programmes = new Set([
    ...graduates.flatMap(({ specialty }) => (specialty === null ? [] : [label(specialty)])),
    ...inputs.programmes.map(label),
  ]);
  const rows = [...graduates].sort(byGroupAndName).map((graduate, at) => rowOf(graduate, at + 1, label));
  return {
    college,
    region,
    cohort,
    asOf,
    due,
    columns: TEMPLATE_COLUMNS,
    rows,
    spareRows: Math.max(10, Math.min(SPARE_ROWS, MOST_VALIDATED_ROWS - rows.length)),
    statuses: [...STATUS_CHOICES.map((choice) => choice.label), UNKNOWN_STATUS],
    programmes: [...programmes].sort(compareRussian),
    help: templateHelp({ asOf: russianDate(asOf), due }),
  };
}

function byGroupAndName(a: Graduate, b: Graduate): number {
  return (
    compareRussian(a.group ?? '\uffff', b.group ?? '\uffff') ||
    compareRussian(a.person.surname, b.person.surname) ||
    compareRussian(a.person.name, b.person.name) ||
    compareRussian(a.person.patronymic ?? '', b.person.patronymic ?? '') ||
    a.id - b.id
  );
}

function rowOf(graduate: Graduate, number: number, programme: (ref: SpoRef) => string): TemplateRow {
  const { person, status } = graduate;
  return {
    number: String(number),
    surname: person.surname,
    name: person.name,
    patronymic: person.patronymic,
    birthDate: dayValue(graduate.birthDate),
    snils: graduate.snils === null ? null : formatSnils(graduate.snils),
    group: graduate.group,
    programme: graduate.specialty === null ? null : programme(graduate.specialty),
    status: statusChoice(status),
    inSpecialty: status?.inSpecialty == null ? null : status.inSpecialty ? 'да' : 'нет',
    employer: status?.employer ?? null,
    employerInn: status?.employerInn ?? null,
    position: status?.position ?? null,
    since: dayValue(status?.since ?? null),
    until: dayValue(status?.until ?? null),
    reason: status?.reason ?? null,
    consentDate: dayValue(graduate.consentDate),
  };
}

function dayValue(day: IsoDate | null): TemplateValue {
  return day === null ? null : { day };
}
