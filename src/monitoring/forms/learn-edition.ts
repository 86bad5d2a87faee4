import { normaliseLabel } from '../../domain/text.ts';
import type { TemplateLabels } from './complete-edition.ts';
import type { FormColumn, FormEdition, FormRowKind } from './form-edition.ts';

/** What an empty official template says: see `readTemplate` of intake. */
export interface TemplateFacts extends TemplateLabels {
  /** All numbers of its number row as it writes them, in the order of the columns. */
  readonly numbers: readonly string[];
  /** Texts of the rows below the number row by canonical number. */
  readonly below: readonly ReadonlyMap<string, string>[];
}

/** A definition made of a template, and what it differs in from the edition it is like. */
export interface LearnedEdition {
  /** The JSON of the definition: short (`extends`) where the template has every column of the known edition, else whole. */
  readonly definition: Readonly<Record<string, unknown>>;
  /** Columns the template adds. */
  readonly added: readonly string[];
  /** Columns of the known edition the template does not have. */
  readonly dropped: readonly string[];
  /** Rules left out because they need a dropped column. */
  readonly droppedRules: readonly string[];
  /** Columns over which the template says nothing. */
  readonly unlabelled: readonly string[];
}

const canonical = (number: string) => number.replace(/^0+(?=\d)/, '');

/** Columns of words, not of counts. */
const TEXT = /причин|перечисл|меры|мероприяти|примечан|комментар|пояснен|указать/;

/**
 * Makes a definition of a template. Where the template is like a known edition, rows, rules and the places of outcomes come from
 * it; otherwise only columns and rows are known: which outcome goes where, and the rules, no template says.
 * @param all editions whose row categories are known
 * @throws TypeError when the template has no column of counts
 */
export function learnEdition(
  template: TemplateFacts,
  base: FormEdition | null,
  own: { readonly id: string; readonly title: string; readonly source: string },
  all: readonly FormEdition[],
): LearnedEdition {
  const unlabelled = template.numbers.filter((number) => !template.labels.has(canonical(number)));
  if (base === null) {
    const definition = fromScratch(template, own, all);
    return { definition, added: [], dropped: [], droppedRules: [], unlabelled };
  }
  const beside = new Set(base.identity.map(({ number }) => canonical(number)));
  const known = new Set(base.columns.map(({ number }) => canonical(number)));
  const stated = new Set(template.numbers.map(canonical));
  const added = template.numbers.filter(
    (number) => !beside.has(canonical(number)) && !known.has(canonical(number)),
  );
  const isThere = ({ number }: FormColumn) => number.startsWith('x') || stated.has(canonical(number));
  const dropped = base.columns.filter((column) => !isThere(column)).map(({ number }) => number);
  const gaps = unlabelled.length === 0 ? '' : `Без надписи в шаблоне: ${unlabelled.join(', ')}.`;
  const columns = added.map((number) => newColumn(number, template));
  if (dropped.length === 0) {
    const definition = { ...own, extends: base.id, gaps, ...(columns.length === 0 ? {} : { columns }) };
    return { definition, added, dropped, droppedRules: [], unlabelled };
  }
  const gone = new Set(dropped);
  if (gone.has(base.total)) {
    const definition = fromScratch(template, own, all);
    return { definition, added: [], dropped: [], droppedRules: [], unlabelled };
  }
  const { kept, droppedRules } = without(base, gone);
  const definition = {
    ...kept,
    ...own,
    gaps,
    ...(template.sheet === null ? {} : { sheet: template.sheet }),
    numberRow: template.numberRow,
    columns: [...kept.columns.map((column) => relabelled(column, template)), ...columns],
  };
  return { definition, added, dropped, droppedRules, unlabelled };
}

/** The edition without some of its columns: what leans on them goes too, outcomes that stood there have no column. */
function without(base: FormEdition, gone: ReadonlySet<string>) {
  const isKept = (number: string) => !gone.has(number);
  const broken = base.rules.filter(
    ({ axis, left, right }) => axis === 'columns' && ![...left, ...right].every(isKept),
  );
  const placement = Object.entries(base.placement).filter(([, number]) => isKept(number));
  const homeless = Object.entries(base.placement).flatMap(([kind, number]) => (isKept(number) ? [] : [kind]));
  const kept = {
    ...base,
    columns: base.columns
      .filter(({ number }) => isKept(number))
      .map((column) => ({
        ...column,
        parent: column.parent !== null && isKept(column.parent) ? column.parent : null,
      })),
    rules: base.rules.filter((rule) => !broken.includes(rule)),
    explanations: base.explanations.filter(({ column, of, text }) => [column, of, text].every(isKept)),
    annexes: base.annexes.map((annex) => ({
      ...annex,
      against: annex.against.filter(({ atMost }) => isKept(atMost)),
    })),
    placement: Object.fromEntries(placement),
    details: base.details.filter(({ column }) => isKept(column)),
    withoutColumn: [...base.withoutColumn, ...homeless],
  };
  return { kept, droppedRules: broken.map(({ text }) => text) };
}

