import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IntakeEvent } from '../../../src/domain/intake-record.ts';
import { isIsoDate } from '../../../src/domain/iso-date.ts';
import type { Region } from '../../../src/domain/lookups.ts';
import { isRegionCode, type RegionCode } from '../../../src/domain/territory.ts';
import type { Vacancy } from '../../../src/domain/vacancy.ts';
import { openPortalExport } from '../../../src/intake/portal/open-portal-export.ts';
import type { PortalContext, PortalLayout } from '../../../src/intake/portal/portal-layout.ts';
import { sniffPortal } from '../../../src/intake/portal/sniff-portal.ts';
import { scratchFolder } from '../../scratch-folder.ts';

export const FIXTURES = new URL('../../../fixtures/portal/', import.meta.url);
export const HEADER = {
  1: readFileSync(new URL('bulk-csv-v1-header.txt', FIXTURES), 'utf8').trim(),
  2: readFileSync(new URL('bulk-csv-v2-header.txt', FIXTURES), 'utf8').trim(),
};

function region(text: string): RegionCode {
  if (!isRegionCode(text)) throw new Error(`${text} is no region code`);
  return text;
}

function regionNamed(code: string, portalName: string): Region {
  return {
    code: region(code),
    fullName: portalName,
    shortName: portalName,
    portalName,
    timeZone: 'Europe/Moscow',
    capital: null,
    genitive: null,
  };
}

const REGIONS = [
  regionNamed('6600000000000', 'Свердловская область'),
  regionNamed('7700000000000', 'Город Москва'),
];
const SPHERES = [
  ['Industry', 'Производство'],
  ['BuldindRealty', 'Строительство, ремонт, стройматериалы, недвижимость'],
] as const;

/** Regions and spheres only: nothing else is asked for by this intake. */
const reference: PortalContext['reference'] = {
  regions: {
    regions: REGIONS,
    find: (code) => REGIONS.find((entry) => entry.code === code) ?? null,
    findByName: (name) => REGIONS.find((entry) => entry.portalName === name) ?? null,
  },
  spheres: {
    nameOf: (code) => SPHERES.find(([known]) => known === code)?.[1] ?? null,
    codeOf: (name) => SPHERES.find(([, known]) => known === name)?.[0] ?? null,
  },
};

export function contextFor(code: string | null): PortalContext {
  const asOf = '2026-09-28';
  if (!isIsoDate(asOf)) throw new Error('no such day');
  return { reference, region: code === null ? null : region(code), asOf };
}

