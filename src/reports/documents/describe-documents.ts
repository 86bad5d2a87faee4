import { z } from 'zod';
import { importDocument } from './import-document.ts';
import { graduateListDocument, vacancyListDocument } from './list-document.ts';
import { matchDocument } from './match-document.ts';
import { recogniseDocument } from './recognise-document.ts';
import { returnsDocument } from './returns-document.ts';

const DOCUMENTS = [
  importDocument,
  recogniseDocument,
  graduateListDocument,
  vacancyListDocument,
  matchDocument,
  returnsDocument,
];

/** The text of docs/json.md: every fixed document with its fields, made from the schemas the program checks itself by. */
export function describeDocuments(): string {
  return [
    '# Документы JSON',
    '',
    'Каждая команда с параметром `--json` пишет в stdout один документ с полем `schema`. Документы ниже неизменны в пределах номера версии;',
    'поля могут добавляться только с новым номером. Даты — ГГГГ-ММ-ДД, неизвестное — null. Отказ команды — документ `route.failure/1`',
    'с полями `code`, `message`, `hint` и ненулевой код завершения.',
    '',
    'Этот файл создаётся командой `npm run docs` из схем `src/reports/documents`; тест следит, чтобы он не отставал.',
    '',
    ...DOCUMENTS.flatMap(describeDocument),
  ].join('\n');
}

function describeDocument(document: z.ZodType): string[] {
  const schema = asNode(z.toJSONSchema(document));
  const properties = asNode(schema.properties);
  const name = String(asNode(properties.schema).const);
  const kind = asNode(properties.kind).const;
  return [
    `## ${name}${kind === undefined ? '' : ` (${String(kind)})`}`,
    '',
    `\`${String(schema.description ?? '')}\``,
    '',
    '| поле | тип | значение |',
    '|---|---|---|',
    ...fieldRows('', schema),
    '',
  ];
}

function fieldRows(prefix: string, node: Node): string[] {
  const required = new Set(Array.isArray(node.required) ? node.required : []);
  return Object.entries(asNode(node.properties)).flatMap(([key, value]) => {
    const field = asNode(value);
    const path = `${prefix}${key}`;
    const [inner, suffix] = innerOf(field);
    const optional = required.has(key) ? '' : ', может отсутствовать';
    const row = `| \`${path}${suffix}\` | ${typeOf(field)}${optional} | ${String(field.description ?? '')} |`;
    return [row, ...(inner === null ? [] : fieldRows(`${path}${suffix}.`, inner))];
  });
}

/** The object inside a field: itself, the items of a list, or the branch that is not null. */
function innerOf(field: Node): readonly [Node | null, string] {
  if (field.type === 'array') return [objectOrNull(asNode(field.items)), '[]'];
  return [objectOrNull(field), ''];
}

function objectOrNull(node: Node): Node | null {
  if (node.properties !== undefined) return node;
  const branches = Array.isArray(node.anyOf) ? node.anyOf.map(asNode) : [];
  return branches.find((branch) => branch.properties !== undefined) ?? null;
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'строка',
  integer: 'целое',
  number: 'число',
  boolean: 'да/нет',
  array: 'список',
  object: 'объект',
  null: 'null',
};

function typeOf(field: Node): string {
  if (field.const !== undefined) return `\`${JSON.stringify(field.const)}\``;
  if (Array.isArray(field.enum)) return field.enum.map((value) => `\`${JSON.stringify(value)}\``).join(', ');
  if (Array.isArray(field.anyOf)) return field.anyOf.map((branch) => typeOf(asNode(branch))).join(' или ');
  return TYPE_NAMES[String(field.type)] ?? 'любое';
}

type Node = Readonly<Record<string, unknown>>;

function asNode(value: unknown): Node {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
