import { russianDate } from '../../domain/iso-date.ts';
import type { SheetPlan, WorkbookPlan } from '../sheet-plan.ts';
import { unlessEmpty } from '../unless-empty.ts';
import { ACT_CLASS, actName, actSubject, type DestructionAct, METHOD_LINES } from './destruction-act.ts';

/** The act as a workbook: what and how much, the files with their digests, what is left to be done by hand. */
export function planDestructionAct(act: DestructionAct): WorkbookPlan {
  const title = `Акт об уничтожении персональных данных № ${act.number} от ${russianDate(act.day)}`;
  return {
    name: actName(act),
    title,
    outputClass: ACT_CLASS,
    sheets: [summarySheet(act, title), filesSheet(act), handSheet(act)],
  };
}

function summarySheet(act: DestructionAct, title: string): SheetPlan {
  return {
    name: 'Акт',
    title,
    subtitle: [
      `Оператор: ${act.operator ?? 'не указан в настройках (personalData.operator)'}; ${act.region}`,
      `Уничтожены ${actSubject(act)}: ${act.scope}`,
      `Основание: ${act.basis}`,
    ],
    blocks: [
      {
        kind: 'table',
        id: 'counts',
        columns: [
          { key: 'label', header: 'Что уничтожено', width: 60, format: 'text' },
          { key: 'count', header: 'Сколько', width: 12, format: 'integer' },
        ],
        rows: act.counts.map(({ label, count }, at) => ({ key: `count ${at}`, cells: { label, count } })),
      },
      { kind: 'text', lines: METHOD_LINES },
      ...(act.compacted
        ? []
        : [
            {
              kind: 'text' as const,
              tone: 'warning' as const,
              lines: ['Журнал базы занят другим процессом: закройте его и выполните route doctor --fix.'],
            },
          ]),
      {
        kind: 'text',
        lines: [
          'Комиссия:',
          '____________________  ____________________',
          '____________________  ____________________',
        ],
      },
    ],
  };
}

function filesSheet({ files }: DestructionAct): SheetPlan {
  return {
    name: 'Файлы',
    title: 'Уничтоженные файлы',
    subtitle: ['Путь от рабочей папки; имена людей в нём заменены'],
    blocks: [
      unlessEmpty(files, 'Файлов с этими данными в рабочей папке не было.', {
        kind: 'table',
        id: 'files',
        columns: [
          { key: 'path', header: 'Файл', width: 60, format: 'text' },
          { key: 'what', header: 'Что это', width: 24, format: 'text' },
          { key: 'sha256', header: 'SHA-256', width: 68, format: 'text' },
        ],
        rows: files.map(({ path, what, sha256 }, at) => ({
          key: `file ${at}`,
          cells: { path, what, sha256 },
        })),
      }),
    ],
  };
}

function handSheet({ byHand }: DestructionAct): SheetPlan {
  return {
    name: 'Вручную',
    title: 'Что осталось уничтожить вручную',
    subtitle: ['Программа удаляет только то, что сама положила в рабочую папку'],
    blocks: [
      unlessEmpty(byHand, 'Такого не найдено.', {
        kind: 'table',
        id: 'byHand',
        columns: [
          { key: 'what', header: 'Где', width: 60, format: 'text' },
          { key: 'why', header: 'Почему', width: 60, format: 'text' },
        ],
        rows: byHand.map(({ what, why }, at) => ({ key: `left ${at}`, cells: { what, why } })),
      }),
    ],
  };
}
