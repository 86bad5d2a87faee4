import type { Graduate } from '../../domain/graduate.ts';
import { daysBetween, type IsoDate, russianDate } from '../../domain/iso-date.ts';
import { counted, groupThousands } from '../../domain/russian.ts';
import { spoKey } from '../../domain/spo-code.ts';
import type { FlagContext } from './flag-context.ts';
import type { RiskRuleId } from './risk-scale.ts';

/**
 * What a rule finds on one graduate: an adverse fact (text, where from, as of which day), nothing adverse, or no data to tell.
 * `computed` facts come from a calculation as of the day of the flags, `listed` ones from the newest record of the graduate.
 */
export type Verdict =
  | { readonly kind: 'fact'; readonly text: string; readonly from: 'listed' | 'computed' }
  | { readonly kind: 'clear' }
  | { readonly kind: 'no-data' };

/** The context with what the graduates themselves tell of the lists. */
export interface RuleContext extends FlagContext {
  /** True when some list holds target contracts: then a graduate without one has none. */
  readonly contractsListed: boolean;
}

type Evaluate = (graduate: Graduate, context: RuleContext, threshold: number) => Verdict;

const CLEAR: Verdict = { kind: 'clear' };
const NO_DATA: Verdict = { kind: 'no-data' };
const listed = (text: string): Verdict => ({ kind: 'fact', text, from: 'listed' });
const computed = (text: string): Verdict => ({ kind: 'fact', text, from: 'computed' });

const DECIMAL = new Intl.NumberFormat('ru', { maximumFractionDigits: 1 });
const AT_RISK = ['informal', 'unemployed-registered', 'not-motivated', 'at-risk-other'];

