import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sniffPortal } from '../../../src/intake/portal/sniff-portal.ts';
import { bulkRow, FIXTURES, HEADER } from './portal-files.ts';

const sample = (name: string) => readFileSync(new URL(name, FIXTURES), 'utf8').slice(0, 4096);

describe('what a file of the portal is recognised by', () => {
  it.each([
    ['trudvsem-api-v1-welders-tatarstan-2026.json', 'portal-api-v1'],
    ['trudvsem-api-v1-cooks-spb-2026.first10.json', 'portal-api-v1'],
    ['trudvsem-api-v1-two-full-records.json', 'portal-records-json'],
    ['trudvsem-bulk-json-v1-one-record.json', 'portal-bulk-json'],
  ])('%s is %s', (name, layout) => {
    expect(sniffPortal(sample(name))).toBe(layout);
    expect(sniffPortal(`\ufeff${sample(name)}`)).toBe(layout);
  });

  const quoted = HEADER[1]
    .split('|')
    .map((name) => `"${name}"`)
    .join('|');
  const reversed = HEADER[2].split('|').reverse().join('|');
  it.each([
    ['first generation', `${HEADER[1]}\n${bulkRow(1)}`, 'portal-bulk-csv-v1'],
    ['second generation', `${HEADER[2]}\r\n${bulkRow(2)}`, 'portal-bulk-csv-v2'],
    ['byte order mark', `\ufeff${HEADER[2]}\n`, 'portal-bulk-csv-v2'],
    ['quoted names', `${quoted}\n`, 'portal-bulk-csv-v1'],
    ['columns in another order', `${reversed}\n`, 'portal-bulk-csv-v2'],
    ['Latin C where the portal writes a Cyrillic one', HEADER[2].replaceAll('С', 'C'), 'portal-bulk-csv-v2'],
    ['minimised API answer', '{"status":"200","results":{"vacancies":[{"vacancy":{"id":"1"', 'portal-api-v1'],
    ['API answer without hits', '{"status":"200","meta":{"total":0},"results":{}}', 'portal-api-v1'],
    ['empty bulk JSON', '{"vacancies":[]}', 'portal-bulk-json'],
  ])('%s', (_case, head, layout) => {
    expect(sniffPortal(head)).toBe(layout);
  });

  it.each([
    ['a list of graduates', 'ФИО;Дата рождения;Группа\nИванов Иван;01.02.2007;С-31'],
    ['a small table with «|»', 'id|salary|vacancy_name\n1|20000|Повар'],
    ['another JSON document', '{"vacancies":[{"title":"Повар"}]}'],
    ['a list of other objects', '[{"name":"Иван","id":1}]'],
    ['nothing', ''],
  ])('%s is not of the portal', (_case, head) => {
    expect(sniffPortal(head)).toBeNull();
  });
});
