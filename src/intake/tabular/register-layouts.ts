import type { RegisterField } from '../../domain/register.ts';
import { REGISTER_NAMES, type RegisterName, registerDefinition } from '../../domain/registers.ts';
import { normaliseLabel } from '../../domain/text.ts';
import type { FieldSpec } from './field-spec.ts';
import { GRADUATE_FIELDS } from './fields/graduate-fields.ts';
import type { TableLayout } from './layouts.ts';

/** Columns that say which graduate a row is about. */
const PERSON_FIELDS: readonly FieldSpec[] = [
  'fullName',
  'surname',
  'givenName',
  'patronymic',
  'birthDate',
  'snils',
  'group',
  'college',
].flatMap(graduateField);

/** The layouts of all registers, made from their definitions. */
export const REGISTER_LAYOUTS: readonly TableLayout[] = REGISTER_NAMES.map(layoutOf);

function layoutOf(name: RegisterName): TableLayout {
  const { about, fields, marks } = registerDefinition(name);
  const own = Object.entries(fields).flatMap(([field, spec]) => specsOf(field, spec));
  const named = new Set(own.map(({ field }) => field));
  const ofPerson = about === 'graduate' ? PERSON_FIELDS.filter(({ field }) => !named.has(field)) : [];
  const person = [
    ['fullName', 'surname'],
    ['fullName', 'givenName'],
  ];
  return {
    kind: name,
    name: `register-${name}`,
    fields: [...own, ...ofPerson],
    needs: about === 'graduate' ? [...person, ...marks] : marks,
    columns: 2,
    notWith: [],
  };
}

function specsOf(field: string, spec: RegisterField): readonly FieldSpec[] {
  const own: FieldSpec = {
    field,
    exact: [normaliseLabel(spec.header), ...(spec.also ?? [])],
    stems: spec.stems ?? [],
    unless: spec.unless ?? [],
    personal: spec.personal ?? false,
  };
  if (spec.type === 'college') return [own, ...rename(graduateField('college'), field)];
  if (spec.type !== 'programme') return [own];
  return [
    own,
    ...rename(graduateField('specialtyCode'), `${field}Code`),
    ...rename(graduateField('specialtyName'), `${field}Name`),
  ];
}

function graduateField(field: string): readonly FieldSpec[] {
  return GRADUATE_FIELDS.filter((spec) => spec.field === field);
}

function rename(specs: readonly FieldSpec[], field: string): readonly FieldSpec[] {
  return specs.map((spec) => ({ ...spec, field }));
}
