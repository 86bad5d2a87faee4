import type { TargetContract } from '../../domain/graduate.ts';
import { absent, bad, type Parsed, parsed } from '../../domain/parsed.ts';
import { normaliseLabel } from '../../domain/text.ts';

const EMPLOYER = 'работодател|заказчик|предприят|организац';
const GRADUATE = 'выпускни|студент|граждан|обучающ';
const SIDE = new RegExp(`${EMPLOYER}|${GRADUATE}`);
/** What the side that ended the contract follows, wherever the other one is named. */
const BY = /(?:^| )(?:по (?:инициатив|вин|желани|заявлени)[а-я]*|со стороны|отказ[а-я]*)(?= )/;
const BROKEN = /расторг|наруш|не исполн|отказ/;

/** «расторгнут по инициативе работодателя»; a contract that ended must say through whom: it decides what the graduate is owed. */
export function parseContractState(text: string): Parsed<NonNullable<TargetContract['state']>> {
  const label = normaliseLabel(text);
  if (label === '') return text.trim() === '' ? absent : bad('unknown-label');
  if (/приостан/.test(label)) return parsed('suspended');
  if (BROKEN.test(label) && !/(?:^| )не (?:расторг|наруш)/.test(label)) {
    const by = BY.exec(label);
    const [side] = SIDE.exec(by === null ? label : label.slice(by.index + by[0].length)) ?? [];
    if (side === undefined) return bad('unknown-label');
    return parsed(new RegExp(EMPLOYER).test(side) ? 'broken-by-employer' : 'broken-by-graduate');
  }
  return /(?<!не ?)действ|исполня|заключен|не (?:расторг|наруш)|^да$/.test(label)
    ? parsed('active')
    : bad('unknown-label');
}
