import type { ContractFault } from '../../monitoring/target/check-contract.ts';
import type { BreachKind, BreachSide } from '../../monitoring/target/find-breach.ts';
import type { TargetState } from '../../monitoring/target/target-facts.ts';

/** States of contracts in words. */
export const STATE_LABELS: Readonly<Record<TargetState, string>> = {
  active: 'действует',
  suspended: 'приостановлен',
  fulfilled: 'исполнен',
  'broken-by-employer': 'расторгнут заказчиком',
  'broken-by-graduate': 'расторгнут выпускником',
  ended: 'расторгнут по соглашению или не по вине сторон',
  broken: 'расторгнут, сторона не указана',
};

/** Whose breach it is, in words. */
export const SIDE_LABELS: Readonly<Record<BreachSide, string>> = {
  employer: 'заказчик',
  graduate: 'выпускник',
  unknown: 'не установлена',
};

/** What happened, in words. */
export const BREACH_LABELS: Readonly<Record<BreachKind, string>> = {
  'broken-by-employer': 'договор расторгнут по инициативе заказчика',
  'not-offered': 'заказчик не предоставил рабочее место',
  'broken-by-graduate': 'договор расторгнут по инициативе выпускника',
  elsewhere: 'работает у другого работодателя при действующем договоре',
  overdue: 'срок трудоустройства прошёл, работы у заказчика нет',
  broken: 'договор расторгнут, по чьей инициативе — не указано',
};

/** What to do about a breach. */
export const BREACH_ACTIONS: Readonly<Record<BreachKind, string>> = {
  'broken-by-employer': 'предложить правовую помощь: компенсация по договору; подобрать вакансии',
  'not-offered': 'запросить заказчика письменно о рабочем месте; предложить правовую помощь',
  'broken-by-graduate': 'разъяснить последствия; уточнить основания освобождения от ответственности',
  elsewhere: 'выяснить у сторон, согласована ли работа; исправить состояние договора',
  overdue: 'выяснить у сторон, кто не исполнил договор; записать в реестр',
  broken: 'запросить документы о расторжении; записать инициатора',
};

/** Faults of a record and what to do. */
export const FAULT_LABELS: Readonly<Record<ContractFault, string>> = {
  'no-number': 'нет номера договора',
  'no-date': 'нет даты договора',
  'no-employer': 'не назван заказчик',
  'no-inn': 'нет ИНН заказчика или он не прошёл проверку контрольных цифр',
  'no-state': 'не указано состояние договора',
  'no-side': 'договор расторгнут, а сторона не указана',
  'side-without-break': 'указаны сторона или дата расторжения, а договор не расторгнут',
  'ogrn-checksum': 'ОГРН: не сходится контрольная цифра',
  'ogrn-kind': 'ОГРН и ИНН разного вида: организация и предприниматель',
  kpp: 'КПП: нужны 9 знаков для организации и пусто для предпринимателя',
  'break-before-contract': 'расторгнут раньше, чем заключён',
  'day-ahead': 'дата договора или расторжения ещё не наступила',
  'should-be-suspended': 'выпускник учится, служит или в отпуске по уходу, а договор не приостановлен',
  'fulfilled-not-employed': 'договор исполнен, а выпускник у заказчика не работает',
  'list-differs': 'список колледжа и реестр договоров расходятся',
  repeated: 'один и тот же договор у двух выпускников',
  'inn-of-two': 'у одного ИНН разные ОГРН',
};
