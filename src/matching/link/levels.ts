import type { LinkField } from '../../domain/person-link.ts';

/** Fields that are compared, in the order of an explanation. */
export const FIELDS = [
  'snils',
  'surname',
  'name',
  'patronymic',
  'birth-date',
  'studies',
] as const satisfies readonly LinkField[];

/** One of {@link FIELDS}. */
export type ComparedField = (typeof FIELDS)[number];

/** How far two values agree, the closest first, with the words of an explanation. `missing` = one side states nothing. */
export const LEVELS = {
  snils: { same: 'СНИЛС совпадает', different: 'СНИЛС разные', missing: 'СНИЛС не указан' },
  surname: {
    same: 'фамилия совпадает',
    form: 'фамилия в другом роде или написании',
    part: 'одна часть двойной фамилии совпадает',
    typo: 'фамилия: опечатка в одной букве',
    typos: 'фамилия: опечатки в двух буквах',
    different: 'фамилии разные',
    missing: 'фамилия не указана',
  },
  name: {
    same: 'имя совпадает',
    variant: 'имя в другом написании',
    swapped: 'имя и фамилия переставлены',
    initial: 'имя сокращено',
    typo: 'имя: опечатка',
    different: 'имена разные',
    missing: 'имя не указано',
  },
  patronymic: {
    same: 'отчество совпадает',
    form: 'отчество в другом роде или написании',
    initial: 'отчество сокращено',
    typo: 'отчество: опечатка',
    different: 'отчества разные',
    missing: 'отчество не указано',
  },
  'birth-date': {
    same: 'дата рождения совпадает',
    typo: 'дата рождения: опечатка в одной цифре или переставлены день и месяц',
    near: 'дата рождения: не сходится день, месяц или год',
    different: 'даты рождения разные',
    missing: 'дата рождения не указана',
  },
  studies: {
    group: 'те же колледж и группа',
    programme: 'те же колледж и программа',
    'other-group': 'те же колледж и программа, другая группа',
    college: 'тот же колледж',
    different: 'колледжи разные',
    missing: 'колледж не указан',
  },
} as const satisfies Record<ComparedField, Record<string, string>>;

/** A level of a field. */
export type Level<F extends ComparedField> = keyof (typeof LEVELS)[F] & string;

/** The levels of one pair. */
export type Levels = { readonly [F in ComparedField]: Level<F> };
