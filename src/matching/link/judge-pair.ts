import type { LinkBasis, LinkPart } from '../../domain/person-link.ts';
import { groupThousands } from '../../domain/russian.ts';
import { type Pair, weightOf } from './compare-pair.ts';
import { FIELDS, LEVELS, type Levels } from './levels.ts';
import type { LevelShares } from './read-link-weights.ts';

/** Odds at which a pair is linked without asking: 256 to 1. */
export const AUTOMATIC_BITS = 8;
/** Odds below which a pair is not worth a question: 1 to 8. */
export const REVIEW_BITS = -3;

/** Why a pair must not be linked without asking, whatever it weighs; null when nothing forbids it. In Russian. */
export function findVeto({ levels, copy }: Pair): string | null {
  const number = levels.snils === 'same';
  const names = namesAgree(levels);
  if (levels.snils === 'different') return 'два разных верных СНИЛС';
  if (copy) return null;
  if (levels.name === 'different') {
    const family = levels.surname === 'same' || levels.surname === 'form';
    return family && levels['birth-date'] === 'same' && levels.patronymic !== 'different'
      ? 'те же фамилия, отчество и дата рождения при другом имени: возможно, близнецы'
      : 'другое имя';
  }
  if (levels.name === 'initial' && !number) return 'имя сокращено: так пишут и близнецов';
  if (isStranger(levels)) return 'СНИЛС совпадает, а имя и дата рождения — нет';
  const fullName = names && levels.patronymic !== 'different';
  if (levels['birth-date'] === 'different' && !(number && fullName)) return 'даты рождения разные';
  if (levels.patronymic === 'different' && !number) return 'отчества разные';
  if (levels.surname === 'different' && !number && levels['birth-date'] !== 'same') {
    return 'фамилии разные, дата рождения не подтверждает';
  }
  return countIdentifiers(levels) < 2 ? 'совпадает только один независимый признак' : null;
}

/** The same СНИЛС, but nobody would say so by name and birth date: one of the two numbers is wrong. */
export function isStranger(levels: Levels): boolean {
  if (levels.snils !== 'same' || namesAgree(levels)) return false;
  if (levels['birth-date'] !== 'missing') return !datesAgree(levels);
  return !(surnamesAgree(levels) || firstNamesAgree(levels));
}

/** СНИЛС, name, birth date, place of study: how many agree, 0–4. A date a digit off is no confirmation: namesakes have such too. */
function countIdentifiers(levels: Levels): number {
  const studies = levels.studies === 'group' || levels.studies === 'programme';
  const found = [levels.snils === 'same', namesAgree(levels), levels['birth-date'] === 'same', studies];
  return found.filter(Boolean).length;
}

function namesAgree(levels: Levels): boolean {
  return surnamesAgree(levels) && firstNamesAgree(levels);
}

function surnamesAgree({ surname }: Levels): boolean {
  return surname !== 'different' && surname !== 'missing';
}

function firstNamesAgree({ name }: Levels): boolean {
  return name !== 'different' && name !== 'missing' && name !== 'initial';
}

function datesAgree(levels: Levels): boolean {
  return levels['birth-date'] === 'same' || levels['birth-date'] === 'typo';
}

/** The rule a link is told by. */
export function basisOf({ levels, copy, sameName }: Pair): LinkBasis {
  if (levels.snils === 'same') return 'snils';
  if (!sameName) return 'probabilistic';
  if (levels['birth-date'] === 'same') return 'name-and-birth-date';
  const sameStudies = levels.studies === 'group' || levels.studies === 'programme';
  return levels['birth-date'] === 'missing' && (sameStudies || copy) ? 'name-and-studies' : 'probabilistic';
}

/** The evidence of a pair, the strongest first; what is missing on one side is left out. */
export function explainPair(pair: Pair, m: LevelShares, population: number): readonly LinkPart[] {
  const parts: LinkPart[] = [];
  for (const field of FIELDS) {
    const level = pair.levels[field];
    if (level === 'missing') continue;
    const labels: Readonly<Record<string, string>> = LEVELS[field];
    parts.push({
      field,
      label: labels[level] ?? level,
      bits: weightOf(m, field, level, pair.surprises[field]),
    });
  }
  parts.sort((a, b) => Math.abs(b.bits) - Math.abs(a.bits));
  const prior = `до сравнения: один из ${groupThousands(population)}`;
  return [...parts, { field: 'prior', label: prior, bits: -Math.log2(population) }];
}
