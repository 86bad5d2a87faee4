import {
  type GraduateRecord,
  NO_CATEGORIES,
  NO_CIRCUMSTANCES,
  NO_INTENTIONS,
  type TargetContract,
} from '../domain/graduate.ts';
import { bareStatus } from '../domain/status.ts';

type NestedField =
  | 'person'
  | 'cohort'
  | 'specialty'
  | 'targetContract'
  | 'status'
  | 'categories'
  | 'intentions'
  | 'circumstances';

/** Fields of a record that are values of their own, in the order they are stored. */
const PLAIN: Omit<GraduateRecord, NestedField> = {
  birthDate: null,
  snils: null,
  college: null,
  qualification: null,
  group: null,
  studyForm: null,
  funding: null,
  professionalitet: null,
  residence: null,
  consentDate: null,
};

const NO_CONTRACT: TargetContract = {
  number: null,
  date: null,
  employer: null,
  employerInn: null,
  employerOgrn: null,
  state: null,
};
const NO_STATUS = bareStatus('other');

/** Only what is stated: most rows state little, and a fold reads tens of thousands of them. */
type Facts = Pick<GraduateRecord, 'person' | 'cohort'> & {
  readonly [Field in keyof GraduateRecord]?: Partial<NonNullable<GraduateRecord[Field]>>;
};

/** The content of a record as stored: a fixed order of fields, so that equal records are equal texts. */
export function encodeRecord(record: GraduateRecord): string {
  const { person, cohort, specialty, targetContract, status, intentions } = record;
  const pay = intentions.expectedPay;
  return JSON.stringify({
    person: { surname: person.surname, name: person.name, patronymic: person.patronymic },
    cohort,
    ...stated(record, PLAIN),
    specialty: specialty === null ? undefined : { code: specialty.code, edition: specialty.edition },
    targetContract: targetContract === null ? undefined : stated(targetContract, NO_CONTRACT),
    status: status === null ? undefined : stated(status, NO_STATUS),
    categories: unlessEmpty(stated(record.categories, NO_CATEGORIES)),
    intentions: unlessEmpty({
      ...stated(intentions, NO_INTENTIONS),
      ...(pay === null ? {} : { expectedPay: { min: pay.min, max: pay.max, period: pay.period } }),
    }),
    circumstances: unlessEmpty(stated(record.circumstances, NO_CIRCUMSTANCES)),
  });
}

/** The record behind a stored content; only {@link encodeRecord} writes it, so it is trusted. */
export function decodeRecord(content: string): GraduateRecord {
  const facts = JSON.parse(content) as Facts;
  return {
    ...PLAIN,
    specialty: null,
    ...facts,
    targetContract: facts.targetContract === undefined ? null : { ...NO_CONTRACT, ...facts.targetContract },
    status: facts.status === undefined ? null : { ...NO_STATUS, ...facts.status },
    categories: facts.categories === undefined ? NO_CATEGORIES : { ...NO_CATEGORIES, ...facts.categories },
    intentions: facts.intentions === undefined ? NO_INTENTIONS : { ...NO_INTENTIONS, ...facts.intentions },
    circumstances:
      facts.circumstances === undefined ? NO_CIRCUMSTANCES : { ...NO_CIRCUMSTANCES, ...facts.circumstances },
  } as GraduateRecord;
}

/** The fields of `template` that are not null in `value`, in the order of the template. */
function stated<T extends object>(value: NoInfer<T>, template: T): Partial<T> {
  const result: Partial<T> = {};
  for (const field in template) if (value[field] !== null) result[field] = value[field];
  return result;
}

function unlessEmpty<T extends object>(value: T): T | undefined {
  for (const _ in value) return value;
  return undefined;
}
