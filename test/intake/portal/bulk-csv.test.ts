import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planCsvColumns } from '../../../src/intake/portal/csv-columns.ts';
import { readChunks } from '../../../src/intake/portal/read-bulk-csv.ts';
import {
  bulkRow,
  contextFor,
  fileOf,
  findingsOf,
  HEADER,
  importAs,
  importFile,
  skippedOf,
  vacanciesOf,
} from './portal-files.ts';

const uuid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const csv = (generation: 1 | 2, rows: readonly string[], eol = '\n') =>
  fileOf(`${[HEADER[generation], ...rows].join(eol)}${eol}`);

const EXPECTED = {
  title: 'Сварщик',
  places: 3,
  region: '6600000000000',
  addressCode: '6600000100000',
  point: { latitude: 56.83, longitude: 60.61 },
  employer: { name: '"ПРИМЕР" ООО', inn: '0000002738', ogrn: '1200000002730', agency: false },
  professionCode: '105557',
  oksoCode: '150709',
  sphereCode: 'Industry',
  sphereName: 'Производство',
  defenceBranch: 'Радиопромышленность',
  experienceYears: 1,
  schedule: 'Полный рабочий день',
  employment: 'Полная занятость',
  pay: { min: 60000, max: null, period: 'month' },
  quota: false,
  foreignQuota: false,
  housing: true,
  createdOn: '2026-02-20',
  modifiedOn: '2026-08-29',
  open: true,
};

describe('a row of either generation', () => {
  it('first generation', async () => {
    const { opened, events } = await importFile(csv(1, [bulkRow(1)]));
    expect(vacanciesOf(events)).toEqual([
      {
        ...EXPECTED,
        id: '66ee0782-a01e-11ea-94f4-bf2cfe8c828d',
        typicalPosition: null,
        address: 'Свердловская область, г Екатеринбург, ул Мира, Д. 4, проходная 2',
        education: 'Среднее профессиональное',
        description: 'Умение читать чертежи\nСварка узлов\nОтветственность',
        url: null,
      },
    ]);
    expect(opened).toMatchObject({ kind: 'vacancies', layout: 'portal-bulk-csv-v1', complete: true });
    expect(opened.droppedColumns).toEqual(['contact_person', 'contact_source', 'contactList']);
    expect(findingsOf(events)).toEqual([]);
  });

  it('second generation', async () => {
    const { opened, events } = await importFile(csv(2, [bulkRow(2)]));
    expect(vacanciesOf(events)).toEqual([
      {
        ...EXPECTED,
        id: '95259eb8-affe-11f0-888c-6fbde06ed6da',
        typicalPosition: 'Сварщик',
        address: 'Свердловская область, г Екатеринбург, ул Мира, Д. 4, проходная 2',
        education: 'Среднее профессиональное образование',
        description: 'Умение читать чертежи\nСварка узлов\n5 разряд\nОтветственность',
        url: 'https://trudvsem.ru/vacancy/card/1200000002730/95259eb8-affe-11f0-888c-6fbde06ed6da',
      },
    ]);
    expect(opened.mapping).toContainEqual({
      sheet: null,
      column: '44',
      header: 'workPlaces',
      field: 'places',
    });
    expect(opened.unknownColumns).toContain('requiredСertificates');
  });

  it.each([
    ['deleted', { deleted: 'true' }],
    ['rejected', { status: 'REJECTED' }],
    ['hidden', { visibility: 'INVISIBLE' }],
  ])('%s: left out as not open', async (_case, cells) => {
    const { events } = await importFile(csv(1, [bulkRow(1, cells)]));
    expect(events).toEqual([{ type: 'skipped', reason: 'not-open', count: 1 }]);
  });

  it.each([
    [
      'JSON of the company broken',
      { company: '{"inn":"7701' },
      { employer: { name: '"ПРИМЕР" ООО', inn: '0000002738' } },
      'value-unreadable@2',
    ],
    ['places unreadable', { work_places: 'пять' }, { places: null }, 'places-unreadable@2'],
    [
      'an ИНН where places should be',
      { work_places: '660000000000' },
      { places: null },
      'places-unreadable@2',
    ],
    ['a date serial glued to places', { work_places: '146167' }, { places: null }, 'places-unreadable@2'],
    ['places missing', { work_places: '' }, { places: null }, 'places-unreadable@2'],
    ['pay unreadable', { salary_min: 'много', salary: '' }, { pay: null }, 'value-unreadable@2'],
  ])('%s: a finding, the row stays', async (_case, cells, expected, finding) => {
    const { events } = await importFile(csv(1, [bulkRow(1, cells)]));
    expect(vacanciesOf(events)[0]).toMatchObject(expected);
    expect(findingsOf(events)).toEqual([finding]);
  });

  it.each([
    ['Uzbekistan', { isUzbekistanRecruitment: 'true' }, true],
    ['foreigners admitted to many places', { foreignWorkersCapability: 'true', workPlaces: '958' }, true],
    ['foreigners admitted to few places', { foreignWorkersCapability: 'true', workPlaces: '3' }, false],
    ['many places alone', { workPlaces: '958' }, false],
  ])('foreign quota: %s', async (_case, cells, foreignQuota) => {
    const { events } = await importFile(csv(2, [bulkRow(2, cells)]));
    expect(vacanciesOf(events)[0]?.foreignQuota).toBe(foreignQuota);
  });

  it('a description is cut to 2,000 letters, and no half of a phone is left at its end', async () => {
    const text = `${'слово '.repeat(330)}звонить 8 (999) 000-11-22 после обеда`;
    const { events } = await importFile(csv(2, [bulkRow(2, { positionRequirements: text })]));
    const description = vacanciesOf(events)[0]?.description ?? '';
    expect(description.length).toBeLessThanOrEqual(2000);
    expect(description).not.toMatch(/\d{3}/);
  });
});

