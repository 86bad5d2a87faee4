import type { Graduate } from '../../../src/domain/graduate.ts';
import { NO_CATEGORIES, NO_CIRCUMSTANCES, NO_INTENTIONS } from '../../../src/domain/graduate.ts';
import { parseSnils } from '../../../src/domain/identifiers.ts';
import { type IsoDate, isIsoDate } from '../../../src/domain/iso-date.ts';
import { valueOrNull } from '../../../src/domain/parsed.ts';
import type { SpoRef } from '../../../src/domain/spo-code.ts';
import { isSpoCode } from '../../../src/domain/spo-code.ts';
import { impossibleSnils } from '../../intake/tabular/table-case.ts';

export function day(text: string): IsoDate {
  if (!isIsoDate(text)) throw new TypeError(`no day: ${text}`);
  return text;
}

export function spo(code: string, edition: SpoRef['edition'] = '336'): SpoRef {
  if (!isSpoCode(code)) throw new TypeError(`no code: ${code}`);
  return { code, edition };
}

/** A graduate of a template: an invented person with an impossible СНИЛС. */
export function graduate(id: number, change: Partial<Graduate> = {}): Graduate {
  return {
    id,
    person: { surname: 'Вымышленный', name: 'Пётр', patronymic: 'Ильич' },
    birthDate: day('2007-03-14'),
    snils: valueOrNull(parseSnils(impossibleSnils(id))),
    cohort: 2026,
    college: 'Тестовый техникум',
    specialty: spo('15.01.05'),
    qualification: null,
    group: 'СВ-31',
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
    source: { file: 'список.xlsx', sheet: 'Лист1', row: id },
    ...change,
  };
}
