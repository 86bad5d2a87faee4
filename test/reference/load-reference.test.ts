import { describe, expect, test } from 'vitest';
import { isRegionCode } from '../../src/domain/territory.ts';
import { loadReference } from '../../src/reference/load-reference.ts';

const reference = loadReference();

describe('regions by any of their spellings', () => {
  test.each([
    ['Свердловская область', '66'],
    ['Свердловская обл.', '66'],
    ['СВЕРДЛОВСКОЙ ОБЛАСТИ', '66'],
    ['Республика Татарстан (Татарстан)', '16'],
    ['Татарстан республика', '16'],
    ['Город Санкт-Петербург', '78'],
    ['СПб', '78'],
    ['г. Москва', '77'],
    ['Московская область', '50'],
    ['Алтай', '04'],
    ['Алтайский край', '22'],
    ['Кемеровская область — Кузбасс', '42'],
    ['Саха /Якутия/ республика', '14'],
    ['Якутия', '14'],
    ['ХМАО', '86'],
    ['Ханты-Мансийский Автономный округ - Югра автономный округ', '86'],
    ['Чувашская Республика - Чувашия', '21'],
    ['Крым республика', '91'],
    ['Донецкая Народная Республика', '93'],
  ])('%s is %s', (name, digits) => {
    expect(reference.regions.findByName(name)?.code.slice(0, 2)).toBe(digits);
  });

  test('the portal name of every region finds it', () => {
    for (const region of reference.regions.regions) {
      expect(reference.regions.findByName(region.portalName)?.code, region.portalName).toBe(region.code);
      expect(reference.regions.findByName(region.fullName)?.code, region.fullName).toBe(region.code);
    }
  });

  test.each([
    ['6600000000000', '66'],
    ['6600000100000', '66'],
    ['100000000000', '01'],
    ['66', '66'],
    ['6', '06'],
  ])('code %s is of region %s', (code, digits) => {
    expect(reference.regions.find(code)?.code.slice(0, 2)).toBe(digits);
  });

  test.each(['', 'абв', '00', '9800000000000'])('%j is no region', (code) => {
    expect(reference.regions.find(code)).toBeNull();
  });

  test.each([
    ['39', 'Europe/Kaliningrad'],
    ['66', 'Asia/Yekaterinburg'],
    ['41', 'Asia/Kamchatka'],
    ['77', 'Europe/Moscow'],
  ])('region %s lives by %s', (code, zone) => {
    expect(reference.regions.find(code)?.timeZone).toBe(zone);
  });
});

test('spheres have names both ways, and a code without a label has none', () => {
  expect(reference.spheres.nameOf('BuldindRealty')).toBe(
    'Строительство, ремонт, стройматериалы, недвижимость',
  );
  expect(reference.spheres.codeOf('Рабочие специальности')).toBe('WorkingSpecialties');
  expect(reference.spheres.nameOf('CareerBegin')).toBeNull();
});

test('a region without tables has no places, and a region is read once', () => {
  const region = '9300000000000';
  if (!isRegionCode(region)) throw new Error(region);
  expect(reference.territories.settlements(region)).toEqual([]);
  expect(reference.territories.municipalities(region)).toEqual([]);
  const own = reference.regions.find('66');
  if (own === null) throw new Error('66');
  expect(reference.territories.settlements(own.code)).toBe(reference.territories.settlements(own.code));
});

test('successions lead from the old list to the new one and back', () => {
  const [old] = reference.spo.findByName('Механизация сельского хозяйства');
  if (old === undefined) throw new Error('35.02.07');
  const [step] = reference.spo.successorsOf(old.ref);
  expect(step).toMatchObject({ to: { edition: '336', code: '35.02.16' }, basis: 'name-similarity' });
  if (step === undefined) throw new Error('succession');
  expect(reference.spo.predecessorsOf(step.to)).toContainEqual(step);
});
