import { statusLabel } from '../../monitoring/status-label.ts';
import { subjectDataDocument } from '../../reports/documents/subject-document.ts';
import { planSubjectData } from '../../reports/privacy/plan-subject-data.ts';
import type { SubjectData, SubjectOrigin } from '../../reports/privacy/subject-data.ts';
import type { RowOrigin } from '../../store/erasure.ts';
import type { StoredReview } from '../../store/store.ts';
import type { PersonSecret } from '../../workspace/secret.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { type ReportTarget, type WrittenReport, writeOutput, writeReport } from '../write-report.ts';
import type { Subject } from './find-subject.ts';
import { findTraces } from './find-traces.ts';
import { indexPeople } from './people-index.ts';
import { pseudonymOf, subjectScope } from './subject-scope.ts';

/** Writes everything stored about the person: a workbook to hand over, and the same as JSON. Both are journaled. */
export async function exportSubject(
  workspace: OpenWorkspace,
  subject: Subject,
  secret: PersonSecret,
  target: Pick<ReportTarget, 'output' | 'cwd' | 'force'> & { readonly reason: string },
): Promise<readonly WrittenReport[]> {
  const data = await gatherData(workspace, subject, secret);
  const document = subjectDataDocument.parse({ schema: 'route.subject-data/1', ...data });
  const plan = planSubjectData(data, { statusLabel });
  const { name, title, outputClass } = plan;
  // A workbook and a document of one name: the writer gives each its own extension.
  const output = target.output?.replace(/\.json$/i, '.xlsx') ?? null;
  const to = { ...target, output, asOf: workspace.today, knownAt: null, content: null, action: 'subject' };
  const bytes = new TextEncoder().encode(`${JSON.stringify(document, null, 2)}\n`);
  return [
    await writeReport(workspace, plan, to),
    await writeOutput(workspace, { name, title, outputClass, extension: '.json', bytes }, to),
  ];
}

async function gatherData(
  workspace: OpenWorkspace,
  subject: Subject,
  secret: PersonSecret,
): Promise<SubjectData> {
  const { store, config } = workspace;
  const pseudonym = pseudonymOf(subject.identities, secret);
  const { imports } = subjectScope(subject, secret);
  const traces = await findTraces(workspace, indexPeople(subject.identities), imports);
  const persons = new Set(subject.persons);
  return {
    pseudonym,
    day: workspace.today,
    region: workspace.region.fullName,
    operator: config.personalData.operator,
    graduates: subject.graduates,
    records: subject.records.map(({ personId, record, origin }) => ({
      personId,
      record,
      origin: shown(origin),
    })),
    rows: subject.rows.map(({ register, person, values, origin }) => ({
      register,
      person,
      values,
      origin: shown(origin),
    })),
    referrals: store
      .personReferrals(subject.persons)
      .map(({ asOf, knownAt, undoneAt, advertId, title, employer, state, reason }) => ({
        asOf,
        knownAt,
        undoneAt,
        advertId,
        title,
        employer,
        state,
        reason,
      })),
    questions: [...store.reviews(), ...store.reviews({ decided: true })].flatMap((review) =>
      questionOf(review, persons),
    ),
    journal: store.journalEntries().flatMap(({ at, action, reason, outputClass, details }) => {
      const file = typeof details.file === 'string' ? details.file : null;
      const named = Object.values(details).some((value) => String(value).includes(pseudonym));
      return named || outputClass === 'restricted' ? [{ at, action, reason, file, named }] : [];
    }),
    files: [...traces.own.map(({ path }) => path), ...traces.foreign],
  };
}

function questionOf(
  { id, personId, importId, candidates, decision, decidedAt }: StoredReview,
  persons: ReadonlySet<number>,
): SubjectData['questions'] {
  const isAbout = persons.has(personId);
  const mine = candidates.filter((each) => isAbout || persons.has(each.personId));
  if (!isAbout && mine.length === 0) return [];
  return [
    {
      id,
      importId,
      role: isAbout ? 'about' : 'candidate',
      answer: decision === null ? null : decision === 'different' ? 'different' : 'same',
      answeredAt: decidedAt,
      reasons: mine.map(({ reason }) => reason),
    },
  ];
}

function shown({ importId, fileName, sheet, row, asOf, knownAt, undoneAt }: RowOrigin): SubjectOrigin {
  return { importId, fileName, sheet, row, asOf, knownAt, undoneAt };
}
