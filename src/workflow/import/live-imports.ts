import type { IsoInstant } from '../../domain/iso-date.ts';
import type { StoredImport } from '../../store/store.ts';
import type { OpenWorkspace } from '../with-workspace.ts';

/** Imports that count at a moment, those undone since then too; null = now. In the order they were made. */
export function liveImports({ store }: OpenWorkspace, knownAt: IsoInstant | null): readonly StoredImport[] {
  return store
    .imports()
    .filter((each) =>
      knownAt === null
        ? each.undoneAt === null
        : each.knownAt <= knownAt && (each.undoneAt === null || each.undoneAt > knownAt),
    );
}
