import { z } from 'zod';
import { type FormEdition, type ParsedEdition, parseEdition, unknownLabel } from './form-edition.ts';

/** What was read off the official template: see `readTemplate` of intake. */
export interface TemplateLabels {
  readonly sheet: string | null;
  /** 1-based. */
  readonly numberRow: number;
  /** Label by number without leading zeros. */
  readonly labels: ReadonlyMap<string, string>;
}

const RUSSIAN = z.locales.ru().localeError;
const shortColumn = z.looseObject({ number: z.string() });
const shortSchema = z.looseObject({
  extends: z.string().optional(),
  columns: z.array(shortColumn).optional(),
});

/**
 * Makes a whole edition of a user's short definition: with `extends` it takes everything it does not state from that edition and
 * adds its columns to it; labels neither states for certain come from the template and become verified.
 */
export function completeEdition(
  definition: unknown,
  known: readonly FormEdition[],
  template: TemplateLabels | null,
): ParsedEdition {
  const read = shortSchema.safeParse(definition, { error: RUSSIAN });
  if (!read.success) {
    return {
      kind: 'bad',
      mistakes: read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    };
  }
  const { extends: base, ...own } = read.data;
  if (known.some(({ id }) => id === own.id)) {
    return { kind: 'bad', mistakes: [`id: издание «${String(own.id)}» уже есть, дайте своему другое имя`] };
  }
  if (typeof own.id !== 'string') return { kind: 'bad', mistakes: ['id: дайте изданию имя латиницей'] };
  const parent = base === undefined ? null : known.find(({ id }) => id === base);
  if (parent === undefined) {
    return {
      kind: 'bad',
      mistakes: [`extends: издания «${base}» нет; известны ${known.map(({ id }) => id).join(', ')}`],
    };
  }
  const stated = new Map((own.columns ?? []).map((column) => [column.number, column]));
  const inherited = (parent?.columns ?? []).map((column) => ({ ...column, ...stated.get(column.number) }));
  const added = (own.columns ?? []).filter(
    ({ number }) => parent?.columns.some((column) => column.number === number) !== true,
  );
  const columns = [
    ...inherited,
    ...added.map((column) => ({ aliases: [], parent: null, content: 'count', ...column })),
  ].map((column) => withLabel(column, stated.get(column.number)?.label, template));
  return parseEdition({
    ...parent,
    ...(template === null
      ? {}
      : { numberRow: template.numberRow, ...(template.sheet === null ? {} : { sheet: template.sheet }) }),
    ...own,
    ...withIdentity(own.identity ?? parent?.identity, template),
    columns,
  });
}

/** Columns left of the counts nobody knew the label of take it from the template; what they hold stays unknown. */
function withIdentity(identity: unknown, template: TemplateLabels | null): { readonly identity?: unknown } {
  const read = z.array(z.looseObject({ number: z.string(), label: z.string() })).safeParse(identity);
  if (!read.success || template === null) return {};
  return {
    identity: read.data.map((column) => {
      const learned = template.labels.get(column.number.replace(/^0+(?=\d)/, ''));
      return learned !== undefined && column.label === unknownLabel(column.number)
        ? { ...column, label: learned }
        : column;
    }),
  };
}

function withLabel(
  column: { readonly number: string } & Readonly<Record<string, unknown>>,
  stated: unknown,
  template: TemplateLabels | null,
): unknown {
  const learned = template?.labels.get(column.number.replace(/^0+(?=\d)/, ''));
  if (stated !== undefined || learned === undefined) return column;
  if (column.label !== undefined && column.labelStatus === 'verified') return column;
  return { ...column, label: learned, labelStatus: 'verified' };
}