describe('surplus separators', { timeout: 60_000 }, () => {
  type ReadAs = 'title' | 'description' | 'address' | null;
  const FREE: Readonly<Record<1 | 2, readonly (readonly [column: string, readAs: ReadAs])[]>> = {
    1: [
      ['vacancy_name', 'title'],
      ['position_requirements', 'description'],
      ['position_responsibilities', 'description'],
      ['additional_requirements', 'description'],
      ['other_vacancy_benefit', null],
      ['education_speciality', null],
      ['required_certificates', null],
      ['retraining_condition', null],
      ['vacancy_address', 'address'],
      ['vacancy_address_house', 'address'],
      ['vacancy_address_additional_info', 'address'],
      ['full_company_name', null],
      ['contactList', null],
      ['company', null],
    ],
    2: [
      ['vacancyName', 'title'],
      ['vacancyAddress', 'address'],
      ['vacancyAddressAdditionalInfo', 'address'],
      ['otherVacancyBenefit', null],
      ['requiredСertificates', null],
      ['retrainingСondition', null],
      ['company', null],
      ['fullCompanyName', null],
      ['positionRequirements', 'description'],
      ['contactList', null],
      ['additionalRequirements', 'description'],
      ['qualifications', 'description'],
      ['responsibilities', 'description'],
      ['scheduleTypeComment', null],
      ['benefitDetails', null],
      ['conditions', null],
    ],
  };
  const JSON_CELLS: Readonly<Record<string, string>> = {
    company: '{"name":"\\"ПРИМЕР\\" ООО","inn":"0000002738","ogrn":"1200000002730","note":"а|б| в"}',
    contactList: '[{"contact_value":"а|б| в"}]',
  };

  describe.each([1, 2] as const)('generation %i', (generation) => {
    it.each(FREE[generation])('in %s', async (column, field) => {
      const dirty = JSON_CELLS[column] ?? 'слева | 60/30 || справа';
      const rows = [bulkRow(generation, { [column]: dirty }), bulkRow(generation, { id: uuid(2) })];
      const { events } = await importFile(csv(generation, rows));
      const [vacancy, next] = vacanciesOf(events);
      const { title: _title, ...rest } = EXPECTED;
      expect(vacancy).toMatchObject(column === 'full_company_name' ? { places: 3 } : rest);
      if (field !== null) expect(vacancy?.[field]).toContain('слева | 60/30 || справа');
      if (field !== 'title') expect(vacancy?.title).toBe('Сварщик');
      expect(next?.id).toBe(uuid(2));
    });
  });

  it('in several texts of one row', async () => {
    const cells = { vacancyName: 'Сварщик | вахта', responsibilities: 'a | b', otherVacancyBenefit: 'c|d' };
    const [vacancy] = vacanciesOf((await importFile(csv(2, [bulkRow(2, cells)]))).events);
    expect(vacancy).toMatchObject({ ...EXPECTED, title: 'Сварщик | вахта' });
  });

  it('whatever stands in the texts: typed values are read right or the row is rejected', async () => {
    const words = fc.constantFrom('слово', ' вахта 60/30', 'Сварщик (5 разряд)');
    const typed = fc.constantFrom(
      '',
      ' ',
      '7',
      '60000',
      'true',
      '2026-01-01',
      '[]',
      '{}',
      'latin',
      'https://a.ru',
    );
    const piece = fc.oneof({ arbitrary: words, weight: 4 }, { arbitrary: typed, weight: 1 });
    const text = fc.array(piece, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('|'));
    const columns = [
      'vacancyName',
      'vacancyAddress',
      'otherVacancyBenefit',
      'fullCompanyName',
      'positionRequirements',
      'additionalRequirements',
      'responsibilities',
      'benefitDetails',
    ];
    const cells = fc
      .array(fc.tuple(fc.constantFrom(...columns), text), { minLength: 1, maxLength: 4 })
      .map((pairs): Record<string, string> => Object.fromEntries(pairs));
    const { title: _title, ...expected } = EXPECTED;
    let read = 0;
    await fc.assert(
      fc.asyncProperty(cells, async (texts) => {
        const { events } = await importFile(csv(2, [bulkRow(2, texts)]));
        expect(events.filter(({ type }) => type === 'record' || type === 'rejected')).toHaveLength(1);
        const [vacancy] = vacanciesOf(events);
        if (vacancy === undefined) return;
        read += 1;
        expect(vacancy).toMatchObject(expected);
      }),
      { numRuns: 300 },
    );
    expect(read).toBeGreaterThan(150);
  });

  it('a row that fits nowhere is rejected, its neighbours stay', async () => {
    const shifted = bulkRow(2, { id: uuid(2), dateModify: 'вчера|позавчера' });
    const rows = [bulkRow(2, { id: uuid(1) }), shifted, bulkRow(2, { id: uuid(3) })];
    const { events } = await importFile(csv(2, rows));
    expect(vacanciesOf(events).map(({ id }) => id)).toEqual([uuid(1), uuid(3)]);
    expect(findingsOf(events)).toEqual(['!record-malformed@3']);
  });

  it('a cell lost and a separator too many: the count agrees, the row is still rejected', async () => {
    const cells = bulkRow(2, { vacancyName: 'Сварщик|вахта' }).split('|');
    cells.splice(60, 1);
    expect(cells).toHaveLength(HEADER[2].split('|').length);
    const { events } = await importFile(csv(2, [cells.join('|')]));
    expect(findingsOf(events)).toEqual(['!record-malformed@2']);
  });

  it('two readings that fit equally well are no reading', async () => {
    const cells = {
      benefitDetails: '',
      scheduleTypeComment: '',
      trainingDays: '',
      shift: '',
      medicalDocument: '',
      benefit: '',
      conditions: '',
    };
    const columns = bulkRow(2, {
      ...cells,
      positionRequirements: 'а',
      contactList: '',
      additionalRequirements: '|',
    });
    const { events } = await importFile(csv(2, [columns]));
    expect(events).toMatchObject([{ type: 'rejected', findings: [{ args: { reason: 'ambiguous' } }] }]);
  });
});

