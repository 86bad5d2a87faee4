import { parseInn } from '../../domain/identifiers.ts';
import { parseYesNo } from '../../domain/numbers.ts';
import { STATUS_KINDS } from '../../domain/status.ts';
import { normaliseLabel } from '../../domain/text.ts';
import { AN_EMPLOYER } from './place-of-work.ts';
import type { RowView } from './row-view.ts';
import { bareLabel, parseStatusLabel, type StatusLabel } from './status-label.ts';

/** A column of its own for a status in which a row says «yes». */
export interface StatusFlag {
  readonly field: string;
  readonly label: StatusLabel;
  /** The header and what stands in the cell: together they tell a plan from a fact. */
  readonly words: string;
  /** The place of work, where it is written in place of «yes». */
  readonly employer: string | null;
}

/** Statuses said «yes» to, facts before plans. */
export function statusFlags(row: RowView): readonly StatusFlag[] {
  return flagColumns(row).flatMap(({ field, label, header }) => {
    const text = row.text(field);
    const said = text === '' ? null : saysYes(row, field, label, text);
    return said === null ? [] : [{ field, label, words: `${header} ${text}`, employer: said.employer }];
  });
}

function saysYes(
  row: RowView,
  field: string,
  { kind, inSpecialty }: StatusLabel,
  text: string,
): { readonly employer: string | null } | null {
  const yes = { employer: null };
  const answer = parseYesNo(text);
  if (answer.kind === 'value') return answer.value ? yes : null;
  const label = normaliseLabel(text);
  if (/^(нет|не )/.test(label)) return null;
  const named = parseStatusLabel(text);
  const isRegistered =
    kind === 'unemployed-registered' && /^(состоит|зарегистр|встал|стоит|на учете)/.test(label);
  if (isRegistered || label.startsWith('да')) return yes;
  const isPlace = AN_EMPLOYER.test(text) || inSpecialty !== null;
  if (kind === 'employed' && isPlace && named.kind !== 'value') return { employer: row.words(field) };
  if (named.kind === 'value' && named.value.kind === kind) return yes;
  // Where someone studies, since what day, or by what number is often written in place of «yes».
  if (kind === 'studying' || kind === 'will-study' || row.cell(field)?.type === 'date') return yes;
  if (A_DAY.test(text) || (kind === 'entrepreneur' && parseInn(text).kind === 'value')) return yes;
  row.report('value-unreadable', 'error', field, { expected: '«да» или «нет»' });
  return null;
}

const A_DAY = /^(?:с )?\d{1,2}\.\d{1,2}\.\d{2,4}(?: ?г\.?)?$/;

interface FlagColumn {
  readonly field: string;
  readonly label: StatusLabel;
  readonly header: string;
}

const COLUMNS = new WeakMap<RowView['match'], readonly FlagColumn[]>();

function flagColumns({ match }: RowView): readonly FlagColumn[] {
  const known = COLUMNS.get(match);
  if (known !== undefined) return known;
  const labels: readonly (readonly [string, StatusLabel])[] = STATUS_KINDS.flatMap((kind) => [
    [`status:${kind}`, bareLabel(kind)],
    [`status:${kind}:in`, { ...bareLabel(kind), inSpecialty: true }],
    [`status:${kind}:out`, { ...bareLabel(kind), inSpecialty: false }],
  ]);
  const found = labels.flatMap(([field, label]) => {
    const column = match.columns.get(field);
    return column === undefined ? [] : [{ field, label, header: column.own }];
  });
  COLUMNS.set(match, found);
  return found;
}
