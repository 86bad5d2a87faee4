import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../src/domain/failure.ts';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import type { Region } from '../../src/domain/lookups.ts';
import type { RegionCode } from '../../src/domain/territory.ts';
import { defaultConfig, parseConfig, readConfig, renderConfig } from '../../src/workspace/config.ts';
import { temporaryFolder } from './temporary-folder.ts';

const TODAY = '2026-04-06' as IsoDate;
const MINIMAL = { schema: 'route.config/1', region: '6600000000000' };
const SVERDLOVSK: Region = {
  code: '6600000000000' as RegionCode,
  fullName: 'Свердловская область',
  shortName: 'Свердловская',
  portalName: 'Свердловская область',
  timeZone: 'Asia/Yekaterinburg',
  capital: 'Екатеринбург',
  genitive: 'Свердловской области',
};

const parse = (config: object) => parseConfig(JSON.stringify(config), 'route.config.json', TODAY);

/** The lines of the message that name mistakes. */
function mistakes(config: object): string[] {
  try {
    parse(config);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    expect(error).toMatchObject({ code: 'config-invalid', exitCode: 2 });
    const [title, ...lines] = error.message.split('\n');
    expect(title).toBe('Ошибки в файле настроек route.config.json:');
    return lines.map((line) => line.trim());
  }
  return [];
}

describe('a config', () => {
  it('needs a schema and a region, everything else has a default', () => {
    expect(parse(MINIMAL)).toEqual({
      schema: 'route.config/1',
      region: '6600000000000',
      regionName: null,
      timeZone: null,
      campaign: {
        cohort: 2026,
        start: '04-01',
        graduation: '06-30',
        formEdition: 'form3',
        factEdition: 'base15',
        weekday: 'monday',
        dueTime: '12:00',
      },
      colleges: [],
      territory: { level: 'municipality', radiusKm: 30 },
      demand: { largeAdvertPlaces: 50, freshDays: 60, countForeignQuota: false },
      flags: { red: 5, amber: 3, points: {} },
      assign: {
        weights: { training: 350, distance: 250, preference: 150, pay: 150, change: 100 },
        priority: ['contract-broken', 'statutory', 'deficit-or-cluster'],
        farKm: 100,
        alternatives: 4,
        exposure: 3,
        consentDays: 365,
      },
      effectiveness: {
        minGroup: 10,
        excludedStatuses: [
          'studying',
          'conscript',
          'childcare',
          'death-or-grave-illness',
          'foreign-no-snils',
        ],
      },
      personalData: { operator: null, specialBasis: null, specialBasisDate: null },
      palette: { series: null, scale: null },
      outputs: { folder: 'reports' },
    });
  });

  it('keeps what it states', () => {
    const stated = {
      campaign: { cohort: 2025, dueTime: '09:30' },
      colleges: [{ name: 'Пробный колледж', email: 'cst@example.ru' }],
      territory: { level: 'settlement', radiusKm: 0 },
      flags: { points: { 'academic-debt': 0 } },
    };
    expect(parse({ ...MINIMAL, ...stated })).toMatchObject({
      ...stated,
      colleges: [{ ...stated.colleges[0], dueTime: null }],
    });
  });

  it('of a new workspace is whole, and is read back as it was written', async () => {
    const config = defaultConfig(SVERDLOVSK, TODAY);
    expect(config).toMatchObject({
      region: '6600000000000',
      regionName: 'Свердловская область',
      timeZone: 'Asia/Yekaterinburg',
      campaign: { cohort: 2026 },
    });
    const folder = temporaryFolder();
    // Notepad puts a byte order mark before what it saves.
    writeFileSync(join(folder, 'route.config.json'), `\ufeff${renderConfig(config)}`);
    expect(await readConfig(folder, '2030-01-01' as IsoDate)).toEqual(config);
  });
});

