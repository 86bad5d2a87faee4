import { z } from 'zod';
import { EXIT, Failure } from '../domain/failure.ts';
import { isIsoDate, russianDate } from '../domain/iso-date.ts';
import { renderTable } from '../terminal/render-table.ts';
import { reportFairOutcome, reportFairPlan } from '../workflow/after-graduation/report-fairs.ts';
import { defineCentreCommand } from './centre-command.ts';
import { type Command, defineCommand, OUTPUT_OPTIONS } from './command.ts';
import { MOMENT_OPTION_LINES } from './options/market-options.ts';
import { RESTRICTED_OPTION_LINES } from './options/restricted.ts';

const summary = 'ярмарки вакансий: plan — кого где свести, outcome — предложения и приём на работу';

/** Lines on the screen. */
const SHOWN = 12;

const plan = defineCentreCommand({
  summary,
  examples: [],
  options: [],
  schema: z.object({
    fairs: z.coerce.number('нужно число').int().min(1).max(100).optional(),
    within: z.coerce.number('нужно число километров').min(1).max(500).optional(),
  }),
  named: null,
  report: (workspace, target, { fairs, within }) =>
    reportFairPlan(workspace, target, { most: fairs ?? null, radiusKm: within ?? null }),
  render({ fairs, matched, bound, seekers, nearVenue, withVacancy, radiusKm, unplaced, past }, terminal) {
    const share = bound === 0 ? null : Math.floor((matched / bound) * 100);
    return [
      ...(fairs.length === 0
        ? []
        : [
            renderTable(
              {
                title: 'План ярмарок',
                columns: ['Площадка', 'Дата', 'Работодателей', 'Добавляет встреч', 'Прежде всего'],
                rows: fairs
                  .slice(0, SHOWN)
                  .map(({ venue, settlement, date, employers, adds }) => [
                    `${venue}, ${settlement}`,
                    dayText(date),
                    employers.length,
                    adds,
                    employers[0]?.name ?? '',
                  ]),
              },
              terminal,
            ),
          ]),
      `Ищут работу ${seekers}; не дальше ${radiusKm} км от площадок ${nearVenue}, с подходящей вакансией ${withVacancy}. Встреч по плану ${matched}${share === null ? '' : `, не меньше ${share} % от возможных ${bound}`}.`,
      ...(unplaced + past > 0
        ? [`Не вошли площадки: населённый пункт не найден ${unplaced}, дата прошла ${past}.`]
        : []),
      '',
    ].join('\n');
  },
  next: 'route fair outcome',
});

const outcome = defineCentreCommand({
  summary,
  examples: [],
  options: [],
  schema: z.object({}),
  named: 'кто был на ярмарках',
  report: reportFairOutcome,
  render({ fairs, total, undated }, terminal) {
    const hires = (counts: typeof total) =>
      counts.hires.map(({ reached, byOfferer, anywhere }) =>
        reached === 0 ? 'рано' : `${byOfferer} / ${anywhere} из ${reached}`,
      );
    return [
      ...(fairs.length === 0
        ? []
        : [
            renderTable(
              {
                title: 'Итоги ярмарок',
                columns: [
                  'Ярмарка',
                  'Были',
                  'Предложения',
                  'Приняли',
                  ...total.hires.map(({ days }) => `За ${days} дней`),
                ],
                rows: fairs
                  .slice(0, SHOWN)
                  .map(({ fair, date, counts }) => [
                    `${russianDateOf(date)} ${fair}`,
                    counts.visits,
                    counts.offered,
                    counts.accepted,
                    ...hires(counts),
                  ]),
              },
              terminal,
            ),
            'За 30 и 90 дней: приняты тем, кто предлагал / кем угодно, из тех, со дня чьей ярмарки срок прошёл.',
          ]),
      `Были на ярмарках ${total.visits}, получили предложение ${total.offered}, приняли ${total.accepted}.${undated > 0 ? ` Работают, но день приёма не указан: ${undated}.` : ''}`,
      '',
    ].join('\n');
  },
  next: 'route retention',
});

const PARTS: ReadonlyMap<string, Command> = new Map([
  ['plan', plan],
  ['outcome', outcome],
]);

export const command = defineCommand({
  summary,
  operands: '<что>',
  examples: [
    ['route fair plan', 'по площадкам реестра fairs: кого из работодателей и колледжей где свести'],
    ['route fair plan --fairs 3 --within 60', 'не больше трёх ярмарок, ехать до 60 км'],
    ['route fair outcome', 'предложения, согласия, приём за 30 и 90 дней'],
    ['route fair outcome --restricted --reason "разбор ярмарки"', 'по именам'],
  ],
  options: [
    ['--fairs <число>', 'plan: не больше стольких ярмарок (по умолчанию все площадки)'],
    ['--within <км>', 'plan: не дальше от площадки; иначе радиус из настроек'],
    ...MOMENT_OPTION_LINES,
    ...RESTRICTED_OPTION_LINES,
    ...OUTPUT_OPTIONS,
  ],
  schema: z.looseObject({}),
  async run([part = ''], options, context) {
    const chosen = PARTS.get(part);
    if (chosen !== undefined) return await chosen.run([], options, context);
    throw new Failure('bad-operand', `route fair: «${part}» — не plan и не outcome.`, {
      exitCode: EXIT.usage,
      hint: 'route fair plan — кого где свести; route fair outcome — что ярмарки дали.',
    });
  },
});

function dayText(date: string | null): string {
  return date === null ? 'не назначена' : russianDateOf(date);
}

function russianDateOf(date: string): string {
  return isIsoDate(date) ? russianDate(date) : date;
}
