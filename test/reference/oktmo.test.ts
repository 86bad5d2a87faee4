import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { IntakeContext } from '../../src/domain/intake-record.ts';
import { codesOfRegion, type OktmoRow } from '../../src/domain/oktmo.ts';
import type { RegionCode } from '../../src/domain/territory.ts';
import { readOktmoLine } from '../../src/intake/oktmo/read-oktmo-row.ts';
import { openInput } from '../../src/intake/open-input.ts';
import { createLocator } from '../../src/matching/territory/create-locator.ts';
import { loadReference } from '../../src/reference/load-reference.ts';
import { overlayOktmo, shortMunicipalityName } from '../../src/reference/overlay-oktmo.ts';
import { day, freshStore, importAll, SVERDLOVSK, temporaryFolder } from '../store/sample-imports.ts';

/** The layout of Росстат's data set 7708234640-oktmo: no header, 13 columns, quotes, «;». */
const SLICE = [
  '"65";"000";"000";"000";"5";"1";"Муниципальные образования Свердловской области";"";"";"000";"0";"01.01.2014";"01.01.2014"',
  '"65";"500";"000";"000";"9";"1";"Муниципальные округа Свердловской области/";"";"";"000";"0";"01.01.2014";"01.01.2014"',
  '"65";"541";"000";"000";"2";"1";"Сысертский муниципальный округ";"";"";"421";"1";"01.06.2024";"01.06.2024"',
  '"65";"608";"000";"000";"8";"1";"Байкаловский муниципальный район";"";"";"000";"0";"01.01.2014";"01.01.2014"',
  '"65";"608";"400";"000";"2";"1";"Сельские поселения Байкаловского муниципального района/";"";"";"000";"0";"01.01.2014";"01.01.2014"',
  '"65";"608";"406";"000";"3";"1";"Байкаловское";"";"";"000";"0";"01.01.2014";"01.01.2014"',
  '"65";"541";"000";"001";"6";"2";"г Сысерть";"";"";"421";"1";"01.06.2024";"01.06.2024"',
  '"65";"541";"000";"116";"1";"2";"с Патруши";"";"";"421";"1";"01.06.2024";"01.06.2024"',
  '"65";"541";"000";"121";"4";"2";"п Большой Исток";"";"";"421";"1";"01.06.2024";"01.06.2024"',
  '"65";"608";"406";"101";"7";"2";"с Байкалово";"";"";"000";"0";"01.01.2014";"01.01.2014"',
  '"65";"608";"406";"106";"3";"2";"д Чурманская";"";"";"000";"0";"01.01.2014";"01.01.2014"',
  '"57";"604";"000";"000";"2";"1";"Бардымский муниципальный район";"";"";"000";"0";"01.01.2014";"01.01.2014"',
];

const reference = loadReference();
const context: IntakeContext = {
  reference,
  region: SVERDLOVSK,
  asOf: day('2026-05-25'),
  cohort: 2026,
  colleges: [],
  college: null,
  specialBasis: false,
  kind: null,
  edition: null,
};

/** Records and skips of a file of these lines. */
async function open(text: string | Buffer, name = 'data-20260501-structure-20260210.csv') {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, text);
  const opened = await openInput(path, context);
  const rows: OktmoRow[] = [];
  const skipped: Record<string, number> = {};
  for await (const batch of opened.batches) {
    for (const event of batch) {
      if (event.type === 'record' && event.record.kind === 'oktmo') rows.push(event.record.value);
      if (event.type === 'skipped') skipped[event.reason] = (skipped[event.reason] ?? 0) + event.count;
    }
  }
  return { kind: opened.kind, rows, skipped };
}

/** Windows-1251 of Russian letters and ASCII. */
function windows1251(text: string): Buffer {
  return Buffer.from(
    Array.from(text, (letter) => {
      const code = letter.codePointAt(0) ?? 0;
      if (letter === 'ё') return 0xb8;
      return code >= 0x410 && code <= 0x44f ? code - 0x350 : code;
    }),
  );
}

describe('lines of ОКТМО', () => {
  it.each<[string, ReturnType<typeof readOktmoLine>]>([
    [
      '65;541;000;000;2;1;Сысертский муниципальный округ',
      { code: '65541000', name: 'Сысертский муниципальный округ', type: null },
    ],
    ['65;541;000;116;1;2;с Патруши', { code: '65541000116', name: 'Патруши', type: 'с' }],
    ['65;541;000;116;с Патруши', { code: '65541000116', name: 'Патруши', type: 'с' }],
    ['1;601;402;101;0;2;п Новый', { code: '01601402101', name: 'Новый', type: 'п' }],
    ['65;701;000;131;0;2;п станции Кедровка', { code: '65701000131', name: 'Кедровка', type: 'п' }],
    ['65;608;400;000;2;1;Сельские поселения Байкаловского муниципального района/', 'unused'],
    ['65;608;406;000;3;1;Байкаловское', 'unused'],
    ['65;000;000;000;5;1;Муниципальные образования Свердловской области', 'unused'],
    ['ter;kod1;kod2;kod3;kc;razdel;name', null],
    ['Иванов;Иван;65;000', null],
  ])('%s', (line, read) => {
    expect(readOktmoLine(line.split(';'))).toEqual(read);
  });

  it('autonomous okrugs are told from the region they lie in', () => {
    const region = (digits: string) => `${digits}00000000000` as RegionCode;
    const tyumen = codesOfRegion(region('72'), reference.territories.municipalities(region('72')));
    const yugra = codesOfRegion(region('86'), reference.territories.municipalities(region('86')));
    expect([tyumen('71605000'), tyumen('71819000'), yugra('71819000'), yugra('71605000')]).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });
});

