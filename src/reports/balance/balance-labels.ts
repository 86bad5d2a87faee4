import type { UnmatchedReason } from '../../matching/balance/left-out.ts';
import type { Deduction } from '../../matching/balance/supply.ts';

/** Reasons for leaving supply, as columns name them, in order of precedence. */
export const DEDUCTION_LABEL: Readonly<Record<Deduction, string>> = {
  employed: 'Уже работают',
  entrepreneur: 'ИП',
  'self-employed': 'Самозанятые',
  studying: 'Продолжают обучение',
  conscription: 'Призыв',
  'contract-service': 'Служба по контракту',
  childcare: 'Уход за ребёнком',
  'leaving-country': 'Переезд за рубеж',
  hardship: 'Иные тяжёлые обстоятельства',
  'target-contract': 'Целевой договор',
  'job-agreed': 'Трудоустройство согласовано',
  'own-business-planned': 'Планируют своё дело',
  'specialty-unknown': 'Специальность не указана',
};

/** The columns of deductions from left to right. */
export const DEDUCTION_COLUMNS = Object.keys(DEDUCTION_LABEL) as Deduction[];

/** Why places are outside the balance. */
export const UNMATCHED_LABEL: Readonly<Record<UnmatchedReason, string>> = {
  unsure: 'Профессия распознана неуверенно: решает специалист',
  none: 'Программы СПО сюда не ведут',
  'no-region': 'Регион места работы не установлен',
  'foreign-quota': 'Квота на иностранных работников: учтено отдельно',
  'held-by-contract': 'Места заняты целевыми договорами',
  'places-unknown': 'Число мест не указано или не прочитано',
};
