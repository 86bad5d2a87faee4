import type { Inn, Snils } from './identifiers.ts';
import type { IsoDate } from './iso-date.ts';
import type { PersonName } from './person-name.ts';
import type { SpoRef } from './spo-code.ts';

/** One of the answers a column allows: the value kept, the label of the template, other ways to write it. */
export interface RegisterChoice {
  readonly value: string;
  readonly label: string;
  readonly also?: readonly string[];
}

/**
 * What a column holds: `count` is a whole number from 0, `money` roubles, `choices` several answers in one cell, separated by `;`,
 * a comma or a line end.
 */
type RegisterFieldType =
  | 'text'
  | 'day'
  | 'count'
  | 'money'
  | 'yes-no'
  | 'choice'
  | 'choices'
  | 'inn'
  | 'programme'
  | 'college';

/** A column of a register: its header in the template, the other headers it is known by, what it takes. */
export interface RegisterField {
  readonly header: string;
  readonly type: RegisterFieldType;
  /** A row without it is rejected. */
  readonly required?: true;
  /** Other whole headers, normalised: lower case, ё as е, no punctuation. */
  readonly also?: readonly string[];
  /** Sets of word beginnings, all of which must occur in the header. */
  readonly stems?: readonly string[];
  /** Word beginnings that forbid the stems. */
  readonly unless?: readonly string[];
  readonly choices?: readonly RegisterChoice[];
  /** Values are masked in findings. */
  readonly personal?: true;
  /** Characters. */
  readonly width?: number;
  /** A line of the template's help sheet. */
  readonly help?: string;
}

/**
 * A register (реестр, журнал): a plain table with fixed columns that a career centre keeps beside the lists of graduates. Written
 * as data; intake, store, template and listing work from the definition.
 */
export interface RegisterDefinition {
  readonly name: string;
  /** «поручения центрам карьеры»: names the kind on the screen and in the template. */
  readonly title: string;
  /** `graduate`: every row is about one graduate and names the person. */
  readonly about: 'graduate' | 'other';
  readonly fields: Readonly<Record<string, RegisterField>>;
  /** Groups of fields: a table is this register when of every group at least one is among its columns. */
  readonly marks: readonly (readonly string[])[];
  /** Fields by which a later row restates an earlier one; of registers about graduates the person is part of the key. */
  readonly key: readonly string[];
}

/** The person a row of a register names, as the source writes it. */
export interface RegisterPerson {
  readonly person: PersonName;
  readonly birthDate: IsoDate | null;
  readonly snils: Snils | null;
  readonly college: string | null;
  readonly group: string | null;
}

/** A value of a register, by the type of its field. */
export type RegisterValue = string | number | boolean | readonly string[] | SpoRef;

/** A usable row as intake reads it. */
export interface RegisterRecord {
  /** null in registers that are not about graduates. */
  readonly person: RegisterPerson | null;
  /** By field; null = nothing stated. */
  readonly values: Readonly<Record<string, RegisterValue | null>>;
}

type FieldValue<Field extends RegisterField> = Field extends { readonly type: 'day' }
  ? IsoDate
  : Field extends { readonly type: 'count' | 'money' }
    ? number
    : Field extends { readonly type: 'yes-no' }
      ? boolean
      : Field extends {
            readonly type: 'choice';
            readonly choices: readonly { readonly value: infer V extends string }[];
          }
        ? V
        : Field extends {
              readonly type: 'choices';
              readonly choices: readonly { readonly value: infer V extends string }[];
            }
          ? readonly V[]
          : Field extends { readonly type: 'inn' }
            ? Inn
            : Field extends { readonly type: 'programme' }
              ? SpoRef
              : string;

/** The values of a row of this register. */
export type RegisterValues<Definition extends RegisterDefinition> = {
  readonly [Key in keyof Definition['fields']]: Definition['fields'][Key] extends { readonly required: true }
    ? FieldValue<Definition['fields'][Key]>
    : FieldValue<Definition['fields'][Key]> | null;
};

/** A row of this register as the workspace knows it. */
export interface RegisterRow<Definition extends RegisterDefinition = RegisterDefinition> {
  readonly person: RegisterPerson | null;
  readonly values: RegisterValues<Definition>;
  /** The day the source speaks of. */
  readonly asOf: IsoDate;
  readonly source: { readonly file: string; readonly sheet: string | null; readonly row: number | null };
}

/** States a register; the literal types of its fields give the types of its values. */
export function defineRegister<const Definition extends RegisterDefinition>(
  definition: Definition,
): Definition {
  return definition;
}
