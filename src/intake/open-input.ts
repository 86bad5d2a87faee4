import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { EXIT, Failure } from '../domain/failure.ts';
import type { IntakeContext, OpenedInput, OpenInput } from '../domain/intake-record.ts';
import { isOktmoText, openOktmo } from './oktmo/open-oktmo.ts';
import { openSheets } from './open-sheets.ts';
import { openPortalExport } from './portal/open-portal-export.ts';
import { sniffPortal } from './portal/sniff-portal.ts';
import { fileSignature, readHead } from './sheets/file-signature.ts';

const HEAD_BYTES = 65_536;

/**
 * Opens any file the product reads, told apart by content: exports of «Работа России» by the beginning of their text, everything
 * else as a table: federal forms, lists, or both.
 */
export const openInput: OpenInput = async (path: string, context: IntakeContext): Promise<OpenedInput> => {
  const head = await readStart(path);
  const signature = fileSignature(head);
  if (signature === 'text') {
    const layout = sniffPortal(head.toString('utf8'));
    if (layout !== null) return openPortalExport(path, layout, context);
    if (/^[\s\ufeff]*[[{]/.test(head.toString('utf8'))) throw unknownJson();
  }
  if (context.kind === 'oktmo' || (signature === 'text' && isOktmoText(head.toString('latin1')))) {
    return openOktmo(path, context);
  }
  return openSheets(path, context);
};

async function readStart(path: string): Promise<Buffer> {
  try {
    if ((await stat(path)).isDirectory()) throw new Failure('file-unreadable', 'Это папка, а не файл.');
    return await readHead(path, HEAD_BYTES);
  } catch (error) {
    if (error instanceof Failure) throw error;
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new Failure(
      'file-unreadable',
      missing ? `Файла «${basename(path)}» нет.` : `Файл «${basename(path)}» не открывается.`,
      {
        exitCode: EXIT.io,
        hint: missing
          ? 'Проверьте имя и папку.'
          : 'Проверьте права на файл и не занят ли он другой программой.',
        cause: error,
      },
    );
  }
}

function unknownJson(): Failure {
  return new Failure('file-unknown', 'Это JSON, но не выгрузка вакансий «Работы России».', {
    hint: 'Поддерживаются массовая выгрузка и ответы API v1.',
  });
}
