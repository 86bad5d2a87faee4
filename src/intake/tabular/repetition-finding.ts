import type { Finding } from '../../domain/finding.ts';
import { cellAddress } from '../sheets/cell-address.ts';
import type { RowView } from './row-view.ts';
import type { RecordPlace, Repetition } from './seen-records.ts';

/** What to say of a row about somebody an earlier row of the file is about, with the cells of both; null when it is no such row. */
export function repetitionFinding(
  view: RowView,
  repetition: Repetition,
  answersAgain: boolean,
): Finding | null {
  if (repetition.kind === 'same-number') {
    const cell = addressOf(repetition.before, 'snils');
    const detail = `СНИЛС тот же, что и там${cell === null ? '' : ` в ячейке ${cell}`}, а человек другой`;
    return about('record-conflict', view, 'snils', repetition.before, detail);
  }
  if (repetition.kind !== 'other') return null;
  if (answersAgain) {
    const told = about(
      'record-duplicate',
      view,
      null,
      repetition.before,
      'ответил ещё раз; принят последний ответ',
    );
    return { ...told, severity: 'info' };
  }
  const field = repetition.fields.find((each) => view.has(each)) ?? null;
  if (field === null) return about('record-duplicate', view, null, repetition.before, null);
  const cell = addressOf(repetition.before, field);
  const detail = cell === null ? 'сведения в строках разные' : `там, в ячейке ${cell}, сказано другое`;
  return about('record-duplicate', view, field, repetition.before, detail);
}

function about(
  code: 'record-duplicate' | 'record-conflict',
  view: RowView,
  field: string | null,
  before: RecordPlace,
  detail: string | null,
): Finding {
  const header = field === null ? undefined : view.match.columns.get(field);
  return {
    code,
    severity: 'warning',
    at: view.at(header?.column ?? null),
    args: {
      ...(header === undefined ? {} : { field: header.shown }),
      found: placeOf(before),
      ...(detail === null ? {} : { detail }),
    },
  };
}

function addressOf({ row, match }: RecordPlace, field: string): string | null {
  const header = match.columns.get(field);
  return header === undefined ? null : cellAddress(row, header.column);
}

function placeOf({ sheet, row }: RecordPlace): string {
  return sheet === null ? `строка ${row}` : `лист «${sheet}», строка ${row}`;
}
