import type { Graduate } from '../../domain/graduate.ts';
import type { RegisterDefinition, RegisterRow } from '../../domain/register.ts';

/** A row of a register with the graduate it is about. */
export interface GraduateRow<Definition extends RegisterDefinition> {
  readonly row: RegisterRow<Definition>;
  readonly graduate: Graduate;
}

/** The name a graduate's college is shown and counted under. */
export type CollegeOf = (graduate: Graduate) => string;
