import { existsSync } from 'node:fs';
import { compactFile, inspectDatabase } from '../../store/inspect-database.ts';
import { type Check, ok, trouble } from './health.ts';

const FROM_COPY =
  'Скопируйте рабочую папку, затем верните route.db из резервной копии; списки можно загрузить снова из inbox.';

/** Whether the database is sound, whole and of this program's version; with `fix` it is rewritten without deleted data. */
export function checkDatabase(path: string, fix: boolean): readonly Check[] {
  if (!existsSync(path)) return [ok('database', 'Базы ещё нет: она появится с первой загрузкой.')];
  try {
    const { damages, orphans, version, newest } = inspectDatabase(path);
    return [
      damages.length === 0
        ? ok('database', 'Файл базы цел.')
        : trouble('database', 'error', `Файл базы повреждён: нарушений ${damages.length}.`, FROM_COPY),
      orphans === 0
        ? ok('database-links', 'Ссылки между записями базы целы.')
        : trouble('database-links', 'error', `Записей, которые ссылаются в никуда: ${orphans}.`, FROM_COPY),
      versionCheck(version, newest),
      ...(fix && damages.length === 0 ? [compaction(path)] : []),
    ];
  } catch {
    return [trouble('database', 'error', 'Файл базы не открывается: это не база или она занята.', FROM_COPY)];
  }
}

function versionCheck(version: number, newest: number): Check {
  const name = 'database-version';
  if (version === newest) return ok(name, `Версия базы ${version} — та же, что у программы.`);
  const message = `Версия базы ${version}, программа знает ${newest}.`;
  return version < newest
    ? trouble(name, 'warning', message, 'База обновится сама при следующей команде, прежняя останется рядом.')
    : trouble(name, 'error', message, 'Обновите программу.');
}

function compaction(path: string): Check {
  const name = 'database-log';
  return compactFile(path)
    ? { name, state: 'fixed', message: 'Файл базы переписан без удалённого, её журнал пуст.', remedy: null }
    : trouble(
        name,
        'warning',
        'Журнал базы не опустошён: её читает другой процесс.',
        'Закройте его и повторите.',
      );
}
