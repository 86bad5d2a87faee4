import type { Finding, FindingCode } from '../../domain/finding.ts';
import type { AdvertField, AdvertSource } from './advert-source.ts';
import type { PortalContext } from './portal-layout.ts';

/** One advert being read: its source, the surroundings, and the findings made on the way. */
export interface AdvertReading {
  readonly source: AdvertSource;
  readonly context: PortalContext;
  /** Notes something about a field; `found` is masked here. */
  note(
    code: FindingCode,
    severity: Finding['severity'],
    field: AdvertField,
    found: string,
    reason?: string,
  ): void;
}