describe('mistakes of a config', () => {
  const cases: [string, object, string][] = [
    [
      'no region',
      { region: undefined },
      'region: ключа нет; ожидается код региона КЛАДР из 13 цифр, например "6600000000000"',
    ],
    [
      'a region as a number',
      { region: 66 },
      'region: 66; ожидается код региона КЛАДР из 13 цифр, например "6600000000000"',
    ],
    [
      'a colour by name',
      { palette: { series: ['#1f3a5f', 'red'] } },
      'palette.series[1]: "red"; ожидается цвет вида "#1f3a5f"',
    ],
    [
      'one colour for all',
      { palette: { series: ['#1f3a5f'] } },
      'palette.series: ["#1f3a5f"]; ожидается от 2 до 6 цветов',
    ],
    ['another schema', { schema: 'route.config/2' }, 'schema: "route.config/2"; ожидается "route.config/1"'],
    [
      'a misspelt key',
      { demmand: {} },
      'demmand: неизвестный ключ; ожидается возможно, имелось в виду «demand»',
    ],
    [
      'a misspelt key inside',
      { campaign: { duetime: '12:00' } },
      'campaign.duetime: неизвестный ключ; ожидается возможно, имелось в виду «dueTime»',
    ],
    [
      'a misspelt key in a list',
      { colleges: [{ name: 'Колледж' }, { name: 'Техникум', mail: null }] },
      'colleges[1].mail: неизвестный ключ; ожидается возможно, имелось в виду «email»',
    ],
    [
      'a key like no other',
      { territory: { километры: 3 } },
      'territory.километры: неизвестный ключ; ожидается один из ключей level, radiusKm',
    ],
    [
      'a college without a name',
      { colleges: [{}] },
      'colleges[0].name: ключа нет; ожидается непустая строка',
    ],
    [
      'a college with a blank name',
      { colleges: [{ name: ' ' }] },
      'colleges[0].name: " "; ожидается непустая строка',
    ],
    [
      'a bad address',
      { colleges: [{ name: 'Колледж', email: 'нет' }] },
      'colleges[0].email: "нет"; ожидается адрес электронной почты',
    ],
    [
      'a sender that is no address',
      { colleges: [{ name: 'Колледж', senders: ['a@college.example', 'college.example'] }] },
      'colleges[0].senders[1]: "college.example"; ожидается адрес "kto@college.ru" или домен колледжа "@college.ru"',
    ],
    [
      'the domain of a public service, at which anybody may write',
      { colleges: [{ name: 'Колледж', senders: ['@mail.ru'] }] },
      'colleges[0].senders[0]: "@mail.ru"; ожидается адрес "kto@college.ru" или домен колледжа "@college.ru"',
    ],
    [
      'a password in the config',
      { mail: { host: 'imap.example', user: 'centre', password: 'тайна' } },
      'mail.password: неизвестный ключ; ожидается один из ключей host, port, user, mailbox, ca, passwordFile',
    ],
    ['colleges not in a list', { colleges: {} }, 'colleges: {}; ожидается список в квадратных скобках'],
    ['a section as text', { flags: 'строго' }, 'flags: "строго"; ожидается объект в фигурных скобках'],
    [
      'a time that is none',
      { campaign: { dueTime: '25:00' } },
      'campaign.dueTime: "25:00"; ожидается время вида "12:00"',
    ],
    [
      'a day that is none',
      { campaign: { start: '04-31' } },
      'campaign.start: "04-31"; ожидается месяц и день вида "04-01"',
    ],
    [
      'a weekday in Russian',
      { campaign: { weekday: 'понедельник' } },
      'campaign.weekday: "понедельник"; ожидается одно из значений "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"',
    ],
    [
      'a cohort as text',
      { campaign: { cohort: '2026' } },
      'campaign.cohort: "2026"; ожидается целое число от 2000 до 2100',
    ],
    [
      'a radius below zero',
      { territory: { radiusKm: -1 } },
      'territory.radiusKm: -1; ожидается целое число от 0 до 1000',
    ],
    [
      'a radius too large',
      { territory: { radiusKm: 4000 } },
      'territory.radiusKm: 4000; ожидается целое число от 0 до 1000',
    ],
    [
      'half a kilometre',
      { territory: { radiusKm: 0.5 } },
      'territory.radiusKm: 0.5; ожидается целое число от 0 до 1000',
    ],
    [
      'a zone that is none',
      { timeZone: 'Екатеринбург' },
      'timeZone: "Екатеринбург"; ожидается часовой пояс вида "Asia/Yekaterinburg"',
    ],
    [
      'an amber threshold above the red',
      { flags: { amber: 6 } },
      'flags.amber: 6; ожидается число меньше порога red',
    ],
    [
      'points out of range',
      { flags: { points: { debt: 11 } } },
      'flags.points.debt: 11; ожидается целое число от 0 до 10',
    ],
    [
      'a day of the basis as it is written in documents',
      { personalData: { specialBasisDate: '01.04.2026' } },
      'personalData.specialBasisDate: "01.04.2026"; ожидается дата вида "2026-04-01"',
    ],
  ];
  it.each(cases)('%s', (_, stated, line) => {
    expect(mistakes({ ...MINIMAL, ...stated })).toEqual([line]);
  });

  it('are told all at once', () => {
    const lines = mistakes({
      schema: 'route.config/1',
      regoin: '6600000000000',
      campaign: { cohort: 26, dueTime: 'полдень' },
      outputs: { folder: '' },
    });
    expect(lines.map((line) => line.split(':')[0]).sort()).toEqual([
      'campaign.cohort',
      'campaign.dueTime',
      'outputs.folder',
      'region',
      'regoin',
    ]);
  });

  it.each([
    ['a comma too many', '{\n  "schema": "route.config/1",\n}', 'config-not-json', ': строка 3, символ 1'],
    ['guillemets for quotes', '{«schema»: 1}', 'config-not-json', ''],
    ['a list', '[]', 'config-invalid', 'весь файл: []; ожидается объект в фигурных скобках'],
  ])('the text is no config: %s', (_, text, code, part) => {
    expect(() => parseConfig(text, 'route.config.json', TODAY)).toThrow(
      expect.objectContaining({ code, exitCode: 2, message: expect.stringContaining(part) }),
    );
  });

  it('there is no file', async () => {
    await expect(readConfig(temporaryFolder(), TODAY)).rejects.toMatchObject({
      code: 'config-missing',
      exitCode: 2,
    });
  });
});
