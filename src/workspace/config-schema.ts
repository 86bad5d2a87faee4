import { z } from 'zod';
import type { IsoDate } from '../domain/iso-date.ts';
import { isIsoDate } from '../domain/iso-date.ts';
import { STATUS_KINDS } from '../domain/status.ts';
import { isRegionCode, type RegionCode } from '../domain/territory.ts';

const text = z.string('непустая строка').trim().min(1, 'непустая строка');
const count = (least: number, most: number) => {
  const error = `целое число от ${least} до ${most}`;
  return z.int(error).min(least, error).max(most, error);
};
const expected = (holds: (value: string) => boolean, error: string) =>
  z.string(error).refine(holds, { error });

const region = z.custom<RegionCode>((value) => typeof value === 'string' && isRegionCode(value), {
  error: 'код региона КЛАДР из 13 цифр, например "6600000000000"',
});
const day = z.custom<IsoDate>((value) => typeof value === 'string' && isIsoDate(value), {
  error: 'дата вида "2026-04-01"',
});

const college = z.strictObject({
  /** As in the table of colleges. */
  name: text,
  /** Where templates and replies go. */
  email: z.email('адрес электронной почты').nullable().default(null),
  /** Who else may write for the college: addresses, and domains of its own as "@college.ru". */
  senders: z.array(expected(isSender, 'адрес "kto@college.ru" или домен колледжа "@college.ru"')).optional(),
  /** Time of the campaign's weekday by which the college must have sent its data; null = the campaign's. */
  dueTime: expected(isTime, 'время вида "12:00"').nullable().default(null),
});

const campaign = z.strictObject({
  /** Year of graduation meant where a command names none. Absent: the year of the day the config is read. */
  cohort: count(2000, 2100).optional(),
  /** First day of weekly monitoring (the memo says April). */
  start: expected(isMonthDay, 'месяц и день вида "04-01"').default('04-01'),
  /** Day the cohort graduates: weeks without work are counted from it. */
  graduation: expected(isMonthDay, 'месяц и день вида "06-30"').default('06-30'),
  /** Edition of the federal form of the weekly report. */
  formEdition: text.default('form3'),
  /** Edition that takes the place of a forecast from the day of graduation on. */
  factEdition: text.default('base15'),
  /** The day of the weekly report. */
  weekday: z
    .enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'])
    .default('monday'),
  /** Until when colleges send their data on that day, in the time zone of the region. */
  dueTime: expected(isTime, 'время вида "12:00"').default('12:00'),
});

const territory = z.strictObject({
  /** Inside what a graduate is taken to reach work. */
  level: z.enum(['municipality', 'settlement', 'region']).default('municipality'),
  /** Work this near is reachable beyond the border too, kilometres. */
  radiusKm: count(0, 1000).default(30),
});

const demand = z.strictObject({
  /** Adverts with at least so many places are reported apart. */
  largeAdvertPlaces: count(2, 100_000).default(50),
  /** An advert open longer is persistent, days. */
  freshDays: count(1, 3650).default(60),
  /** Count adverts made to obtain a quota of foreign workers as demand; otherwise they are shown apart. */
  countForeignQuota: z.boolean('true или false').default(false),
});

const flags = z.strictObject({
  /** Least sum of points of the red list. */
  red: count(1, 100).default(5),
  /** Least sum of points of the amber list. */
  amber: count(1, 100).default(3),
  /** Points of single rules in place of those shipped, by name of the rule; 0 switches a rule off. */
  points: z.record(z.string(), count(0, 10)).default({}),
});

const effectiveness = z.strictObject({
  /** Smaller groups get no percentage. */
  minGroup: count(1, 1000).default(10),
  /** Statuses left out of the denominator of placement: base form, columns 13, 14, 16, 21, 25. */
  excludedStatuses: z
    .array(z.enum(STATUS_KINDS))
    .default(['studying', 'conscript', 'childcare', 'death-or-grave-illness', 'foreign-no-snils']),
});

const weight = (usual: number) => count(0, 1000).default(usual);

