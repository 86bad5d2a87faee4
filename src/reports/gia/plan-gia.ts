import { type IsoDate, russianDate } from '../../domain/iso-date.ts';
import { ATTESTATIONS } from '../../domain/registers/attestations.ts';
import type { AttestationEvent, Invitation } from '../../matching/invitations/invite-to-events.ts';
import { dateCell, type RowPlan, type SheetPlan, type WorkbookPlan } from '../sheet-plan.ts';
import { asOfLine, type CentreWords } from '../tracking/centre-words.ts';
import { choiceLabel } from '../tracking/choice-label.ts';
import { unlessEmpty } from '../unless-empty.ts';
import { readEventTime } from './event-time.ts';
import type { CalendarEvent } from './render-calendar.ts';

/** «защита диплома»; «ГИА» where the schedule does not say. */
function eventLabel({ kind }: AttestationEvent): string {
  return kind === null ? 'ГИА' : choiceLabel(ATTESTATIONS.fields.kind, kind);
}

/** Whom to invite where: class `official`, no persons. */
export function planGia(
  invitations: readonly Invitation[],
  words: Pick<CentreWords, 'region'>,
  asOf: IsoDate,
): WorkbookPlan {
  return {
    name: `Приглашения на ГИА ${asOf}`,
    title: `Кого пригласить на ГИА и вручение дипломов, на ${russianDate(asOf)}`,
    outputClass: 'official',
    sheets: [planScheduleSheet(invitations, words, asOf), planInvitationSheet(invitations, words, asOf)],
  };
}

const EVENT_COLUMNS = [
  { key: 'date', header: 'Дата', width: 12, format: 'date' },
  { key: 'time', header: 'Время', width: 10, format: 'text' },
  { key: 'college', header: 'Колледж', width: 30, format: 'text' },
  { key: 'kind', header: 'Событие', width: 20, format: 'text' },
  { key: 'programme', header: 'Профессия, специальность', width: 32, format: 'text' },
  { key: 'group', header: 'Группа', width: 12, format: 'text' },
] as const;

function eventCells(event: AttestationEvent): RowPlan['cells'] {
  return {
    date: dateCell(event.date),
    time: event.time,
    college: event.college,
    kind: eventLabel(event),
    programme: event.programmeName,
    group: event.group,
  };
}

function planScheduleSheet(
  invitations: readonly Invitation[],
  words: Pick<CentreWords, 'region'>,
  asOf: IsoDate,
): SheetPlan {
  const nobody = invitations.filter(({ employers }) => employers.length === 0).length;
  return {
    name: 'График',
    title: 'График ГИА и вручения дипломов',
    subtitle: [asOfLine(words, asOf)],
    freezeColumns: 3,
    blocks: [
      ...(nobody === 0
        ? []
        : [
            {
              kind: 'text' as const,
              tone: 'warning' as const,
              lines: [`Событий, на которые некого пригласить: ${nobody}. Они выделены.`],
            },
          ]),
      invitations.length === 0
        ? {
            kind: 'text',
            lines: ['Предстоящих событий нет: загрузите график (route template --register attestations).'],
          }
        : {
            kind: 'table',
            id: 'schedule',
            columns: [
              ...EVENT_COLUMNS,
              { key: 'place', header: 'Место', width: 24, format: 'text' },
              { key: 'graduates', header: 'Выпускников', width: 12, format: 'integer' },
              { key: 'places', header: 'Открытых мест', width: 10, format: 'integer' },
              { key: 'considered', header: 'Работодателей', width: 13, format: 'integer' },
              { key: 'first', header: 'Пригласить в первую очередь', width: 44, format: 'text' },
            ],
            rows: invitations.map(
              ({ event, employers, considered }, at): RowPlan => ({
                key: `event ${at}`,
                cells: {
                  ...eventCells(event),
                  place: event.place,
                  graduates: event.graduates,
                  places: employers.reduce((sum, { places }) => sum + places, 0),
                  considered,
                  first: firstNames(event, employers),
                },
                ...(employers.length === 0 ? { style: 'alert' as const } : {}),
              }),
            ),
          },
    ],
  };
}

function firstNames({ programmes }: AttestationEvent, employers: Invitation['employers']): string {
  if (programmes.length === 0) return 'не указана специальность, по группе её не определить';
  if (employers.length === 0) return 'рядом нет открытых мест по специальности';
  return employers
    .slice(0, 3)
    .map(({ name }) => name)
    .join('; ');
}

function planInvitationSheet(
  invitations: readonly Invitation[],
  words: Pick<CentreWords, 'region'>,
  asOf: IsoDate,
): SheetPlan {
  const rows = invitations.flatMap(({ event, employers }, at) =>
    employers.map(
      (employer, rank): RowPlan => ({
        key: `event ${at} employer ${rank}`,
        cells: {
          ...eventCells(event),
          rank: rank + 1,
          employer: employer.name,
          inn: employer.inn,
          places: employer.places,
          adverts: employer.adverts,
          km: employer.nearestKm,
          titles: employer.titles.join('; '),
          why: employer.reasons.join(', '),
        },
      }),
    ),
  );
  return {
    name: 'Кого пригласить',
    title: 'Кого пригласить: по числу открытых мест по специальности рядом с колледжем',
    subtitle: [
      asOfLine(words, asOf),
      'Сначала места по своей специальности, затем по смежным; поровну — приоритетные предприятия, затем ближние',
    ],
    freezeColumns: 3,
    blocks: [
      unlessEmpty(rows, 'Приглашать некого.', {
        kind: 'table',
        id: 'invitations',
        columns: [
          ...EVENT_COLUMNS,
          { key: 'rank', header: 'Очередь', width: 9, format: 'integer' },
          { key: 'employer', header: 'Работодатель', width: 32, format: 'text' },
          { key: 'inn', header: 'ИНН', width: 13, format: 'text' },
          { key: 'places', header: 'Мест', width: 8, format: 'integer' },
          { key: 'adverts', header: 'Вакансий', width: 9, format: 'integer' },
          { key: 'km', header: 'Расстояние, км', width: 12, format: 'decimal' },
          { key: 'titles', header: 'Какие вакансии', width: 36, format: 'text' },
          { key: 'why', header: 'Почему', width: 40, format: 'text' },
        ],
        rows,
      }),
    ],
  };
}

/** The events for a calendar. @param uidOf a stable name of the event */
export function planCalendarEvents(
  invitations: readonly Invitation[],
  uidOf: (event: AttestationEvent) => string,
): readonly CalendarEvent[] {
  return invitations.map(({ event, employers }) => {
    const time = readEventTime(event.time);
    const label = eventLabel(event);
    return {
      uid: uidOf(event),
      date: event.date,
      time,
      summary: `${label.charAt(0).toUpperCase()}${label.slice(1)}: ${event.programmeName}, ${event.college}`,
      location: event.place,
      description: [
        ...(event.group === null ? [] : [`Группа ${event.group}`]),
        // A time that cannot be read is told, not dropped.
        ...(event.time !== null && time === null ? [`Время: ${event.time}`] : []),
        employers.length === 0 ? 'Пригласить некого: рядом нет открытых мест.' : 'Пригласить:',
        ...employers.map(({ name, reasons }, at) => `${at + 1}. ${name}: ${reasons.join(', ')}`),
      ].join('\n'),
    };
  });
}
