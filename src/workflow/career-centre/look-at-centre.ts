import type { Graduate } from '../../domain/graduate.ts';
import { type IsoDate, isoDate } from '../../domain/iso-date.ts';
import type { RegisterRow } from '../../domain/register.ts';
import type { REGISTERS, RegisterName } from '../../domain/registers.ts';
import { collegeDirectory } from '../../monitoring/college-directory.ts';
import { statusLabel } from '../../monitoring/status-label.ts';
import type { WorkbookPlan } from '../../reports/sheet-plan.ts';
import type { CentreWords, UnfoundRow } from '../../reports/tracking/centre-words.ts';
import { collegeNames, knownColleges } from '../known-colleges.ts';
import type { MarketMoment } from '../market/recognise-market.ts';
import { registerRows, rowsByGraduate } from '../register-rows.ts';
import type { OpenWorkspace } from '../with-workspace.ts';

type RowOf<Name extends RegisterName> = RegisterRow<(typeof REGISTERS)[Name]>;

/** The graduates of a cohort and the registers beside them, at a moment. */
export interface Centre {
  /** Of the cohort, by id. */
  readonly graduates: readonly Graduate[];
  /** The name a graduate's college is counted under. */
  readonly collegeOf: (graduate: Graduate) => string;
  /** The known name of a college in any spelling. */
  readonly collegeNamed: (name: string) => string;
  /** All colleges: those of the table, of the config, and those only graduates name. */
  readonly colleges: readonly string[];
  /** «15.01.05 Сварщик …», for counts. */
  readonly programmeOf: (graduate: Graduate) => string;
  rows<Name extends RegisterName>(name: Name): readonly RowOf<Name>[];
  /** Rows about graduates of the cohort; rows about nobody who can be told go to {@link CentreWords.unfound}. */
  named<Name extends RegisterName>(
    name: Name,
  ): readonly { readonly row: RowOf<Name>; readonly graduate: Graduate }[];
  /** Words of planners, with the rows that could not be used so far. */
  words(): CentreWords;
}

/** What a command of the career centre gives out. */
export interface CentreReport<Document> {
  /** Numbers alone: for the screen, as JSON, and as the snapshot of the report. */
  readonly document: Document;
  /** Without names. */
  readonly official: WorkbookPlan | null;
  /** With names; planned only when asked for. */
  readonly restricted: (() => WorkbookPlan) | null;
}

const NO_COLLEGE = 'Колледж не указан';
const NO_PROGRAMME = 'Специальность не указана';

/** Reads the graduates of a cohort and makes the registers beside them readable. */
export function lookAtCentre(workspace: OpenWorkspace, { asOf, cohort, knownAt }: MarketMoment): Centre {
  const { store, region } = workspace;
  const moment = { asOf, ...(knownAt === null ? {} : { knownAt }) };
  // Registers tell of graduates of several years: a row about another year's graduate is no lost row.
  const everyone = store.graduates(moment);
  const graduates = everyone.filter((graduate) => graduate.cohort === cohort);
  const directory = collegeDirectory(knownColleges(workspace, knownAt));
  const collegeNamed = (name: string) => directory.nameOf(name) ?? name;
  const collegeOf = ({ college }: Graduate) => directory.nameOf(college) ?? NO_COLLEGE;
  const { spo } = workspace.reference();
  const specialtyName = (ref: NonNullable<Graduate['specialty']>) => spo.find(ref)?.name ?? null;
  const unfound: UnfoundRow[] = [];
  const rows = <Name extends RegisterName>(name: Name) => registerRows(workspace, name, moment);
  return {
    graduates,
    collegeOf,
    collegeNamed,
    colleges: collegeNames(directory, graduates),
    programmeOf({ specialty }) {
      if (specialty === null) return NO_PROGRAMME;
      const name = specialtyName(specialty);
      return name === null ? specialty.code : `${specialty.code} ${name}`;
    },
    rows,
    named(name) {
      const result = rowsByGraduate(workspace, rows(name), everyone, knownAt);
      unfound.push(...result.unfound.map(({ row, why }) => ({ source: row.source, why })));
      return result.found.filter(({ graduate }) => graduate.cohort === cohort);
    },
    words: () => ({ region: region.fullName, specialtyName, statusLabel, unfound }),
  };
}

/** 1 September before graduation: what registers tell of earlier is about earlier work. */
export function lastYearOfStudy({ asOf, cohort }: MarketMoment): IsoDate {
  return isoDate(cohort - 1, 9, 1) ?? asOf;
}

/** The fields all documents of the career centre begin with; the file is known when it is written. */
export function centreFields({ asOf, cohort }: MarketMoment, { unfound }: CentreWords) {
  return { asOf, cohort, unfound: unfound.length, file: null, status: null };
}
