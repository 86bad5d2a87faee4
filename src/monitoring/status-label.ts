import type { StatusKind } from '../domain/status.ts';

/** Short Russian names of outcomes, after the columns of the federal forms. */
const LABELS: Readonly<Record<StatusKind, string>> = {
  employed: 'трудоустроен',
  entrepreneur: 'индивидуальный предприниматель',
  'self-employed': 'самозанятый',
  studying: 'продолжает обучение',
  conscript: 'служба по призыву',
  'contract-service': 'служба по контракту',
  childcare: 'отпуск по уходу за ребёнком',
  informal: 'неформальная занятость',
  'unemployed-registered': 'зарегистрирован безработным',
  'not-motivated': 'нет мотивации к трудоустройству',
  'at-risk-other': 'иной риск нетрудоустройства',
  'death-or-grave-illness': 'смерть, тяжёлое состояние здоровья',
  custody: 'под следствием, отбывает наказание',
  'moved-abroad': 'переезд за пределы Российской Федерации',
  'family-care': 'семейные обстоятельства',
  'foreign-no-snils': 'иностранный гражданин без СНИЛС',
  other: 'иное',
  'will-be-employed': 'планирует трудоустройство',
  'will-be-entrepreneur': 'планирует стать предпринимателем',
  'will-be-self-employed': 'планирует стать самозанятым',
  'will-be-conscript': 'подлежит призыву',
  'will-serve-contract': 'планирует службу по контракту',
  'will-study': 'планирует продолжить обучение',
  'will-take-childcare': 'планируется отпуск по уходу за ребёнком',
  'will-move-abroad': 'планирует переезд за пределы Российской Федерации',
};

/** «продолжает обучение»; «нет данных» where no source states a status. */
export function statusLabel(kind: StatusKind | null): string {
  return kind === null ? 'нет данных' : LABELS[kind];
}
