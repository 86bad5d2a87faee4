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
  { name: 'imports', summary: 'что и когда загружено', load: () => import('./imports.ts') },
  { name: 'undo', summary: 'отменить загрузку', load: () => import('./undo.ts') },
  {
    name: 'check',
    summary: 'замечания к файлам, ничего не загружая, или к рабочей папке',
    load: () => import('./check.ts'),
  },
  { name: 'list', summary: 'записи рабочей папки с их источником', load: () => import('./list.ts') },
  { name: 'review', summary: 'спорные случаи: люди', load: () => import('./review.ts') },
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
    name: 'recognise',
    summary: 'определить программы СПО по названию вакансии',
    load: () => import('./recognise.ts'),
  },
  {
    name: 'match',
    summary: 'баланс выпускников и вакансий по профессиям, отраслям, территориям',
    load: () => import('./match.ts'),
  },
  { name: 'flag', summary: 'кому нужен индивидуальный подход', load: () => import('./flag.ts') },
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
    name: 'monday',
    summary: 'весь понедельник одной командой: загрузка, баланс, списки, отчёт, показатели',
    load: () => import('./monday.ts'),
  },
  {
    name: 'journal',
    summary: 'журнал выдачи персональных данных и отчётов',
    load: () => import('./journal.ts'),
  },
];
