import type { StatusKind } from '../../domain/status.ts';

/** Outcomes after which nobody is called: death, grave illness, custody. No output tells them apart. */
const OUT_OF_REACH: ReadonlySet<StatusKind> = new Set(['death-or-grave-illness', 'custody']);

/** True of graduates nobody is to call or to look for. */
export function isOutOfReach(kind: StatusKind | null | undefined): boolean {
  return kind != null && OUT_OF_REACH.has(kind);
}
