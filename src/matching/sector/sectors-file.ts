import { z } from 'zod';
import type { Industry } from './industries.ts';
import { groupSectors, type SectorGrouping, type SectorRow } from './sector-grouping.ts';

const name = z.string('непустая строка').trim().min(1, 'непустая строка');
const okved = z
  .string('код ОКВЭД-2 в кавычках, например "25" или "25.4"')
  .regex(/^\d{2}(?:\.\d{1,2}){0,3}$/, 'код ОКВЭД-2 в кавычках, например "25" или "25.4"');
const words = z
  .string('начало слова строчными русскими буквами')
  .regex(/^[а-я]{3,}$/, 'начало слова строчными русскими буквами, от трёх, «е» вместо «ё»');

const row = z.strictObject({
  /** As reports print it. */
  name,
  /** Codes of any depth; the longest one the employer's code begins with decides. */
  okved: z.array(okved).default([]),
  /** Codes of the portal's spheres. */
  spheres: z.array(name).default([]),
  /** Beginnings of words that speak for the sector in a description. */
  words: z.array(words).default([]),
});

const industry = z.strictObject({
  /** As the clusters of the table of colleges are called. */
  name,
  okved: z.array(okved).min(1, 'хотя бы один код ОКВЭД-2'),
});

/**
 * `templates/sectors.json`: sectors part the economy, an employer lies in one; industries gather it in another way (those of the
 * memo and of «Профессионалитет»), an employer may lie in several or in none.
 */
export const sectorsFileSchema = z
  .strictObject({
    schema: z.literal('route.sectors/1'),
    /** `extend`: codes named here override the shipped ones, all others stay; `replace`: only what stands here counts. */
    mode: z.enum(['extend', 'replace']).default('extend'),
    sectors: z.array(row).default([]),
    industries: z.array(industry).default([]),
  })
  .superRefine(({ mode, sectors, industries }, context) => {
    if (mode === 'replace' && sectors.length === 0) {
      context.addIssue({
        code: 'custom',
        path: ['sectors'],
        message: 'хотя бы одна отрасль: при replace действует только этот файл',
      });
    }
    once('sectors', sectors, (each) => each.okved, 'okved', context);
    once('sectors', sectors, (each) => each.spheres, 'spheres', context);
    onceNamed('sectors', sectors, context);
    onceNamed('industries', industries, context);
  });

/** A checked file of sectors. */
export type SectorsFile = z.infer<typeof sectorsFileSchema>;

/** The grouping in force: the shipped one with the user's file laid over it. */
export function applySectorsFile(shipped: SectorGrouping, file: SectorsFile): SectorGrouping {
  const own = file.sectors.map(
    (each): SectorRow => ({ sector: each.name, okved: each.okved, spheres: each.spheres, words: each.words }),
  );
  if (file.mode === 'replace') return groupSectors(own);
  const okveds = new Set(own.flatMap((each) => each.okved));
  const spheres = new Set(own.flatMap((each) => each.spheres));
  const names = new Set(own.map(({ sector }) => sector));
  const rest = shipped.rows.map((each) => ({
    ...each,
    okved: each.okved.filter((code) => !okveds.has(code)),
    spheres: each.spheres.filter((sphere) => !spheres.has(sphere)),
    words: names.has(each.sector) ? [] : each.words,
  }));
  return groupSectors([...own, ...rest]);
}

/** Industries in force; in `extend` one named in the file takes the place of the shipped one. */
export function applyIndustries(shipped: readonly Industry[], file: SectorsFile): readonly Industry[] {
  if (file.mode === 'replace') return file.industries;
  const names = new Set(file.industries.map((each) => each.name));
  return [...shipped.filter((each) => !names.has(each.name)), ...file.industries];
}

type Context = z.core.$RefinementCtx;

function once<Row>(
  list: string,
  rows: readonly Row[],
  valuesOf: (row: Row) => readonly string[],
  key: string,
  context: Context,
): void {
  const first = new Map<string, number>();
  for (const [at, each] of rows.entries()) {
    for (const [index, value] of valuesOf(each).entries()) {
      const before = first.get(value);
      if (before === undefined) first.set(value, at);
      else {
        const message = `код, который не стоит в другой отрасли (он есть в ${list}[${before}].${key})`;
        context.addIssue({ code: 'custom', path: [list, at, key, index], message });
      }
    }
  }
}

function onceNamed(list: string, rows: readonly { readonly name: string }[], context: Context): void {
  const first = new Map<string, number>();
  for (const [at, each] of rows.entries()) {
    const before = first.get(each.name);
    if (before === undefined) first.set(each.name, at);
    else {
      context.addIssue({
        code: 'custom',
        path: [list, at, 'name'],
        message: `название, которого нет в ${list}[${before}]`,
      });
    }
  }
}
