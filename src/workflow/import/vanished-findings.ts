import { russianDate } from '../../domain/iso-date.ts';
import type { StoredFinding } from '../../store/store.ts';
import type { OpenWorkspace } from '../with-workspace.ts';

/** One finding a graduate whose college has sent a newer list without them, at the row of the last list that has them. */
export function vanishedFindings({ store }: OpenWorkspace, cohort: number): readonly StoredFinding[] {
  return store.vanished({ cohort }).map(({ importId, source, lastListed, newestList }) => ({
    importId,
    code: 'person-vanished',
    severity: 'warning',
    at: { ...source, cell: null },
    args: {
      detail: `есть в списке на ${russianDate(lastListed)}, нет в списке на ${russianDate(newestList)}`,
    },
  }));
}