function relabelled(column: FormColumn, { labels }: TemplateFacts): FormColumn {
  const label = labels.get(canonical(column.number));
  return label === undefined || column.labelStatus === 'verified'
    ? column
    : { ...column, label, labelStatus: 'verified' };
}

function newColumn(number: string, { labels }: TemplateFacts) {
  const label = labels.get(canonical(number));
  return {
    number,
    label: label ?? `Графа ${number}`,
    aliases: [],
    parent: null,
    content: label !== undefined && TEXT.test(normaliseLabel(label)) ? 'text' : 'count',
    labelStatus: label === undefined ? 'unknown' : 'verified',
  } as const;
}

/** What columns left of the counts hold, by the words of their labels; the first that fits. */
const BESIDE: readonly (readonly [FormEdition['identity'][number]['holds'], RegExp])[] = [
  ['row-number', /^(номер|код|№|n) строки|^строка/],
  ['row-label', /категори|показател/],
  ['region', /субъект|^регион/],
  ['college', /образовательн\p{L}* организаци|колледж|техникум|^поо/u],
  ['specialty', /(код|шифр).*наименован.*(професси|специальност)|наименован.*(професси|специальност).*код/],
  ['specialty-code', /^(код|шифр)/],
  ['specialty-name', /(професси|специальност)/],
  ['unknown', /^(№|n|п п)|уникальн|укрупнен|угс|вид (собственности|деятельности)/],
];

function fromScratch(
  template: TemplateFacts,
  own: { readonly id: string; readonly title: string; readonly source: string },
  all: readonly FormEdition[],
): Readonly<Record<string, unknown>> {
  const identity: { readonly number: string; readonly label: string; readonly holds: string }[] = [];
  const columns: ReturnType<typeof newColumn>[] = [];
  for (const number of template.numbers) {
    const label = template.labels.get(canonical(number)) ?? '';
    const words = normaliseLabel(label);
    const beside = columns.length > 0 ? undefined : BESIDE.find(([, pattern]) => pattern.test(words));
    if (beside === undefined) columns.push(newColumn(number, template));
    else identity.push({ number, label, holds: beside[0] });
  }
  const total = columns.find(({ content }) => content === 'count');
  if (total === undefined) throw new TypeError('no column of counts');
  return {
    ...own,
    sheet: template.sheet ?? own.title,
    subject: 'fact',
    status: 'unknown',
    gaps: 'Правила и то, в какую графу идёт какой исход, из шаблона не узнать.',
    numberRow: template.numberRow,
    identity,
    columns,
    rows: rowsOf(template, identity, all),
    rules: [],
    total: total.number,
    placement: {},
    details: [],
    withoutColumn: [],
  };
}

/** Row categories that stand below the number row; who belongs to one is known where a known edition words it the same. */
function rowsOf(
  template: TemplateFacts,
  identity: readonly { readonly number: string; readonly holds: string }[],
  all: readonly FormEdition[],
): readonly Pick<FormRowKind, 'number' | 'label' | 'members'>[] {
  const column = (holds: string) => canonical(identity.find((one) => one.holds === holds)?.number ?? '');
  const known = new Map(
    all.flatMap(({ rows }) => rows.map(({ label, members }) => [normaliseLabel(label), members] as const)),
  );
  const rows: Pick<FormRowKind, 'number' | 'label' | 'members'>[] = [];
  for (const texts of template.below) {
    const label = texts.get(column('row-label'));
    if (label === undefined || rows.some((row) => row.label === label)) break;
    const number = String(Number(texts.get(column('row-number')) ?? rows.length + 1)).padStart(2, '0');
    if (!/^\d{2}$/.test(number)) break;
    rows.push({
      number,
      label,
      members: known.get(normaliseLabel(label)) ?? (rows.length === 0 ? 'all' : null),
    });
  }
  return rows.length > 0 ? rows : [{ number: '01', label: 'Всего', members: 'all' }];
}
