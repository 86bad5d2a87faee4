import { type DeclineReason, WITHDRAWAL_CAUSES } from '../../domain/referral.ts';
import { counted, groupThousands, plural } from '../../domain/russian.ts';
import { cleanText } from '../../domain/text.ts';
import type { Cost, CostPart, PriorityClass } from '../../matching/assign/assign-settings.ts';
import type {
  HelpfulStep,
  MovedReferral,
  OtherOpening,
  PersonMatches,
  SaturatedPlaces,
  WhyNot,
} from '../../matching/assign/assignment.ts';
import type { BlockRule } from '../../matching/assign/feasibility.ts';
import type { Opening } from '../../matching/assign/openings.ts';
import type { Deduction } from '../../matching/balance/supply.ts';
import type { AssignDocument } from '../documents/assign-document.ts';

/** Rules that forbid an advert, as the end of «не подходит: …». */
const BLOCK_LABEL: Readonly<Record<BlockRule, string>> = {
  territory: 'дальше радиуса, жилья не дают',
  'no-relocation': 'жильё дают, но к переезду выпускник не готов',
  quota: 'место по квоте для инвалидов',
  education: 'нужно высшее образование',
  declined: 'выпускник отказался',
  age: 'не достигнут возраст, с которого допускают',
  licence: 'нет нужных водительских прав',
  'work-limit': 'ограничение по условиям труда',
};

/** Parts of the cost. */
export const PART_LABEL: Readonly<Record<CostPart, string>> = {
  training: 'подготовка и опыт',
  distance: 'расстояние',
  preference: 'пожелания',
  pay: 'зарплата ниже ожидаемой',
  change: 'смена выданного направления',
};

/** Groups in the order they are served. */
export const CLASS_LABEL: Readonly<Record<PriorityClass | 'kept', string>> = {
  kept: 'принятые направления',
  'contract-broken': 'целевой договор расторг работодатель',
  statutory: 'сироты, ОВЗ и инвалиды',
  'deficit-or-cluster': 'дефицитные профессии и «Профессионалитет»',
};
export const OTHER_CLASS = 'остальные';

/** Label of a class as documents name it. */
export function className(key: AssignDocument['classes'][number]['class']): string {
  return key === 'other' ? OTHER_CLASS : CLASS_LABEL[key];
}

/** Why somebody is not on offer. */
const DEDUCTION_LABEL: Readonly<Record<Deduction | 'gone' | 'contract', string>> = {
  employed: 'трудоустроен',
  entrepreneur: 'открыл ИП',
  'self-employed': 'самозанятый',
  studying: 'учится дальше',
  conscription: 'призван или будет призван',
  'contract-service': 'служит по контракту',
  childcare: 'отпуск по уходу за ребёнком',
  'leaving-country': 'уезжает из страны',
  hardship: 'не ищет работу по жизненным обстоятельствам',
  'target-contract': 'занят целевым договором',
  contract: 'занят целевым договором',
  'job-agreed': 'трудоустройство согласовано',
  'own-business-planned': 'открывает своё дело',
  'specialty-unknown': 'программа обучения не известна',
  gone: 'больше нет в списках',
};

/** «Сварщик, АО «Завод», Серов». */
export function openingText({ vacancy, territory, location }: Opening): string {
  const where = location.settlement ?? territory;
  return [cleanText(vacancy.title), vacancy.employer.name, where].filter((part) => part !== null).join(', ');
}

/** «расстояние 54, зарплата ниже ожидаемой 23»; «полное соответствие» when nothing costs. */
export function costText(cost: Cost): string {
  const parts = (Object.keys(PART_LABEL) as CostPart[]).filter((part) => cost[part] > 0);
  return parts.length === 0
    ? 'полное соответствие'
    : parts.map((part) => `${PART_LABEL[part]} ${cost[part]}`).join(', ');
}

/** What a specialist has to look at before or after adoption; null = nothing. */
export function checkText({
  doubt,
  asksLicence,
}: Pick<PersonMatches, 'doubt' | 'asksLicence'>): string | null {
  if (doubt !== null)
    return `принято, но теперь ${doubt === 'other-trade' ? 'вакансия распознана как другая профессия' : `не подходит: ${BLOCK_LABEL[doubt]}`}`;
  return asksLicence ? 'права нужной категории не указаны' : null;
}

