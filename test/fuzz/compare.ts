import type { Finding } from '../../src/domain/finding.ts';
import type { GraduateRecord } from '../../src/domain/graduate.ts';
import type { IntakeEvent } from '../../src/domain/intake-record.ts';
import type { Person, Truth } from './clean-table.ts';
import type { Draft, LaidSheet } from './draft.ts';

/** What came of a reading. */
export interface Verdict {
  /** Differences nobody was told of: there must be none. */
  readonly silent: readonly string[];
  /** Values lost though nobody spoilt them, each told. */
  readonly told: readonly string[];
  readonly equal: number;
}

/** The columns a value may stand in. */
const PLACES: Readonly<Record<keyof Truth, readonly string[]>> = {
  surname: ['fullName', 'surname'],
  name: ['fullName', 'givenName'],
  patronymic: ['fullName', 'patronymic'],
  birthDate: ['birthDate'],
  snils: ['snils'],
  group: ['group'],
  code: ['code', 'specialty'],
  studyForm: ['studyForm'],
  funding: ['funding'],
  cohort: ['cohort'],
  status: ['status', 'employer'],
  employer: ['employer'],
  employerInn: ['employerInn'],
  position: ['position'],
  inSpecialty: ['inSpecialty'],
  targetNumber: ['targetNumber'],
  targetEmployer: ['targetEmployer'],
};

function stated(record: GraduateRecord): Truth {
  const { person, status, targetContract } = record;
  return {
    ...person,
    birthDate: record.birthDate,
    snils: record.snils,
    group: record.group,
    code: record.specialty?.code ?? null,
    studyForm: record.studyForm,
    funding: record.funding,
    cohort: record.cohort,
    status: status?.kind ?? null,
    employer: status?.employer ?? null,
    employerInn: status?.employerInn ?? null,
    position: status?.position ?? null,
    inSpecialty: status?.inSpecialty ?? null,
    targetNumber: targetContract?.number ?? null,
    targetEmployer: targetContract?.employer ?? null,
  };
}

/** Some pages have no ё, no quotes of the Russian kind: not a difference. */
const plain = (value: Truth[keyof Truth]) =>
  typeof value === 'string'
    ? value.replaceAll('ё', 'е').replaceAll('Ё', 'Е').replaceAll(/[«»]/g, '"')
    : value;

/** Fields of {@link Truth} in a fixed order. */
const TRUTHS = Object.keys(PLACES).filter((key): key is keyof Truth => key in PLACES);

/** Compares what was read with what is true; every difference must be told by a finding at its row, cell, column or sheet. */
export function compare(draft: Draft, laid: readonly LaidSheet[], events: readonly IntakeEvent[]): Verdict {
  const silent: string[] = [];
  const told: string[] = [];
  let equal = 0;
  const findings = events.flatMap((event) =>
    event.type === 'finding' ? [event.finding] : event.type === 'rejected' ? event.findings : [],
  );
  const sheetOf = (name: string | null) => laid.find((sheet) => name === null || sheet.name === name);
  const found = new Map<Person, number>();
  for (const event of events) {
    if (event.type !== 'record' || event.record.kind !== 'graduates') continue;
    const sheet = sheetOf(event.sheet);
    const where = `${event.sheet ?? ''}!${event.row}`;
    const person = [...(sheet?.rowOf ?? [])].find(([, row]) => row === event.row)?.[0];
    if (person === undefined || sheet === undefined) {
      silent.push(`${where}: a graduate where none is listed`);
      continue;
    }
    const original = draft.persons.find(({ cells }) => cells === person.cells);
    if (original === undefined) {
      if (event.record.value.cohort !== 2025) silent.push(`${where}: a graduate of another year`);
      continue;
    }
    const times = (found.get(original) ?? 0) + 1;
    found.set(original, times);
    const atRow = findings.filter(({ at }) => at.sheet === event.sheet && at.row === event.row);
    if (times > 1 && !atRow.some(({ code }) => code === 'record-duplicate'))
      silent.push(`${where}: twice, and nobody says so`);
    const read = stated(event.record.value);
    for (const key of TRUTHS) {
      const spoilt = PLACES[key].filter((field) => original.spoilt.has(field) && sheet.columnOf.has(field));
      const isTold = (field: string) => tells(findings, sheet, event.sheet, event.row, field);
      const same = plain(read[key]) === plain(original.truth[key]);
      const ofJob =
        key === 'position' || key === 'employer' || key === 'employerInn' || key === 'inSpecialty';
      const unheaded = findings.some(
        ({ code, at }) => code === 'header-not-found' && at.sheet === event.sheet,
      );
      if (spoilt.length > 0 && !spoilt.every(isTold) && !(ofJob && isTold('status')) && !unheaded)
        silent.push(`${where} ${key}: spoilt, read as ${String(read[key])}`);
      if (same) {
        equal++;
        continue;
      }
      const what = `${where} ${key}: ${String(original.truth[key])} read as ${String(read[key])}`;
      const lost = read[key] === null || key === 'cohort';
      const explained = PLACES[key].some(isTold) || (ofJob && isTold('status')) || (lost && unheaded);
      if (!explained) silent.push(what);
      else if (spoilt.length === 0) told.push(what);
    }
  }
  for (const person of draft.persons) {
    if (found.has(person)) continue;
    const places = laid.flatMap((sheet) =>
      [...sheet.rowOf].filter(([other]) => other.cells === person.cells).map(([, row]) => ({ sheet, row })),
    );
    const explained = places.some(({ sheet, row }) =>
      findings.some(
        ({ at, code }) =>
          (at.row === row && (at.sheet === null || at.sheet === sheet.name)) ||
          (code === 'sheet-skipped' && at.sheet === sheet.name),
      ),
    );
    const what = `${places.map(({ sheet, row }) => `${sheet.name}!${row}`).join(', ')}: the graduate is lost`;
    if (!explained) silent.push(what);
    else if (!['fullName', 'surname'].some((field) => person.spoilt.has(field))) told.push(what);
  }
  return { silent, told, equal };
}

/** True when a finding speaks of this row or cell, of the header of the column, or of the whole row. */
function tells(
  findings: readonly Finding[],
  sheet: LaidSheet,
  name: string | null,
  row: number | null,
  field: string,
): boolean {
  const column = sheet.columnOf.get(field);
  return findings.some(({ at, code }) => {
    if (at.sheet !== name) return false;
    const ofRow =
      at.row === row && (at.cell === null || column === undefined || columnNumber(at.cell) === column);
    const ofHeader =
      column !== undefined &&
      at.cell !== null &&
      at.row !== null &&
      sheet.headerRows.includes(at.row) &&
      columnNumber(at.cell) === column &&
      code.startsWith('column-');
    return ofRow || ofHeader;
  });
}

function columnNumber(cell: string): number {
  return Array.from(/^[A-Z]+/.exec(cell)?.[0] ?? '').reduce(
    (sum, letter) => sum * 26 + letter.charCodeAt(0) - 64,
    0,
  );
}
