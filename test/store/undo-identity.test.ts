import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IntakeRecord } from '../../src/domain/intake-record.ts';
import type { StatusKind } from '../../src/domain/status.ts';
import {
  clock,
  day,
  dumpLive,
  freshStore,
  graduate,
  importAll,
  PERM,
  SVERDLOVSK,
  snils,
  status,
  vacancy,
} from './sample-imports.ts';

const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });

const anyGraduate = fc
  .record({
    fio: fc.constantFrom('Тестова Анна Образцовна', 'Тёстова Анна Образцовна', 'Примеров Пётр Опытович'),
    birthDate: orNull(fc.constantFrom(day('2007-03-14'), day('2006-01-02'))),
    snils: orNull(fc.constantFrom(snils('99911122233'), snils('99944455566'))),
    college: orNull(fc.constantFrom('Пробный колледж', 'Образцовый техникум')),
    group: orNull(fc.constantFrom('Т-41', 'Т-42')),
    status: orNull(
      fc.constantFrom<StatusKind[]>('employed', 'conscript', 'studying').map((kind) => status(kind)),
    ),
  })
  .map((stated) => graduate(stated));

const anyVacancy = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c'),
    places: orNull(fc.nat(3)),
    region: orNull(fc.constantFrom(SVERDLOVSK, PERM)),
    open: fc.boolean(),
  })
  .map(({ id, ...stated }) => vacancy(id, stated));

const anyCollege = fc.constantFrom('Пробный колледж', 'Образцовый техникум').chain((name) =>
  orNull(fc.constantFrom('Ревда', 'Пермь')).map((settlement) => ({
    name,
    aliases: [],
    inn: null,
    settlement,
    municipality: null,
    email: null,
    clusters: [],
    clusterProgrammes: [],
  })),
);

interface SmallImport {
  readonly kind: IntakeRecord['kind'];
  readonly values: readonly IntakeRecord['value'][];
  readonly week: number;
  readonly complete: boolean;
}

const importOf = (kind: IntakeRecord['kind'], value: fc.Arbitrary<IntakeRecord['value']>) =>
  fc.record<SmallImport>({
    kind: fc.constant(kind),
    values: fc.array(value, { maxLength: 4 }),
    week: fc.integer({ min: 1, max: 4 }),
    complete: fc.boolean(),
  });
const anyImport = fc.oneof(
  importOf('graduates', anyGraduate),
  importOf('vacancies', anyVacancy),
  importOf('colleges', anyCollege),
);

describe('over any sequence of small imports', () => {
  it('an import undone leaves what was there, and no trace in what comes next', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyImport, { maxLength: 5 }),
        anyImport,
        anyImport,
        async (base, odd, last) => {
          const time = clock();
          const store = freshStore(time.now);
          let second = 0;
          const add = ({ kind, values, week, complete }: SmallImport) => {
            time.set(`2026-06-30T08:00:${String(++second).padStart(2, '0')}Z`);
            return importAll(store, kind, values, { asOf: day(`2026-06-0${week}`), complete });
          };
          for (const each of base) await add(each);
          const before = dumpLive(store);
          const beforeOdd = time.now();
          const summary = await add(odd);
          const { rows } = store.undoImport(summary.importId ?? 0);
          expect(dumpLive(store)).toEqual(before);
          if (odd.kind !== 'vacancies') {
            expect(rows.reversed + rows.superseded).toBe(summary.rows.read);
          }
          const again = await add({ ...last, week: 4 });
          const { accepted, rejected, unchanged, skipped } = again.rows;
          expect(accepted + rejected + unchanged + skipped).toBe(last.values.length);
          store.undoImport(again.importId ?? 0);
          expect(dumpLive(store)).toEqual(before);
          expect(store.graduates({ knownAt: beforeOdd })).toEqual(base.length === 0 ? [] : before.graduates);
          store.close();
        },
      ),
      { numRuns: 60 },
    );
  });

  it('the same records in a second file of the same day are all unchanged or linked the same way', async () => {
    await fc.assert(
      fc.asyncProperty(anyImport, async (one) => {
        const store = freshStore();
        const stated = { asOf: day('2026-06-01'), complete: one.complete };
        await importAll(store, one.kind, one.values, stated);
        const { graduates, vacancies, colleges } = dumpLive(store);
        const again = await importAll(store, one.kind, one.values, stated);
        // A table of colleges may name one college twice and say two things: the later row wins each time.
        if (one.kind !== 'colleges') expect(again.rows.accepted).toBe(0);
        const known = dumpLive(store);
        expect(known.colleges).toEqual(colleges);
        expect(known.graduates.map(withoutSource)).toEqual(graduates.map(withoutSource));
        expect(known.vacancies.map(withoutSource)).toEqual(vacancies.map(withoutSource));
        store.close();
      }),
      { numRuns: 60 },
    );
  });
});

function withoutSource<T extends { source: unknown }>({ source: _, ...rest }: T) {
  return rest;
}
