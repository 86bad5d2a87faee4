import type { Graduate } from '../../domain/graduate.ts';
import { formatSnils } from '../../domain/identifiers.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import type { RegisterDefinition, RegisterField } from '../../domain/register.ts';
import { compareRussian } from '../../domain/russian.ts';
import { type CellPlan, type ColumnPlan, dateCell, type RowPlan, type WorkbookPlan } from '../sheet-plan.ts';

const BLANK_ROWS = 60;
const USUAL_WIDTH = 16;
/** Excel keeps a list typed into a validation only up to so many characters. */
const LONGEST_LIST = 255;

/** What a template of a register is made of. */
export interface RegisterTemplateInputs {
  readonly definition: RegisterDefinition;
  readonly region: string;
  readonly asOf: IsoDate;
  /** Of registers about graduates: the persons written in beforehand; empty = none, and the template holds nobody. */
  readonly graduates: readonly Graduate[];
}

const PERSON_COLUMNS: readonly ColumnPlan[] = [
  { key: 'fullName', header: 'Фамилия, имя, отчество', width: 32, format: 'text' },
  { key: 'birthDate', header: 'Дата рождения', width: 13, format: 'date' },
  { key: 'snils', header: 'СНИЛС', width: 15, format: 'text' },
  { key: 'college', header: 'Колледж', width: 28, format: 'text' },
  { key: 'group', header: 'Группа', width: 12, format: 'text' },
];

/** The workbook a register is filled in: its columns with lists to choose from, and a sheet that explains them. */
export function planRegisterTemplate(inputs: RegisterTemplateInputs): WorkbookPlan {
  const { definition, region, asOf, graduates } = inputs;
  const { title, about, fields } = definition;
  const heading = title.charAt(0).toUpperCase() + title.slice(1);
  const people = about === 'graduate' ? [...graduates].sort(byCollegeAndName).map(personRow) : [];
  const blank = Array.from(
    { length: BLANK_ROWS },
    (_, at): RowPlan => ({ key: `blank-${at + 1}`, cells: {} }),
  );
  const isNamed = people.length > 0;
  return {
    name: `Шаблон ${asOf}, ${title}`,
    title: heading,
    outputClass: isNamed ? 'restricted' : 'official',
    sheets: [
      {
        name: sheetName(heading),
        title: heading,
        subtitle: [`${region}. Заполните строки и загрузите книгу: route import ФАЙЛ`],
        freezeColumns: about === 'graduate' ? 1 : 0,
        blocks: [
          {
            kind: 'table',
            id: definition.name,
            columns: [
              ...(about === 'graduate' ? PERSON_COLUMNS : []),
              ...Object.entries(fields).map(([key, field]) => columnOf(key, field)),
            ],
            rows: [...people, ...blank],
          },
        ],
      },
      {
        name: 'Как заполнять',
        title: 'Как заполнять',
        subtitle: [],
        blocks: [{ kind: 'text', lines: Object.values(fields).map(explain) }],
      },
    ],
  };
}

function columnOf(key: string, field: RegisterField): ColumnPlan {
  const labels = (field.choices ?? []).map(({ label }) => label);
  const offers = field.type === 'yes-no' ? ['да', 'нет'] : field.type === 'choice' ? labels : [];
  const fits =
    offers.length > 0 &&
    offers.join(',').length <= LONGEST_LIST &&
    offers.every((label) => !label.includes(','));
  return {
    key,
    header: field.header,
    width: field.width ?? USUAL_WIDTH,
    format: field.type === 'day' ? 'date' : field.type === 'count' ? 'integer' : 'text',
    ...(fits ? { choices: offers } : {}),
  };
}

function personRow(graduate: Graduate): RowPlan {
  const { person, birthDate, snils, college, group } = graduate;
  const cells: Record<string, CellPlan> = {
    fullName: [person.surname, person.name, person.patronymic].filter((part) => part !== null).join(' '),
    birthDate: dateCell(birthDate),
    snils: snils === null ? null : formatSnils(snils),
    college,
    group,
  };
  return { key: `person-${graduate.id}`, cells };
}

function byCollegeAndName(a: Graduate, b: Graduate): number {
  return (
    compareRussian(a.college ?? '\uffff', b.college ?? '\uffff') ||
    compareRussian(a.group ?? '\uffff', b.group ?? '\uffff') ||
    compareRussian(a.person.surname, b.person.surname) ||
    compareRussian(a.person.name, b.person.name) ||
    a.id - b.id
  );
}

const TAKES: Readonly<Record<RegisterField['type'], string>> = {
  text: 'текст',
  day: 'дата ДД.ММ.ГГГГ',
  count: 'целое число',
  money: 'сумма в рублях',
  'yes-no': 'да или нет',
  choice: 'одно значение из списка',
  choices: 'одно или несколько значений через «;»',
  inn: 'ИНН из 10 или 12 цифр',
  programme: 'код и наименование профессии, специальности СПО',
  college: 'название колледжа',
};

function explain(field: RegisterField): string {
  const labels = (field.choices ?? []).map(({ label }) => label).join('; ');
  const parts = [
    `${field.header}: ${TAKES[field.type]}${labels === '' ? '' : ` (${labels})`}${field.required ? ', обязательно' : ''}.`,
    field.help ?? '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}

/** Excel allows 31 characters and none of `[]:*?/\`. */
function sheetName(title: string): string {
  return title
    .replaceAll(/[[\]:*?/\\]/g, ' ')
    .slice(0, 31)
    .trim();
}
