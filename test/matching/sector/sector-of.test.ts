import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readSectorGrouping } from '../../../src/matching/sector/read-sector-grouping.ts';
import { groupSectors, parseSectorRows } from '../../../src/matching/sector/sector-grouping.ts';
import { sectorOf, UNKNOWN_SECTOR } from '../../../src/matching/sector/sector-of.ts';

const grouping = readSectorGrouping();

describe('sectorOf', () => {
  test.each([
    ['24.10', 'Металлургия'],
    ['25.11', 'Машиностроение и металлообработка'],
    ['25.40', 'Оборонная промышленность'],
    ['30.11', 'Судостроение'],
    ['30.20.1', 'Машиностроение и металлообработка'],
    ['01.41', 'Сельское хозяйство'],
    ['47.11', 'Торговля'],
    ['68.32.1', 'Жилищно-коммунальное хозяйство'],
    ['68.20', 'Недвижимость'],
    ['86.10', 'Здравоохранение'],
  ])('ОКВЭД %s → %s', (okved, sector) => {
    expect(sectorOf({ okved, sphereCode: 'Sales' }, grouping)).toEqual({ sector, basis: 'okved' });
  });

  test('every ОКВЭД class has a sector', () => {
    const classes = Array.from({ length: 99 }, (_, at) => String(at + 1).padStart(2, '0'));
    const unused = ['04', '34', '40', '44', '48', '54', '57', '67', '76', '83', '89'];
    const open = classes.filter((code) => !unused.includes(code) && grouping.byOkved(`${code}.10`) === null);
    expect(open).toEqual([]);
  });

  test('every portal sphere that names an industry has a sector', () => {
    const saysHowNotWhere = ['NotQualification', 'WorkingSpecialties'];
    const spheres = readFileSync(new URL('../../../src/reference/data/spheres.csv', import.meta.url), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',')[0] ?? '');
    const open = spheres.filter((sphere) => grouping.bySphere(sphere) === null);
    expect(open.sort()).toEqual(saysHowNotWhere);
  });

  test('sphere, text and programme are heard in that order', () => {
    const recognition = { decision: 'none', codes: [], evidence: [] } as const;
    expect(sectorOf({ okved: null, sphereCode: 'Food' }, grouping)).toEqual({
      sector: 'Пищевая промышленность',
      basis: 'sphere',
    });
    expect(sectorOf({ defenceBranch: 'Радиоэлектроника' }, grouping).basis).toBe('sphere');
    expect(sectorOf({ sphereCode: 'WorkingSpecialties', description: 'Работа на ферме' }, grouping)).toEqual({
      sector: 'Сельское хозяйство',
      basis: 'text',
    });
    expect(sectorOf({ recognition }, grouping)).toEqual({ sector: UNKNOWN_SECTOR, basis: null });
  });

  test.each([
    ['сталь сталь молоко', 'Металлургия'],
    ['сталь молоко', UNKNOWN_SECTOR],
    ['Стальной лист, МОЛОКОМ не поим', UNKNOWN_SECTOR],
    ['молочный и молоко, сталь', 'Пищевая промышленность'],
    ['', UNKNOWN_SECTOR],
  ])('the sector most words speak for, a tie leaves it open: «%s» → %s', (description, sector) => {
    const own = groupSectors(
      parseSectorRows('Металлургия\t\t\tсталь\nПищевая промышленность\t\t\tмолок молоч'),
    );
    expect(sectorOf({ description }, own).sector).toBe(sector);
  });

  test('a user grouping replaces the shipped one', () => {
    const own = groupSectors(parseSectorRows('Наша отрасль\t24.1 25\tFood\tсталь\n'));
    expect(sectorOf({ okved: '24.10.1' }, own).sector).toBe('Наша отрасль');
    expect(sectorOf({ okved: '24.20' }, own).sector).toBe(UNKNOWN_SECTOR);
  });
});
