import { describe, expect, test } from 'vitest';
import {
  byCollege,
  CENTRE,
  collegeId,
  DAY,
  expectClass,
  filled,
  isNamesake,
  NAMED,
  namesIn,
  namesOf,
  office,
  PERSON,
  rowsOf,
  sheetNames,
  sorted,
} from './office.ts';

const ON_DAY = ['--as-of', DAY] as const;

/** Work with graduates during the campaign: tasks, surveys, events, talks, silence, reasons, the bank, the hot line, sites. */
export function campaignTests(): void {
  test('tasks: state by college, what is overdue and for how long', () => {
    const { document } = office<{ colleges: readonly ({ college: string } & Record<string, number>)[] }>([
      'tasks',
      ...ON_DAY,
    ]);
    expect(
      byCollege(
        document.colleges,
        ({ college }) => college,
        ({ college: _, ...counts }) => counts,
      ),
    ).toEqual(CENTRE.tasks.counts);
    const rows = rowsOf(document.file, 'Что не исполнено', [
      'Колледж',
      'Поручение',
      'Состояние',
      'Дней сверх срока',
    ]);
    const overdue = rows.filter((row) => row.Состояние === 'просрочено');
    expect(
      sorted(
        overdue.map((row) => [collegeId(row.Колледж ?? ''), row.Поручение, Number(row['Дней сверх срока'])]),
      ),
    ).toEqual(sorted(CENTRE.tasks.overdue.map(({ college, task, days }) => [college, task, days])));
    expectClass(document.file, 'official');
  });

  test('the sheet of tasks stands in the weekly report with the same numbers', () => {
    const { document } = office<object>(['weekly-report', ...ON_DAY]);
    const overdue = Object.values(CENTRE.tasks.counts).reduce((sum, counts) => sum + counts.overdue, 0);
    const rows = rowsOf(document.file, 'Поручения', ['Колледж', 'Просрочено']);
    expect(Number(rows.find((row) => row.Колледж === 'Итого')?.Просрочено)).toBe(overdue);
  });

  test('survey: answers, intents, who has not answered, who has changed their mind', () => {
    const { survey } = CENTRE;
    const { document } = office<{
      total: { intents: Record<string, number>; relocate: object };
      colleges: readonly { label: string; answered: number }[];
      changes: readonly { from: string; to: string; persons: number }[];
    }>(['survey', '--as-of', '2026-06-09', '--since', '2026-06-02', ...NAMED]);
    expect(
      byCollege(
        document.colleges,
        ({ label }) => label,
        ({ answered }) => answered,
      ),
    ).toEqual(survey.answered);
    expect(filled(document.total.intents)).toEqual(survey.intents);
    expect(document.total.relocate).toEqual(survey.relocate);
    expect(document.changes.reduce((sum, { persons }) => sum + persons, 0)).toBe(survey.changed.length);
    expect(namesIn(rowsOf(document.file, 'Не ответили', [PERSON]))).toEqual(namesOf(survey.unanswered));
    const changed = rowsOf(document.file, 'Передумали', [PERSON, 'Прежнее намерение', 'Новое намерение']);
    expect(sorted(changed.map((row) => Object.values(row)))).toEqual(
      sorted(
        survey.changed.map(({ person, from, to }) => [CENTRE.fullNames[person], INTENTS[from], INTENTS[to]]),
      ),
    );
    expectClass(document.file, 'restricted');
  });

  test('events: sums of the register, reach by name', () => {
    const { events } = CENTRE;
    const { document } = office<{
      total: Record<string, number>;
      planned: number;
      unfound: number;
      unlisted: number;
      common: { events: number };
      kinds: readonly { kind: string; events: number }[];
      colleges: readonly { college: string; reached: number }[];
    }>(['events', ...ON_DAY, ...NAMED]);
    expect(document).toMatchObject({
      planned: events.planned,
      unfound: 1,
      unlisted: 0,
      common: { events: events.common },
      total: {
        events: events.held,
        invited: events.invited,
        came: events.came,
        offers: events.offers,
        offered: events.offered,
        accepted: events.accepted,
      },
    });
    expect(Object.fromEntries(document.kinds.map(({ kind, events: held }) => [kind, held]))).toEqual(
      events.kinds,
    );
    expect(
      byCollege(
        document.colleges,
        ({ college }) => college,
        ({ reached }) => reached,
      ),
    ).toEqual(events.reached);
    const came = rowsOf(document.file, 'Участие по именам', [PERSON, 'Был']).filter(
      (row) => row.Был === 'да',
    );
    expect([...new Set(namesIn(came))]).toEqual([...new Set(namesOf(events.attended))]);
    const absent = new Set(namesIn(rowsOf(document.file, 'Не приходили', [PERSON])));
    expect(events.attended.filter((id) => absent.has(CENTRE.fullNames[id] ?? '') && !isNamesake(id))).toEqual(
      [],
    );
    expectClass(document.file, 'restricted');
  });

  test('measures and their coverage join the effectiveness workbook', () => {
    const { document } = office<{
      measures: { lines: readonly { key: string; held: number; invited: number | null }[] };
    }>(['effectiveness', ...ON_DAY]);
    const held = Object.fromEntries(document.measures.lines.map(({ key, held: number }) => [key, number]));
    // Events still ahead are none that were held.
    expect(held).toMatchObject(CENTRE.events.kinds);
    expect(sheetNames(document.file)).toContain('Меры и охват');
    expectClass(document.file, 'official');
  });

  test('contact: talks by college and result, and the log by name', () => {
    const { contacts } = CENTRE;
    const { document } = office<{
      unfound: number;
      colleges: readonly ({ college: string; graduates: number } & Record<string, number>)[];
      results: readonly { result: string; talks: number }[];
    }>(['contact', ...ON_DAY, ...NAMED]);
    expect(
      byCollege(
        document.colleges,
        ({ college }) => college,
        ({ college: _, graduates: __, ...counts }) => counts,
      ),
    ).toEqual(contacts.colleges);
    expect(Object.fromEntries(document.results.map(({ result, talks }) => [result, talks]))).toEqual(
      contacts.results,
    );
    const talks = Object.values(contacts.results).reduce((sum, number) => sum + number, 0);
    expect(rowsOf(document.file, 'Журнал', [PERSON, 'Дата контакта'])).toHaveLength(talks);
    expect(rowsOf(document.file, 'Не найдены', ['Файл', 'Строка'])).toHaveLength(document.unfound);
    expectClass(document.file, 'restricted');
  });

  test('contact --today: whose day has come, whom nobody reached', () => {
    const { document } = office<object>(['contact', '--today', ...ON_DAY, ...NAMED]);
    const rows = rowsOf(document.file, 'Звонки на сегодня', ['Почему', PERSON]);
    const why = (start: string) => namesIn(rows.filter((row) => row.Почему?.startsWith(start)));
    expect(why('подошёл срок')).toEqual(namesOf(CENTRE.contacts.due));
    expect(why('прошлая попытка')).toEqual(namesOf(CENTRE.contacts.notReached));
    expectClass(document.file, 'restricted');
  });

  test('stale: of whom nothing was heard for weeks', () => {
    const { asOf, weeks, persons, never } = CENTRE.stale;
    const { document } = office<{ total: { stale: number; never: number } }>([
      'stale',
      '--as-of',
      asOf,
      '--weeks',
      String(weeks),
      ...NAMED,
    ]);
    expect(document.total).toMatchObject({ stale: persons.length, never });
    expect(namesIn(rowsOf(document.file, 'По именам', [PERSON]))).toEqual(namesOf(persons));
    expectClass(document.file, 'restricted');
  });

  test('reasons: life against market, everyone once', () => {
    const { byCollege: colleges, classes, ...counts } = CENTRE.reasons;
    const { document } = office<{
      classes: readonly { key: string; persons: number }[];
      colleges: readonly { label: string; persons: number }[];
    }>(['reasons', ...ON_DAY, ...NAMED]);
    expect(document).toMatchObject(counts);
    expect(filled(Object.fromEntries(document.classes.map(({ key, persons }) => [key, persons])))).toEqual(
      classes,
    );
    expect(
      byCollege(
        document.colleges,
        ({ label }) => label,
        ({ persons }) => persons,
      ),
    ).toEqual(colleges);
    expect(rowsOf(document.file, 'По именам', [PERSON])).toHaveLength(counts.persons);
    expectClass(document.file, 'restricted');
  });

  test('bank: those with a dated, valid consent to transfer, and nobody else', () => {
    const { given, excluded, withoutTerm } = CENTRE.bank;
    const { document } = office<{
      given: number;
      withoutTerm: number;
      excluded: readonly { key: string; persons: number }[];
    }>(['bank', ...ON_DAY, ...NAMED]);
    expect(document).toMatchObject({ given: given.length, withoutTerm });
    expect(filled(Object.fromEntries(document.excluded.map(({ key, persons }) => [key, persons])))).toEqual(
      excluded,
    );
    const rows = rowsOf(document.file, 'Банк выпускников', ['№', PERSON, 'Согласие от']).filter(
      (row) => row['№'] !== '',
    );
    expect(namesIn(rows)).toEqual(namesOf(given));
    expect(rows.filter((row) => row['Согласие от'] === '')).toEqual([]);
    expectClass(document.file, 'restricted');
  });

  test('hotline: calls by topic, answers, what waits', () => {
    const { topics, waiting, calls, answered, overdue, medianDays } = CENTRE.hotline;
    const { document } = office<{ total: object }>(['hotline', ...ON_DAY]);
    expect(document.total).toMatchObject({
      calls,
      answered,
      overdue,
      medianDays,
      unanswered: waiting.length,
    });
    const rows = rowsOf(document.file, 'Горячая линия', ['Тема', 'Обращений', 'Без ответа']);
    for (const [topic, counts] of Object.entries(topics)) {
      const row = rows.find((one) => one.Тема === topic);
      expect([topic, Number(row?.Обращений ?? 0), Number(row?.['Без ответа'] ?? 0)]).toEqual([
        topic,
        counts.calls,
        counts.unanswered,
      ]);
    }
    expect(
      rowsOf(document.file, 'Без ответа', ['Номер', 'Тема'])
        .map((row) => row.Номер ?? '')
        .sort(),
    ).toEqual([...waiting].sort());
    expectClass(document.file, 'official');
  });

  test('site: pages that went stale, contacts that are missing', () => {
    const { document } = office<{
      sites: readonly {
        college: string;
        state: string;
        missing: readonly string[];
        daysOld: number | null;
      }[];
    }>(['site', ...ON_DAY]);
    expect(
      byCollege(
        document.sites,
        ({ college }) => college,
        ({ state, missing, daysOld }) => ({ state, missing, daysOld }),
      ),
    ).toEqual(CENTRE.sites);
    expectClass(document.file, 'official');
  });

  describe('barriers', () => {
    test('topics with those who named them', () => {
      const { persons, mentions, proposals } = CENTRE.barriers;
      const { document } = office<{
        proposals: number;
        topics: readonly { key: string; persons: number; mentions: number }[];
      }>(['barriers', ...ON_DAY]);
      const numbers = (of: 'persons' | 'mentions') =>
        filled(Object.fromEntries(document.topics.map((topic) => [topic.key, topic[of]])));
      expect([numbers('persons'), numbers('mentions'), document.proposals]).toEqual([
        persons,
        mentions,
        proposals,
      ]);
      expectClass(document.file, 'official');
    });

    test('the table for handing out has no number from 1 to 4 of persons', () => {
      const { document } = office<{
        persons: number | null;
        topics: readonly {
          key: string;
          persons: number | null;
          byIndustry: readonly { persons: number | null }[];
        }[];
      }>(['barriers', '--open', ...ON_DAY]);
      const shown = document.topics.flatMap(({ persons, byIndustry }) => [
        persons,
        ...byIndustry.map((cell) => cell.persons),
      ]);
      expect(shown.filter((number) => number !== null && number > 0 && number < 5)).toEqual([]);
      for (const { key, persons } of document.topics)
        expect([null, CENTRE.barriers.persons[key] ?? 0]).toContain(persons);
      expectClass(document.file, 'open');
    });
  });
}

const INTENTS: Readonly<Record<string, string>> = {
  'in-specialty': 'работать по специальности',
  'outside-specialty': 'работать не по специальности',
  'own-business': 'своё дело, самозанятость',
  study: 'учиться дальше',
  service: 'служба',
  undecided: 'не определился',
};
