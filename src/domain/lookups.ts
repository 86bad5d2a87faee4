import type { FindingCode } from './finding.ts';
import type { SpoCode, SpoEdition, SpoRef } from './spo-code.ts';
import type { GeoPoint, RegionCode } from './territory.ts';

/** A programme of one list. `confirmed` is false where no source confirms the row (see its `sources`). */
export interface SpoProgramme {
  readonly ref: SpoRef;
  readonly name: string;
  /** Names the same (edition, code) carried before an amendment. */
  readonly formerNames: readonly string[];
  readonly type: 'profession' | 'specialty';
  readonly ugs: string;
  readonly qualifications: readonly string[];
  readonly confirmed: boolean;
  readonly sources: readonly string[];
}

/** Where an old programme went. `official` only when a published act or table says so. */
export interface SpoSuccession {
  readonly from: SpoRef;
  readonly to: SpoRef;
  readonly basis: 'official' | 'identical-name' | 'source-evidence' | 'name-similarity';
}

/** What a source says of a programme; every part may be missing. */
export interface ProgrammeQuery {
  readonly code: SpoCode | null;
  /** The cell as written when no СПО code could be read from it: an ОКПДТР code or a six-digit code of before 2013. */
  readonly codeText?: string | null;
  readonly name: string | null;
  readonly qualification: string | null;
  /** Year of graduation. */
  readonly year: number | null;
  /** The list the source or the user names. */
  readonly edition: SpoEdition | null;
}

/**
 * The programme meant by a {@link ProgrammeQuery}. `ref` is null when it cannot be told; then `candidates` are what a person
 * may choose from. With `code-name-mismatch` they are what the name points to.
 */
export interface ProgrammeResolution {
  readonly ref: SpoRef | null;
  readonly finding: FindingCode | null;
  /** Best first. */
  readonly candidates: readonly SpoRef[];
}

/** СПО lists of both editions. Lookups by name compare `normaliseLabel` forms. */
export interface SpoReference {
  readonly programmes: readonly SpoProgramme[];
  find(ref: SpoRef): SpoProgramme | null;
  /** All programmes with this number, at most one an edition, the newest edition first. */
  findByCode(code: SpoCode): readonly SpoProgramme[];
  /** All programmes whose present or former name is this one, the newest edition first. */
  findByName(name: string): readonly SpoProgramme[];
  /** The programme of a six-digit code of before 2013 («151901», «230701.51»), null when unknown. */
  findByOldCode(code: string): SpoProgramme | null;
  /** The programme a source means by code, name, year and edition; see `src/reference/resolve-programme.ts` for the rules. */
  resolve(query: ProgrammeQuery): ProgrammeResolution;
  successorsOf(ref: SpoRef): readonly SpoSuccession[];
  predecessorsOf(ref: SpoRef): readonly SpoSuccession[];
  /** The name of a group «15.00.00». */
  ugsName(ugs: string): string | null;
  /** «order 336 of 17.05.2022, 148 rows of …»: what the list is and where it comes from. */
  describe(edition: SpoEdition): string;
}

/** An ОКВЭД-2 entry. */
export interface OkvedEntry {
  readonly code: string;
  readonly name: string;
  readonly section: string;
}

/** ОКВЭД-2. */
export interface OkvedReference {
  find(code: string): OkvedEntry | null;
  /** Section letter of a code of any depth, by its class. */
  sectionOf(code: string): OkvedEntry | null;
}

/** A region of the country. */
export interface Region {
  readonly code: RegionCode;
  readonly fullName: string;
  readonly shortName: string;
  readonly portalName: string;
  /** IANA zone, `Asia/Yekaterinburg`. */
  readonly timeZone: string;
  readonly capital: string | null;
  readonly genitive: string | null;
}

/** Regions by code and by any of their spellings. */
export interface RegionReference {
  readonly regions: readonly Region[];
  find(code: string): Region | null;
  findByName(name: string): Region | null;
}

/** A settlement with what is known of it. */
export interface Settlement {
  readonly name: string;
  /** «г», «п», «с» …, null when the source has none. */
  readonly type: string | null;
  readonly region: RegionCode;
  /** Short name of the municipality, null where it cannot be told. */
  readonly municipality: string | null;
  readonly point: GeoPoint | null;
  readonly population: number | null;
  readonly kladr: string | null;
}

/** A municipality of the first level: municipal district, municipal okrug or city okrug. */
export interface Municipality {
  /** Short name without the words for its kind: «Сысертский», «Екатеринбург». */
  readonly name: string;
  readonly fullName: string;
  readonly region: RegionCode;
  readonly oktmo: string;
}

/** Municipalities and settlements of the country, loaded a region at a time. */
export interface TerritoryReference {
  municipalities(region: RegionCode): readonly Municipality[];
  settlements(region: RegionCode): readonly Settlement[];
}

/** Everything shipped with the product or overridden by the user's tables. */
export interface Reference {
  readonly spo: SpoReference;
  readonly okved: OkvedReference;
  readonly regions: RegionReference;
  readonly territories: TerritoryReference;
  /** Portal sphere code → Russian name, and the name back to the code. */
  readonly spheres: { nameOf(code: string): string | null; codeOf(name: string): string | null };
}
