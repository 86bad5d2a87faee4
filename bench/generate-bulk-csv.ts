import { once } from 'node:events';
import { createWriteStream, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** What the generated file is like. */
export interface BulkCsvPlan {
  /** 1 = snake_case headers with coordinates in columns; 2 = camelCase headers with `geo` JSON. */
  readonly generation: 1 | 2;
  readonly megabytes: number;
  /** Share of adverts of Свердловская область, 0–1. */
  readonly regionShare: number;
  readonly seed: number;
}

/** The header line of the real export of a generation. */
function headerOf(generation: 1 | 2): string {
  const path = `../fixtures/portal/bulk-csv-v${generation}-header.txt`;
  return readFileSync(new URL(path, import.meta.url), 'utf8').trim();
}

const HOME = { code: '6600000000000', name: 'Свердловская область', town: 'г Екатеринбург' };
const OTHERS = [
  { code: '7700000000000', name: 'Город Москва', town: 'г Москва' },
  { code: '1600000000000', name: 'Республика Татарстан (Татарстан)', town: 'г Казань' },
  { code: '5000000000000', name: 'Московская область', town: 'г Химки' },
  { code: '7400000000000', name: 'Челябинская область', town: 'г Челябинск' },
  { code: '0200000000000', name: 'Республика Башкортостан', town: 'г Уфа' },
];
const TITLES = [
  'Сварщик',
  'Повар 4 разряда',
  'Слесарь-ремонтник',
  'Водитель автомобиля',
  'Медицинская сестра',
  'Токарь',
  'Электромонтёр',
  'Продавец&nbsp;продовольственных товаров',
];
const SPHERES = [
  ['Industry', 'Производство'],
  ['Medicine', 'Здравоохранение и социальное обеспечение'],
  ['Transport', 'Транспорт, автобизнес, логистика, склад, ВЭД'],
] as const;
const SENTENCES = [
  'Выполнение работ согласно должностной инструкции и технологической карте.',
  '<p>Соблюдение правил охраны труда и пожарной безопасности.</p>',
  '<ul><li>Ответственность</li><li>Дисциплинированность</li></ul>',
  'Оформление по ТК РФ с первого дня, выплата два раза в месяц&nbsp;без задержек;',
  'Телефон для справок +7 (000) 000-00-00, звонить с 9 до 17 ч.',
  'Умение читать чертежи, знание ГОСТ и СНиП, опыт работы от 1 года.',
];
const STREETS = ['ул Мира', 'пр-кт Ленина', 'ул Заводская', 'ул Садовая'];
const EMPLOYERS = ['ПРИМЕРСТРОЙ', 'ОБРАЗЕЦ', 'ВЫДУМКА-СЕРВИС', 'УСЛОВНЫЙ ЗАВОД', 'ТЕСТОВАЯ СТОЛОВАЯ'];

/** mulberry32: small, fast, the same numbers everywhere. */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** ИНН with a true control digit in region «00», which no tax office has. */
function inventedInn(number: number): string {
  const digits = `00${String(number % 10_000_000).padStart(7, '0')}`;
  const weights = [2, 4, 10, 3, 5, 9, 4, 6, 8];
  const sum = weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  return `${digits}${(sum % 11) % 10}`;
}

/** ОГРН with a true control digit and the region «00». */
function inventedOgrn(number: number): string {
  const digits = `12000${String(number % 10_000_000).padStart(7, '0')}`;
  return `${digits}${Number(BigInt(digits) % 11n) % 10}`;
}

/** Rows of the file, the header with its byte order mark first, each with its line end. The same plan gives the same rows. */
export function* generateBulkRows(plan: Pick<BulkCsvPlan, 'generation' | 'regionShare' | 'seed'>) {
  const random = createRandom(plan.seed);
  const pick = <T>(items: readonly [T, ...T[]] | readonly T[]): T => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  };
  const header = headerOf(plan.generation);
  const columns = header.split('|');
  const hex = (length: number) =>
    Math.floor(random() * 16 ** length)
      .toString(16)
      .padStart(length, '0');
  const prose = (least: number, most: number) => {
    const length = least + random() ** 2 * (most - least);
    let text = '';
    while (text.length < length) text += `${pick(SENTENCES)} `;
    return text.trimEnd();
  };
  yield `\ufeff${header}\r\n`;
  for (;;) {
    const region = random() < plan.regionShare ? HOME : pick(OTHERS);
    const number = Math.floor(random() * 100_000);
    const title = pick(TITLES);
    const [sphereCode, sphereName] = pick(SPHERES);
    const name = `ООО "${pick(EMPLOYERS)}"`;
    const fullName = random() < 0.2 ? `"${pick(EMPLOYERS)}" ООО` : name;
    const id = `${hex(8)}-${hex(4)}-11ef-${hex(4)}-${hex(6)}${hex(6)}`;
    const pay = 25_000 + Math.floor(random() * 90) * 1000;
    const company = { inn: inventedInn(number), ogrn: inventedOgrn(number), kpp: '000001001', name };
    const day = `20${24 + Math.floor(random() * 2)}-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 9)}`;
    const stray = random() < 0.005 ? ' | вахта 60/30 | ' : '';
    const contacts = JSON.stringify([
      { contactType: 'Телефон', contactValue: '+7(000)0000000', isModerated: true, isPreferred: false },
      {
        contactType: 'Эл. почта',
        contactValue: 'xxx@example.invalid',
        isModerated: true,
        isPreferred: false,
      },
    ]);
    const shared: Record<string, string> = {
      id,
      regionName: region.name,
      professionalSphereName: sphereName,
      industryBranchName: random() < 0.02 ? 'Радиопромышленность' : '',
      company: JSON.stringify({ ...company, 'hr-agency': random() < 0.05, email: 'xxx@example.invalid' }),
      contactList: contacts,
      salary: `от ${pay}`,
      deleted: 'false',
      languageKnowledge: '[]',
      hardSkills: '[]',
      softSkills: '[]',
      federalDistrictCode: '4',
    };
    const values: Record<string, string> =
      plan.generation === 1
        ? {
            ...shared,
            accommodation_capability: 'false',
            additional_requirements: prose(0, 400),
            bonus_type: 'MONTHLY',
            busy_type: 'Полная занятость',
            career_perspective: 'false',
            change_time: `${day}T11:32:32+0300`,
            code_profession: '105557',
            code_professional_sphere: sphereCode,
            company_code: company.ogrn,
            contact_person: 'Фамилия Имя Отчество',
            contact_source: 'COMPANY',
            data_ids: `["${id}"]`,
            date_create: `${day}T04:40:38+0300`,
            date_modify: `${day}T10:16:02+0300`,
            education: 'Среднее профессиональное',
            is_quoted: random() < 0.05 ? 'true' : 'false',
            is_uzbekistan_recruitment: 'false',
            original_source_type: 'EMPLOYMENT_SERVICE',
            other_vacancy_benefit: 'Социальный пакет',
            position_requirements: prose(300, 3000),
            position_responsibilities: prose(300, 3000) + stray,
            publication_period: '0',
            published_date: `${day}T10:16:01+0300`,
            required_drive_license: '[]',
            required_experience: '1',
            salary_min: String(pay),
            salary_max: '0',
            schedule_type: 'Полный рабочий день',
            source_type: 'Работодатель',
            state_region_code: region.code,
            status: 'ACCEPTED',
            vacancy_address_additional_info: `${pick(STREETS)}, д. ${1 + (number % 90)}`,
            vacancy_address: `${region.name}, ${region.town}`,
            vacancy_address_code: region.code,
            vacancy_address_latitude: '56.83',
            vacancy_address_longitude: '60.60',
            vacancy_name: title,
            visibility: 'VISIBLE_TO_ALL',
            work_places: String(1 + Math.floor(random() ** 4 * 40)),
            company_name: name,
            full_company_name: fullName,
            company_inn: company.inn,
          }
        : {
            ...shared,
            stateRegionCode: region.code,
            vacancyName: title,
            codeProfession: '105557',
            codeProfessionalSphere: sphereCode,
            vacancyAddress: `${region.name}, ${region.town}, ${pick(STREETS)}`,
            vacancyAddressHouse: `Д. ${1 + (number % 90)}`,
            geo: '{"latitude":56.83,"longitude":60.6}',
            busyType: 'Полная занятость',
            educationRequirements: '{"educationType":"Среднее профессиональное образование"}',
            skills: '[]',
            typicalPosition: title,
            experienceRequirements: '1',
            scheduleType: 'Полный рабочий день',
            premium: '{}',
            careerPerspective: 'false',
            sourceType: 'Вакансия работодателя',
            requiredDriveLicense: '[]',
            retrainingCapability: 'false',
            changeTime: `${day}T11:32:32+0300`,
            contactPerson: 'Фамилия Имя Отчество',
            contactSource: 'Вакансия работодателя',
            fullCompanyName: fullName,
            dateModify: `${day}T10:16:02+0300`,
            workPlaces: String(1 + Math.floor(random() ** 4 * 40)),
            isUzbekistanRecruitment: 'false',
            datePublished: `${day}T10:16:02+0300`,
            accommodationCapability: 'false',
            foreignWorkersCapability: 'false',
            isQuoted: random() < 0.05 ? 'true' : 'false',
            creationDate: `${day}T04:40:38+0300`,
            isModerated: 'true',
            visibility: 'VISIBLE_TO_ALL',
            status: 'Одобрено',
            vacancyUrl: `https://trudvsem.ru/vacancy/card/${company.ogrn}/${id}`,
            positionRequirements: prose(300, 3000),
            additionalRequirements: prose(0, 400),
            salaryMin: String(pay),
            salaryMax: '0',
            responsibilities: prose(300, 3000) + stray,
            addressCode: region.code,
            workPlace: '{"workPlaceOrdinary":true,"workPlaceQuota":false}',
            trainingDays: '0',
            conditions: 'Оптимальные',
          };
    yield `${columns.map((column) => values[column] ?? '').join('|')}\r\n`;
  }
}

