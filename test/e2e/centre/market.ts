import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { SAMPLE } from '../../fixtures/region.ts';
import { KEY } from '../sample.ts';
import {
  byCollege,
  CENTRE,
  collegeId,
  copyOfOffice,
  DAY,
  docxText,
  expectClass,
  filled,
  isNamesake,
  NAMED,
  namesIn,
  namesOf,
  office,
  PERSON,
  rowsOf,
  screen,
  sheetNames,
  shown,
  sorted,
} from './office.ts';

const ON_DAY = ['--as-of', DAY] as const;
const ADVERTS = new Map(KEY.vacancies.map((advert) => [advert.id, advert]));
/** Marks of adverts that are not to be shown. */
const GONE: ReadonlySet<string> = new Set(['rejected', 'not-open', 'deleted']);
const FAMILIES = new Map(KEY.families.map((family) => [family.id, family]));

/** Vacancies brought to graduates before graduation, cards, contracts, deferrals. */
export function marketTests(): void {
  test('vacancies: open, fresh, each once, of trades the programme leads to', () => {
    const { document } = office<{
      programmes: readonly {
        college: string;
        code: string;
        adverts: number;
        offers: readonly { id: string; ageDays: number; distanceKm: number | null }[];
      }[];
    }>(['vacancies', ...ON_DAY, '--top', '1000']);
    const named = new Set(KEY.colleges.map(({ name }) => name));
    expect(new Set(document.programmes.map(({ college }) => college))).toEqual(named);
    let [listed, all, right] = [0, 0, 0];
    for (const { code, adverts, offers } of document.programmes) {
      expect(offers).toHaveLength(adverts);
      expect(new Set(offers.map(({ id }) => id)).size).toBe(offers.length);
      for (const { id, ageDays } of offers) {
        expect(ageDays).toBeLessThanOrEqual(60);
        listed++;
        // Rows of the table of the employment service have no ids.
        const advert = ADVERTS.get(id);
        if (advert === undefined) continue;
        expect(advert.marks.filter((mark) => GONE.has(mark))).toEqual([]);
        all++;
        if (leadsTo(advert.family, code)) right++;
      }
    }
    expect(all).toBeGreaterThan(30);
    expect(right / all).toBeGreaterThanOrEqual(0.85);
    const rows = rowsOf(document.file, 'Вакансии', ['Колледж', 'Вакансия', 'Почему подходит']);
    expect(rows).toHaveLength(listed);
    expect(rows.filter((row) => row['Почему подходит'] === '')).toEqual([]);
    expectClass(document.file, 'open');
  });

  test('digest: texts within the limit, adverts that are open, HTML without scripts', () => {
    const { document } = office<{
      colleges: readonly { college: string; messages: readonly string[]; files: readonly string[] }[];
    }>(['digest', ...ON_DAY]);
    expect(document.colleges.map(({ college }) => collegeId(college)).sort()).toEqual(
      KEY.colleges.map(({ id }) => id),
    );
    const messages = document.colleges.flatMap((college) => college.messages);
    expect(messages.filter((message) => message.length > 4096)).toEqual([]);
    const linked = messages.join('\n').match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];
    expect(linked.length).toBeGreaterThan(5);
    for (const id of linked)
      expect(ADVERTS.get(id)?.marks.filter((mark) => GONE.has(mark)) ?? []).toEqual([]);
    const files = document.colleges.flatMap((college) => college.files);
    expect(files).toHaveLength(2 * KEY.colleges.length);
    for (const path of files) {
      expectClass(path, 'open');
      expect(readFileSync(path, 'utf8')).not.toMatch(/<(script|style|iframe)|javascript:|\son\w+=/i);
    }
  });

  test('cards: everybody of a college but those nobody calls; measures and check points of each', () => {
    const { document } = office<{ cards: number; withMeasures: number; files: readonly string[] }>([
      'cards',
      ...['--college', 'Чусовской'],
      ...ON_DAY,
      ...NAMED,
    ]);
    const students = new Set(KEY.persons.flatMap(({ id, college }) => (college === 'C05' ? [id] : [])));
    const checks = Object.entries(CENTRE.cards.checks).filter(([id]) => students.has(id));
    const measured = CENTRE.cards.measured.filter((id) => students.has(id));
    expect(document).toMatchObject({ cards: checks.length, withMeasures: measured.length });
    const rows = rowsOf(document.file, 'Карточки', [PERSON, 'Что сделано']);
    expect(namesIn(rows)).toEqual(namesOf(checks.map(([id]) => id)));
    expect(namesIn(rows.filter((row) => row['Что сделано'] !== ''))).toEqual(namesOf(measured));
    const points = Map.groupBy(
      rowsOf(document.file, 'Контрольные точки', [PERSON, 'Точка', 'Дата']),
      (row) => row[PERSON] ?? '',
    );
    const labels = ['7 дней', '1 месяц', '3 месяца', '6 месяцев', '12 месяцев'];
    const wanted = checks.filter(([id]) => !isNamesake(id));
    for (const [id, days] of wanted)
      expect(points.get(CENTRE.fullNames[id] ?? '')?.map((row) => [row.Точка, row.Дата])).toEqual(
        days.map((day, at) => [labels[at], shown(day)]),
      );
    const printed = document.files.map(docxText).join('\n');
    for (const [id] of wanted) expect(printed).toContain(CENTRE.fullNames[id]);
    expectClass(document.file, 'restricted');
    for (const path of document.files) expectClass(path, 'restricted');
    // Names of files name nobody.
    const surnames = Object.values(CENTRE.fullNames).map((name) => name.split(' ')[0] ?? '');
    expect(
      document.files.filter((path) =>
        surnames.some((surname) => ` ${basename(path)} `.includes(` ${surname} `)),
      ),
    ).toEqual([]);
  });

  test('early: columns of Форма 3 by status and with the register, candidates by way', () => {
    const { listed, byStatus, byRegister, candidates } = CENTRE.early;
    const { document } = office<{ listed: number; byStatus: object; byRegister: object }>([
      'early',
      ...ON_DAY,
      ...NAMED,
    ]);
    expect(document).toMatchObject({ listed, byStatus, byRegister });
    const rows = rowsOf(document.file, 'Кандидаты', [PERSON, 'Путь', 'Основание']);
    for (const [way, label] of Object.entries(WAYS)) {
      const ids = candidates.flatMap((candidate) =>
        candidate.startsWith(`${way} `) ? [candidate.slice(way.length + 1)] : [],
      );
      expect([way, namesIn(rows.filter((row) => row.Путь === label))]).toEqual([way, namesOf(ids)]);
    }
    expect(rows.filter((row) => row.Основание === '')).toEqual([]);
    expectClass(document.file, 'restricted');
  });

  test('gia: every day ahead, employers of the trade by open places, a calendar with the same days', () => {
    const { past, events } = CENTRE.gia;
    const { document } = office<{
      past: number;
      calendar: string;
      events: readonly {
        college: string;
        programme: string;
        date: string;
        time: string | null;
        kind: string;
        employers: readonly { inn: string | null; places: number; reasons: readonly string[] }[];
      }[];
    }>(['gia', ...ON_DAY]);
    expect(document.past).toBe(past);
    const told = document.events.map(({ college, programme, date, time, kind }) => [
      collegeId(college),
      kind === 'diplomas' ? null : programme.slice(0, 8),
      date,
      time,
      kind,
    ]);
    const wanted = events.map(({ college, programme, date, time, kind }) => [
      college,
      programme?.slice(-8) ?? null,
      date,
      time,
      kind,
    ]);
    expect(sorted(told)).toEqual(sorted(wanted));
    let [invited, right] = [0, 0];
    for (const { programme, employers } of document.events) {
      for (const { inn } of employers) {
        invited++;
        const own = KEY.vacancies.filter((advert) => advert.inn === inn);
        const codes = programme.match(/\d{2}\.\d{2}\.\d{2}/g) ?? [];
        if (codes.some((code) => own.some(({ family }) => leadsTo(family, code)))) right++;
      }
    }
    expect(invited).toBeGreaterThan(20);
    expect(right / invited).toBeGreaterThanOrEqual(0.85);
    const calendar = readFileSync(document.calendar, 'utf8');
    expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(events.length);
    const days = [...calendar.matchAll(/DTSTART(?:;VALUE=DATE)?:(\d{4})(\d{2})(\d{2})/g)].map(
      ([, year, month, day]) => `${year}-${month}-${day}`,
    );
    expect(days.sort()).toEqual(events.map(({ date }) => date).sort());
    expect(calendar.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
    expectClass(document.file, 'official');
    expectClass(document.calendar, 'official');
  });

  test('deferral: a list of each enterprise with the papers that are missing', () => {
    const { enterprises, liable } = CENTRE.deferral;
    const entries = enterprises.flatMap((one) => one.entries);
    const { document } = office<{
      listed: number;
      notDefence: number;
      liable: number;
      states: Record<string, number>;
    }>(['deferral', ...ON_DAY, ...NAMED]);
    expect(document).toMatchObject({
      listed: entries.length,
      notDefence: enterprises.filter(({ defence }) => !defence).length,
      liable,
    });
    expect(filled(document.states)).toEqual(
      Object.fromEntries(
        [...Map.groupBy(entries, ({ state }) => state)].map(([state, own]) => [state, own.length]),
      ),
    );
    const sheets = sheetNames(document.file);
    for (const { name, entries: own } of enterprises) {
      const sheet = sheets.find((one) => name.replaceAll('"', '').startsWith(one));
      const rows = rowsOf(document.file, sheet ?? name, [PERSON, 'Отсрочка', 'Чего не хватает']);
      expect(sorted(rows.map((row) => Object.values(row)))).toEqual(
        sorted(
          own.map(({ person, state, missing }) => [
            CENTRE.fullNames[person],
            STATES[state],
            missing.map((paper) => PAPERS[paper]).join(', '),
          ]),
        ),
      );
    }
    expectClass(document.file, 'restricted');
  });

  test('deferral --separate: nobody of another enterprise in a file', () => {
    const { enterprises } = CENTRE.deferral;
    const { document } = office<{ files: readonly string[] }>([
      'deferral',
      '--separate',
      ...ON_DAY,
      ...NAMED,
    ]);
    expect(document.files).toHaveLength(enterprises.length);
    for (const path of document.files) {
      expectClass(path, 'restricted');
      const own = enterprises.find(({ name }) => basename(path).includes(name.replaceAll('"', '_')));
      const rows = sheetNames(path).flatMap((sheet) =>
        sheet === 'Не найдены' ? [] : rowsOf(path, sheet, [PERSON]),
      );
      expect(namesIn(rows)).toEqual(namesOf(own?.entries.map(({ person }) => person) ?? []));
    }
  });

  test('target: breaches by side, legal help, employers who break contracts again, letters with the evidence', () => {
    const { contracts, states, breaches, legalHelp, repeated, letters } = CENTRE.target;
    const count = (side: string) => breaches.filter((breach) => breach.side === side).length;
    const { document } = office<{
      total: { states: Record<string, number> };
      employers: readonly { name: string; repeated: boolean }[];
      letters: readonly string[];
    }>(['target', '--letters', ...ON_DAY, ...NAMED]);
    expect(document.total).toMatchObject({
      contracts,
      byEmployer: count('employer'),
      byGraduate: count('graduate'),
      sideUnknown: count('unknown'),
      possible: breaches.filter(({ stated }) => !stated).length,
      legalHelp: legalHelp.length,
    });
    expect(filled(document.total.states)).toEqual(states);
    const rows = rowsOf(document.file, 'Нарушения', [PERSON, 'Сторона']);
    expect(sorted(rows.map((row) => [row[PERSON], row.Сторона?.split(' ')[0]]))).toEqual(
      sorted(breaches.map(({ person, side }) => [CENTRE.fullNames[person], SIDES[side]])),
    );
    expect(namesIn(rowsOf(document.file, 'Правовая помощь', [PERSON]))).toEqual(namesOf(legalHelp));
    expect(document.employers.flatMap(({ name, repeated: again }) => (again ? [name] : []))).toEqual(
      repeated,
    );
    expect(document.letters).toHaveLength(letters.length);
    for (const path of document.letters) {
      expectClass(path, 'restricted');
      expect(letters.some((inn) => basename(path).includes(inn))).toBe(true);
      expect(docxText(path)).toMatch(/уведомление о расторжении № 7/);
    }
    expectClass(document.file, 'restricted');
  });

  test('target --letters without names: a draft that names nobody', () => {
    const { document } = office<{ letters: readonly string[] }>(['target', '--letters', ...ON_DAY]);
    for (const path of document.letters) {
      expectClass(path, 'official');
      const text = docxText(path);
      expect(
        Object.values(CENTRE.fullNames).filter((name) => text.includes(name.split(' ')[0] ?? name)),
      ).toEqual([]);
    }
    expectClass(document.file, 'official');
  });

  test('retrain: programmes without places, courses still ahead', () => {
    const { document } = office<{
      courses: number;
      professions: readonly { code: string; withoutVacancies: number; seekers: number }[];
      ways: readonly { courses: readonly string[] }[];
    }>(['retrain', ...ON_DAY, ...NAMED]);
    expect(document.courses).toBe(CENTRE.courses.ahead);
    const named = document.ways.flatMap(({ courses }) => courses);
    expect(named.filter((text) => !CENTRE.courses.titles.some((title) => text.includes(title)))).toEqual([]);
    expect(document.professions.length).toBeGreaterThan(0);
    expectClass(document.file, 'restricted');
  });

  test('fair plan: venues ahead that lie in the region, no more employers than tables, all of them with open places nearby', () => {
    const { venues, past, unplaced } = CENTRE.fairs;
    const { document } = office<{
      past: number;
      unplaced: number;
      matched: number;
      bound: number;
      fairs: readonly {
        venue: string;
        settlement: string;
        date: string;
        adds: number;
        employers: readonly { inn: string | null; matched: number }[];
        colleges: readonly { graduates: number }[];
      }[];
    }>(['fair', 'plan', ...ON_DAY]);
    expect(document).toMatchObject({ past, unplaced });
    expect(document.matched).toBeGreaterThan(0);
    expect(document.matched).toBeLessThanOrEqual(document.bound);
    expect(document.fairs.reduce((sum, { adds }) => sum + adds, 0)).toBe(document.matched);
    for (const fair of document.fairs) {
      const venue = venues.find(
        (one) => one.venue === fair.venue && one.settlement === fair.settlement && one.date === fair.date,
      );
      expect(fair.employers.length).toBeLessThanOrEqual(venue?.tables ?? 0);
      expect(fair.colleges.reduce((sum, { graduates }) => sum + graduates, 0)).toBe(
        fair.employers.reduce((sum, { matched }) => sum + matched, 0),
      );
      const known = new Set(KEY.vacancies.map(({ inn }) => inn));
      expect(fair.employers.filter(({ inn }) => !known.has(inn))).toEqual([]);
    }
    expect(sheetNames(document.file)).toEqual(expect.arrayContaining(['План', 'Охват']));
    expectClass(document.file, 'official');
  });

  test('the lists colleges send themselves name the same people: nobody is counted twice', () => {
    const folder = copyOfOffice('with-lists');
    office(['import', SENT, '--as-of', '2026-05-25'], folder);
    const { document } = office<{
      total: { graduates: number };
      colleges: readonly ({ college: string; graduates: number } & Record<string, number>)[];
    }>(['contact', ...ON_DAY], folder);
    expect(document.total.graduates).toBe(KEY.totals.graduates);
    expect(
      byCollege(
        document.colleges,
        ({ college }) => college,
        ({ college: _, graduates: __, ...counts }) => counts,
      ),
    ).toEqual(CENTRE.contacts.colleges);
  });

  test('restricted outputs are refused without a reason', () => {
    for (const command of ['bank', 'cards', 'deferral']) {
      const run = screen(command, '--restricted');
      expect([command, run.code, run.out]).toEqual([command, 2, '']);
    }
  });
}

const SENT = join(SAMPLE, 'graduates', '2026-05-25');
const WAYS: Readonly<Record<string, string>> = {
  plan: 'перевести на ИУП',
  practice: 'оплачиваемая практика',
  mastered: 'работа по освоенной профессии',
  target: 'целевой договор',
};
const STATES: Readonly<Record<string, string>> = {
  refused: 'отказ',
  expiring: 'кончается или кончилась',
  incomplete: 'документы не собраны',
  waiting: 'ждёт решения',
  granted: 'предоставлена',
  'not-needed': 'призыву не подлежит',
};
const PAPERS: Readonly<Record<string, string>> = {
  contract: 'трудовой договор',
  request: 'заявка предприятия',
  commissariat: 'документы в военкомате',
  decision: 'решение',
};
const SIDES: Readonly<Record<string, string>> = {
  employer: 'заказчик',
  graduate: 'выпускник',
  unknown: 'не',
};

/** True when adverts of this family are for graduates of the programme. */
function leadsTo(family: string | undefined, code: string): boolean {
  const known = FAMILIES.get(family ?? '');
  return known !== undefined && (known.best === code || known.alsoOk.includes(code));
}
