import type { IntakeContext } from '../../domain/intake-record.ts';
import type { Reference } from '../../domain/lookups.ts';

/** Forms in which the vacancies of «Работа России» are published or fetched. */
export type PortalLayout =
  | 'portal-bulk-csv-v1'
  | 'portal-bulk-csv-v2'
  | 'portal-bulk-json'
  | 'portal-api-v1'
  | 'portal-records-json';

/** The part of the intake context that adverts of the portal need. */
export interface PortalContext extends Pick<IntakeContext, 'region' | 'asOf' | 'onProgress'> {
  readonly reference: Pick<Reference, 'regions' | 'spheres'>;
}