const assign = z.strictObject({
  /** The greatest cost of each part of a referral; together at most 1000. */
  weights: z
    .strictObject({
      /** Fit of the trade and of the experience asked for. */
      training: weight(350),
      /** Distance from home to work. */
      distance: weight(250),
      /** Moving or living away without being ready to. */
      preference: weight(150),
      /** Pay offered below the pay expected. */
      pay: weight(150),
      /** Another advert than that of a referral already issued. */
      change: weight(100),
    })
    .refine((weights) => Object.values(weights).reduce((sum, part) => sum + part, 0) <= 1000, {
      error: 'числа, которые вместе не больше 1000',
    })
    .prefault({}),
  /** Who is served first; whoever belongs to none of these is served last. */
  priority: z
    .array(z.enum(['contract-broken', 'statutory', 'deficit-or-cluster']))
    .refine((list) => new Set(list).size === list.length, { error: 'названия без повторов' })
    .default(['contract-broken', 'statutory', 'deficit-or-cluster']),
  /** From this distance on the part of distance is at its greatest, kilometres. */
  farKm: count(1, 10_000).default(100),
  /** Alternatives named beside the assigned advert, at most. */
  alternatives: count(0, 10).default(4),
  /** One place is shown to at most so many people. */
  exposure: count(1, 100).default(3),
  /** A consent to pass data to employers counts for so many days. */
  consentDays: count(1, 36_500).default(365),
});

const personalData = z.strictObject({
  /** The operator's name, for restricted outputs. */
  operator: text.nullable().default(null),
  /** The basis on which statutory categories are kept (152-ФЗ, art. 10); null = they are counted and not kept. */
  specialBasis: text.nullable().default(null),
  /** Day of that basis. */
  specialBasisDate: day.nullable().default(null),
});

const colour = expected((value) => /^#[0-9a-f]{6}$/i.test(value), 'цвет вида "#1f3a5f"');

const palette = z.strictObject({
  /** Fills and lines of charts in the order series take them; the first is that of headings too. null = the program's own. */
  series: z.array(colour).min(2, 'от 2 до 6 цветов').max(6, 'от 2 до 6 цветов').nullable().default(null),
  /** The least and the greatest value of a heat map. null = the program's own. */
  scale: z.tuple([colour, colour], 'два цвета: светлый и тёмный').nullable().default(null),
});

const outputs = z.strictObject({
  /** Where reports go; relative to the workspace. */
  folder: text.default('reports'),
});

const mail = z.strictObject({
  /** IMAP server with TLS from the first byte. */
  host: text,
  port: count(1, 65_535).default(993),
  user: text,
  /** The folder colleges' mail lies in. */
  mailbox: text.default('INBOX'),
  /** File with the certificates to trust, PEM; null = those every system trusts. */
  ca: text.nullable().default(null),
  /** File whose first line is the password; null = the environment variable ROUTE_IMAP_PASSWORD. */
  passwordFile: text.nullable().default(null),
});

/** `route.config.json`, version 1. Only `schema` and `region` must be there. */
export const configSchema = z.strictObject({
  schema: z.literal('route.config/1'),
  region,
  /** The region's name as reports print it; null = as the table of regions has it. */
  regionName: text.nullable().default(null),
  /** IANA zone; null = as the table of regions has it. */
  timeZone: expected(isTimeZone, 'часовой пояс вида "Asia/Yekaterinburg"').nullable().default(null),
  campaign: campaign.prefault({}),
  colleges: z.array(college).default([]),
  territory: territory.prefault({}),
  demand: demand.prefault({}),
  flags: flags
    .refine(({ red, amber }) => amber < red, {
      path: ['amber'],
      error: 'число меньше порога red',
    })
    .prefault({}),
  effectiveness: effectiveness.prefault({}),
  assign: assign.prefault({}),
  personalData: personalData.prefault({}),
  palette: palette.prefault({}),
  outputs: outputs.prefault({}),
  mail: mail.optional(),
});

/** Mail services anybody may have an address at: their domain tells no college. */
const PUBLIC_DOMAINS =
  /^@(mail|bk|list|inbox|internet|vk|yandex|ya|rambler|lenta|autorambler|myrambler|gmail|googlemail|outlook|hotmail|live|icloud|yahoo|proton|protonmail)\.(ru|com|net|me|by|kz|ua)$/i;

function isSender(value: string): boolean {
  if (value.startsWith('@')) {
    return /^@([a-zа-яё0-9-]+\.)+[a-zа-яё0-9-]{2,}$/i.test(value) && !PUBLIC_DOMAINS.test(value);
  }
  return z.email().safeParse(value).success;
}

function isTime(value: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(value);
}

function isMonthDay(value: string): boolean {
  return isIsoDate(`2024-${value}`);
}

function isTimeZone(value: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
