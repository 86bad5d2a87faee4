import { russianDate } from '../../domain/iso-date.ts';
import type { DestructionAct } from '../../reports/privacy/destruction-act.ts';
import { planDestructionAct } from '../../reports/privacy/plan-destruction-act.ts';
import { writeDestructionDocx } from '../../reports/privacy/write-destruction-docx.ts';
import type { DestroyedFile, ErasedCounts, ErasureOutcome } from '../../store/erasure.ts';
import { dayIn } from '../region-clock.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { type WrittenReport, writeOutput, writeReport } from '../write-report.ts';
import type { PlannedErasure } from './erase-scope.ts';
import type { Traces } from './find-traces.ts';

const COUNT_LABEL: Readonly<Record<keyof ErasedCounts, string>> = {
  persons: 'люди',
  records: 'строки списков выпускников',
  facts: 'сведения этих строк, каждые один раз',
  registerRows: 'строки реестров',
  questions: 'вопросы о совпадении людей',
  findings: 'замечания к этим строкам',
  mails: 'письма, от которых осталась только отметка о приёме',
  texts: 'имена файлов и тексты журнала, где человек был назван',
  snapshots: 'снимки отчётов',
  forms: 'специальности федеральных форм',
};

const FILE_LABEL: Readonly<Record<DestroyedFile['what'], string>> = {
  original: 'присланный файл',
  backup: 'резервная копия базы',
  output: 'выданный документ',
};

const ISSUED_LABEL: ReadonlyMap<string, string> = new Map([
  ['template', 'формы колледжам'],
  ['reply', 'ответы колледжам'],
  ['list', 'список людей, выведенный в файл'],
  ['flag', 'списки индивидуальной работы'],
  ['export', 'обезличенная выгрузка'],
  ['subject', 'данные одного человека'],
]);

/** Rows of «сколько», those that are not nothing. */
export function erasedLines(
  counts: ErasedCounts,
): readonly { readonly label: string; readonly count: number }[] {
  return (Object.keys(COUNT_LABEL) as (keyof ErasedCounts)[])
    .map((key) => ({ label: COUNT_LABEL[key], count: counts[key] }))
    .filter(({ count }) => count > 0);
}

/** What the program leaves to be destroyed by hand, and why. */
export function leftByHand({ foreign, unchecked, issued }: Traces): DestructionAct['byHand'] {
  return [
    ...foreign.map((what) => ({ what, why: 'в файле есть эти люди, положен не программой' })),
    ...unchecked.map((what) => ({
      what,
      why: 'содержимое не прочитать: пароль, PDF, картинка или чужой архив',
    })),
    ...issued.map(({ at, action, file }) => ({
      what: file ?? ISSUED_LABEL.get(action) ?? action,
      why: `выдано ${russianDate(dayIn('UTC', at))}; где лежит, программа не знает`,
    })),
  ];
}

/** Writes the act as a document to sign and a workbook, into the folder of reports. */
export async function issueAct(
  workspace: OpenWorkspace,
  { traces, people }: PlannedErasure,
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
    byHand: leftByHand(traces).map(({ what, why }) => ({ what: people.redact(what), why })),
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
