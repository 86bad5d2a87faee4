import { createHash } from 'node:crypto';
import { EXIT, Failure } from '../../domain/failure.ts';
import type { IntakeEvent } from '../../domain/intake-record.ts';
import { type IsoDate, russianDate } from '../../domain/iso-date.ts';
import type { RegisterPerson, RegisterRecord } from '../../domain/register.ts';
import { registerKey } from '../../domain/registers.ts';
import { createPersonLinker } from '../../matching/link/link-person.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import type { Subject } from './find-subject.ts';

/** What withdrawing did: how many consents now carry the day, and the import that says so (it can be undone). */
export interface WithdrawnConsents {
  readonly consents: number;
  readonly importId: number | null;
}

/**
 * Restates every consent of the person that holds, with the day it was withdrawn; a consent known from a list only gets a row of
 * the register. Nothing is overwritten: it is an import like any other.
 * @throws {Failure} `consent-unknown`, `consent-later`
 */
export async function withdrawConsent(
  { store, config, today, now }: OpenWorkspace,
  subject: Subject,
  day: IsoDate,
): Promise<WithdrawnConsents> {
  if (day > today) {
    throw new Failure('consent-later', `День отзыва ${russianDate(day)} ещё не наступил.`, {
      exitCode: EXIT.usage,
    });
  }
  const records = consentsOf(subject, day);
  if (records.length === 0) {
    throw new Failure(
      'consent-unknown',
      'Действующего согласия этого человека в рабочей папке нет: отзывать нечего.',
      {
        exitCode: EXIT.usage,
      },
    );
  }
  const events: IntakeEvent[] = records.map((value) => ({
    type: 'record',
    record: { kind: 'consents', value },
    sheet: null,
    row: null,
  }));
  const content = JSON.stringify([now(), records]);
  const summary = await store.importRecords(
    {
      path: 'отзыв согласия',
      fileName: 'отзыв согласия',
      sha256: createHash('sha256').update(content).digest('hex'),
      sizeBytes: 0,
      kind: 'consents',
      layout: 'consent-withdrawal',
      asOf: today,
      cohort: subject.cohorts.at(-1) ?? config.campaign.cohort,
      complete: false,
      mapping: [],
      unknownColumns: [],
      droppedColumns: [],
    },
    oneBatch(events),
    { linker: createPersonLinker() },
  );
  return { consents: records.length, importId: summary.importId };
}

function consentsOf({ rows, graduates }: Subject, day: IsoDate): readonly RegisterRecord[] {
  const known = rows.filter(({ register, origin }) => register === 'consents' && origin.undoneAt === null);
  // A row restates the one of the same key; the same consent may stand in two tables that name the person differently.
  const newest = new Map<string, RegisterRecord>();
  for (const { person, values } of known)
    newest.set(registerKey('consents', { person, values }), { person, values });
  const signed = new Set(known.map(({ values }) => values.signed));
  for (const { consentDate, person, birthDate, snils, college, group } of graduates) {
    if (consentDate === null || signed.has(consentDate)) continue;
    const who: RegisterPerson = { person, birthDate, snils, college, group };
    const values = {
      signed: consentDate,
      until: null,
      withdrawn: null,
      representative: null,
      document: null,
    };
    newest.set(registerKey('consents', { person: who, values }), { person: who, values });
  }
  return [...newest.values()]
    .filter(({ values }) => values.withdrawn === null && String(values.signed) <= day)
    .map(({ person, values }) => ({ person, values: { ...values, withdrawn: day } }));
}

async function* oneBatch(events: readonly IntakeEvent[]): AsyncGenerator<readonly IntakeEvent[]> {
  yield events;
}
