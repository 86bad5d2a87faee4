import type { Command } from './command.ts';

/** A command in the list: enough for `route --help` without loading anything. */
export interface CatalogueEntry {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<{ readonly command: Command }>;
}

/** All commands, in the order an analyst meets them. Summaries equal those of the commands; a test holds it. */
export const CATALOGUE: readonly CatalogueEntry[] = [
  { name: 'init', summary: 'создать рабочую папку региона', load: () => import('./init.ts') },
  {
    name: 'import',
    summary: 'загрузить таблицы выпускников, вакансии и справочники',
    load: () => import('./import.ts'),
  },
  {
    name: 'collect',
    summary: 'забрать почту колледжей и загрузить вложения',
    load: () => import('./collect.ts'),
  },
  { name: 'imports', summary: 'что и когда загружено', load: () => import('./imports.ts') },
  { name: 'undo', summary: 'отменить загрузку', load: () => import('./undo.ts') },
  {
    name: 'check',
    summary: 'замечания к файлам, ничего не загружая, или к рабочей папке',
    load: () => import('./check.ts'),
  },
  { name: 'list', summary: 'записи рабочей папки с их источником', load: () => import('./list.ts') },
  { name: 'review', summary: 'спорные случаи: люди и вакансии', load: () => import('./review.ts') },
  {
    name: 'template',
    summary: 'шаблоны для колледжей: известные выпускники и списки для выбора',
    load: () => import('./template.ts'),
  },
  {
    name: 'returns',
    summary: 'кто из колледжей что прислал за неделю, и ответы с пометками',
    load: () => import('./returns.ts'),
  },
  {
    name: 'form',
    summary: 'федеральные формы: заполнить, перечислить издания, изучить новый шаблон',
    load: () => import('./form.ts'),
  },
  {
    name: 'recognise',
    summary: 'определить программы СПО по названию вакансии',
    load: () => import('./recognise.ts'),
  },
  {
    name: 'match',
    summary: 'баланс выпускников и вакансий по профессиям, отраслям, территориям',
    load: () => import('./match.ts'),
  },
  {
    name: 'sectors',
    summary: 'отрасли: группировка ОКВЭД и сколько в ней вакансий',
    load: () => import('./sectors.ts'),
  },
  {
    name: 'assign',
    summary: 'кого из выпускников на какую вакансию направить: предложение с доказательством',
    load: () => import('./assign.ts'),
  },
  { name: 'flag', summary: 'кому нужен индивидуальный подход', load: () => import('./flag.ts') },
  {
    name: 'vacancies',
    summary: 'вакансии для программ каждого колледжа: рядом, свежие, без повторов',
    load: () => import('./vacancies.ts'),
  },
  {
    name: 'digest',
    summary: 'тексты с вакансиями для чатов и фрагмент для сайта каждого колледжа',
    load: () => import('./digest.ts'),
  },
  {
    name: 'early',
    summary: 'работа до выпуска: ИУП, практика, освоенные профессии и графы Формы 3',
    load: () => import('./early.ts'),
  },
  {
    name: 'gia',
    summary: 'кого из работодателей пригласить на ГИА и вручение дипломов',
    load: () => import('./gia.ts'),
  },
  {
    name: 'deferral',
    summary: 'отсрочка для работы на предприятиях ОПК: списки, недостающие документы, следующий шаг',
    load: () => import('./deferral.ts'),
  },
  {
    name: 'cards',
    summary: 'индивидуальные карьерные карточки: цели, препятствия, вакансии, план, контрольные точки',
    load: () => import('./cards.ts'),
  },
  {
    name: 'weekly-report',
    summary: 'понедельничный отчёт мониторинга',
    load: () => import('./weekly-report.ts'),
  },
  {
    name: 'effectiveness',
    summary: 'показатели эффективности по колледжам',
    load: () => import('./effectiveness.ts'),
  },
  {
    name: 'retention',
    summary: 'закрепление выпускников у работодателей: 3, 4, 6, 12 месяцев, ранний уход',
    load: () => import('./retention.ts'),
  },
  {
    name: 'feedback',
    summary: 'отзывы работодателей о выпускниках: удовлетворённость, чего не хватает, охват',
    load: () => import('./feedback.ts'),
  },
  {
    name: 'dashboard',
    summary: 'панель: показатели, дефицит, потоки и карта одной страницей HTML',
    load: () => import('./dashboard.ts'),
  },
  {
    name: 'tasks',
    summary: 'поручения центрам карьеры: исполнено, просрочено, без подтверждения',
    load: () => import('./tasks.ts'),
  },
  {
    name: 'survey',
    summary: 'намерения выпускников по опросам: ответы, кто не ответил, кто передумал',
    load: () => import('./survey.ts'),
  },
  {
    name: 'events',
    summary: 'мероприятия для выпускников: охват по колледжам, предложения работы',
    load: () => import('./events.ts'),
  },
  {
    name: 'contact',
    summary: 'журнал контактов с выпускниками и список звонков на сегодня',
    load: () => import('./contact.ts'),
  },
  {
    name: 'stale',
    summary: 'о ком давно нет вестей: ни статуса, ни контакта',
    load: () => import('./stale.ts'),
  },
  {
    name: 'reasons',
    summary: 'почему выпускники не работают или работают не по специальности: жизнь и рынок',
    load: () => import('./reasons.ts'),
  },
  {
    name: 'bank',
    summary: 'банк выпускников для партнёров: только с действующим согласием на передачу данных',
    load: () => import('./bank.ts'),
  },
  {
    name: 'hotline',
    summary: 'горячая линия: обращения по темам и месяцам, без ответа, дни до ответа',
    load: () => import('./hotline.ts'),
  },
  {
    name: 'site',
    summary: 'сайты колледжей: устаревшие вакансии и недостающие контакты',
    load: () => import('./site.ts'),
  },
  {
    name: 'target',
    summary: 'целевые договоры: исполнение, нарушения по сторонам, правовая помощь, письма',
    load: () => import('./target.ts'),
  },
  {
    name: 'barriers',
    summary: 'что мешает трудоустройству: темы встреч с работодателями по отраслям, предложения',
    load: () => import('./barriers.ts'),
  },
  {
    name: 'fair',
    summary: 'ярмарки вакансий: plan — кого где свести, outcome — предложения и приём на работу',
    load: () => import('./fair.ts'),
  },
  {
    name: 'retrain',
    summary: 'переобучение: кому не хватает мест, какие близкие профессии востребованы, курсы',
    load: () => import('./retrain.ts'),
  },
  {
    name: 'service',
    summary: 'служба: кто когда возвращается, вакансии и курсы к возвращению, конец отсрочек',
    load: () => import('./service.ts'),
  },
  {
    name: 'monday',
    summary: 'весь понедельник одной командой: почта, загрузка, баланс, отчёт, показатели, панель',
    load: () => import('./monday.ts'),
  },
  {
    name: 'subject',
    summary: 'данные одного человека: показать, выдать, уничтожить, отозвать согласие',
    load: () => import('./subject.ts'),
  },
  {
    name: 'purge',
    summary: 'уничтожить персональные данные выпуска, срок хранения которых истёк',
    load: () => import('./purge.ts'),
  },
  {
    name: 'export',
    summary: 'обезличенные таблицы: выпускники, статусы, направления',
    load: () => import('./export.ts'),
  },
  { name: 'doctor', summary: 'проверить программу и рабочую папку', load: () => import('./doctor.ts') },
  {
    name: 'journal',
    summary: 'журнал выдачи персональных данных и отчётов',
    load: () => import('./journal.ts'),
  },
];
