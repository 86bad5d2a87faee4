import { z } from 'zod';
import { assignDocument } from './assign-document.ts';
import { bankDocument } from './bank-document.ts';
import { barriersDocument } from './barriers-document.ts';
import { cardsDocument } from './cards-document.ts';
import { checkDocument } from './check-document.ts';
import { collectDocument, quarantineDocument } from './collect-document.ts';
import { callsDocument, contactDocument } from './contact-document.ts';
import { dashboardDocument } from './dashboard-document.ts';
import { deferralDocument } from './deferral-document.ts';
import { digestDocument } from './digest-document.ts';
import { doctorDocument } from './doctor-document.ts';
import { earlyDocument } from './early-document.ts';
import { effectivenessDocument } from './effectiveness-document.ts';
import { eventsDocument } from './events-document.ts';
import { exportDocument } from './export-document.ts';
import { fairOutcomeDocument, fairPlanDocument } from './fair-documents.ts';
import { feedbackDocument } from './feedback-document.ts';
import { formDocument, learnedFormDocument } from './form-document.ts';
import { giaDocument } from './gia-document.ts';
import { hotlineDocument } from './hotline-document.ts';
import { importDocument } from './import-document.ts';
import { issuedFormDocument } from './issued-form-document.ts';
import { formListDocument, graduateListDocument, vacancyListDocument } from './list-document.ts';
import { matchDocument } from './match-document.ts';
import { mondayDocument } from './monday-document.ts';
import { reasonsDocument } from './reasons-document.ts';
import { recogniseDocument } from './recognise-document.ts';
import { retentionDocument } from './retention-document.ts';
import { retrainDocument } from './retrain-document.ts';
import { returnsDocument } from './returns-document.ts';
import { sectorsDocument } from './sectors-document.ts';
import { serviceDocument } from './service-document.ts';
import { siteDocument } from './site-document.ts';
import { staleDocument } from './stale-document.ts';
import { purgeDocument, subjectDataDocument, subjectDocument } from './subject-document.ts';
import { surveyDocument } from './survey-document.ts';
import { targetDocument } from './target-document.ts';
import { tasksDocument } from './tasks-document.ts';
import { titleReviewDocument } from './title-review-document.ts';
import { vacanciesDocument } from './vacancies-document.ts';
import { weeklyReportDocument } from './weekly-report-document.ts';

const DOCUMENTS = [
  importDocument,
  checkDocument,
  collectDocument,
  quarantineDocument,
  recogniseDocument,
  graduateListDocument,
  vacancyListDocument,
  formListDocument,
  formDocument,
  learnedFormDocument,
  issuedFormDocument,
  matchDocument,
  assignDocument,
  dashboardDocument,
  mondayDocument,
  returnsDocument,
  titleReviewDocument,
  sectorsDocument,
  subjectDocument,
  subjectDataDocument,
  purgeDocument,
  exportDocument,
  doctorDocument,
  effectivenessDocument,
  retentionDocument,
  feedbackDocument,
  tasksDocument,
  surveyDocument,
  eventsDocument,
  contactDocument,
  callsDocument,
  staleDocument,
  reasonsDocument,
  bankDocument,
  hotlineDocument,
  siteDocument,
  targetDocument,
  barriersDocument,
  fairPlanDocument,
  fairOutcomeDocument,
  retrainDocument,
  serviceDocument,
  weeklyReportDocument,
  vacanciesDocument,
  digestDocument,
  cardsDocument,
  earlyDocument,
  giaDocument,
  deferralDocument,
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
