import { russianDate } from '../../domain/iso-date.ts';
import { counted, groupThousands } from '../../domain/russian.ts';
import type { WeeklyReport } from '../../monitoring/weekly/weekly.ts';
import { numberText } from '../charts/number-text.ts';
import { MINIMUM_FOR_SHARE } from '../weekly/live-cells.ts';
import { changeSpan } from '../weekly/subtitle.ts';
import type { NoteParagraph, NotePlan } from './note-plan.ts';

/** Colleges, professions and moves named before the rest is counted. */
const NAMED = 3;

/** The week's findings in words: half a page to forward with the report. Every number stands in the workbook too. */
export function planWeekNote(report: WeeklyReport): NotePlan {
  return {
    name: `Пояснительная записка ${report.asOf}`,
    title: 'Пояснительная записка к еженедельному отчёту',
    subtitle: `${report.region}, выпуск ${report.cohort} года, по данным на ${russianDate(report.asOf)}`,
    outputClass: 'official',
    paragraphs: [
      knowledge(report),
      employment(report),
      changes(report),
      returns(report),
      ...deficits(report),
      ...attention(report),
      ...tasks(report),
      form(report),
    ],
  };
}

function people(count: number): string {
  return counted(count, 'выпускник', 'выпускника', 'выпускников');
}

/** «51,2 % »; nothing where the whole is too small for a percentage. */
function share(part: number, whole: number): string {
  return whole < MINIMUM_FOR_SHARE ? '' : ` (${numberText(part / whole, 'percent')})`;
}

function movement(now: number, before: number, since: string): string {
  if (now === before) return `${since} число не изменилось`;
  return `${since} ${now > before ? 'больше' : 'меньше'} на ${groupThousands(Math.abs(now - before))}`;
}

function knowledge({ total, returns: colleges }: WeeklyReport): NoteParagraph {
  const { persons, groups } = total.now;
  const known = persons - groups.unknown;
  return {
    lead: 'Охват.',
    text: `Под наблюдением ${people(persons)}, колледжей — ${colleges.length}. Статус известен у ${groupThousands(known)}${share(known, persons)}, нет данных: ${groupThousands(groups.unknown)}.`,
  };
}

function employment(report: WeeklyReport): NoteParagraph {
  const { total, start } = report;
  const { persons, groups, inSpecialty } = total.now;
  const parts = [movement(groups.employed, total.before.groups.employed, changeSpan(report))];
  if (start !== null) {
    const since = `с первой недели наблюдения (${russianDate(start.asOf)})`;
    parts.push(movement(groups.employed, start.tally.groups.employed, since));
  }
  return {
    lead: 'Занятость.',
    text:
      `Трудоустроены ${groupThousands(groups.employed)}${share(groups.employed, persons)}, из них по специальности ${groupThousands(inSpecialty)}; ${parts.join(', ')}. ` +
      `Планируют работать ${groupThousands(groups['plans-work'])}, под риском нетрудоустройства ${groupThousands(groups.risk)}.`,
  };
}

function changes(report: WeeklyReport): NoteParagraph {
  const { moves, joined, left } = report.changes;
  const moved = moves.reduce((sum, { count }) => sum + count, 0);
  const most = moves
    .slice(0, NAMED)
    .map(({ fromLabel, toLabel, count }) => `«${fromLabel}» → «${toLabel}» — ${groupThousands(count)}`);
  const list = `Впервые в списках ${groupThousands(joined)}, выбыли ${groupThousands(left)}.`;
  return {
    lead: 'Что изменилось.',
    text:
      moved === 0
        ? `Статусы ${changeSpan(report)} не менялись. ${list}`
        : `Статус ${changeSpan(report)} изменился у ${groupThousands(moved)}; чаще всего: ${most.join('; ')}. ${list}`,
  };
}

function returns({ returns: colleges }: WeeklyReport): NoteParagraph {
  const late = colleges.filter(({ state }) => state !== 'current');
  const sent = `Данные за неделю прислали ${colleges.length - late.length} из ${colleges.length}.`;
  if (late.length === 0) return { lead: 'Колледжи.', text: sent };
  const named = late
    .slice(0, NAMED)
    .map(({ college, last }) =>
      last === null
        ? `${college} (данных не было ни разу)`
        : `${college} (показан по данным на ${russianDate(last)})`,
    );
  const rest = late.length - named.length;
  return {
    lead: 'Колледжи.',
    text: `${sent} Не прислали: ${named.join('; ')}${rest > 0 ? `; и ещё ${rest}, все — на листе «Кто не сдал»` : ''}.`,
  };
}

function deficits({ scarce }: WeeklyReport): readonly NoteParagraph[] {
  if (scarce === null || scarce.length === 0) return [];
  const all = scarce.reduce((sum, { unmet }) => sum + unmet, 0);
  const most = scarce
    .toSorted((a, b) => b.unmet - a.unmet)
    .slice(0, NAMED)
    .map(({ name, unmet }) => `${name} — ${groupThousands(unmet)}`);
  return [
    {
      lead: 'Дефицит.',
      text: `При любом распределении выпускников не закрыть ${counted(all, 'место', 'места', 'мест')}; больше всего: ${most.join('; ')}.`,
    },
  ];
}

function attention({ attention: counts }: WeeklyReport): readonly NoteParagraph[] {
  if (counts === null) return [];
  const { statutoryPersons, red, amber } = counts;
  return [
    {
      lead: 'Индивидуальный подход.',
      text: `Обязательный список — ${people(statutoryPersons)}; группа риска — ${groupThousands(red + amber)}, из них красный уровень — ${groupThousands(red)}.`,
    },
  ];
}

function tasks({ tasks: given }: WeeklyReport): readonly NoteParagraph[] {
  if (given === null || given.tasks.length === 0) return [];
  const { set, done, overdue } = given.total;
  const [most] = given.colleges.toSorted((a, b) => b.counts.overdue - a.counts.overdue);
  const worst =
    overdue === 0 || most === undefined
      ? ''
      : `; больше всего: ${most.college} — ${groupThousands(most.counts.overdue)}`;
  return [
    {
      lead: 'Поручения.',
      text: `Всего ${groupThousands(set)}, исполнено ${groupThousands(done)}, просрочено ${groupThousands(overdue)}${worst}.`,
    },
  ];
}

function form({ checks, total, form: { withoutColumn, edition } }: WeeklyReport): NoteParagraph {
  const broken = checks.filter(({ state }) => state === 'broken').length;
  if (broken === 0) return { lead: 'Форма.', text: `${edition.title}: все контроли сходятся.` };
  const reasons = [
    ...(total.now.groups.unknown > 0
      ? [`выпускники без данных о статусе (${groupThousands(total.now.groups.unknown)})`]
      : []),
    ...withoutColumn.map(({ label, count }) => `«${label}» (${groupThousands(count)}): графы нет`),
  ];
  const why = reasons.length === 0 ? '' : ` Вне граф остаются: ${reasons.join('; ')}.`;
  return {
    lead: 'Форма.',
    text: `${edition.title}: контролей с разницей — ${broken}; разница показана в клетках проверки.${why}`,
  };
}
