import type { HeaderCell } from './match-columns.ts';

const OUT = /(?:^| )(?:не по|вне) (?:\S+ )?(?:специальност|професси|профил)/;
const IN = /(?:^| )по (?:\S+ )?(?:специальност|професси|профил)/;
const JOB = /трудоустр|работ|занят/;
const OF_OTHERS = /планир|намер|готов|желан|хот|практик|причин|дата|номер|инн|стаж|месяц|будет|будут/;
/** What such a header is taken for as long as the other of the two is not seen. */
const TAKEN_FOR = ['inSpecialty', 'status:employed', 'status:employed:in', 'employer'];

/**
 * Two columns of one list, «работает по специальности» and «работает не по специальности»: each is a status, and the cell a mark or
 * the place of work. One of them alone is an answer about the status beside it. Changes `columns` and `taken`.
 */
export function splitBySpecialty(
  headers: readonly HeaderCell[],
  columns: Map<string, HeaderCell>,
  taken: Map<number, number>,
): void {
  const about = headers.filter(({ own, joined }) => {
    const words = joined ?? own;
    return JOB.test(words) && IN.test(words) && !OF_OTHERS.test(words);
  });
  const [out, other] = about.filter(({ own, joined }) => OUT.test(joined ?? own));
  const [within, second] = about.filter(({ own, joined }) => !OUT.test(joined ?? own));
  if (out === undefined || within === undefined || other !== undefined || second !== undefined) return;
  for (const header of [within, out]) {
    const field = [...columns].find(([, column]) => column.column === header.column)?.[0];
    if (field !== undefined && !TAKEN_FOR.includes(field)) return;
  }
  for (const [field, header] of [...columns])
    if (header.column === within.column || header.column === out.column) columns.delete(field);
  columns.set('status:employed:in', within);
  columns.set('status:employed:out', out);
  for (const { column } of [within, out]) taken.set(column, 90);
}
