import type { Finding, SourceCell } from '../../domain/finding.ts';
import type { IntakeEvent, SkipReason } from '../../domain/intake-record.ts';
import type { AdvertOutcome } from './parse-advert.ts';

/** Collects what becomes of the adverts of one file until the batch is taken; rows skipped for one reason are one event. */
export interface EventBatch {
  at(row: number): SourceCell;
  /** @param notes findings about the row as a whole, told before those of its values */
  add(outcome: AdvertOutcome, row: number, notes?: readonly Finding[]): void;
  malformed(row: number, reason: string, args?: Finding['args']): void;
  skipped(reason: SkipReason): void;
  take(): readonly IntakeEvent[];
}

/** An empty batch for a file. */
export function createEventBatch(file: string): EventBatch {
  let events: IntakeEvent[] = [];
  const skips = new Map<SkipReason, number>();
  const at = (row: number): SourceCell => ({ file, sheet: null, cell: null, row });

  function skipped(reason: SkipReason): void {
    skips.set(reason, (skips.get(reason) ?? 0) + 1);
  }

  return {
    at,
    skipped,
    add(outcome, row, notes = []) {
      if (outcome.kind === 'skipped') skipped(outcome.reason);
      else if (outcome.kind === 'rejected')
        events.push({ type: 'rejected', findings: [...notes, ...outcome.findings] });
      else {
        for (const finding of notes) events.push({ type: 'finding', finding });
        for (const finding of outcome.findings) events.push({ type: 'finding', finding });
        events.push({
          type: 'record',
          record: { kind: 'vacancies', value: outcome.value },
          sheet: null,
          row,
        });
      }
    },
    malformed(row, reason, args = {}) {
      const finding: Finding = {
        code: 'record-malformed',
        severity: 'error',
        at: at(row),
        args: { reason, ...args },
      };
      events.push({ type: 'rejected', findings: [finding] });
    },
    take() {
      for (const [reason, count] of skips) events.push({ type: 'skipped', reason, count });
      skips.clear();
      const taken = events;
      events = [];
      return taken;
    },
  };
}
