import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

/** A title with the codes a fair expert gives it; `NONE` = no programme leads there. */
export interface LabelledTitle {
  readonly title: string;
  readonly best: string;
  /** Codes (or NONE) accepted beside the best one. */
  readonly alsoOk: readonly string[];
  /**
   * `public` = read in a public source, `composed` = written for the set; of the fresh titles and the adverts, `read` =
   * its errors were read after the first measurement, `unread` = they never were; `last` = an advert sampled and
   * labelled after the knowledge was revised, its errors never read; null in the development titles.
   */
  readonly source: string | null;
}

export type TitleSet = 'dev' | 'train' | 'test' | 'fresh' | 'adverts';

const row = z.object({
  title: z.string(),
  best: z.string(),
  also_ok: z.string(),
  source: z.string().optional(),
});

const fileOf = (set: TitleSet) => new URL(`./titles-${set}.csv`, import.meta.url);

/** Reads one set of labelled titles. */
export function readLabelledTitles(set: TitleSet): readonly LabelledTitle[] {
  const rows = z.array(row).parse(parse(readFileSync(fileOf(set), 'utf8'), { columns: true, bom: true }));
  return rows.map(({ title, best, also_ok, source }) => ({
    title,
    best,
    alsoOk: also_ok.split(';').filter((code) => code !== ''),
    source: source ?? null,
  }));
}

/** True while the bytes of a closed set are those it was frozen with. */
export function isFrozen(set: 'test' | 'adverts'): boolean {
  const frozen = readFileSync(new URL(`./titles-${set}.sha256`, import.meta.url), 'utf8').trim();
  return (
    createHash('sha256')
      .update(readFileSync(fileOf(set)))
      .digest('hex') === frozen
  );
}
