import type { Inn, Ogrn } from './identifiers.ts';
import type { SpoRef } from './spo-code.ts';

/** A college (образовательная организация СПО) from the user's reference table. */
export interface College {
  readonly name: string;
  /** Other spellings seen in returns and lists. */
  readonly aliases: readonly string[];
  readonly inn: Inn | null;
  readonly settlement: string | null;
  readonly municipality: string | null;
  readonly email: string | null;
  /** *Профессионалитет* clusters the college belongs to, by industry name; empty when none. */
  readonly clusters: readonly string[];
  /** Programmes of the clusters; empty means all programmes of the college. */
  readonly clusterProgrammes: readonly SpoRef[];
}

/** An employer from the user's reference table; joined to adverts by ИНН. */
export interface Employer {
  readonly name: string;
  readonly inn: Inn | null;
  readonly ogrn: Ogrn | null;
  readonly okved: string | null;
  /** предприятие оборонно-промышленного комплекса */
  readonly defence: boolean | null;
  readonly priority: boolean | null;
  readonly settlement: string | null;
}

/** A promising industry of the region: a name and the ОКВЭД-2 prefixes it covers. */
export interface PromisingIndustry {
  readonly name: string;
  readonly okvedPrefixes: readonly string[];
}

/** A row of an official СПО list supplied by the user: overrides the shipped list. */
export interface SpoListRow {
  readonly ref: SpoRef;
  readonly name: string;
  readonly qualification: string | null;
}
