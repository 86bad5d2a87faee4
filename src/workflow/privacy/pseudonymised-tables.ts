import type { Graduate } from '../../domain/graduate.ts';
import { yearOf } from '../../domain/iso-date.ts';
import type { RegisterDefinition, RegisterRow, RegisterValue } from '../../domain/register.ts';
import type { StatusKind } from '../../domain/status.ts';
import { type Generalised, generalise, type QuasiIdentifiers } from './generalise.ts';

/** A table to write: no names, no free text. */
interface PseudonymisedTable {
  readonly name: 'graduates' | 'statuses' | 'referrals';
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** What the tables are made of. */
export interface PseudonymisedInput {
  readonly graduates: readonly Graduate[];
  readonly municipalityOf: (graduate: Graduate) => string | null;
  /** Known name of the college. */
  readonly collegeOf: (graduate: Graduate) => string | null;
  readonly pseudonymOf: (graduate: Graduate) => string;
  /** Rows of registers with the graduate they are about. */
  readonly referrals: readonly {
    readonly definition: RegisterDefinition;
    readonly row: RegisterRow;
    readonly graduate: Graduate;
  }[];
  readonly k: number;
}

/** Tables and what was given up for them. */
export interface PseudonymisedTables {
  readonly tables: readonly PseudonymisedTable[];
  readonly generalised: Generalised<Graduate>;
  /** Values of special kinds given as «other»: death, grave illness, custody. */
  readonly hiddenStatuses: number;
}

/** Statuses that may not be told of single people, even without names. */
const SPECIAL: ReadonlySet<StatusKind> = new Set(['death-or-grave-illness', 'custody']);

/**
 * Tables without names: people under pseudonyms, quasi-identifiers generalised, days as months, only values from fixed lists. Rows
 * go by pseudonym, so that their order tells nothing of the lists they came from. Pure.
 */
export function pseudonymisedTables(input: PseudonymisedInput): PseudonymisedTables {
  const quasiOf = (graduate: Graduate): QuasiIdentifiers => ({
    cohort: graduate.cohort,
    birthYear: graduate.birthDate === null ? null : yearOf(graduate.birthDate),
    municipality: input.municipalityOf(graduate),
    college: input.collegeOf(graduate),
    programme: graduate.specialty?.code ?? null,
  });
  const generalised = generalise(input.graduates, quasiOf, input.k);
  const shown = new Map(generalised.rows.map(({ row, shown: values }) => [row.id, values]));
  const published = generalised.rows.map(({ row }) => row);
  let hiddenStatuses = 0;
  const kindOf = (kind: StatusKind) => {
    if (!SPECIAL.has(kind)) return kind;
    hiddenStatuses++;
    return 'other';
  };
  const graduates = published.map((graduate) => {
    const { cohort, birthYear, municipality, college, programme } =
      shown.get(graduate.id) ?? quasiOf(graduate);
    return [
      input.pseudonymOf(graduate),
      cohort,
      birthYear ?? '',
      municipality ?? '',
      college ?? '',
      programme ?? '',
    ];
  });
  const statuses = published.flatMap((graduate) =>
    graduate.statusHistory.map(({ asOf, status }) => [
      input.pseudonymOf(graduate),
      monthOf(asOf),
      kindOf(status.kind),
      status.inSpecialty === null ? '' : status.inSpecialty ? 'yes' : 'no',
    ]),
  );
  const referrals = input.referrals
    .filter(({ graduate }) => shown.has(graduate.id))
    .flatMap(({ definition, row, graduate }) =>
      listedValues(definition, row).map(([field, value]) => [
        input.pseudonymOf(graduate),
        definition.name,
        field,
        value,
      ]),
    );
  return {
    generalised,
    hiddenStatuses,
    tables: [
      {
        name: 'graduates',
        columns: ['id', 'cohort', 'birth_year', 'municipality', 'college', 'programme'],
        rows: sorted(graduates),
      },
      { name: 'statuses', columns: ['id', 'month', 'status', 'in_specialty'], rows: sorted(statuses) },
      { name: 'referrals', columns: ['id', 'register', 'field', 'value'], rows: sorted(referrals) },
    ],
  };
}

/** Values that come from fixed lists, and months of days: nothing anybody typed. */
function listedValues(
  { fields }: RegisterDefinition,
  { values }: { readonly values: Readonly<Record<string, RegisterValue | null>> },
): readonly (readonly [string, string])[] {
  return Object.entries(fields).flatMap(([name, { type }]): readonly (readonly [string, string])[] => {
    const value: RegisterValue | null = values[name] ?? null;
    if (value === null) return [];
    if (type === 'day') return [[name, monthOf(String(value))]];
    if (type === 'yes-no') return [[name, value === true ? 'yes' : 'no']];
    if (type === 'choice') return [[name, String(value)]];
    return type === 'choices' && Array.isArray(value)
      ? value.map((each) => [name, String(each)] as const)
      : [];
  });
}

function monthOf(day: string): string {
  return day.slice(0, 7);
}

function sorted(rows: readonly (readonly (string | number)[])[]): readonly (readonly (string | number)[])[] {
  const keyed = rows.map((row) => ({ row, key: JSON.stringify(row) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ row }) => row);
}
