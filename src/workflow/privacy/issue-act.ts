import { EXIT, Failure } from '../../domain/failure.ts';
import type { DestructionAct } from '../../reports/privacy/destruction-act.ts';
import { planDestructionAct } from '../../reports/privacy/plan-destruction-act.ts';
import { writeDestructionDocx } from '../../reports/privacy/write-destruction-docx.ts';
import type { DestroyedFile, ErasureOutcome, StoredErasure } from '../../store/erasure.ts';
import { dayIn } from '../region-clock.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { type WrittenReport, writeOutput, writeReport } from '../write-report.ts';
import { erasedLines } from './erased-lines.ts';

const FILE_LABEL: Readonly<Record<DestroyedFile['what'], string>> = {
  original: 'присланный файл',
  backup: 'резервная копия базы',
  output: 'выданный документ',
};

/** The destruction of an act. @throws Failure `act-unknown` */
export function erasureOfAct({ store }: OpenWorkspace, act: number): StoredErasure {
  const erasure = store.erasures().find(({ id }) => id === act);
  if (erasure !== undefined) return erasure;
  throw new Failure('act-unknown', `Акта № ${act} нет: такого уничтожения в рабочей папке не было.`, {
    exitCode: EXIT.usage,
    hint: 'Номера актов: route journal.',
  });
}

/** Writes the act as a document to sign and a workbook, into the folder of reports. */
export async function issueAct(
  workspace: OpenWorkspace,
  { erasure, compacted }: ErasureOutcome,
  cwd: string,
): Promise<readonly WrittenReport[]> {
  const act: DestructionAct = {
    number: erasure.id,
    day: dayIn(workspace.timeZone, erasure.at),
    operator: workspace.config.personalData.operator,
    region: workspace.region.fullName,
    kind: erasure.kind,
    scope: erasure.scope,
    basis: erasure.reason.replace(/\.$/, ''),
    counts: [...erasedLines(erasure.counts), { label: 'файлы', count: erasure.files.length }],
    files: erasure.files.map(({ path, what, sha256 }) => ({ path, what: FILE_LABEL[what], sha256 })),
    byHand: erasure.byHand,
    compacted,
  };
  const target = {
    output: null,
    cwd,
    force: false,
    asOf: act.day,
    knownAt: null,
    content: null,
    reason: null,
  };
  const plan = planDestructionAct(act);
  const { name, title, outputClass } = plan;
  const bytes = await writeDestructionDocx(act);
  return [
    await writeOutput(workspace, { name, title, outputClass, extension: '.docx', bytes }, target),
    await writeReport(workspace, plan, target),
  ];
}
