import { z } from 'zod';
import { FORM_IDENTITIES } from '../../domain/form-edition.ts';
import { STATUS_KINDS } from '../../domain/status.ts';

/** Built-in messages of the validator in Russian. */
const RUSSIAN = z.locales.ru().localeError;

const columnNumber = z.string().regex(/^x?\d{1,2}(\.\d{1,2})?$/);
const factStatus = z.enum(['verified', 'inferred', 'unknown']);
const statusKind = z.enum(STATUS_KINDS);

/** Who stands in a row. null in an edition = the lists of graduates do not hold what the row asks for. */
const rowMembers = z.enum([
  'all',
  'limited-health',
  'limited-health-and-disabled',
  'disabled-only',
  'target-contract',
  'limited-health-or-disabled',
  'target-contract-of-health',
]);

const columnSchema = z.strictObject({
  number: columnNumber,
  label: z.string().min(1),
  aliases: z.array(z.string()),
  parent: columnNumber.nullable(),
  content: z.enum(['count', 'text']),
  labelStatus: factStatus.default('verified'),
});

const rowSchema = z.strictObject({
  number: z.string().regex(/^\d{2}$/),
  label: z.string().min(1),
  aliases: z.array(z.string()).default([]),
  members: rowMembers.nullable(),
});

const ruleSchema = z.strictObject({
  id: z.string().min(1),
  axis: z.enum(['columns', 'rows']),
  kind: z.enum(['equals', 'at-most']),
  left: z.array(z.string()).min(1),
  right: z.array(z.string()).min(1),
  text: z.string().min(1),
  status: factStatus.default('verified'),
});

const detailSchema = z.strictObject({
  column: columnNumber,
  of: z.array(statusKind).min(1),
  when: z.strictObject({
    /** `none` = the source tells of no particular way. */
    studyWork: z.enum(['individual-plan', 'paid-practice', 'training-complex', 'none']).optional(),
    plannedAt: z.enum(['practice-employer', 'partner-employer']).optional(),
    inSpecialty: z.boolean().optional(),
    monthsOnJob: z.int().positive().optional(),
  }),
});

/** What must hold in a row of an annex: a column is blank, filled, or begins with certain words. */
const demandSchema = z.union([
  z.strictObject({ column: columnNumber, state: z.enum(['blank', 'filled']) }),
  z.strictObject({ column: columnNumber, startsWith: z.string().min(1) }),
]);

const annexSchema = z.strictObject({
  sheet: z.string().min(1),
  title: z.string().min(1),
  unit: z.enum(['graduate', 'employer', 'contract']),
  /** Whom the rows are about; null = lists of graduates cannot tell. */
  members: rowMembers.nullable().default(null),
  status: factStatus,
  columns: z
    .array(
      z.strictObject({
        number: columnNumber,
        label: z.string().min(1),
        labelStatus: factStatus,
        content: z.enum(['count', 'text', 'specialty', 'graduate-number', 'inn', 'kpp', 'choice']),
        choices: z.array(z.string().min(1)).default([]),
      }),
    )
    .min(1),
  rules: z.array(ruleSchema),
  conditions: z.array(
    z.strictObject({
      when: z.strictObject({ column: columnNumber, startsWith: z.string().min(1) }),
      demands: z.array(demandSchema).min(1),
      text: z.string().min(1),
    }),
  ),
  against: z.array(
    z.strictObject({
      sum: z.union([columnNumber, z.literal('rows')]),
      atMost: columnNumber,
      text: z.string().min(1),
    }),
  ),
});

const editionSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/),
    title: z.string().min(1),
    sheet: z.string().min(1),
    subject: z.enum(['forecast', 'fact']),
    status: factStatus,
    source: z.string().min(1),
    gaps: z.string(),
    numberRow: z.int().positive().nullable(),
    identity: z.array(
      z.strictObject({
        number: columnNumber,
        label: z.string().min(1),
        holds: z.enum(FORM_IDENTITIES),
      }),
    ),
    columns: z.array(columnSchema).min(1),
    rows: z.array(rowSchema).min(1),
    rules: z.array(ruleSchema),
    explanations: z
      .array(
        z.strictObject({
          column: columnNumber,
          of: columnNumber,
          share: z.number().min(0).max(1),
          text: columnNumber,
        }),
      )
      .default([]),
    annexes: z.array(annexSchema).default([]),
    total: columnNumber,
    placement: z.partialRecord(statusKind, columnNumber),
    details: z.array(detailSchema),
    withoutColumn: z.array(statusKind),
  })
  .superRefine((edition, context) => {
    const complain = (message: string, path: (string | number)[]) =>
      context.addIssue({ code: 'custom', message, path });
    const columns = new Set(edition.columns.map((column) => column.number));
    const rows = new Set(edition.rows.map((row) => row.number));
    const placed: [string, (string | number)[]][] = [
      [edition.total, ['total']],
      ...Object.entries(edition.placement).map(([kind, number]): [string, string[]] => [
        number,
        ['placement', kind],
      ]),
      ...edition.details.map((detail, i): [string, (string | number)[]] => [
        detail.column,
        ['details', i, 'column'],
      ]),
      ...edition.columns.flatMap((column, i): [string, (string | number)[]][] =>
        column.parent === null ? [] : [[column.parent, ['columns', i, 'parent']]],
      ),
    ];
    for (const [number, path] of placed) {
      if (!columns.has(number)) complain(`графы ${number} нет в издании формы`, path);
    }
    for (const [i, rule] of edition.rules.entries()) {
      const known = rule.axis === 'columns' ? columns : rows;
      const word = rule.axis === 'columns' ? 'графы' : 'строки';
      for (const number of [...rule.left, ...rule.right]) {
        if (!known.has(number)) complain(`${word} ${number} нет в издании формы`, ['rules', i]);
      }
    }
    for (const [i, { column, of, text }] of edition.explanations.entries()) {
      for (const number of [column, of, text]) {
        if (!columns.has(number)) complain(`графы ${number} нет в издании формы`, ['explanations', i]);
      }
    }
    for (const [i, annex] of edition.annexes.entries()) {
      const own = new Set(annex.columns.map((column) => column.number));
      const named = [
        ...annex.rules.flatMap((rule) => [...rule.left, ...rule.right]),
        ...annex.conditions.flatMap(({ when, demands }) => [
          when.column,
          ...demands.map((demand) => demand.column),
        ]),
        ...annex.against.flatMap(({ sum }) => (sum === 'rows' ? [] : [sum])),
      ];
      for (const number of named) {
        if (!own.has(number)) complain(`графы ${number} нет на листе «${annex.sheet}»`, ['annexes', i]);
      }
      for (const { atMost } of annex.against) {
        if (!columns.has(atMost)) complain(`графы ${atMost} нет в издании формы`, ['annexes', i]);
      }
    }
    if (edition.status === 'unknown' && Object.keys(edition.placement).length === 0) return;
    for (const kind of STATUS_KINDS) {
      const homes = Number(kind in edition.placement) + Number(edition.withoutColumn.includes(kind));
      if (homes !== 1)
        complain(`статус ${kind} должен стоять либо в placement, либо в withoutColumn`, ['placement']);
    }
  });

/**
 * An edition of a federal monitoring form: columns with official numbers and labels, row categories, control rules, and where
 * each status of a graduate goes (nothing where the labels are unknown: then only the total is counted from persons). Labels are printed as they are; `aliases` (with the hyphens of the originals) serve import.
 */
export type FormEdition = z.infer<typeof editionSchema>;
/** A column. `parent` = the column it is a part of («из них»). */
export type FormColumn = FormEdition['columns'][number];
/** A row category. */
export type FormRowKind = FormEdition['rows'][number];
/** A control rule over sums of columns (in every row) or over sums of rows (in every column). */
export type FormRule = FormEdition['rules'][number];

/** What stands in place of an official label nobody has seen. */
export function unknownLabel(number: string): string {
  return `Графа ${number}`;
}

/** An edition, or every mistake in it: path of the key and what is wrong, in Russian. */
export type ParsedEdition =
  | { readonly kind: 'ok'; readonly value: FormEdition }
  | { readonly kind: 'bad'; readonly mistakes: readonly string[] };

/** Checks the shape of an edition and that every rule, part and placement names an existing column or row. */
export function parseEdition(json: unknown): ParsedEdition {
  const result = editionSchema.safeParse(json, { error: RUSSIAN });
  if (result.success) return { kind: 'ok', value: result.data };
  return {
    kind: 'bad',
    mistakes: result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
  };
}