/** Why another advert was not chosen. */
export function otherText({ why, extra }: Pick<OtherOpening, 'why' | 'extra'>): string {
  if (extra === null) return 'места заняты: иначе без места остался бы другой';
  if (extra === 0)
    return why === 'full'
      ? 'места заняты, обмен ничего не улучшит'
      : 'место есть, но оно не лучше предложенного';
  const more = `дороже не меньше чем на ${groupThousands(extra)}`;
  return why === 'full' ? `места заняты, обмен обойдётся ${more}` : `место есть, но всем вместе ${more}`;
}

/** «ещё 12 вакансий его профессии не подходят: дальше радиуса, жилья не дают — 9, …»; '' when nothing is forbidden. */
export function blockedText({ blocked }: Pick<PersonMatches, 'blocked'>): string {
  return Array.from(blocked)
    .sort(([, a], [, b]) => b - a)
    .map(([rule, adverts]) => `${BLOCK_LABEL[rule]} — ${groupThousands(adverts)}`)
    .join('; ');
}

const NAMED = 3;

/** «5 мест (Серов), на них 9 выпускников (Сварщик — 9): 4 останутся без места при любом распределении». */
export function saturatedText({
  places,
  territories,
  holders,
  unplaced,
  professions,
}: SaturatedPlaces): string {
  const people = holders + unplaced;
  const where = shortList(territories.map((name) => name ?? 'место не установлено'));
  const who = shortList(professions.map(({ name, count }) => `${name} — ${groupThousands(count)}`));
  return (
    `${counted(places, 'место', 'места', 'мест')} (${where}), на ${places === 1 ? 'него' : 'них'} ` +
    `${counted(people, 'выпускник', 'выпускника', 'выпускников')} (${who}): ` +
    `${groupThousands(unplaced)} ${plural(unplaced, 'останется', 'останутся', 'останутся')} без места, кто бы эти места ни занял`
  );
}

function shortList(items: readonly string[]): string {
  const rest = items.length - NAMED;
  return rest > 0 ? `${items.slice(0, NAMED).join(', ')} и ещё ${rest}` : items.join(', ');
}

/** Why a person has no place. */
export function unplacedText({ saturated, feasible, blocked }: PersonMatches): string {
  if (saturated !== null) return saturatedText(saturated);
  if (blocked.size === 0 && feasible === 0) return 'в регионе нет ни одной открытой вакансии этой профессии';
  return `ни одна вакансия профессии не подходит: ${blockedText({ blocked })}`;
}

/** What would help, in a sentence; null = nothing short of it. */
export function helpText(step: HelpfulStep | null): string {
  if (step === null) return 'ни радиус, ни жильё, ни смежная профессия места не дают';
  const { kind, km, opening, costsNobody } = step;
  const far = km === null ? '' : ` (на ${groupThousands(km)} км дальше радиуса)`;
  const what = {
    radius: `расширить радиус на ${groupThousands(km ?? 0)} км`,
    housing: `жильё или согласие на переезд${far}`,
    trade: 'краткое обучение смежной профессии',
    'trade-and-housing': `краткое обучение смежной профессии и жильё или переезд${far}`,
  }[kind];
  const loss = costsNobody ? '' : '; место уступит человек следующей очереди';
  return `${what}: ${openingText(opening)}${loss}`;
}

/** Why a referral moved, in full. */
export function movedText(
  { cause, deduction, rule, before }: MovedReferral,
  reasons: Readonly<Record<DeclineReason, string>>,
): string {
  if (cause === 'not-seeking' && deduction !== null)
    return `${WITHDRAWAL_CAUSES[cause]}: ${DEDUCTION_LABEL[deduction]}`;
  if (cause === 'not-feasible' && rule !== null) return `${WITHDRAWAL_CAUSES[cause]}: ${BLOCK_LABEL[rule]}`;
  if (cause === 'declined' && before.reason !== null && before.reason in reasons) {
    return `${WITHDRAWAL_CAUSES[cause]}: ${reasons[before.reason as DeclineReason]}`;
  }
  return WITHDRAWAL_CAUSES[cause];
}

/** The answer to «почему не эта вакансия». */
export function whyNotText(answer: WhyNot): string {
  switch (answer.kind) {
    case 'assigned':
      return 'предложена именно она';
    case 'not-seeking':
      return `направление не предлагается: ${DEDUCTION_LABEL[answer.deduction]}`;
    case 'unknown-advert':
      return 'такой вакансии среди распознанных открытых вакансий с местами нет';
    case 'other-trade':
      return 'другая профессия';
    case 'forbidden':
      return `не подходит: ${BLOCK_LABEL[answer.rule]}`;
    case 'kept-elsewhere':
      return 'у выпускника есть принятое направление';
    default:
      return otherText(answer);
  }
}
