import type { Graduate } from '../../domain/graduate.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import type { College } from '../../domain/organisations.ts';
import type { RegisterRow } from '../../domain/register.ts';
import type { FEEDBACK } from '../../domain/registers/feedback.ts';
import { compareRussian } from '../../domain/russian.ts';
import type { SpoRef } from '../../domain/spo-code.ts';
import { normaliseLabel } from '../../domain/text.ts';
import { collegeDirectory } from '../college-directory.ts';
import { type ShareInterval, wilson } from '../effectiveness/wilson.ts';
import { countPhrases, type PhraseCount } from './count-phrases.ts';
import type { SkillWords } from './skill-words.ts';

/** What an employer says of a graduate, with the graduate. */
export interface FeedbackRow {
  readonly row: RegisterRow<typeof FEEDBACK>;
  readonly graduate: Graduate;
}

/** A row whose graduate could not be told. */
interface UnfoundFeedback {
  readonly why: 'nobody' | 'several' | 'contradicted';
  readonly source: { readonly file: string; readonly sheet: string | null; readonly row: number | null };
}

/** Everything the report on employers' opinions is made of. */
export interface FeedbackInput {
  readonly asOf: IsoDate;
  readonly region: string;
  readonly cohort: number;
  readonly graduates: readonly Graduate[];
  readonly rows: readonly FeedbackRow[];
  readonly unfound: readonly UnfoundFeedback[];
  readonly colleges: readonly College[];
  readonly specialtyName: (ref: SpoRef) => string | null;
  readonly words: SkillWords;
  /** Fewer answers give no percentage. */
  readonly minimum: number;
}

/** Fewer answers give no mean, fewer graduates no phrase: one answer would be told by the figure. */
const FEW = 3;

/** Marks of one group, 1 (worst) to 5. */
export interface SatisfactionLine {
  readonly key: string;
  readonly label: string;
  readonly answers: number;
  /** Number of marks 1, 2, 3, 4, 5. */
  readonly marks: readonly [number, number, number, number, number];
  /** null below {@link FEW} answers. */
  readonly mean: number | null;
  /** Share of marks 4 and 5, 0–1; null below the minimum. */
  readonly content: number | null;
  readonly interval: ShareInterval | null;
  readonly againYes: number;
  /** Answers to whether the employer would take more graduates. */
  readonly againAsked: number;
}

/** How many employed graduates their employers have spoken of. */
export interface CoverageLine {
  readonly key: string;
  readonly label: string;
  readonly employed: number;
  readonly answered: number;
}

/** The report on employers' opinions, as numbers and counted phrases. No person is named, no answer quoted. */
export interface FeedbackReport {
  readonly asOf: IsoDate;
  readonly region: string;
  readonly cohort: number;
  readonly minimum: number;
  readonly total: SatisfactionLine;
  readonly groups: readonly {
    readonly key: 'specialty' | 'college' | 'employer';
    readonly title: string;
    readonly lines: readonly SatisfactionLine[];
  }[];
  readonly missing: readonly {
    readonly label: string;
    /** Answers that say something is missing. */
    readonly answers: number;
    readonly phrases: readonly PhraseCount[];
  }[];
  readonly coverage: {
    readonly total: CoverageLine;
    readonly colleges: readonly CoverageLine[];
    readonly employers: readonly CoverageLine[];
    /** Graduates with an answer who are not employed by the newest lists: in none of the lines. */
    readonly outside: number;
  };
  /** Rows with a mark that is not 1 to 5: not counted. */
  readonly outOfScale: readonly UnfoundFeedback['source'][];
  readonly unfound: readonly UnfoundFeedback[];
}

const NO_SPECIALTY = 'Специальность не указана';
const NO_COLLEGE = 'Колледж не указан';
const NO_EMPLOYER = 'Работодатель не указан';

/** Counts what employers say. One graduate may have several answers: of several employers or days. */
export function feedbackReport(input: FeedbackInput): FeedbackReport {
  const { asOf, region, cohort, minimum } = input;
  const directory = collegeDirectory(input.colleges);
  const inScale = input.rows.filter(({ row }) => mark(row) !== null);
  const specialty = ({ specialty: ref }: Graduate) =>
    ref === null ? NO_SPECIALTY : `${ref.code} ${input.specialtyName(ref) ?? ''}`.trim();
  const college = (graduate: Graduate) => directory.nameOf(graduate.college) ?? NO_COLLEGE;
  const group = (
    key: FeedbackReport['groups'][number]['key'],
    title: string,
    labelOf: (row: FeedbackRow) => string,
  ) => ({
    key,
    title,
    lines: byLabel(inScale, labelOf).map(([label, rows]) => satisfaction(label, rows, minimum)),
  });
  const employerOf = employerLabels(input);
  return {
    asOf,
    region,
    cohort,
    minimum,
    total: satisfaction(region, inScale, minimum),
    groups: [
      group('specialty', 'По программам', ({ graduate }) => specialty(graduate)),
      group('college', 'По колледжам', ({ graduate }) => college(graduate)),
      group('employer', 'По работодателям', ({ row, graduate }) =>
        employerOf(
          row.values.employer ?? graduate.status?.employer ?? null,
          row.values.employerInn ?? graduate.status?.employerInn ?? null,
        ),
      ),
    ],
    missing: missingSkills(input, specialty),
    coverage: coverage(input, college, employerOf),
    outOfScale: input.rows.filter(({ row }) => mark(row) === null).map(({ row }) => row.source),
    unfound: input.unfound,
  };
}

