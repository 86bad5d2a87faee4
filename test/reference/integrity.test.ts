import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isSpoCode, spoKey } from '../../src/domain/spo-code.ts';
import { distanceKm, isRegionCode } from '../../src/domain/territory.ts';
import { loadReference } from '../../src/reference/load-reference.ts';
import { readTable } from '../../src/reference/read-table.ts';

const reference = loadReference();

function repeated(keys: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return keys.filter((key) => seen.size === seen.add(key).size);
}

describe('СПО lists', () => {
  test('every programme stands once under a valid code of a known group', () => {
    const { programmes } = reference.spo;
    expect(repeated(programmes.map((programme) => spoKey(programme.ref)))).toEqual([]);
    for (const { ref, name, type, ugs } of programmes) {
      expect(isSpoCode(ref.code), ref.code).toBe(true);
      expect(type, ref.code).toBe(ref.code.slice(3, 5) === '01' ? 'profession' : 'specialty');
      expect(ugs.slice(0, 2), ref.code).toBe(ref.code.slice(0, 2));
      expect(reference.spo.ugsName(ugs), ugs).toMatch(/^[А-ЯЁ]/);
      expect(name, ref.code).toMatch(/^[А-ЯЁ].*[^\s.,]$/);
      expect((name.match(/\(/g) ?? []).length, name).toBe((name.match(/\)/g) ?? []).length);
    }
  });

  test('every row says where it is from, and a row known from memory is not confirmed', () => {
    for (const { ref, sources, confirmed } of reference.spo.programmes) {
      expect(sources.length, spoKey(ref)).toBeGreaterThan(0);
      for (const source of sources) expect(source, spoKey(ref)).not.toMatch(/^[A-Z]+\d*$/);
      if (sources.every((source) => source.startsWith('по памяти')))
        expect(confirmed, spoKey(ref)).toBe(false);
    }
  });

  test('no list loses rows: 571 of the original sources of 1199, 147 of 336', () => {
    const count = (edition: string) =>
      reference.spo.programmes.filter((programme) => programme.ref.edition === edition).length;
    expect(count('1199')).toBeGreaterThanOrEqual(571);
    expect(count('336')).toBeGreaterThanOrEqual(147);
    expect(reference.spo.describe('336')).toMatch(/№ 336: программ \d+, подтверждено источниками \d+$/);
  });

  test('both ends of every succession exist, and none is stated twice', () => {
    const steps = readTable('spo-successors.csv');
    expect(repeated(steps.map((step) => `${step.from_code}>${step.to_code}`))).toEqual([]);
    for (const programme of reference.spo.programmes) {
      for (const step of reference.spo.successorsOf(programme.ref)) {
        expect(reference.spo.find(step.from), spoKey(step.from)).not.toBeNull();
        expect(reference.spo.find(step.to), spoKey(step.to)).not.toBeNull();
      }
    }
    expect(steps.length).toBe(
      reference.spo.programmes.flatMap((programme) => reference.spo.successorsOf(programme.ref)).length,
    );
  });

  test('every source key of the tables is described', () => {
    const described: { keys: Record<string, string>; files: readonly { file: string }[] } = JSON.parse(
      readFileSync(new URL('../../src/reference/data/sources.json', import.meta.url), 'utf8'),
    );
    for (const table of ['spo-1199.csv', 'spo-336.csv']) {
      for (const row of readTable(table)) {
        for (const key of (row.sources ?? '').split('|'))
          expect(described.keys[key], key).toBeTypeOf('string');
      }
    }
    const files = readdirSync(new URL('../../src/reference/data/', import.meta.url)).filter(
      (file) => file !== 'sources.json' && file !== 'settlements',
    );
    const named = described.files.map((entry) => entry.file);
    expect(files.filter((file) => !named.includes(file))).toEqual([]);
  });
});

describe('ОКВЭД-2', () => {
  const codes = readTable('okved2.csv').map((row) => row.code ?? '');

  test('2,899 codes, each once, each with the code above it', () => {
    expect(codes).toHaveLength(2899);
    expect(repeated(codes)).toEqual([]);
    for (const code of codes) {
      if (code.length <= 2) continue;
      const parent = code.slice(0, -1).replace(/\.$/, '');
      expect(reference.okved.find(parent), code).not.toBeNull();
    }
  });

  test('every code has a section', () => {
    for (const code of codes) expect(reference.okved.sectionOf(code)?.code, code).toMatch(/^[A-U]$/);
  });

  test.each([
    ['10.71', 'C'],
    ['85.21', 'P'],
    ['01.11.1', 'A'],
    ['10.71.99', 'C'],
    ['99.99', 'U'],
  ])('the section of %s is %s, even when the code itself is unknown', (code, section) => {
    expect(reference.okved.sectionOf(code)?.code).toBe(section);
  });
});

describe('regions and places', () => {
  test('90 regions, each once, in a time zone that exists', () => {
    const { regions } = reference.regions;
    expect(regions).toHaveLength(90);
    expect(repeated(regions.map((region) => region.code))).toEqual([]);
    expect(repeated(regions.map((region) => region.fullName))).toEqual([]);
    for (const region of regions) {
      expect(isRegionCode(region.code), region.code).toBe(true);
      expect(
        () => new Intl.DateTimeFormat('ru', { timeZone: region.timeZone }),
        region.timeZone,
      ).not.toThrow();
      expect(region.shortName, region.code).not.toBe('');
    }
  });

  test('municipalities are unique by ОКТМО and by name in their region', () => {
    const all = reference.regions.regions.flatMap((region) =>
      reference.territories.municipalities(region.code),
    );
    expect(all.length).toBeGreaterThan(2500);
    expect(repeated(all.map((municipality) => municipality.oktmo))).toEqual([]);
    expect(repeated(all.map((municipality) => `${municipality.region} ${municipality.name}`))).toEqual([]);
    const inCities = ['77', '78', '92'];
    const long = all.filter(
      ({ name, region }) =>
        !inCities.includes(region.slice(0, 2)) && /муниципальный|городской округ|^город /.test(name),
    );
    expect(long).toEqual([]);
  });

  test('settlements stand in municipalities of their region, points lie in the country', () => {
    const strays = reference.regions.regions.flatMap((region) => {
      const names = new Set(
        reference.territories.municipalities(region.code).map((municipality) => municipality.name),
      );
      return reference.territories
        .settlements(region.code)
        .filter(
          ({ region: own, municipality, point }) =>
            own !== region.code ||
            (municipality !== null && !names.has(municipality)) ||
            (point !== null && !(point.latitude > 41 && point.latitude < 82)),
        );
    });
    expect(strays).toEqual([]);
  });

  test('the same place is not listed twice: namesakes of one municipality are far apart or without a point', () => {
    for (const code of ['6600000000000', '1600000000000', '7100000000000']) {
      const region = reference.regions.find(code);
      if (region === null) throw new Error(code);
      const named = Map.groupBy(
        reference.territories.settlements(region.code).filter((settlement) => settlement.point !== null),
        (settlement) => `${settlement.name} ${settlement.municipality}`,
      );
      for (const [name, [first, second]] of named) {
        if (first?.point == null || second?.point == null) continue;
        expect(distanceKm(first.point, second.point), name).toBeGreaterThan(5);
      }
    }
  });
});
