import type { StatutoryCategories } from '../../domain/graduate.ts';
import { absent, bad, type Parsed, parsed } from '../../domain/parsed.ts';
import { normaliseLabel } from '../../domain/text.ts';

const NONE =
  /^(нет|нет статуса|не имеет|отсутствует|без статуса|не относится|без категории|нет льгот|норма|здоров|без ограничений|1 группа здоровья|не состоит)$/;

/** Categories that exist beside the statutory ones and are not kept. */
const OTHER =
  /(многодетн|малообеспеч|малоимущ|сво|участник|ветеран|чернобыл|чаэс|мигрант|беженц|неполн|потер|пенси|стипенди|работник|иностран|льгот|переселен|риск|сопров|опек)/;

/**
 * Reads statutory categories out of words («сирота», «лицо с ОВЗ», «ребёнок-инвалид, сирота»). Categories that are not named
 * stay null, except after «нет» and «нет статуса», which deny all.
 */
export function parseCategories(text: string): Parsed<StatutoryCategories> {
  const label = normaliseLabel(text);
  if (label === '') return text.trim() === '' ? absent : bad('unknown-label');
  if (NONE.test(label))
    return parsed({ orphan: false, limitedHealth: false, disabled: false, disabledChild: false });
  const child = /(ребен\S*|дет\S*|дитя) (и )?инвалид/.test(label);
  const categories = {
    orphan: /сирот|без попечен|лиц\S* из числа/.test(label) ? true : null,
    limitedHealth: /(^| )овз( |$)|огранич\S* возможност/.test(label) ? true : null,
    disabled: /инвалид/.test(label.replace(/(ребен\S*|дет\S*|дитя) (и )?инвалид\S*/g, '')) ? true : null,
    disabledChild: child ? true : null,
  };
  if (Object.values(categories).some((stated) => stated === true)) return parsed(categories);
  return OTHER.test(label) ? absent : bad('unknown-label');
}
