import type { StatusKind } from '../domain/status.ts';

/** Groups of outcomes for summaries; every person is in exactly one, persons without a status in `unknown`. */
export const OUTCOME_GROUPS = [
  { key: 'employed', label: 'Трудоустроены' },
  { key: 'own-business', label: 'ИП и самозанятые' },
  { key: 'plans-work', label: 'Планируют работать' },
  { key: 'study', label: 'Учёба' },
  { key: 'service', label: 'Служба' },
  { key: 'childcare', label: 'Уход за ребёнком' },
  { key: 'risk', label: 'Под риском нетрудоустройства' },
  { key: 'other', label: 'Иные обстоятельства' },
  { key: 'unknown', label: 'Нет данных' },
] as const;

/** Key of one of {@link OUTCOME_GROUPS}. */
export type OutcomeGroup = (typeof OUTCOME_GROUPS)[number]['key'];

const GROUP_OF: Readonly<Record<StatusKind, OutcomeGroup>> = {
  employed: 'employed',
  entrepreneur: 'own-business',
  'self-employed': 'own-business',
  studying: 'study',
  conscript: 'service',
  'contract-service': 'service',
  childcare: 'childcare',
  informal: 'risk',
  'unemployed-registered': 'risk',
  'not-motivated': 'risk',
  'at-risk-other': 'risk',
  'death-or-grave-illness': 'other',
  custody: 'other',
  'moved-abroad': 'other',
  'family-care': 'other',
  'foreign-no-snils': 'other',
  other: 'other',
  'will-be-employed': 'plans-work',
  'will-be-entrepreneur': 'plans-work',
  'will-be-self-employed': 'plans-work',
  'will-be-conscript': 'service',
  'will-serve-contract': 'service',
  'will-study': 'study',
  'will-take-childcare': 'childcare',
  'will-move-abroad': 'other',
};

/** The group of a status; null (no status stated) is `unknown`. */
export function outcomeGroup(kind: StatusKind | null): OutcomeGroup {
  return kind === null ? 'unknown' : GROUP_OF[kind];
}
