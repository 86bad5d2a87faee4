import type { FindingCode } from '../../domain/finding.ts';

/** Findings only the region's analyst can do something about: settings, reference tables, how the file was read. */
const OF_ANALYST: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'special-without-basis',
  'programme-unconfirmed',
  'encoding-guessed',
  'export-incomplete',
  'form-edition-unknown',
]);

/** True for findings a college can and should look at. */
export function isForCollege({ code }: { readonly code: FindingCode }): boolean {
  return !OF_ANALYST.has(code);
}