describe('rows and lines', () => {
  const broken = 'первая строка\nвторая\n\nтретья';

  it.each([
    ['LF', '\n', ''],
    ['CRLF', '\r\n', ''],
    ['byte order mark', '\n', '\ufeff'],
    ['byte order mark and CRLF', '\r\n', '\ufeff'],
  ])('%s', async (_case, eol, mark) => {
    const rows = [bulkRow(1, { id: uuid(1) }), '', bulkRow(1, { id: uuid(2) })];
    const { events } = await importFile(fileOf(mark + [HEADER[1], ...rows].join(eol)));
    expect(vacanciesOf(events).map(({ id }) => id)).toEqual([uuid(1), uuid(2)]);
    expect(events.map((event) => event.type === 'record' && event.row)).toEqual([2, 4]);
    expect(findingsOf(events)).toEqual([]);
  });

  it.each([1, 2] as const)('line feeds inside texts, generation %i', async (generation) => {
    const column = generation === 1 ? 'position_requirements' : 'positionRequirements';
    const rows = [bulkRow(generation, { [column]: broken }), bulkRow(generation, { id: uuid(2) })];
    const { events } = await importFile(csv(generation, rows));
    expect(vacanciesOf(events)[0]?.description).toMatch(/^первая строка вторая третья/);
    expect(events.map((event) => event.type === 'record' && event.row)).toEqual([2, 6]);
    expect(findingsOf(events)).toEqual([]);
  });

  it.each([
    ['cut off in the middle', `${uuid(2)}|6600000000000|Сварщик`],
    ['no id', bulkRow(2).replace(/^[^|]+/, '12345')],
    ['a remark', 'Выгрузка завершена'],
  ])('%s: rejected with its line, the rows around it stay', async (_case, bad) => {
    const rows = [bulkRow(2, { id: uuid(1) }), bad, bulkRow(2, { id: uuid(3) })];
    const { events } = await importFile(csv(2, rows));
    expect(vacanciesOf(events).map(({ id }) => id)).toEqual([uuid(1), uuid(3)]);
    expect(findingsOf(events)).toEqual(['!record-malformed@3']);
  });

  it('columns in another order, the id not first', async () => {
    const header = HEADER[2].split('|').reverse().join('|');
    const rows = [
      bulkRow(2, { positionRequirements: broken }, header),
      bulkRow(2, { id: uuid(2), responsibilities: 'а|б' }, header),
    ];
    const { events } = await importFile(fileOf([header, ...rows].join('\n')));
    expect(vacanciesOf(events)).toHaveLength(2);
    for (const vacancy of vacanciesOf(events)) expect(vacancy).toMatchObject(EXPECTED);
  });

  it('only a header: nothing, and no failure', async () => {
    expect((await importFile(fileOf(HEADER[2]))).events).toEqual([]);
  });
});