describe('the file as published', () => {
  it.each<[string, string | Buffer]>([
    ['UTF-8', SLICE.join('\n')],
    ['windows-1251, CRLF', windows1251(SLICE.join('\r\n'))],
    ['with a header', ['ter;kod1;kod2;kod3;kc;razdel;name1;centrum', ...SLICE].join('\n')],
  ])('%s: own municipalities and settlements are read, the rest is counted', async (_, text) => {
    const { kind, rows, skipped } = await open(text);
    expect(kind).toBe('oktmo');
    expect(rows.map(({ code }) => code)).toEqual([
      '65541000',
      '65608000',
      '65541000001',
      '65541000116',
      '65541000121',
      '65608406101',
      '65608406106',
    ]);
    expect(skipped['other-region']).toBe(1);
    expect(rows[3]).toEqual({ code: '65541000116', name: 'Патруши', type: 'с' });
  });

  it('any other table with digits in its first columns is not taken for it', async () => {
    await expect(open('65;000;1\n65;000;2\n')).rejects.toThrow();
  });
});

describe('the territory with it', () => {
  const rows = SLICE.flatMap((line) => {
    const read = readOktmoLine(line.replaceAll('"', '').split(';'));
    return read === null || read === 'unused' ? [] : [read];
  });
  const full = loadReference({ oktmo: rows }).territories;
  const region = reference.regions.find(SVERDLOVSK);
  if (region === null) throw new Error('no region');
  const place = (territories: typeof full, address: string) => {
    const found = createLocator(territories, region).locate({
      address,
      addressCode: null,
      point: null,
    }).place;
    return found === null ? null : [found.municipality, found.settlement];
  };

  it('a village the shipped table lacks is found in its municipality', () => {
    const address = 'Свердловская область, Чурманская деревня, Мира улица';
    expect(place(reference.territories, address)?.[0] ?? null).toBe(null);
    expect(place(full, address)).toEqual(['Байкаловский', 'Чурманская']);
    expect(createLocator(full, region).locateSettlement('д. Чурманская')?.municipality).toBe('Байкаловский');
  });

  it('a municipality re-formed under a new code keeps its short name, its towns their coordinates', () => {
    const named = full.municipalities(SVERDLOVSK).filter(({ name }) => name === 'Сысертский');
    expect(named.map(({ oktmo }) => oktmo)).toEqual(['65541000']);
    const shipped = reference.territories.settlements(SVERDLOVSK).find(({ name }) => name === 'Сысерть');
    expect(full.settlements(SVERDLOVSK).find(({ name }) => name === 'Сысерть')).toMatchObject({
      municipality: 'Сысертский',
      point: shipped?.point,
    });
  });

  it('what the file does not name stays', () => {
    const shipped = reference.territories.settlements(SVERDLOVSK);
    const names = new Set(full.settlements(SVERDLOVSK).map(({ name }) => name));
    expect(shipped.filter(({ name }) => !names.has(name))).toEqual([]);
  });

  it('settlements of one name stay apart', () => {
    const settlement = (code: string) => ({ code, name: 'Совхозный', type: 'п' });
    const shipped = { municipalities: reference.territories.municipalities(SVERDLOVSK), settlements: [] };
    const { settlements } = overlayOktmo(
      shipped,
      [settlement('65701000150'), settlement('65706000120')],
      SVERDLOVSK,
    );
    expect(settlements.map(({ municipality }) => municipality)).toEqual(['Екатеринбург', 'Белоярский']);
  });

  it.each([
    ['Сысертский муниципальный округ', 'Сысертский'],
    ['городской округ город Ревда', 'Ревда'],
    ['город Барнаул', 'Барнаул'],
    ['муниципальный округ «Верхняя Пышма»', 'Верхняя Пышма'],
    ['ЗАТО Свободный', 'Свободный'],
  ])('%s is called %s', (fullName, short) => {
    expect(shortMunicipalityName(fullName)).toBe(short);
  });
});

it('rows are kept with the import, restated by a later one, and gone when it is undone', async () => {
  const store = freshStore();
  const patrushi = { code: '65541000116', name: 'Патруши', type: 'с' };
  const first = await importAll(store, 'oktmo', [patrushi]);
  const again = await importAll(
    store,
    'oktmo',
    [patrushi, { code: '65541000', name: 'Сысертский', type: null }],
    {
      asOf: day('2026-06-08'),
    },
  );
  expect(again.rows).toMatchObject({ accepted: 1, unchanged: 1 });
  expect(store.oktmo()).toHaveLength(2);
  store.undoImport(again.importId ?? 0);
  expect(store.oktmo()).toEqual([patrushi]);
  store.undoImport(first.importId ?? 0);
  expect(store.oktmo()).toEqual([]);
});
