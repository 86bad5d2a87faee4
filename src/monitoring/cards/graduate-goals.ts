import type { Graduate } from '../../domain/graduate.ts';
import { groupThousands } from '../../domain/russian.ts';
import type { StatusKind } from '../../domain/status.ts';
import { statusLabel } from '../status-label.ts';

/** Outcomes and plans that need no vacancy. */
const SETTLED: ReadonlySet<StatusKind> = new Set([
  'employed',
  'entrepreneur',
  'self-employed',
  'studying',
  'conscript',
  'contract-service',
  'childcare',
  'moved-abroad',
  'will-be-entrepreneur',
  'will-be-self-employed',
  'will-be-conscript',
  'will-serve-contract',
  'will-study',
  'will-take-childcare',
  'will-move-abroad',
]);

/** True while work is to be looked for: no settled outcome, no employer named, no contract that holds the graduate. */
export function isLooking({ status, targetContract }: Graduate): boolean {
  if (status !== null && SETTLED.has(status.kind)) return false;
  if (status?.kind === 'will-be-employed' && (status.employer !== null || status.employerInn !== null))
    return false;
  const contract = targetContract?.state ?? 'active';
  return targetContract === null || contract === 'broken-by-employer' || contract === 'broken-by-graduate';
}

/** What the graduate wants, as the lists and the survey state it; empty = nobody has asked. */
export function graduateGoals({ status, intentions, targetContract }: Graduate): readonly string[] {
  const { worksInSpecialty, undecided, relocate, expectedPay } = intentions;
  const lowest = expectedPay?.min ?? expectedPay?.max ?? null;
  const goals: (string | null)[] = [
    status === null
      ? null
      : `${statusLabel(status.kind)}${status.employer === null ? '' : `: ${status.employer}`}${status.position === null ? '' : `, ${status.position}`}`,
    targetContract === null
      ? null
      : `договор о целевом обучении${targetContract.employer === null ? '' : `: ${targetContract.employer}`}${
          targetContract.state === 'broken-by-employer' || targetContract.state === 'broken-by-graduate'
            ? ' (расторгнут)'
            : ''
        }`,
    worksInSpecialty === null
      ? null
      : worksInSpecialty
        ? 'намерен работать по специальности'
        : 'намерен работать не по специальности',
    undecided === true ? 'с планами не определился' : null,
    relocate === null ? null : relocate ? 'готов к переезду' : 'к переезду не готов',
    lowest === null ? null : `ожидает оплату от ${groupThousands(lowest)} ₽`,
  ];
  return goals.filter((goal) => goal !== null);
}
