import { expect, it } from 'vitest';
import type { SpoCode } from '../../src/domain/spo-code.ts';
import { clock, day, freshStore, importAll, inn } from './sample-imports.ts';

const college = (name: string, settlement: string | null = null) => ({
  name,
  aliases: [],
  inn: null,
  settlement,
  municipality: null,
  email: null,
  clusters: [],
  clusterProgrammes: [],
});
const employer = (name: string, number: string | null, priority: boolean | null = null) => ({
  name,
  inn: number === null ? null : inn(number),
  ogrn: null,
  okved: null,
  defence: null,
  priority,
  settlement: null,
});
const programme = (code: string, qualification: string | null) => ({
  ref: { code: code as SpoCode, edition: '336' as const },
  name: 'Монтаж',
  qualification,
});

it('the newest row of a college counts, whatever the spelling of its name', async () => {
  const store = freshStore();
  await importAll(store, 'colleges', [college('Пробный колледж', 'Ревда'), college('Образцовый техникум')]);
  const next = await importAll(store, 'colleges', [college('ПРОБНЫЙ  КОЛЛЕДЖ', 'Пермь')], {
    asOf: day('2026-06-08'),
  });
  expect(store.colleges()).toEqual([college('Образцовый техникум'), college('ПРОБНЫЙ  КОЛЛЕДЖ', 'Пермь')]);
  expect(store.colleges({ asOf: day('2026-06-01') })).toMatchObject([{}, { settlement: 'Ревда' }]);
  store.undoImport(next.importId ?? 0);
  expect(store.colleges()).toMatchObject([{}, { settlement: 'Ревда' }]);
});

it('a table of an earlier day overrides nothing, and of two rows in one table the lower counts', async () => {
  const store = freshStore();
  const june8 = { asOf: day('2026-06-08') };
  await importAll(store, 'colleges', [college('Колледж', 'Ревда'), college('Колледж', 'Пермь')], june8);
  await importAll(store, 'colleges', [college('Колледж', 'Тагил')], { asOf: day('2026-06-01') });
  expect(store.colleges()).toEqual([college('Колледж', 'Пермь')]);
  const same = await importAll(store, 'colleges', [college('Колледж', 'Пермь')], june8);
  expect(same.rows).toMatchObject({ accepted: 0, unchanged: 1 });
});

it('a row equal to the stored one is unchanged', async () => {
  const store = freshStore();
  await importAll(store, 'employers', [employer('ООО «Образец»', '6600000000'), employer('ИП Пример', null)]);
  const again = await importAll(store, 'employers', [
    employer('ООО «Образец»', '6600000000', true),
    employer('ИП Пример', null),
  ]);
  expect(again.rows).toMatchObject({ accepted: 1, unchanged: 1 });
  expect(store.employers()).toMatchObject([{ priority: true }, { name: 'ИП Пример' }]);
});

it('employers are told apart by ИНН, programmes by code and qualification', async () => {
  const store = freshStore();
  await importAll(store, 'employers', [employer('Образец', '6600000000'), employer('Образец', '6600000001')]);
  await importAll(store, 'spo-list', [programme('08.01.29', 'Мастер'), programme('08.01.29', 'Электрик')]);
  await importAll(store, 'industries', [{ name: 'Машиностроение', okvedPrefixes: ['28'] }]);
  expect(store.employers()).toHaveLength(2);
  expect(store.spoList()).toHaveLength(2);
  expect(store.industries()).toEqual([{ name: 'Машиностроение', okvedPrefixes: ['28'] }]);
});

it('reports and journal are kept with their instants', () => {
  const time = clock();
  const store = freshStore(time.now);
  const report = {
    name: 'weekly-report',
    asOf: day('2026-06-01'),
    knownAt: time.now(),
    sha256: 'abc',
    configHash: 'def',
    toolVersion: '0.1.0',
    content: { rows: [1, null, 'три'] },
  };
  const entry = {
    action: 'flag',
    outputClass: 'restricted',
    reason: 'проверка',
    details: { persons: 3 },
  } as const;
  time.set('2026-06-01T09:00:00Z');
  const saved = store.saveReport(report);
  store.journal(entry);
  store.journal({ ...entry, action: 'import', outputClass: null, reason: null });
  expect(store.reports()).toEqual([saved]);
  expect(saved).toEqual({ ...report, id: 1, savedAt: '2026-06-01T09:00:00Z' });
  expect(store.journalEntries()).toMatchObject([
    { ...entry, id: 1, at: '2026-06-01T09:00:00Z' },
    { action: 'import', outputClass: null, reason: null },
  ]);
});

it('a snapshot with a list of a country comes back whole', () => {
  const { now } = clock();
  const store = freshStore(now);
  const cells = Array.from({ length: 25_001 }, (_, i) => ({
    specialty: '15.01.05',
    places: i,
    sector: null,
  }));
  const report = {
    name: 'match',
    asOf: day('2026-06-01'),
    knownAt: now(),
    sha256: 'abc',
    configHash: 'def',
    toolVersion: '0.1.0',
    content: { schema: 'route.match/1', cells, comparison: null },
  };
  store.saveReport({ ...report, content: ['без списков'] });
  store.saveReport(report);
  const [brief, whole] = store.reports();
  expect(brief?.content).toEqual(['без списков']);
  expect(JSON.stringify(whole?.content)).toBe(JSON.stringify(report.content));
});
