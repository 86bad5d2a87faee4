import { z } from 'zod';
import { EXIT, Failure } from '../../domain/failure.ts';
import { type IsoDate, type IsoInstant, isIsoDate, russianDate } from '../../domain/iso-date.ts';
import type { Snapshot } from '../../monitoring/effectiveness/compare-snapshots.ts';
import type { EffectivenessReport } from '../../monitoring/effectiveness/effectiveness.ts';
import { compositionOf } from '../../reports/effectiveness/plan-effectiveness-document.ts';
import type { OpenWorkspace } from '../with-workspace.ts';

const number = z.number().nullable();
const line = z.object({
  key: z.string(),
  label: z.string(),
  indicators: z.array(z.object({ id: z.string(), numerator: number, denominator: number, rate: number })),
});
/** What a snapshot of any version of the document has in common. */
const issued = z.object({
  schema: z.string().startsWith('route.effectiveness/'),
  asOf: z.custom<IsoDate>((value) => typeof value === 'string' && isIsoDate(value)),
  cohort: z.int(),
  composition: z.record(z.string(), z.string()).default({}),
  total: line,
  colleges: z.array(line),
});

/** A snapshot with the digest of the file it was issued in. */
export interface IssuedSnapshot {
  readonly snapshot: Snapshot;
  readonly sha256: string;
}

/**
 * The report to compare with: the one of the day asked for, else the newest of an earlier day; of several the one issued last. null =
 * none was issued. @throws Failure `snapshot-unknown` when none is of the day asked for
 */
export function snapshotBefore(
  { store }: Pick<OpenWorkspace, 'store'>,
  {
    asOf,
    cohort,
    knownAt,
  }: { readonly asOf: IsoDate; readonly cohort: number; readonly knownAt: IsoInstant | null },
  compare: IsoDate | null,
): IssuedSnapshot | null {
  const known = store.reports().flatMap(({ content, sha256, savedAt }) => {
    const parsed = issued.safeParse(content);
    if (!parsed.success || parsed.data.cohort !== cohort) return [];
    if (knownAt !== null && savedAt > knownAt) return [];
    const { asOf: day, composition, total, colleges } = parsed.data;
    return [{ sha256, snapshot: { asOf: day, composition, lines: [total, ...colleges] } }];
  });
  const found = known
    .filter(({ snapshot }) => (compare === null ? snapshot.asOf < asOf : snapshot.asOf === compare))
    .reduce<IssuedSnapshot | null>(
      (best, one) => (best === null || one.snapshot.asOf >= best.snapshot.asOf ? one : best),
      null,
    );
  if (found !== null || compare === null) return found;
  const days = [...new Set(known.map(({ snapshot }) => snapshot.asOf))].sort();
  throw new Failure(
    'snapshot-unknown',
    `отчёта об эффективности на ${russianDate(compare)} по этому выпуску нет.`,
    {
      exitCode: EXIT.usage,
      hint:
        days.length === 0
          ? 'Отчётов по этому выпуску ещё не выдавали.'
          : `Есть отчёты на ${days.join(', ')}.`,
    },
  );
}

/** The numbers of a report as a snapshot keeps them. */
export function snapshotOf({ asOf, method, total, colleges }: EffectivenessReport): Snapshot {
  return { asOf, composition: compositionOf(method), lines: [total, ...colleges] };
}
