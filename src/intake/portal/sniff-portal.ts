import { findPortalColumn, foldColumnName, splitHeaderLine } from './portal-columns.ts';
import type { PortalLayout } from './portal-layout.ts';

/** Known names a header must have before it is taken for the portal's. */
const HEADER_QUORUM = 10;
/** Known keys the first object of a bare array must have. */
const RECORD_QUORUM = 4;

const API_KEYS = new Set([
  'jobname',
  'vacurl',
  'region',
  'company',
  'creationdate',
  'workplaces',
  'addresses',
  'requirement',
  'category',
  'salarymin',
  'salarymax',
  'schedule',
  'employment',
]);

/**
 * Recognises an export of «Работа России» by its beginning.
 * @param head at least the first 4,096 characters, or the whole of a shorter file, with or without a byte order mark
 */
export function sniffPortal(head: string): PortalLayout | null {
  const text = head.replace(/^\ufeff/, '').trimStart();
  if (text.startsWith('{')) return sniffDocument(text);
  if (text.startsWith('[')) return sniffArray(text);
  return sniffHeader(text);
}

function sniffHeader(text: string): PortalLayout | null {
  const end = text.indexOf('\n');
  const names = splitHeaderLine(end < 0 ? text : text.slice(0, end));
  const known = names.filter((name) => findPortalColumn(name) !== null);
  if (known.length < HEADER_QUORUM || known.length * 2 < names.length) return null;
  if (!known.some((name) => foldColumnName(name) === 'vacancyname')) return null;
  const snake = known.filter((name) => name.includes('_')).length;
  const camel = known.filter((name) => /[a-z][A-ZА-Я]/.test(name)).length;
  return snake > camel ? 'portal-bulk-csv-v1' : 'portal-bulk-csv-v2';
}

function sniffDocument(text: string): PortalLayout | null {
  if (/"results"\s*:\s*\{\s*(?:\}|"vacancies"\s*:\s*\[)/.test(text) && /"(?:status|meta)"\s*:/.test(text))
    return 'portal-api-v1';
  if (/^\{\s*"vacancies"\s*:\s*\[/.test(text)) {
    return /^\{\s*"vacancies"\s*:\s*\[\s*(?:\]|$)/.test(text) || hasRecordKeys(text)
      ? 'portal-bulk-json'
      : null;
  }
  return null;
}

function sniffArray(text: string): PortalLayout | null {
  return /^\[\s*\{/.test(text) && hasRecordKeys(text) ? 'portal-records-json' : null;
}

function hasRecordKeys(text: string): boolean {
  const found = new Set<string>();
  let title = false;
  for (const match of text.matchAll(/"([A-Za-z_-]{2,40})"\s*:/g)) {
    const name = foldColumnName(match[1] ?? '');
    if (name === 'jobname' || name === 'vacancyname') title = true;
    if (API_KEYS.has(name) || findPortalColumn(name) !== null) found.add(name);
  }
  return found.size >= (title ? RECORD_QUORUM : HEADER_QUORUM);
}
