import { z } from 'zod';

/** A whole number from 0. */
export const count = z.int().min(0);

/** Fields every document of a career centre's command begins with. */
export const centreFields = {
  asOf: z.iso.date().describe('на какой день'),
  cohort: z.int().describe('год выпуска'),
  unfound: count.describe('строки журналов, выпускник которых не определён; в счёт не вошли'),
  file: z.string().nullable().describe('путь книги; null, если книга не писалась'),
  status: z
    .enum(['written', 'unchanged', 'beside', 'beside-open'])
    .nullable()
    .describe('written — записана; unchanged — такая же уже была; beside — записана рядом с прежней'),
};
