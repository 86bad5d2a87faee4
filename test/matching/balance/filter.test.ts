import { describe, expect, test } from 'vitest';
import type { BalanceFilter } from '../../../src/matching/balance/balance-input.ts';
import { balanceRegion } from '../../../src/matching/balance/balance-region.ts';
import { adverts, college, graduates, region } from './region.ts';

const people = graduates(
  { specialty: '15.01.05', count: 4, college: 'Уральский политехникум', home: 'Екатеринбург' },
  { specialty: '1199:15.01.05', count: 1, college: 'Серовский техникум', home: 'Серов' },
  { specialty: '43.01.09', count: 3, college: 'Уральский политехникум', home: 'Екатеринбург' },
  { specialty: '23.01.17', count: 2, college: 'Серовский техникум', home: 'Серов' },
);
const wanted = adverts(
  { codes: '15.01.05', places: 10, at: 'Екатеринбург', sector: 'Металлургия', priority: true },
  { codes: '43.01.09', places: 5, at: 'Екатеринбург', sector: 'Общественное питание' },
  { codes: '23.01.17', places: 2, at: 'Серов', sector: 'Транспорт' },
  { codes: '15.01.05 0.5, 23.01.17 0.5', places: 8, at: 'Серов', sector: 'Транспорт' },
  { decision: 'unsure', codes: '43.01.09', places: 6, at: 'Серов', sector: 'Торговля' },
  { decision: 'none', places: 9, at: 'Серов', sector: 'Торговля' },
);
const colleges = [
  college('Уральский политехникум', ['Металлургия'], ['15.01.05']),
  college('Серовский техникум'),
];

describe('filters', () => {
  const cases: readonly (readonly [string, BalanceFilter, readonly [number, number, number, number]])[] = [
    ['none', {}, [10, 40, 15, 2]],
    ['a code takes both editions of the trade', { specialty: '15.01.05' }, [5, 14, 0, 0]],
    ['the beginning of a code', { specialty: '15.' }, [5, 14, 0, 0]],
    ['a part of a name', { specialty: 'кондитер' }, [3, 11, 6, 1]],
    ['an unknown specialty', { specialty: 'космонавт' }, [0, 0, 0, 0]],
    ['a sector, with the professions it asks for', { sector: 'транспорт' }, [7, 10, 0, 0]],
    ['a territory', { territory: 'серов' }, [3, 25, 15, 2]],
    ['a college, with demand for what it teaches', { college: 'уральский' }, [7, 25, 6, 1]],
    ['priority enterprises', { priority: true }, [5, 10, 0, 0]],
    ['a cluster, down to its programmes', { cluster: 'металл' }, [4, 14, 0, 0]],
    ['any cluster', { cluster: '' }, [4, 14, 0, 0]],
    ['two filters together', { specialty: '15.01.05', territory: 'Серов' }, [1, 4, 0, 0]],
  ];
  test.each(cases)('%s', (_, filter, expected) => {
    const { totals } = balanceRegion(region(people, wanted, filter, {}, colleges));
    expect([totals.graduates, totals.places, totals.unmatchedPlaces, totals.unmatchedAdverts]).toEqual(
      expected,
    );
  });
});
