import type { IsoInstant } from '../domain/iso-date.ts';
import { readFindings } from './finding-rows.ts';
import { importRecords } from './import-records.ts';
import { findLiveImport, readImports, undoImport } from './import-rows.ts';
import { decideReview, readReviews, undoDecision } from './link-reviews.ts';
import { type DatabaseOptions, openDatabase } from './open-database.ts';
import { readGraduates, readLastRecordDates, readReturnDays, readVanished } from './read-graduates.ts';
import { readVacancies } from './read-vacancies.ts';
import { readReferenceRows } from './reference-rows.ts';
import { insertJournalEntry, insertReport, readJournal, readReports } from './report-rows.ts';
import type { Store } from './store.ts';
import { asStoreFailure, translated } from './store-failure.ts';

/**
 * Opens the database of a workspace, making it when it is not there.
 * @param options `now` gives the instants at which things become known
 * @throws {Failure} when the file cannot be opened, is not a database, or was made by a newer program
 */
export function openStore(path: string, options: DatabaseOptions & { now: () => IsoInstant }): Store {
  const { now } = options;
  const db = translated(() => openDatabase(path, options));
  return {
    importRecords: (header, batches, { linker, dryRun = false }) =>
      importRecords(db, header, batches, { linker, dryRun, now }).catch((error: unknown) => {
        throw asStoreFailure(error);
      }),
    findImport: (sha256) => translated(() => findLiveImport(db, sha256)),
    imports: () => translated(() => readImports(db)),
    undoImport: (id) => translated(() => undoImport(db, id, now())),
    findings: (filter = {}) => translated(() => readFindings(db, filter)),
    graduates: (filter = {}) => translated(() => readGraduates(db, filter)),
    lastRecordDates: (filter) => translated(() => readLastRecordDates(db, filter)),
    returnDays: (filter) => translated(() => readReturnDays(db, filter)),
    vanished: (filter) => translated(() => readVanished(db, filter)),
    vacancies: (filter = {}) => translated(() => readVacancies(db, filter)),
    colleges: (moment = {}) => translated(() => readReferenceRows(db, 'colleges', moment)),
    employers: (moment = {}) => translated(() => readReferenceRows(db, 'employers', moment)),
    industries: (moment = {}) => translated(() => readReferenceRows(db, 'industries', moment)),
    spoList: (moment = {}) => translated(() => readReferenceRows(db, 'spo-list', moment)),
    reviews: (filter = {}) => translated(() => readReviews(db, filter)),
    decideReview: (id, decision) => translated(() => decideReview(db, id, decision, now())),
    undoDecision: (id) => translated(() => undoDecision(db, id, now())),
    saveReport: (report) => translated(() => insertReport(db, report, now())),
    reports: () => translated(() => readReports(db)),
    journal: (entry) => translated(() => insertJournalEntry(db, entry, now())),
    journalEntries: () => translated(() => readJournal(db)),
    close: () => {
      if (db.isOpen) db.close();
    },
  };
}
