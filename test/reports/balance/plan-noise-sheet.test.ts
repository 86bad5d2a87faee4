import { expect, it } from 'vitest';
import type { StoredVacancy } from '../../../src/domain/vacancy.ts';
import type { AdvertNoise } from '../../../src/matching/adverts/advert-noise.ts';
import { planNoiseSheet } from '../../../src/reports/balance/plan-noise-sheet.ts';
import type { TableBlock } from '../../../src/reports/sheet-plan.ts';
import { day, vacancy } from '../../store/sample-imports.ts';

const stored = (id: string, file: string, stated: Partial<StoredVacancy> = {}): StoredVacancy => ({
  ...vacancy(id),
  source: { file, sheet: null, row: 7 },
  ...stated,
});
const report = {
  balance: { asOf: day('2026-05-25'), filter: {} },
  region: 'Свердловская область',
  cohort: 2026,
  knowledge: 'titles',
} as unknown as Parameters<typeof planNoiseSheet>[0];

const representative = stored('a', 'vacancy.csv', { title: 'Повар', places: 5 });
const noise: AdvertNoise = {
  groups: [
    {
      representative,
      duplicates: [
        stored('b', 'vacancy.csv', { title: 'Повар 2', places: 4 }),
        stored(`t-${'0'.repeat(32)}`, 'служба.xlsx', { title: 'Повар', places: 5 }),
      ],
      reasons: ['repost', 'title-tail', 'other-source'],
      places: 5,
      placesRemoved: 9,
    },
  ],
  noisy: [
    {
      vacancy: stored('c', 'vacancy.csv', { places: 900 }),
      kinds: ['large', 'outlier'],
      usual: { median: 3, fence: 40 },
    },
  ],
  sharedInns: [{ inn: '0000000770', names: 511, adverts: 989 }],
  listed: { adverts: 10, places: 100 },
  removed: { adverts: 2, places: 9 },
};

it('each group says what counts, what was taken away, why, and where the others stand', () => {
  const sheet = planNoiseSheet(report, noise);
  const table = sheet.blocks.find(
    (block): block is TableBlock => block.kind === 'table' && block.id === 'duplicates',
  );
  expect(table?.rows[0]?.cells).toMatchObject({
    title: 'Повар',
    listed: 3,
    places: 5,
    adverts: 2,
    removed: 9,
    reason:
      'размещена повторно под другим номером; в названии добавлен хвост; та же вакансия в другом источнике',
    duplicates: 'Повар 2 (мест: 4) — b; Повар (мест: 5) — «служба.xlsx», строка 7',
  });
  expect(sheet.subtitle.join(' ')).toContain('Повторы убрали 2 вакансии и 9 мест: осталось 8 и 91');
});

it('noise is told by kinds, outliers with what is usual', () => {
  const sheet = planNoiseSheet(report, noise);
  const lines = sheet.blocks.flatMap((block) => (block.kind === 'text' ? block.lines : []));
  expect(lines.some((line) => line.startsWith('Крупные — 1 вакансия, 900 мест'))).toBe(true);
  expect(lines.some((line) => line.startsWith('ИНН 0000000770 — 511 работодателей'))).toBe(true);
  const outliers = sheet.blocks.find(
    (block): block is TableBlock => block.kind === 'table' && block.id === 'outliers',
  );
  expect(outliers?.rows[0]?.cells).toMatchObject({ places: 900, usual: 'обычно 3, граница 40' });
});