describe('other regions', () => {
  const elsewhere = {
    1: {
      state_region_code: '7700000000000',
      regionName: 'Город Москва',
      vacancy_address_code: '7700000000000',
    },
    2: { stateRegionCode: '7700000000000', regionName: 'Город Москва', addressCode: '7700000000000' },
  };

  it.each([1, 2] as const)('are counted, generation %i', async (generation) => {
    const text = generation === 1 ? 'position_responsibilities' : 'responsibilities';
    const rows = [
      bulkRow(generation, { ...elsewhere[generation], id: uuid(1) }),
      bulkRow(generation, { id: uuid(2) }),
      bulkRow(generation, { ...elsewhere[generation], id: uuid(3), [text]: 'а|б' }),
      bulkRow(generation, { ...elsewhere[generation], id: uuid(4), [text]: 'а\nб' }),
    ];
    const { events } = await importFile(csv(generation, rows), '6600000000000');
    expect(vacanciesOf(events).map(({ id }) => id)).toEqual([uuid(2)]);
    expect(skippedOf(events)).toEqual({ 'other-region': 3 });
    expect(vacanciesOf((await importFile(csv(generation, rows))).events)).toHaveLength(4);
  });

  it.each([
    ['by the name of the region', { stateRegionCode: '' }, '6600000000000', 1, {}],
    [
      'by the name of another region',
      { stateRegionCode: '', regionName: 'Город Москва' },
      '6600000000000',
      0,
      { 'other-region': 1 },
    ],
    ['by the code of the address', { stateRegionCode: '', regionName: '' }, '6600000000000', 1, {}],
  ])('without a region code: %s', async (_case, cells, wanted, records, skipped) => {
    const { events } = await importFile(csv(2, [bulkRow(2, cells)]), wanted);
    expect(vacanciesOf(events)).toHaveLength(records);
    expect(skippedOf(events)).toEqual(skipped);
  });

  it('a row of no region is rejected when one is wanted and kept with a finding otherwise', async () => {
    const file = csv(2, [bulkRow(2, { stateRegionCode: '', regionName: '', addressCode: '' })]);
    expect(findingsOf((await importFile(file, '6600000000000')).events)).toEqual(['!region-unknown@2']);
    const { events } = await importFile(file);
    expect(findingsOf(events)).toEqual(['region-unknown@2']);
    expect(vacanciesOf(events)[0]?.region).toBeNull();
  });
});

