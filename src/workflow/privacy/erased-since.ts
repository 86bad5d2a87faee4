import { EXIT, Failure } from '../../domain/failure.ts';
import { type IsoInstant, russianDate } from '../../domain/iso-date.ts';
import type { StoredErasure } from '../../store/erasure.ts';
import { dayIn } from '../region-clock.ts';
import type { OpenWorkspace } from '../with-workspace.ts';

/** The destruction that keeps what was known at the instant of a cohort from being computed again; null = nothing does. */
function erasureSince(
  { store }: Pick<OpenWorkspace, 'store'>,
  { knownAt, cohort }: { readonly knownAt: IsoInstant | null; readonly cohort: number },
): StoredErasure | null {
  if (knownAt === null) return null;
  return store.erasures().find(({ at, cohorts }) => at > knownAt && cohorts.includes(cohort)) ?? null;
}

/** Refuses to compute a past that is no longer there. @throws {Failure} `erased-since` */
export function refuseErased(
  workspace: Pick<OpenWorkspace, 'store'>,
  moment: { readonly knownAt: IsoInstant | null; readonly cohort: number },
): void {
  const erasure = erasureSince(workspace, moment);
  if (erasure === null) return;
  throw new Failure(
    'erased-since',
    `На момент ${moment.knownAt} отчёт больше не пересчитать: ${russianDate(dayIn('UTC', erasure.at))} данные выпуска ${moment.cohort} уничтожены (акт № ${erasure.id}).`,
    {
      hint: 'Выданный тогда отчёт хранит числа; без --known-at отчёт считается по тому, что осталось.',
      exitCode: EXIT.usage,
    },
  );
}