/** Cells of a plain row in Екатеринбург, by header name; a test overrides the ones it is about. */
const PLAIN: Readonly<Record<1 | 2, Readonly<Record<string, string>>>> = {
  1: {
    id: '66ee0782-a01e-11ea-94f4-bf2cfe8c828d',
    accommodation_capability: 'true',
    additional_requirements: 'Ответственность',
    busy_type: 'Полная занятость',
    career_perspective: 'false',
    change_time: '2026-08-29T11:32:32+0300',
    code_profession: '105557',
    code_professional_sphere: 'Industry',
    company_code: '1200000002730',
    contact_person: 'Канарейкина Людмила',
    contact_source: 'COMPANY',
    data_ids: '["ed020ec0-9f5e-11ec-add7-bf2cfe8c828d"]',
    date_create: '2026-02-20T04:40:38+0300',
    date_modify: '2026-08-29T10:16:02+0300',
    deleted: 'false',
    education: 'Среднее профессиональное',
    education_speciality: 'сварочное дело',
    foreign_workers_capability: 'false',
    is_mobility_program: 'false',
    is_moderated: 'true',
    is_uzbekistan_recruitment: 'false',
    is_quoted: 'false',
    okso_code: '150709',
    original_source_type: 'EMPLOYMENT_SERVICE',
    other_vacancy_benefit: 'Социальный пакет',
    position_requirements: '<p>Умение читать&nbsp;чертежи</p>',
    position_responsibilities: 'Сварка узлов',
    publication_period: '0',
    published_date: '2026-08-29T10:16:01+0300',
    regionName: 'Свердловская область',
    required_certificates: 'НАКС',
    required_drive_license: '["B"]',
    required_experience: '1',
    retraining_condition: 'по договору',
    retraining_grant: 'нет стипендии',
    salary: 'от 60000',
    salary_min: '60000',
    salary_max: '0',
    schedule_type: 'Полный рабочий день',
    source_type: 'Работодатель',
    state_region_code: '6600000000000',
    status: 'ACCEPTED',
    vacancy_address_additional_info: 'проходная 2',
    vacancy_address: 'Свердловская область, г Екатеринбург, ул Мира',
    vacancy_address_code: '6600000100000',
    vacancy_address_house: 'Д. 4',
    vacancy_address_latitude: '56.83',
    vacancy_address_longitude: '60.61',
    vacancy_name: 'Сварщик',
    visibility: 'VISIBLE_TO_ALL',
    work_places: '3',
    professionalSphereName: 'Производство',
    federalDistrictCode: '6',
    industryBranchName: 'Радиопромышленность',
    contactList: '[{"contact_value":"+79990001122"}]',
    company_name: '"ПРИМЕР" ООО',
    full_company_name: '"ПРИМЕР" ОБЩЕСТВО',
    company_inn: '0000002738',
    company:
      '{"name":"\\"ПРИМЕР\\" ООО","inn":"0000002738","ogrn":"1200000002730","hr-agency":false,"email":"canary@example.invalid"}',
    languageKnowledge: '[]',
    hardSkills: '[]',
    softSkills: '[]',
  },
  2: {
    id: '95259eb8-affe-11f0-888c-6fbde06ed6da',
    stateRegionCode: '6600000000000',
    vacancyName: 'Сварщик',
    codeProfession: '105557',
    codeProfessionalSphere: 'Industry',
    professionalSphereName: 'Производство',
    vacancyAddress: 'Свердловская область, г Екатеринбург, ул Мира',
    vacancyAddressHouse: 'Д. 4',
    vacancyAddressAdditionalInfo: 'проходная 2',
    geo: '{"latitude":56.83,"longitude":60.61}',
    salary: 'от 60000',
    socialProtecteds: '["инвалиды"]',
    languageKnowledge: '[]',
    busyType: 'Полная занятость',
    educationRequirements: '{"educationType":"Среднее профессиональное образование"}',
    hardSkills: '[]',
    softSkills: '[]',
    skills: '[]',
    typicalPosition: 'Сварщик',
    experienceRequirements: '1',
    scheduleType: 'Полный рабочий день',
    premium: '{}',
    otherVacancyBenefit: 'Социальный пакет',
    careerPerspective: 'false',
    sourceType: 'Вакансия работодателя',
    requiredСertificates: 'НАКС',
    requiredDriveLicense: '["B"]',
    retrainingCapability: 'false',
    retrainingСondition: 'по договору',
    changeTime: '2026-08-29T11:32:32+0300',
    contactPerson: 'Канарейкина Людмила',
    contactSource: 'Вакансия работодателя',
    company:
      '{"companyCode":"1200000002730","name":"\\"ПРИМЕР\\" ООО","inn":"0000002738","ogrn":"1200000002730","hrAgency":false,"email":"canary@example.invalid"}',
    fullCompanyName: '"ПРИМЕР" ОБЩЕСТВО',
    oksoCode: '150709',
    dateModify: '2026-08-29T10:16:02+0300',
    workPlaces: '3',
    isUzbekistanRecruitment: 'false',
    federalDistrictCode: '6',
    industryBranchName: 'Радиопромышленность',
    datePublished: '2026-08-29T10:16:02+0300',
    accommodationCapability: 'true',
    foreignWorkersCapability: 'false',
    isQuoted: 'false',
    creationDate: '2026-02-20T04:40:38+0300',
    isModerated: 'true',
    deleted: 'false',
    visibility: 'VISIBLE_TO_ALL',
    regionName: 'Свердловская область',
    status: 'Одобрено',
    vacancyUrl: 'https://trudvsem.ru/vacancy/card/1200000002730/95259eb8-affe-11f0-888c-6fbde06ed6da',
    positionRequirements: '<p>Умение читать&nbsp;чертежи</p>',
    contactList: '[{"contactValue":"+79990001122"}]',
    additionalRequirements: 'Ответственность',
    salaryMin: '60000',
    salaryMax: '0',
    qualifications: '5 разряд',
    responsibilities: 'Сварка узлов',
    addressCode: '6600000100000',
    workPlace: '{"workPlaceOrdinary":true,"workPlaceQuota":false,"workPlaceForeign":false}',
    scheduleTypeComment: 'по графику',
    benefitDetails: 'столовая',
    trainingDays: '0',
    shift: '[]',
    conditions: 'Оптимальные',
  },
};

/** A row of a generation with some cells replaced; `header` may list the columns in another order. */
export function bulkRow(
  generation: 1 | 2,
  cells: Readonly<Record<string, string>> = {},
  header: string = HEADER[generation],
): string {
  const columns = header.split('|');
  for (const name of Object.keys(cells)) if (!columns.includes(name)) throw new Error(`no column ${name}`);
  return columns.map((name) => cells[name] ?? PLAIN[generation][name] ?? '').join('|');
}

const folder = scratchFolder('portal-');
let files = 0;

/** A file in a folder of its own, removed when the run of the tests is done. */
export function fileOf(content: string | Uint8Array, name = 'vacancy.csv'): string {
  const own = join(folder, String(++files));
  mkdirSync(own);
  const path = join(own, name);
  writeFileSync(path, content);
  return path;
}

/** The events of a whole file whose layout is recognised from its beginning. */
export async function importFile(path: string, regionCode: string | null = null) {
  const head = readFileSync(path).subarray(0, 4096).toString('utf8');
  const layout = sniffPortal(head);
  if (layout === null) throw new Error('not recognised');
  return importAs(path, layout, regionCode);
}

export async function importAs(path: string, layout: PortalLayout, regionCode: string | null = null) {
  const opened = await openPortalExport(path, layout, contextFor(regionCode));
  const events: IntakeEvent[] = [];
  for await (const batch of opened.batches) events.push(...batch);
  return { opened, events };
}

export function vacanciesOf(events: readonly IntakeEvent[]): readonly Vacancy[] {
  return events.flatMap((event) =>
    event.type === 'record' && event.record.kind === 'vacancies' ? [event.record.value] : [],
  );
}

export function skippedOf(events: readonly IntakeEvent[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const event of events) {
    if (event.type === 'skipped') counts[event.reason] = (counts[event.reason] ?? 0) + event.count;
  }
  return counts;
}

/** «code@row» of every finding, those of rejected rows with a `!`. */
export function findingsOf(events: readonly IntakeEvent[]): readonly string[] {
  return events.flatMap((event) => {
    if (event.type === 'finding') return [`${event.finding.code}@${event.finding.at.row}`];
    if (event.type === 'rejected') return event.findings.map(({ code, at }) => `!${code}@${at.row}`);
    return [];
  });
}
