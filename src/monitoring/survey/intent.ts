import type { Graduate } from '../../domain/graduate.ts';
import type { Intent } from '../../domain/intent.ts';
import type { StatusKind } from '../../domain/status.ts';

const OF_PLAN: Partial<Readonly<Record<StatusKind, Intent>>> = {
  'will-be-employed': 'work',
  'will-be-entrepreneur': 'own-business',
  'will-be-self-employed': 'own-business',
  'will-be-conscript': 'service',
  'will-serve-contract': 'service',
  'will-study': 'study',
  'will-take-childcare': 'childcare',
  'will-move-abroad': 'abroad',
};

/** The intent of a graduate from the answers of surveys and the plans lists state; null while nothing is known. */
export function intentOf({ intentions, status }: Pick<Graduate, 'intentions' | 'status'>): Intent | null {
  if (intentions.undecided === true) return 'undecided';
  const planned = status === null ? undefined : OF_PLAN[status.kind];
  if (planned !== undefined && planned !== 'work') return planned;
  const inSpecialty =
    intentions.worksInSpecialty ?? (planned === 'work' ? (status?.inSpecialty ?? null) : null);
  if (inSpecialty !== null) return inSpecialty ? 'in-specialty' : 'outside-specialty';
  return planned ?? null;
}

/** Occupations that leave nothing to ask, and circumstances in which nobody is asked. */
const SETTLED: ReadonlySet<StatusKind> = new Set([
  'employed',
  'entrepreneur',
  'self-employed',
  'studying',
  'conscript',
  'contract-service',
  'childcare',
  'moved-abroad',
  'death-or-grave-illness',
  'custody',
]);

/** True of graduates whose intent is not asked for any more: they work, study or serve already. */
export function isSettled({ status }: Pick<Graduate, 'status'>): boolean {
  return status !== null && SETTLED.has(status.kind);
}

/** True when a survey brought an answer: marked so, or any question answered. */
export function hasAnswered({ intentions }: Pick<Graduate, 'intentions'>): boolean {
  if (intentions.surveyed !== null) return intentions.surveyed;
  const { worksInSpecialty, undecided, relocate, expectedPay } = intentions;
  return [worksInSpecialty, undecided, relocate, expectedPay].some((answer) => answer !== null);
}
