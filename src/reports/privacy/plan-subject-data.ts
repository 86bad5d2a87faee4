import { isIsoDate, russianDate } from '../../domain/iso-date.ts';
import { REFERRAL_STATE_LABEL, referralReason } from '../../domain/referral.ts';
import { registerDefinition } from '../../domain/registers.ts';
import type { Status } from '../../domain/status.ts';
import {
  type ColumnPlan,
  dateCell,
  type SheetPlan,
  type TableBlock,
  type WorkbookPlan,
} from '../sheet-plan.ts';
import { type StatedField, statedFields } from './field-labels.ts';
import type { SubjectData, SubjectOrigin } from './subject-data.ts';

/** Words the planner does not know itself. */
export interface SubjectWords {
  readonly statusLabel: (kind: Status['kind']) => string;
}

const FIELD: ColumnPlan = { key: 'field', header: 'Сведение', width: 34, format: 'text' };
const VALUE: ColumnPlan = { key: 'value', header: 'Значение', width: 44, format: 'text' };
const ORIGIN_COLUMNS: readonly ColumnPlan[] = [
  { key: 'asOf', header: 'На день', width: 12, format: 'date' },
  { key: 'knownAt', header: 'Стало известно (UTC)', width: 20, format: 'text' },
  { key: 'file', header: 'Файл', width: 36, format: 'text' },
  { key: 'place', header: 'Лист, строка', width: 22, format: 'text' },
  { key: 'undone', header: 'Загрузка отменена', width: 20, format: 'text' },
];

/** Everything stored about one person as a workbook to hand over: `restricted`. The person's name is on the sheets, not in names. */
export function planSubjectData(data: SubjectData, words: SubjectWords): WorkbookPlan {
  return {
    name: `Данные субъекта ${data.pseudonym}`,
    title: `Все данные одного человека на ${russianDate(data.day)}`,
    outputClass: 'restricted',
    sheets: [
      sheet(data, 'Известно сейчас', 'Что известно сейчас', [
        table(
          'known',
          [{ key: 'cohort', header: 'Выпуск', width: 10, format: 'index' }, FIELD, VALUE],
          data.graduates.flatMap(({ statusHistory: _, ...graduate }) =>
            statedFields(graduate).map((each) => ({ cohort: graduate.cohort, ...fieldCells(each, words) })),
          ),
        ),
      ]),
      sheet(data, 'Записи', 'Каждая загруженная строка списков', [
        table(
          'records',
          [...ORIGIN_COLUMNS, FIELD, VALUE],
          data.records.flatMap(({ record, origin }) =>
            statedFields(record).map((each) => ({ ...originCells(origin), ...fieldCells(each, words) })),
          ),
        ),
      ]),
      sheet(data, 'История статусов', 'Когда статус стал таким', [
        table(
          'history',
          [
            { key: 'asOf', header: 'С дня', width: 12, format: 'date' },
            { key: 'status', header: 'Статус', width: 40, format: 'text' },
            { key: 'employer', header: 'Работодатель', width: 40, format: 'text' },
          ],
          data.graduates.flatMap(({ statusHistory }) =>
            statusHistory.map(({ asOf, status }) => ({
              asOf: dateCell(asOf),
              status: words.statusLabel(status.kind),
              employer: status.employer,
            })),
          ),
        ),
      ]),
      sheet(data, 'Реестры', 'Строки реестров', [
        table(
          'registers',
          [{ key: 'register', header: 'Реестр', width: 30, format: 'text' }, ...ORIGIN_COLUMNS, FIELD, VALUE],
          data.rows.flatMap(({ register, person, values, origin }) => {
            const { title, fields } = registerDefinition(register);
            return [...statedFields(person), ...statedFields(values)].map((each) => {
              const label = fields[each.path.split('.')[0] ?? '']?.header ?? each.label;
              return { register: title, ...originCells(origin), ...fieldCells({ ...each, label }, words) };
            });
          }),
        ),
      ]),
      sheet(data, 'Направления', 'На какие вакансии направляли', [
        table(
          'referrals',
          [
            { key: 'asOf', header: 'На день', width: 12, format: 'date' },
            { key: 'title', header: 'Вакансия', width: 40, format: 'text' },
            { key: 'employer', header: 'Работодатель', width: 40, format: 'text' },
            { key: 'state', header: 'Состояние', width: 14, format: 'text' },
            { key: 'reason', header: 'Причина', width: 40, format: 'text' },
            { key: 'undone', header: 'Запись отменена', width: 20, format: 'text' },
          ],
          data.referrals.map(({ asOf, title, employer, state, reason, undoneAt }) => ({
            asOf: dateCell(asOf),
            title,
            employer,
            state: REFERRAL_STATE_LABEL[state],
            reason: referralReason({ state, reason }),
            undone: undoneAt === null ? null : instantText(undoneAt),
          })),
        ),
      ]),
      sheet(data, 'Вопросы и выдачи', 'Вопросы о совпадении и выдачи', [
        table(
          'questions',
          [
            { key: 'id', header: 'Вопрос №', width: 10, format: 'integer' },
            { key: 'role', header: 'Роль', width: 20, format: 'text' },
            { key: 'answer', header: 'Ответ', width: 20, format: 'text' },
            { key: 'reasons', header: 'Почему спрошено', width: 70, format: 'text' },
          ],
          data.questions.map(({ id, role, answer, reasons }) => ({
            id,
            role: role === 'about' ? 'о нём' : 'возможный он',
            answer: answer === null ? 'нет ответа' : answer === 'same' ? 'один человек' : 'разные люди',
            reasons: reasons.join('; '),
          })),
        ),
        table(
          'journal',
          [
            { key: 'at', header: 'Когда (UTC)', width: 20, format: 'text' },
            { key: 'action', header: 'Действие', width: 20, format: 'text' },
            { key: 'reason', header: 'Цель', width: 40, format: 'text' },
            { key: 'file', header: 'Файл', width: 44, format: 'text' },
            { key: 'named', header: 'О ком', width: 26, format: 'text' },
          ],
          data.journal.map(({ at, action, reason, file, named }) => ({
            at: instantText(at),
            action,
            reason,
            file,
            named: named ? 'об этом человеке' : 'мог быть в списке',
          })),
        ),
        table(
          'files',
          [{ key: 'file', header: 'Файлы рабочей папки, где есть человек', width: 80, format: 'text' }],
          data.files.map((file) => ({ file })),
        ),
      ]),
    ],
  };
}