/** Writes a file of at least `plan.megabytes` MB (10⁶ bytes) that ends with a whole row. @returns rows without the header */
export async function writeBulkCsv(plan: BulkCsvPlan, path: string): Promise<number> {
  const stream = createWriteStream(path);
  let rows = -1;
  let bytes = 0;
  let block = '';
  for (const row of generateBulkRows(plan)) {
    block += row;
    rows += 1;
    if (block.length < 1 << 18 && bytes + block.length < plan.megabytes * 1e6) continue;
    const encoded = Buffer.from(block, 'utf8');
    block = '';
    bytes += encoded.length;
    if (!stream.write(encoded)) await once(stream, 'drain');
    if (bytes >= plan.megabytes * 1e6) break;
  }
  stream.end();
  await once(stream, 'finish');
  return rows;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      generation: { type: 'string', default: '2' },
      megabytes: { type: 'string', default: '500' },
      'region-share': { type: 'string', default: '0.03' },
      seed: { type: 'string', default: '1' },
      out: { type: 'string' },
    },
  });
  if (values.out === undefined) throw new Error('--out FILE is needed');
  const rows = await writeBulkCsv(
    {
      generation: values.generation === '1' ? 1 : 2,
      megabytes: Number(values.megabytes),
      regionShare: Number(values['region-share']),
      seed: Number(values.seed),
    },
    values.out,
  );
  process.stdout.write(`${values.out}: ${rows} rows\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
