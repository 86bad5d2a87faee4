import { type Graduate, NO_CATEGORIES, NO_CIRCUMSTANCES, NO_INTENTIONS } from '../../src/domain/graduate.ts';
import { type IsoDate, isIsoDate } from '../../src/domain/iso-date.ts';
import { isSpoCode, type SpoRef } from '../../src/domain/spo-code.ts';
import { bareStatus, type Status, type StatusKind } from '../../src/domain/status.ts';

/** A graduate of whom a source states only what the case names. */
export function makeGraduate(id: number, stated: Partial<Graduate> = {}): Graduate {
  return {
    id,
    person: { surname: `Тестов${id}`, name: 'Проверка', patronymic: null },
    birthDate: null,
    snils: null,
    cohort: 2026,
    college: 'Уральский колледж',
    specialty: spo('15.01.05'),
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
    statusAsOf: null,
    statusHistory: [],
    source: { file: 'списки.xlsx', sheet: 'Выпуск', row: id + 4 },
    ...stated,
  };
}

/** A status of a kind with what else is stated. */
export function status(kind: StatusKind, stated: Partial<Status> = {}): Status {
  return { ...bareStatus(kind), ...stated };
}

/** A programme of order 336. */
export function spo(code: string): SpoRef {
  if (!isSpoCode(code)) throw new TypeError(code);
  return { code, edition: '336' };
}

/** A day of a case. */
export function day(text: string): IsoDate {
  if (!isIsoDate(text)) throw new TypeError(text);
  return text;
}