const EVALUATE: Readonly<Record<RiskRuleId, Evaluate>> = {
  'no-feasible-vacancy': ({ id }, { feasibleVacancies }) =>
    onValue(feasibleVacancies?.get(id), (vacancies) =>
      vacancies > 0 ? CLEAR : computed('подходящих вакансий в доступности: 0'),
    ),
  'contract-broken-by-employer': ({ targetContract }, { contractsListed }) => {
    if (targetContract === null) return contractsListed ? CLEAR : NO_DATA;
    if (targetContract.state === null) return NO_DATA;
    return targetContract.state === 'broken-by-employer'
      ? listed('целевой договор расторгнут работодателем')
      : CLEAR;
  },
  unplaced: ({ id }, { unplaced }) => {
    if (unplaced === null) return NO_DATA;
    return unplaced.has(id) ? computed('в предложении распределения места нет') : CLEAR;
  },
  'crowded-specialty': ({ id }, { supplyPerPlace }, threshold) =>
    onValue(supplyPerPlace?.get(id), (ratio) => {
      if (ratio <= threshold) return CLEAR;
      return computed(
        Number.isFinite(ratio)
          ? `на одно место приходится выпускников: ${DECIMAL.format(ratio)}`
          : 'мест по специальности в доступности нет',
      );
    }),
  'no-survey-reply': ({ intentions }, { surveyClosed }) => {
    if (intentions.surveyed === null && !surveyClosed) return NO_DATA;
    if (intentions.surveyed === null) return computed('опрос закончен, ответа нет');
    return intentions.surveyed ? CLEAR : listed('ответа на опрос нет');
  },
  undecided: ({ intentions }) => onFlag(intentions.undecided, true, 'ответ в опросе: «не определился»'),
  'academic-debt': ({ circumstances }) =>
    onFlag(circumstances.academicDebt, true, 'есть академическая задолженность'),
  'beyond-radius': ({ id }, { onlyBeyondRadius }) =>
    onValue(onlyBeyondRadius?.get(id), (beyond) =>
      beyond ? computed('подходящие вакансии есть только за пределами радиуса доступности') : CLEAR,
    ),
  'long-without-work': ({ status }, { asOf, graduationDay }, threshold) => {
    if (graduationDay === null || status === null) return NO_DATA;
    // The weeks of service are not weeks of search: «back-from-service» speaks for those who returned.
    if (status.kind === 'conscript') return CLEAR;
    const weeks = wholeWeeks(graduationDay, asOf);
    return weeks >= threshold ? computed(`без работы после выпуска ${weeksText(weeks)}`) : CLEAR;
  },
  'back-from-service': (graduate, { asOf }) => {
    const { serviceFinished, serviceEnds } = graduate.circumstances;
    if (serviceOver(graduate, asOf)) {
      const when = serviceEnds === null ? '' : ` ${russianDate(serviceEnds)}`;
      return listed(`служба окончена${when}, работы нет`);
    }
    return serviceFinished === null && serviceEnds === null ? NO_DATA : CLEAR;
  },
  'outside-specialty': ({ intentions }) =>
    onFlag(intentions.worksInSpecialty, false, 'намерен работать не по специальности'),
  'pay-above-market': ({ intentions, specialty }, { medianPay }, threshold) => {
    const pay = intentions.expectedPay;
    const expected = pay?.period === 'month' ? (pay.min ?? pay.max) : null;
    const median = specialty === null ? undefined : medianPay?.get(spoKey(specialty));
    if (expected === null || median === undefined || median <= 0) return NO_DATA;
    if (expected <= threshold * median) return CLEAR;
    return listed(
      `ожидает ${groupThousands(expected)} руб., медиана по специальности ${groupThousands(median)} руб.`,
    );
  },
  'no-practice': ({ circumstances }) =>
    onFlag(circumstances.practiceAtEmployer, false, 'практики у работодателя не было'),
  refusals: ({ circumstances }, _context, threshold) =>
    onValue(circumstances.refusals, (refusals) =>
      refusals >= threshold
        ? listed(`${counted(refusals, 'отказ', 'отказа', 'отказов')} от предложенных мест`)
        : CLEAR,
    ),
  'long-without-status': ({ id, status }, { asOf, listedSince }, threshold) => {
    if (status !== null) return CLEAR;
    return onValue(listedSince?.get(id), (since) => {
      const weeks = wholeWeeks(since, asOf);
      return weeks >= threshold ? computed(`сведений о статусе нет ${weeksText(weeks)}`) : CLEAR;
    });
  },
  'stated-risk': ({ status }) => {
    if (status === null) return NO_DATA;
    if (!AT_RISK.includes(status.kind)) return CLEAR;
    return listed(STATED_RISK[status.kind] ?? 'указан риск нетрудоустройства');
  },
};

const STATED_RISK: Readonly<Record<string, string>> = {
  informal: 'колледж указал: неформальная занятость',
  'unemployed-registered': 'колледж указал: зарегистрирован безработным',
  'not-motivated': 'колледж указал: нет мотивации к трудоустройству',
  'at-risk-other': 'колледж указал: иной риск нетрудоустройства',
};

/** Applies one rule. `threshold` is ignored by rules that compare with nothing. */
export function evaluateRule(
  rule: RiskRuleId,
  graduate: Graduate,
  context: RuleContext,
  threshold: number | null,
): Verdict {
  return EVALUATE[rule](graduate, context, threshold ?? 0);
}

/** True once the service on call-up is known to be over: by a stated mark, or by its stated last day. */
export function serviceOver({ circumstances }: Graduate, asOf: IsoDate): boolean {
  const { serviceFinished, serviceEnds } = circumstances;
  return serviceFinished === true || (serviceFinished === null && serviceEnds !== null && serviceEnds < asOf);
}

function onValue<T>(value: T | null | undefined, judge: (value: T) => Verdict): Verdict {
  return value === null || value === undefined ? NO_DATA : judge(value);
}

function onFlag(value: boolean | null, adverse: boolean, text: string): Verdict {
  if (value === null) return NO_DATA;
  return value === adverse ? listed(text) : CLEAR;
}

function wholeWeeks(from: IsoDate, to: IsoDate): number {
  return Math.floor(daysBetween(from, to) / 7);
}

function weeksText(weeks: number): string {
  return counted(weeks, 'неделю', 'недели', 'недель');
}