// Thousands of small imports: on a busy machine they need more than the usual five seconds.
describe('chunks', { timeout: 60_000 }, () => {
  const rows = [
    bulkRow(2, { id: uuid(1), positionRequirements: 'а\nб', responsibilities: 'в | г' }),
    '\r',
    bulkRow(2, { id: uuid(2), stateRegionCode: '7700000000000' }),
    `${uuid(3)}|6600000000000|обрыв`,
    bulkRow(2, { id: uuid(4), vacancyName: '"Ёлка" — повар' }),
    'приписка',
  ];
  const bytes = Buffer.from(rows.join('\r\n'), 'utf8');
  const columns = planCsvColumns(HEADER[2].split('|'));

  async function read(pieces: readonly Uint8Array[]) {
    const events = [];
    async function* chunks() {
      yield* pieces;
    }
    const position = { bytes: 0, size: bytes.length };
    const context = contextFor('6600000000000');
    for await (const batch of readChunks(chunks(), columns, 'a.csv', context, position))
      events.push(...batch);
    return {
      rows: events.filter((event) => event.type !== 'skipped'),
      skipped: skippedOf(events),
    };
  }

  it('the whole in one piece', async () => {
    const whole = await read([bytes]);
    expect(whole.rows.filter((event) => event.type === 'record')).toHaveLength(2);
    expect(whole.rows.filter((event) => event.type === 'rejected')).toHaveLength(2);
    expect(whole.skipped).toEqual({ 'other-region': 1 });
  });

  it('cut in two at any byte: the same', async () => {
    const whole = await read([bytes]);
    for (let at = 1; at < bytes.length; at++) {
      const cut = await read([bytes.subarray(0, at), bytes.subarray(at)]);
      expect(JSON.stringify(cut)).toBe(JSON.stringify(whole));
    }
  });

  it('bytes damaged anyhow: every row is told of, nothing is thrown, untouched rows stay', async () => {
    const spots = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.constantFrom(0, 10, 13, 34, 92, 124, 255)), {
      minLength: 1,
      maxLength: 30,
    });
    const last = Buffer.from(`\r\n${bulkRow(2, { id: uuid(9) })}\r\n`, 'utf8');
    await fc.assert(
      fc.asyncProperty(spots, async (damage) => {
        const damaged = Buffer.from(bytes);
        for (const [at, byte] of damage) damaged[at] = byte;
        const { rows: told } = await read([damaged, last]);
        const ids = told.map((event) => event.type === 'record' && event.record.value);
        expect(JSON.stringify(ids)).toContain(uuid(9));
        for (const event of told) {
          if (event.type === 'rejected')
            expect(event.findings.some(({ severity }) => severity === 'error')).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('cut anyhow: the same', async () => {
    const whole = await read([bytes]);
    const places = fc.uniqueArray(fc.integer({ min: 1, max: bytes.length - 1 }), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(places, async (cuts) => {
        const borders = [0, ...cuts.sort((a, b) => a - b), bytes.length];
        const pieces = borders.slice(1).map((end, i) => bytes.subarray(borders[i], end));
        expect(await read(pieces)).toEqual(whole);
      }),
      { numRuns: 40 },
    );
  });
});

describe('progress and failures', () => {
  it('progress ends at the size of the file', async () => {
    const file = csv(2, [bulkRow(2), bulkRow(2, { id: uuid(2) })]);
    const seen: (readonly [number, number])[] = [];
    const { openBulkCsv } = await import('../../../src/intake/portal/read-bulk-csv.ts');
    const context = { ...contextFor(null), onProgress: (read: number, of: number) => seen.push([read, of]) };
    const opened = await openBulkCsv(file, 'portal-bulk-csv-v2', context);
    for await (const _ of opened.batches);
    expect(seen.at(-1)?.[0]).toBe(seen.at(-1)?.[1]);
  });

  it.each([
    ['whole', `${HEADER[2]}\n${bulkRow(2)}\n`, true],
    ['without the last line feed', `${HEADER[2]}\n${bulkRow(2)}`, true],
    ['interrupted', `${HEADER[2]}\n${bulkRow(2)}\n${bulkRow(2, { id: uuid(2) }).slice(0, 300)}`, false],
  ])('a file that ends %s', async (_case, content, complete) => {
    const { opened, events } = await importFile(fileOf(content));
    expect(opened.complete).toBe(complete);
    expect(vacanciesOf(events)).toHaveLength(1);
  });

  it.each([
    ['no such file', 'нет-такого.csv', 'file-unreadable'],
    ['empty', fileOf(''), 'file-empty'],
    ['no title column', fileOf('id|salary\n'), 'column-missing'],
    ['endless header', fileOf('x'.repeat(100_000)), 'header-not-found'],
  ])('%s', async (_case, path, code) => {
    await expect(importAs(path, 'portal-bulk-csv-v2')).rejects.toMatchObject({ code });
  });

  it('a record without end does not fill the memory', async () => {
    const endless = `${uuid(1)}|${'х'.repeat(5_000_000)}\n${'строка\n'.repeat(10)}`;
    const { events } = await importFile(csv(2, [endless.trimEnd(), bulkRow(2, { id: uuid(2) })]));
    expect(vacanciesOf(events).map(({ id }) => id)).toEqual([uuid(2)]);
    expect(findingsOf(events)).toEqual(['!record-malformed@2']);
  });

  it('contacts never leave the file', async () => {
    const cells = {
      vacancyName: 'Сварщик, т. 8-999-000-11-22',
      responsibilities: 'писать canary@example.invalid | а',
    };
    const { opened, events } = await importFile(
      csv(2, [bulkRow(2, cells), bulkRow(2, { id: uuid(2), company: '{"phone":"+79990001122"' })]),
    );
    expect(vacanciesOf(events)).toHaveLength(2);
    expect(JSON.stringify([opened, events])).not.toMatch(/canary|Канарейкин|0001122|000-11-22/i);
  });
});
