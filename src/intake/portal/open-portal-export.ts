import type { OpenedInput } from '../../domain/intake-record.ts';
import { fileFailure } from './file-failure.ts';
import type { PortalContext, PortalLayout } from './portal-layout.ts';
import { openBulkCsv } from './read-bulk-csv.ts';
import { openPortalJson } from './read-portal-json.ts';

/**
 * Opens an export of «Работа России» whose layout is known (see `sniffPortal`). Bulk exports are complete: an advert that is absent
 * has closed. Contacts are never read.
 * @throws {Failure} with the code of a file finding
 */
export async function openPortalExport(
  path: string,
  layout: PortalLayout,
  context: PortalContext,
): Promise<OpenedInput> {
  try {
    return layout === 'portal-bulk-csv-v1' || layout === 'portal-bulk-csv-v2'
      ? await openBulkCsv(path, layout, context)
      : await openPortalJson(path, layout, context);
  } catch (error) {
    throw fileFailure(path, error);
  }
}
