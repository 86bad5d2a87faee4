import fs from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { IsoDate } from '../../domain/iso-date.ts';
import type { ErasureOutcome, ErasureRequest } from '../../store/erasure.ts';
import { forgetOutput } from '../../workspace/output-manifest.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { leftByHand } from './erased-lines.ts';
import { findTraces, type Traces } from './find-traces.ts';
import { indexPeople, type NamedPerson, type PeopleIndex } from './people-index.ts';

/** Whose data are to be destroyed. */
export interface ErasureScope {
  readonly kind: 'subject' | 'purge';
  /** Without names: a pseudonym, or cohort and day. */
  readonly label: string;
  readonly cohorts: readonly number[];
  readonly persons: readonly number[];
  readonly registerRows: readonly number[];
  readonly people: readonly NamedPerson[];
  /** Hashes of imported files that hold any of them. */
  readonly imports: ReadonlySet<string>;
  readonly aggregates: { readonly cohort: number | null; readonly before: IsoDate | null } | null;
}

/** What would be destroyed: shown before anything is done. */
export interface PlannedErasure {
  readonly scope: ErasureScope;
  readonly traces: Traces;
  readonly people: PeopleIndex;
}

/** Looks at everything, changes nothing. */
export async function planErasure(
  workspace: OpenWorkspace,
  scope: ErasureScope,
  onFile?: (done: number, total: number) => void,
): Promise<PlannedErasure> {
  const people = indexPeople(scope.people);
  return { scope, people, traces: await findTraces(workspace, people, scope.imports, onFile) };
}

/**
 * Destroys files first, rows after: killed in between, the person is still found and the command may be repeated. The database is
 * rewritten at the end. Journaled.
 */
export async function carryOutErasure(
  workspace: OpenWorkspace,
  { scope, traces, people }: PlannedErasure,
  remembered: Pick<ErasureRequest, 'reason' | 'keys' | 'secretMark'>,
): Promise<ErasureOutcome> {
  const { paths, store } = workspace;
  const files = traces.own.map((file) => ({ ...file, path: people.redact(file.path) }));
  const { kind, label, cohorts, persons, registerRows, aggregates } = scope;
  const action = kind === 'subject' ? 'erase' : 'purge';
  // Files go one by one: what a killed run has destroyed is in no act, but here.
  store.journal({
    action,
    outputClass: null,
    reason: people.redact(remembered.reason),
    details: { begun: label, files: files.map(({ path }) => path).join('; ') },
  });
  for (const { path } of traces.own) {
    const absolute = join(paths.folder, path);
    await fs.rm(absolute, { force: true });
    await forgetOutput(absolute);
    // The folder of an original is named by its hash and holds nothing else.
    if (absolute.startsWith(paths.inbox)) await fs.rmdir(dirname(absolute)).catch(() => null);
  }
  const request = { kind, scope: label, cohorts, persons, registerRows, aggregates, ...remembered };
  const outcome = store.erase({
    ...request,
    mails: traces.mails,
    files,
    byHand: leftByHand(traces).map(({ what, why }) => ({ what: people.redact(what), why })),
    redact: people.redact,
  });
  const { erasure } = outcome;
  store.journal({
    action,
    outputClass: null,
    reason: erasure.reason,
    details: {
      act: erasure.id,
      scope: label,
      persons: erasure.counts.persons,
      records: erasure.counts.records,
      rows: erasure.counts.registerRows,
      files: erasure.files.length,
    },
  });
  return outcome;
}