function sheet(data: SubjectData, name: string, title: string, blocks: readonly TableBlock[]): SheetPlan {
  const filled = blocks.filter(({ rows }) => rows.length > 0);
  return {
    name,
    title,
    subtitle: [
      `${data.region}, на ${russianDate(data.day)}; оператор: ${data.operator ?? 'не указан в настройках'}`,
      `Псевдоним в журнале: ${data.pseudonym}`,
    ],
    blocks: filled.length === 0 ? [{ kind: 'text', lines: ['Ничего не хранится.'] }] : filled,
  };
}

function table(
  id: string,
  columns: readonly ColumnPlan[],
  rows: readonly TableBlock['rows'][number]['cells'][],
): TableBlock {
  return { kind: 'table', id, columns, rows: rows.map((cells, at) => ({ key: `${id} ${at}`, cells })) };
}

function originCells({ asOf, knownAt, fileName, sheet: name, row, undoneAt }: SubjectOrigin) {
  const place = [name, row === null ? null : `строка ${row}`].filter((part) => part !== null).join(', ');
  return {
    asOf: dateCell(asOf),
    knownAt: instantText(knownAt),
    file: fileName,
    place,
    undone: undoneAt === null ? null : instantText(undoneAt),
  };
}

function fieldCells({ label, path, value }: StatedField, { statusLabel }: SubjectWords) {
  // The path says which kinds of values stand there.
  if (path === 'status.kind') return { field: label, value: statusLabel(value as Status['kind']) };
  if (typeof value === 'boolean') return { field: label, value: value ? 'да' : 'нет' };
  if (typeof value === 'string' && isIsoDate(value)) return { field: label, value: russianDate(value) };
  return { field: label, value: String(value) };
}

function instantText(instant: string): string {
  return instant.replace('T', ' ').replace('Z', '');
}
