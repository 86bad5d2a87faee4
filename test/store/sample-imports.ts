import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import {
  type GraduateRecord,
  NO_CATEGORIES,
  NO_CIRCUMSTANCES,
  NO_INTENTIONS,
} from '../../src/domain/graduate.ts';
import type { Inn, Snils } from '../../src/domain/identifiers.ts';
import type { ImportKind, IntakeEvent, IntakeRecord } from '../../src/domain/intake-record.ts';
import type { IsoDate, IsoInstant } from '../../src/domain/iso-date.ts';
import type { SpoCode } from '../../src/domain/spo-code.ts';
import { bareStatus, type Status, type StatusKind } from '../../src/domain/status.ts';
import type { RegionCode } from '../../src/domain/territory.ts';
import type { Vacancy } from '../../src/domain/vacancy.ts';
import { createPersonLinker } from '../../src/matching/link/link-person.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { ImportHeader, ImportSummary, Store } from '../../src/store/store.ts';

export const SVERDLOVSK = '6600000000000' as RegionCode;
export const PERM = '5900000000000' as RegionCode;
export const linker = createPersonLinker();

/** A fresh folder that goes away with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'route-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A clock that moves only when told to. */
export function clock(start = '2026-06-01T08:00:00Z') {
  let at = start;
  return {
    now: () => at as IsoInstant,
    set(instant: string) {
      at = instant;
      return instant as IsoInstant;
    },
  };
}

export function freshStore(now: () => IsoInstant = clock().now): Store {
  const store = openStore(join(temporaryFolder(), 'route.db'), { now });
  onTestFinished(() => store.close());
  return store;
}

export function status(kind: StatusKind, stated: Partial<Status> = {}): Status {
  return { ...bareStatus(kind), ...stated };
}

export function graduate(stated: Partial<GraduateRecord> & { fio?: string } = {}): GraduateRecord {
  const { fio = 'Тестова Анна Образцовна', ...fields } = stated;
  const [surname = '', name = '', patronymic = null] = fio.split(' ');
  return {
    person: { surname, name, patronymic },
    birthDate: '2007-03-14' as IsoDate,
    snils: null,
    cohort: 2026,
    college: 'Пробный колледж',
    specialty: { code: '15.02.16' as SpoCode, edition: '336' },
    qualification: null,
    group: null,
    studyForm: null,
    funding: null,
    professionalitet: null,
    residence: null,
    targetContract: null,
    status: null,
    categories: NO_CATEGORIES,
    intentions: NO_INTENTIONS,
    circumstances: NO_CIRCUMSTANCES,
    consentDate: null,
    ...fields,
  };
}

export const snils = (text: string) => text as Snils;
export const inn = (text: string) => text as Inn;
export const day = (text: string) => text as IsoDate;

export function vacancy(id: string, stated: Partial<Vacancy> = {}): Vacancy {
  return {
    id,
    title: 'Сварщик',
    typicalPosition: null,
    places: 3,
    region: SVERDLOVSK,
    address: 'Свердловская область, г Ревда',
    addressCode: null,
    point: { latitude: 56.8, longitude: 59.93 },
    employer: { name: 'ООО «Образец»', inn: null, ogrn: null, agency: false },
    professionCode: null,
    oksoCode: null,
    sphereCode: null,
    sphereName: null,
    defenceBranch: null,
    education: null,
    experienceYears: 0.5,
    schedule: null,
    employment: null,
    pay: { min: 50_000, max: null, period: 'month' },
    quota: false,
    foreignQuota: false,
    housing: null,
    description: null,
    createdOn: null,
    modifiedOn: null,
    url: null,
    open: true,
    ...stated,
  };
}

export const rows = (kind: IntakeRecord['kind'], values: readonly IntakeRecord['value'][]): IntakeEvent[] =>
  values.map((value, at) => ({
    type: 'record',
    record: { kind, value } as IntakeRecord,
    sheet: 'Лист1',
    row: at + 2,
  }));

let files = 0;

/** Header of a file nobody has seen before. */
export function header(kind: ImportKind, stated: Partial<ImportHeader> = {}): ImportHeader {
  files++;
  return {
    path: `входящие/файл-${files}.xlsx`,
    fileName: `файл-${files}.xlsx`,
    sha256: `digest-${files}`,
    sizeBytes: 1000,
    kind,
    layout: kind === 'vacancies' ? 'portal-bulk-csv-v2' : 'graduate-list',
    asOf: '2026-06-01' as IsoDate,
    cohort: 2026,
    complete: false,
    mapping: [{ sheet: 'Лист1', column: 'A', header: 'ФИО', field: 'person' }],
    unknownColumns: ['Хобби'],
    droppedColumns: ['Паспорт'],
    ...stated,
  };
}

export async function* stream(...batches: readonly (readonly IntakeEvent[])[]) {
  for (const batch of batches) yield batch;
}

/** Imports records of one kind as one file. */
export function importAll(
  store: Store,
  kind: IntakeRecord['kind'],
  values: readonly IntakeRecord['value'][],
  stated: Partial<ImportHeader> = {},
): Promise<ImportSummary> {
  return store.importRecords(header(kind, stated), stream(rows(kind, values)), { linker });
}

/** All live data as one value: equal dumps mean that nobody can tell the databases apart. */
export function dumpLive(store: Store) {
  return {
    imports: store.imports().filter(({ undoneAt }) => undoneAt === null),
    graduates: store.graduates(),
    vanished: store.vanished({ cohort: 2026 }),
    recency: store.lastRecordDates({ cohort: 2026 }),
    vacancies: store.vacancies(),
    colleges: store.colleges(),
    employers: store.employers(),
    industries: store.industries(),
    spoList: store.spoList(),
    forms: store.formReturns({ cohort: 2026 }),
    findings: store.findings(),
  };
}
