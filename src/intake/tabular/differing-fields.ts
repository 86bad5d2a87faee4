import type { GraduateRecord } from '../../domain/graduate.ts';

/** Columns that may state a part of a record, the likeliest first. */
const COLUMNS_OF: Readonly<Record<string, readonly string[]>> = {
  person: ['fullName', 'surname', 'givenName', 'patronymic'],
  specialty: ['specialtyCode', 'specialtyName'],
  'status.kind': ['status', 'employer'],
  'status.since': ['since', 'serviceSince'],
  'status.studyWork': ['individualPlan', 'status'],
  'status.plannedAt': ['status'],
  'targetContract.number': ['targetNumber', 'hasTarget'],
  'targetContract.date': ['targetDate', 'hasTarget'],
  'targetContract.employer': ['targetEmployer', 'hasTarget'],
  'targetContract.employerInn': ['targetInn'],
  'targetContract.employerOgrn': ['targetOgrn'],
  'targetContract.state': ['targetState'],
  targetContract: ['hasTarget', 'targetEmployer', 'targetNumber'],
  categories: ['categories', 'health'],
  'intentions.worksInSpecialty': ['plansInSpecialty'],
};

/** Parts that are compared as wholes: their columns are many, and the first that is read stands for all. */
const WHOLE: ReadonlySet<string> = new Set(['person', 'specialty']);

/** Columns, by field, where two rows about one person may say different things, in the order of the record. */
export function differingFields(a: GraduateRecord, b: GraduateRecord): readonly string[] {
  return differences(a, b, '').flatMap((path) => {
    const [part = '', detail = ''] = path.split('.');
    const flags = path === 'status.kind' ? [a, b].flatMap(({ status }) => status?.kind ?? []) : [];
    return [
      ...(COLUMNS_OF[path] ?? []),
      ...flags.map((kind) => `status:${kind}`),
      detail === '' ? part : detail,
      ...(COLUMNS_OF[part] ?? []),
    ];
  });
}

function differences(a: object, b: object, prefix: string): readonly string[] {
  const left = new Map<string, unknown>(Object.entries(a));
  return Object.entries(b).flatMap(([field, value]: [string, unknown]) => {
    const other = left.get(field);
    const path = `${prefix}${field}`;
    if (JSON.stringify(other) === JSON.stringify(value)) return [];
    if (prefix !== '' || WHOLE.has(field)) return [path];
    if (typeof value !== 'object' || value === null || typeof other !== 'object' || other === null) {
      return [field === 'status' ? 'status.kind' : path];
    }
    return differences(other, value, `${field}.`);
  });
}
