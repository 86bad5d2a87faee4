import type { GraduateRecord } from './graduate.ts';
import type { PersonName } from './person-name.ts';

/** What one row states that can tell who it is about. */
export type PersonIdentity = Pick<
  GraduateRecord,
  'person' | 'birthDate' | 'snils' | 'cohort' | 'college' | 'specialty' | 'group'
>;

/** A person of the workspace with everything earlier records stated of who that is. */
export interface KnownPerson {
  readonly id: number;
  readonly identities: readonly PersonIdentity[];
}

/**
 * Why a row was taken for a known person. `probabilistic` = no rule of equal values, but the sum of the evidence (a typing error, a
 * lost patronymic, a changed surname); `none` = nobody known fits, so it is a new one.
 */
export type LinkBasis = 'snils' | 'name-and-birth-date' | 'name-and-studies' | 'probabilistic' | 'none';

/** What two descriptions of a person are compared by; `prior` = the chance that two people taken at random are one. */
export type LinkField = 'prior' | 'snils' | 'surname' | 'name' | 'patronymic' | 'birth-date' | 'studies';

/** One reason for or against a link. */
export interface LinkPart {
  readonly field: LinkField;
  /** In Russian, without personal values: «дата рождения: опечатка в одной цифре». */
  readonly label: string;
  /** Weight of the evidence, log₂ of a likelihood ratio; positive speaks for one person. */
  readonly bits: number;
}

/** A known person who may be the person of a row; a reviewer decides. */
export interface LinkCandidate {
  readonly personId: number;
  /** Sum of the parts: log₂ of the odds that the two are one person. */
  readonly bits: number;
  readonly parts: readonly LinkPart[];
  /** Why it was not linked at once, in Russian, without personal values. */
  readonly reason: string;
}

/** What the linker cannot see in the rows. */
export interface LinkContext {
  /** Number of known persons of the cohort; a small file among many known persons needs more evidence. */
  readonly population?: number;
}

/** Who one row is about. */
export interface LinkDecision {
  /** null = a person not known before. */
  readonly personId: number | null;
  readonly basis: LinkBasis;
  /**
   * True when a known person has the same СНИЛС but is somebody else by name and birth date, or the row was linked to another by
   * them: one of the two numbers is wrong.
   */
  readonly conflict: boolean;
  /** Present for a linked row: log₂ of the odds, and its parts. */
  readonly bits?: number;
  readonly parts?: readonly LinkPart[];
  /** Present for a row that was not linked though somebody known may be its person: the likeliest first, none empty. */
  readonly review?: readonly LinkCandidate[];
}

/** Decides who the rows of one file are about. Pure: the same rows and candidates give the same decisions. */
export interface PersonLinker {
  /** The form of a name under which persons are filed and found: equal for spellings that mean one name. */
  nameKey(person: PersonName): string;
  /**
   * Keys under which a person is filed and found; two descriptions that may be one person share at least one. Each key holds the
   * cohort. A linker that offers them wants as candidates everybody who shares any key with the row.
   */
  blockKeys?(row: PersonIdentity): readonly string[];
  /**
   * One decision a row, in the order of the rows; two rows never get the same known person.
   * @param candidatesOf known persons of the row's cohort who share its СНИЛС, its name key or one of its block keys, sorted by id
   */
  linkRows(
    rows: readonly PersonIdentity[],
    candidatesOf: (row: PersonIdentity) => readonly KnownPerson[],
    context?: LinkContext,
  ): readonly LinkDecision[];
}
