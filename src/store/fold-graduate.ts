import type { GraduateRecord, Intentions, StatusChange } from '../domain/graduate.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import type { Status } from '../domain/status.ts';
import { normaliseLabel } from '../domain/text.ts';

/** What is known of a graduate after some records, oldest first. */
export interface FoldedGraduate {
  readonly record: GraduateRecord;
  readonly statusAsOf: IsoDate | null;
  readonly statusHistory: readonly StatusChange[];
}

/** Adds a newer record: what it states wins field by field, what it leaves blank stays as it was. */
export function foldRecord(
  known: FoldedGraduate | null,
  record: GraduateRecord,
  asOf: IsoDate,
): FoldedGraduate {
  if (known === null) {
    const history = record.status === null ? [] : [{ asOf, status: record.status }];
    return { record, statusAsOf: record.status === null ? null : asOf, statusHistory: history };
  }
  const { record: old } = known;
  return {
    record: {
      person: { ...record.person, patronymic: record.person.patronymic ?? old.person.patronymic },
      birthDate: record.birthDate ?? old.birthDate,
      snils: record.snils ?? old.snils,
      cohort: record.cohort,
      college: record.college ?? old.college,
      specialty: record.specialty ?? old.specialty,
      qualification: record.qualification ?? old.qualification,
      group: record.group ?? old.group,
      studyForm: record.studyForm ?? old.studyForm,
      funding: record.funding ?? old.funding,
      professionalitet: record.professionalitet ?? old.professionalitet,
      residence: record.residence ?? old.residence,
      targetContract: record.targetContract ?? old.targetContract,
      status: foldStatus(old.status, record.status),
      categories: stated(old.categories, record.categories),
      intentions: foldIntentions(old.intentions, record),
      circumstances: stated(old.circumstances, record.circumstances),
      consentDate: record.consentDate ?? old.consentDate,
    },
    statusAsOf: record.status === null ? known.statusAsOf : asOf,
    statusHistory: foldHistory(known.statusHistory, record.status, asOf),
  };
}

function stated<T extends object>(old: T, newer: T): T {
  // Most records state little, and a copy a group of fields a record fills the memory.
  let result: T | null = null;
  for (const key in newer) {
    if (newer[key] === null || newer[key] === old[key]) continue;
    result ??= { ...old };
    result[key] = newer[key];
  }
  return result ?? old;
}

/** Who said «не определился» and then answers with a plan has decided; who was sure and then is not has no plan. */
function foldIntentions(old: Intentions, { intentions: newer, status }: GraduateRecord): Intentions {
  const folded = stated(old, newer);
  const hasPlan = newer.worksInSpecialty !== null || (newer.surveyed === true && status !== null);
  if (newer.undecided === null && old.undecided === true && hasPlan) return { ...folded, undecided: false };
  if (newer.undecided === true && newer.worksInSpecialty === null)
    return { ...folded, worksInSpecialty: null };
  return folded;
}

function foldStatus(old: Status | null, newer: Status | null): Status | null {
  if (newer === null) return old;
  return old === null || isOtherStatus(old, newer) ? newer : stated(old, newer);
}

/** Another kind, or the same kind at another employer: details of the former job say nothing of the new one. */
function isOtherStatus(old: Status, newer: Status): boolean {
  if (old.kind !== newer.kind) return true;
  if (old.employerInn !== null && newer.employerInn !== null) return old.employerInn !== newer.employerInn;
  if (old.employer === null || newer.employer === null || old.employer === newer.employer) return false;
  return normaliseLabel(old.employer) !== normaliseLabel(newer.employer);
}

function foldHistory(
  history: readonly StatusChange[],
  status: Status | null,
  asOf: IsoDate,
): readonly StatusChange[] {
  if (status === null) return history;
  const last = history.at(-1);
  if (last === undefined || isOtherStatus(last.status, status)) return [...history, { asOf, status }];
  // The same status with more details is the same step, known better.
  return [...history.slice(0, -1), { asOf: last.asOf, status: stated(last.status, status) }];
}
