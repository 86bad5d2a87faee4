import type { IsoInstant } from '../domain/iso-date.ts';
import { compactDatabase, eraseRows, liftErasedKeys, readErasedKeys, readErasures } from './erase-rows.ts';
import { readMembers, readNamedRows, readPersonFacts, readPersonRecords } from './erase-search.ts';
import { readFindings } from './finding-rows.ts';
import { importRecords } from './import-records.ts';
import { findLiveImport, readImports, undoImport } from './import-rows.ts';
import { decideReview, readReviews, undoDecision } from './link-reviews.ts';
import {
  insertMail,
  readCursor,
  readMails,
  readQuarantinedMail,
  releaseMail,
  settleMail,
} from './mail-rows.ts';
import { type DatabaseOptions, openDatabase } from './open-database.ts';
import { readFormBlocks, readFormReturns } from './read-forms.ts';
import {
  readGraduates,
  readGraduatesOn,
  readLastRecordDates,
  readReturnDays,
  readVanished,
} from './read-graduates.ts';
import { countMostRecords, readSupplied } from './read-supplied.ts';
import { readVacancies } from './read-vacancies.ts';
import { readReferenceRows } from './reference-rows.ts';
import {
  readPersonReferrals,
  readReferralBatches,
  readReferrals,
  recordReferrals,
  undoReferrals,
} from './referrals.ts';
import { insertRefusal, readRefusals } from './refused-files.ts';
import { readRegisterRows } from './register-rows.ts';
import { insertJournalEntry, insertReport, readJournal, readReports } from './report-rows.ts';
import { readReturnedRows } from './returned-rows.ts';
import type { Store } from './store.ts';
import { asStoreFailure, translated } from './store-failure.ts';
import { decideTitle, readTitleDecisions, undoTitleDecision } from './title-decisions.ts';

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
    findImport: (sha256, asOf) => translated(() => findLiveImport(db, sha256, asOf)),
    imports: () => translated(() => readImports(db)),
    undoImport: (id) => translated(() => undoImport(db, id, now())),
    findings: (filter = {}) => translated(() => readFindings(db, filter)),
    graduates: (filter = {}) => translated(() => readGraduates(db, filter)),
    eachGraduate: (filter, take) => translated(() => readSupplied(db, filter, take)),
    mostRecords: () => translated(() => countMostRecords(db)),
    graduatesOn: (days, filter) => translated(() => readGraduatesOn(db, days, filter)),
    lastRecordDates: (filter) => translated(() => readLastRecordDates(db, filter)),
    returnDays: (filter) => translated(() => readReturnDays(db, filter)),
    returnedRows: (filter) => translated(() => readReturnedRows(db, filter)),
    formReturns: (filter) => translated(() => readFormReturns(db, filter)),
    formBlocks: (filter = {}) => translated(() => readFormBlocks(db, filter)),
    vanished: (filter) => translated(() => readVanished(db, filter)),
    vacancies: (filter = {}, keepsText) => translated(() => readVacancies(db, filter, keepsText)),
    colleges: (moment = {}) => translated(() => readReferenceRows(db, 'colleges', moment)),
    employers: (moment = {}) => translated(() => readReferenceRows(db, 'employers', moment)),
    industries: (moment = {}) => translated(() => readReferenceRows(db, 'industries', moment)),
    oktmo: (moment = {}) => translated(() => readReferenceRows(db, 'oktmo', moment)),
    spoList: (moment = {}) => translated(() => readReferenceRows(db, 'spo-list', moment)),
    registerRows: (register, moment = {}) => translated(() => readRegisterRows(db, register, moment)),
    reviews: (filter = {}) => translated(() => readReviews(db, filter)),
    decideReview: (id, decision) => translated(() => decideReview(db, id, decision, now())),
    undoDecision: (id) => translated(() => undoDecision(db, id, now())),
    refuseFile: (file) => translated(() => insertRefusal(db, file, now())),
    refusals: () => translated(() => readRefusals(db)),
    receiveMail: (mail, cursor) => translated(() => insertMail(db, mail, cursor, now())),
    mails: (state) => translated(() => readMails(db, state ?? null)),
    settleMail: (id, state, reason) => translated(() => settleMail(db, id, state, reason ?? null)),
    quarantinedMail: (id) => translated(() => readQuarantinedMail(db, id)),
    releaseMail: (id, college) => translated(() => releaseMail(db, id, college, now())),
    mailCursor: (mailbox) => translated(() => readCursor(db, mailbox)),
    titleDecisions: ({ knownAt } = {}) => translated(() => readTitleDecisions(db, knownAt)),
    decideTitle: (decision) => translated(() => decideTitle(db, decision, now())),
    undoTitleDecision: (id) => translated(() => undoTitleDecision(db, id, now())),
    referrals: (filter) => translated(() => readReferrals(db, filter)),
    recordReferrals: (batch) => translated(() => recordReferrals(db, batch, now())),
    referralBatches: () => translated(() => readReferralBatches(db)),
    undoReferrals: (id) => translated(() => undoReferrals(db, id, now())),
    personFacts: () => translated(() => readPersonFacts(db)),
    personRecords: (persons) => translated(() => readPersonRecords(db, persons)),
    personReferrals: (persons) => translated(() => readPersonReferrals(db, persons)),
    namedRows: () => translated(() => readNamedRows(db)),
    personMembers: (id) => translated(() => readMembers(db, id)),
    erase: (request) => translated(() => eraseRows(db, request, now())),
    compact: () => translated(() => compactDatabase(db)),
    erasures: () => translated(() => readErasures(db)),
    erasedKeys: () => translated(() => readErasedKeys(db)),
    liftErased: (keys) => translated(() => liftErasedKeys(db, keys, now())),
    saveReport: (report) => translated(() => insertReport(db, report, now())),
    reports: () => translated(() => readReports(db)),
    journal: (entry) => translated(() => insertJournalEntry(db, entry, now())),
    journalEntries: () => translated(() => readJournal(db)),
    close: () => {
      if (db.isOpen) db.close();
    },
  };
}