function mark(row: FeedbackRow['row']): 1 | 2 | 3 | 4 | 5 | null {
  const { satisfaction: value } = row.values;
  return value === 1 || value === 2 || value === 3 || value === 4 || value === 5 ? value : null;
}

function satisfaction(label: string, rows: readonly FeedbackRow[], minimum: number): SatisfactionLine {
  const marks: [number, number, number, number, number] = [0, 0, 0, 0, 0];
  let sum = 0;
  for (const { row } of rows) {
    const value = mark(row);
    if (value === null) continue;
    marks[value - 1] = (marks[value - 1] ?? 0) + 1;
    sum += value;
  }
  const answers = rows.length;
  const content = marks[3] + marks[4];
  const again = rows.flatMap(({ row }) => row.values.again ?? []);
  return {
    key: label,
    label,
    answers,
    marks,
    mean: answers < FEW ? null : sum / answers,
    content: answers < minimum ? null : content / answers,
    interval: answers < minimum ? null : wilson(content, answers),
    againYes: again.filter(Boolean).length,
    againAsked: again.length,
  };
}

function missingSkills(
  { rows, words }: FeedbackInput,
  specialty: (graduate: Graduate) => string,
): FeedbackReport['missing'] {
  const names = new Set(
    rows.flatMap(({ graduate: { person } }) =>
      [person.surname, person.name, person.patronymic ?? ''].flatMap((name) =>
        normaliseLabel(name).split(' '),
      ),
    ),
  );
  const stated = rows.filter(({ row }) => row.values.missing !== null);
  return byLabel(stated, ({ graduate }) => specialty(graduate)).map(([label, some]) => ({
    label,
    answers: some.length,
    phrases: countPhrases(
      some.map(({ row, graduate }) => ({ graduateId: graduate.id, text: row.values.missing ?? '' })),
      { words, names, least: FEW },
    ),
  }));
}

function coverage(
  { graduates, rows, region }: FeedbackInput,
  college: (graduate: Graduate) => string,
  employerOf: (employer: string | null, inn: string | null) => string,
): FeedbackReport['coverage'] {
  const answered = new Set(rows.map(({ graduate }) => graduate.id));
  const employed = graduates.filter(({ status }) => status?.kind === 'employed');
  const line = (label: string, some: readonly Graduate[]): CoverageLine => ({
    key: label,
    label,
    employed: some.length,
    answered: some.filter(({ id }) => answered.has(id)).length,
  });
  const employer = ({ status }: Graduate) =>
    employerOf(status?.employer ?? null, status?.employerInn ?? null);
  return {
    total: line(region, employed),
    outside: answered.size - employed.filter(({ id }) => answered.has(id)).length,
    colleges: byLabel(employed, college).map(([label, some]) => line(label, some)),
    employers: byLabel(employed, employer).map(([label, some]) => line(label, some)),
  };
}

/** An employer goes under the first name met with its ИНН: rows come in a stable order. */
function employerLabels({
  rows,
  graduates,
}: FeedbackInput): (employer: string | null, inn: string | null) => string {
  const byInn = new Map<string, string>();
  const byName = new Map<string, string>();
  const learn = (employer: string | null, inn: string | null) => {
    if (employer === null) return;
    if (inn !== null && !byInn.has(inn)) byInn.set(inn, employer);
    const key = normaliseLabel(employer);
    if (!byName.has(key)) byName.set(key, (inn === null ? null : byInn.get(inn)) ?? employer);
  };
  for (const { status } of graduates)
    if (status?.kind === 'employed') learn(status.employer, status.employerInn);
  for (const { row } of rows) learn(row.values.employer, row.values.employerInn);
  return (employer, inn) => {
    const known = inn === null ? undefined : byInn.get(inn);
    if (known !== undefined) return known;
    return employer === null
      ? inn === null
        ? NO_EMPLOYER
        : `ИНН ${inn}`
      : (byName.get(normaliseLabel(employer)) ?? employer);
  };
}

/** Groups, the largest first; those without a name last. */
function byLabel<T>(
  rows: readonly T[],
  labelOf: (row: T) => string,
): readonly (readonly [string, readonly T[]])[] {
  const unnamed = new Set([NO_SPECIALTY, NO_COLLEGE, NO_EMPLOYER]);
  return [...Map.groupBy(rows, labelOf)].sort(
    ([a, x], [b, y]) =>
      Number(unnamed.has(a)) - Number(unnamed.has(b)) || y.length - x.length || compareRussian(a, b),
  );
}
