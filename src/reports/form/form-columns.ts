import type { FormIdentity } from '../../domain/form-edition.ts';
import type { FormColumn, FormEdition } from '../../monitoring/forms/form-edition.ts';
import type { ColumnPlan } from '../sheet-plan.ts';
import { verticalWidth } from '../weekly/header-width.ts';

/** Mark of an official label nobody has seen: it goes when the edition is learned from a template. */
const UNCONFIRMED = 'подпись не подтверждена';

const WIDTHS: Readonly<Record<FormIdentity, number>> = {
  region: 16,
  college: 26,
  specialty: 32,
  'specialty-code': 11,
  'specialty-name': 28,
  'row-number': 8,
  'row-label': 28,
  unknown: 12,
};

const WORDS: Readonly<Record<'specialty' | 'row-number' | 'row-label', string>> = {
  specialty: 'Код и наименование профессии, специальности',
  'row-number': 'Номер строки',
  'row-label': 'Категория выпускников',
};

/** A column left of the counts, with what it holds. */
export interface IdentityColumn {
  readonly holds: FormIdentity;
  readonly plan: ColumnPlan;
}

/**
 * The columns left of the counts: the official ones, and before them, without a number, those a reader could not do without where
 * the edition's own are unknown (specialty, and with several rows a specialty their numbers and categories).
 */
export function identityColumns(edition: FormEdition): readonly IdentityColumn[] {
  const official = edition.identity.map(({ number, label, holds }): IdentityColumn => {
    const header = isUnseen(number, label) ? `${label} (${UNCONFIRMED})` : label;
    return {
      holds,
      plan: { key: `id ${number}`, header, ...numberOf(number), width: WIDTHS[holds], format: 'text' },
    };
  });
  const held = new Set(official.map(({ holds }) => holds));
  const needed: (keyof typeof WORDS)[] = [];
  if (!held.has('specialty') && !held.has('specialty-code')) needed.push('specialty');
  if (edition.rows.length > 1) {
    if (!held.has('row-number')) needed.push('row-number');
    if (!held.has('row-label')) needed.push('row-label');
  }
  const added = needed.map(
    (holds): IdentityColumn => ({
      holds,
      plan: { key: `id ${holds}`, header: WORDS[holds], width: WIDTHS[holds], format: 'text' },
    }),
  );
  return [...added, ...official];
}

/** The columns of counts and of explanations, in the official order. */
export function countColumns({ columns }: FormEdition): readonly ColumnPlan[] {
  return columns.map((column) => {
    const header = headerOf(column);
    return {
      key: column.number,
      header,
      ...(column.parent === null || column.parent.startsWith('x')
        ? {}
        : { group: `из графы ${column.parent}` }),
      ...numberOf(column.number),
      width: verticalWidth(header),
      vertical: true,
      format: column.content === 'count' ? 'integer' : 'text',
    };
  });
}

/** True when the official numbers are enough to be read as a number row. */
export function hasNumberRow(edition: FormEdition): boolean {
  return edition.columns.filter(({ number }) => !number.startsWith('x')).length >= 5;
}

/** Official numbers of the columns nobody has seen the label of. */
export function unconfirmedColumns({ identity, columns }: FormEdition): readonly string[] {
  return [
    ...identity.filter(({ number, label }) => isUnseen(number, label)),
    ...columns.filter(({ labelStatus }) => labelStatus === 'unknown'),
  ].map(({ number }) => number);
}

function isUnseen(number: string, label: string): boolean {
  return label === `Графа ${number}`;
}

function headerOf({ label, labelStatus }: FormColumn): string {
  return labelStatus === 'unknown' ? `${label} (${UNCONFIRMED})` : label;
}

/** A number that begins with «x» is not the official one. */
function numberOf(number: string): { readonly number?: string } {
  return number.startsWith('x') ? {} : { number };
}
