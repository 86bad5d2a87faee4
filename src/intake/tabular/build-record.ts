import type { IntakeContext } from '../../domain/intake-record.ts';
import { buildGraduate, type RowSetting } from './build-graduate.ts';
import { buildCollege, buildEmployer, buildIndustry, buildSpoListRow } from './build-reference.ts';
import { buildRegister } from './build-register.ts';
import { buildVacancy } from './build-vacancy.ts';
import type { TableRecord } from './layouts.ts';
import type { RowView } from './row-view.ts';
import type { TableSource } from './table-source.ts';

/** The record of a row by the kind of its table; null when the row is unusable, the reason being among its findings. */
export function buildRecord(
  row: RowView,
  table: TableSource,
  context: IntakeContext,
  setting: RowSetting,
): TableRecord | null {
  const { kind } = table.header.layout;
  switch (kind) {
    case 'graduates':
      return wrap(kind, buildGraduate(row, context, setting));
    case 'vacancies':
      return wrap(kind, buildVacancy(row, context));
    case 'colleges':
      return wrap(kind, buildCollege(row, context));
    case 'employers':
      return wrap(kind, buildEmployer(row));
    case 'industries':
      return wrap(kind, buildIndustry(row));
    case 'spo-list':
      return wrap(kind, buildSpoListRow(row, table.edition));
    default:
      return wrap(kind, buildRegister(row, kind, context, setting));
  }
}

function wrap<Kind extends TableRecord['kind'], Value>(
  kind: Kind,
  value: Value | null,
): { readonly kind: Kind; readonly value: Value } | null {
  return value === null ? null : { kind, value };
}
