import type { Status, StatusKind } from '../../domain/status.ts';

/** A status as colleges choose it from the list; intake reads the label back as exactly this, before and after graduation. */
export interface StatusChoice {
  readonly label: string;
  readonly kind: StatusKind;
  readonly studyWork: Status['studyWork'];
  readonly plannedAt: Status['plannedAt'];
}

/** The choice that states nothing. */
export const UNKNOWN_STATUS = 'Нет сведений';

const choice = (kind: StatusKind, label: string, detail: Partial<StatusChoice> = {}): StatusChoice => ({
  label,
  kind,
  studyWork: null,
  plannedAt: null,
  ...detail,
});

/** Every status the federal forms know, in the order a college meets them: work, study, service, family, risk, rest, plans. */
export const STATUS_CHOICES: readonly StatusChoice[] = [
  choice('employed', 'Трудоустроен по трудовому договору или ГПХ'),
  choice('employed', 'Трудоустроен, совмещает с обучением по ИУП', { studyWork: 'individual-plan' }),
  choice('employed', 'Трудоустроен на время оплачиваемой практики', { studyWork: 'paid-practice' }),
  choice('employed', 'Трудоустроен в учебно-производственном комплексе', { studyWork: 'training-complex' }),
  choice('entrepreneur', 'Индивидуальный предприниматель'),
  choice('self-employed', 'Самозанятый'),
  choice('studying', 'Продолжает обучение'),
  choice('conscript', 'Призван, проходит срочную службу'),
  choice('contract-service', 'Проходит службу по контракту'),
  choice('childcare', 'Находится в отпуске по уходу за ребёнком'),
  choice('informal', 'Неформальная занятость'),
  choice('unemployed-registered', 'Зарегистрирован в центре занятости'),
  choice('not-motivated', 'Нет мотивации к трудоустройству'),
  choice('at-risk-other', 'Иной риск нетрудоустройства'),
  choice('death-or-grave-illness', 'Смерть, тяжёлое состояние здоровья'),
  choice('custody', 'Под следствием, отбывает наказание'),
  choice('moved-abroad', 'Переехал за пределы Российской Федерации'),
  choice('family-care', 'Уход за больными родственниками, семейные обстоятельства'),
  choice('foreign-no-snils', 'Иностранный гражданин без СНИЛС'),
  choice('other', 'Иное'),
  choice('will-be-employed', 'Планирует трудоустройство'),
  choice('will-be-employed', 'Будет трудоустроен, где пройдена практика', { plannedAt: 'practice-employer' }),
  choice('will-be-employed', 'Будет трудоустроен на предприятие-партнёр', { plannedAt: 'partner-employer' }),
  choice('will-be-entrepreneur', 'Планирует стать предпринимателем'),
  choice('will-be-self-employed', 'Планирует стать самозанятым'),
  choice('will-study', 'Планирует продолжить обучение'),
  choice('will-be-conscript', 'Подлежит призыву'),
  choice('will-serve-contract', 'Планирует службу по контракту'),
  choice('will-take-childcare', 'Планируется отпуск по уходу за ребёнком'),
  choice('will-move-abroad', 'Планирует переезд за пределы Российской Федерации'),
];

/** The label to prefill for a known status; null where none is known. */
export function statusChoice(status: Status | null): string | null {
  if (status === null) return null;
  const ofKind = STATUS_CHOICES.filter(({ kind }) => kind === status.kind);
  const exact = ofKind.find(
    ({ studyWork, plannedAt }) => studyWork === status.studyWork && plannedAt === status.plannedAt,
  );
  return (exact ?? ofKind[0])?.label ?? null;
}
