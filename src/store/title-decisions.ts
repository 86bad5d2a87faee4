import type { DatabaseSync } from 'node:sqlite';
import { EXIT, Failure } from '../domain/failure.ts';
import type { IsoInstant } from '../domain/iso-date.ts';
import type { WeightedCode } from '../domain/recognition.ts';
import { spoKey } from '../domain/spo-code.ts';
import type { TitleDecision } from '../domain/title-decision.ts';
import { inTransaction } from './transaction.ts';

/** A decision to keep: the title in the form titles are compared in, and as it was written. */
export interface NewTitleDecision {
  readonly key: string;
  readonly title: string;
  /** Empty = no programme. Weights sum to 1. */
  readonly codes: readonly WeightedCode[];
}

/** Decisions that held at the moment (absent = hold now), in the order they were made. */
export function readTitleDecisions(db: DatabaseSync, knownAt?: IsoInstant): readonly TitleDecision[] {
  const at = knownAt ?? '9999-12-31T23:59:59Z';
  return db
    .prepare(
      `SELECT id, title, codes, decided_at FROM title_decisions
       WHERE decided_at <= :at AND (undone_at IS NULL OR undone_at > :at) ORDER BY id`,
    )
    .all({ at })
    .map((row) => ({
      id: Number(row.id),
      title: String(row.title),
      // Written by decideTitle only, so they are trusted.
      codes: JSON.parse(String(row.codes)) as readonly WeightedCode[],
      decidedAt: String(row.decided_at) as IsoInstant,
    }));
}

/** Keeps a decision in place of the former one about the same title; the former stays known for earlier moments. */
export function decideTitle(
  db: DatabaseSync,
  { key, title, codes }: NewTitleDecision,
  now: IsoInstant,
): 'decided' | 'unchanged' {
  const content = JSON.stringify(
    Array.from(codes).sort((a, b) => b.weight - a.weight || (spoKey(a.ref) < spoKey(b.ref) ? -1 : 1)),
  );
  return inTransaction(db, () => {
    const live = db
      .prepare('SELECT id, codes FROM title_decisions WHERE key = ? AND undone_at IS NULL')
      .get(key);
    if (live?.codes === content) return 'unchanged';
    if (live !== undefined)
      db.prepare('UPDATE title_decisions SET undone_at = ? WHERE id = ?').run(now, Number(live.id));
    db.prepare('INSERT INTO title_decisions (key, title, codes, decided_at) VALUES (?, ?, ?, ?)').run(
      key,
      title,
      content,
      now,
    );
    return 'decided';
  });
}

/** Takes a decision back: its titles are asked about again. @throws Failure `decision-unknown` */
export function undoTitleDecision(db: DatabaseSync, id: number, now: IsoInstant): 'undone' | 'unchanged' {
  return inTransaction(db, () => {
    const row = db.prepare('SELECT undone_at FROM title_decisions WHERE id = ?').get(id);
    if (row === undefined) {
      throw new Failure('decision-unknown', `решения № ${id} о названиях вакансий нет.`, {
        exitCode: EXIT.usage,
        hint: 'Номера решений: route review vacancies --list.',
      });
    }
    if (row.undone_at !== null) return 'unchanged';
    db.prepare('UPDATE title_decisions SET undone_at = ? WHERE id = ?').run(now, id);
    return 'undone';
  });
}
