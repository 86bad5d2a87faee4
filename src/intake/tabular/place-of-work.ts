import { parseYesNo } from '../../domain/numbers.ts';
import type { StatusKind } from '../../domain/status.ts';
import type { RowView } from './row-view.ts';
import { bareLabel, parseStatusLabel, STATUS_EXPECTED, type StatusLabel } from './status-label.ts';

/** Marks of the name of an organisation. */
export const AN_EMPLOYER =
  /["«»]|(?<!\p{L})(ооо|оао|зао|пао|ао|ип|гбу|гбуз|мбу|мбоу|мадоу|маоу|муп|фгуп|нпо)(?!\p{L})|завод|фабрик|комбинат|больниц/iu;
const STUDIES = /университет|институт|академи|вуз|колледж|техникум|(?<!\p{L})(?:УрФУ|УГ|УрГ)\p{Lu}*/u;

/** A stated place of work is a statement that the graduate works there; words like «армия» in its stead are statuses. */
export function fromEmployer(row: RowView): StatusLabel | null {
  const text = row.text('employer');
  const header = row.match.columns.get('employer')?.own ?? '';
  const answer = parseYesNo(text);
  if (answer.kind === 'value') return answer.value && header === 'работа' ? bareLabel('employed') : null;
  if (text === '') return null;
  const named = parseStatusLabel(text);
  if (named.kind === 'absent') return null;
  if (named.kind === 'value' && named.value.kind !== 'employed' && !AN_EMPLOYER.test(text)) {
    return named.value;
  }
  // «Место работы/учёбы» of someone may be a university.
  if (/учеб|служб|учится|служит/.test(header) && named.kind !== 'value' && !AN_EMPLOYER.test(text)) {
    return row.settle('employer', STUDIES.test(text) ? parseStatusLabel('учёба') : named, STATUS_EXPECTED);
  }
  return bareLabel(/планир|предполаг|будущ/.test(header) ? 'will-be-employed' : 'employed');
}

/** Of a column for both, the words alone tell which it is: an employer's name, or a status; others are asked about. */
export function fromEmployerOrReason(row: RowView): StatusLabel | null {
  const text = row.text('employerOrReason');
  if (text === '') return null;
  return AN_EMPLOYER.test(text)
    ? bareLabel('employed')
    : row.settle('employerOrReason', parseStatusLabel(text), STATUS_EXPECTED);
}

const AT_WORK: ReadonlySet<StatusKind> = new Set([
  'employed',
  'will-be-employed',
  'contract-service',
  'informal',
  'will-serve-contract',
  'entrepreneur',
  'self-employed',
  'studying',
  'childcare',
]);

/** Kinds whose «место работы / причина» is the place. */
const AT_A_JOB: ReadonlySet<StatusKind> = new Set([
  'employed',
  'will-be-employed',
  'informal',
  'entrepreneur',
  'self-employed',
]);

/** The employer's column, or what follows the `status` in its own cell: «Трудоустроен, ООО „Ромашка“». */
export function employerOf(row: RowView, kind: StatusKind, status: string): string | null {
  const position = positionBesideEmployer(row);
  const stated = row.words('employer') ?? (AT_A_JOB.has(kind) ? row.words('employerOrReason') : null);
  const employer =
    position === null
      ? stated
      : (stated?.slice(0, -position.length).replace(/(?<![\s,;–—-])[\s,;–—-]+$/, '') ?? null);
  if (employer !== null) {
    if (parseYesNo(employer).kind === 'value') return null;
    return AT_WORK.has(kind) || parseStatusLabel(employer).kind !== 'value' ? employer : null;
  }
  if (kind !== 'employed' && kind !== 'will-be-employed') return null;
  const rest = /^[^,;:(–—]*[,;:(–—]\s*(.+?)\)?$/.exec(status)?.[1];
  return rest !== undefined && /["«»„“]|^(ооо|оао|зао|пао|ао|ип|гбу|гбуз|мбоу|мбу|маоу|фгуп|муп) /i.test(rest)
    ? rest
    : null;
}

/** «ООО „Цех“, сварщик» in a column headed «место работы, должность»: what follows the last comma outside quotes. */
export function positionBesideEmployer(row: RowView): string | null {
  const header = row.match.columns.get('employer')?.own ?? '';
  if (!header.includes('должност') || row.has('position')) return null;
  return /^.+[,;]\s*([^,;"«»„“\d]{3,60})$/.exec(row.text('employer'))?.[1] ?? null;
}
