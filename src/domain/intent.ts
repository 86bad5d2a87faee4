/** What a graduate means to do; every graduate has at most one. `work` = works, whether in the specialty is not said. */
export const INTENTS = [
  { key: 'in-specialty', label: 'работать по специальности' },
  { key: 'outside-specialty', label: 'работать не по специальности' },
  { key: 'work', label: 'работать, по специальности ли — не сказано' },
  { key: 'own-business', label: 'своё дело, самозанятость' },
  { key: 'study', label: 'учиться дальше' },
  { key: 'service', label: 'служба' },
  { key: 'childcare', label: 'уход за ребёнком' },
  { key: 'abroad', label: 'переезд за пределы страны' },
  { key: 'undecided', label: 'не определился' },
] as const;

/** Key of one of {@link INTENTS}. */
export type Intent = (typeof INTENTS)[number]['key'];
