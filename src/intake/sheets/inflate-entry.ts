import { crc32, inflateRawSync } from 'node:zlib';
import type { Entry } from 'yauzl';
import { Failure } from '../../domain/failure.ts';

/**
 * The content of an entry of a zip, proven by size and CRC.
 * @param most largest size allowed, bytes
 * @throws Failure `file-protected`, `file-too-large` or `file-unreadable`
 */
export function inflateEntry(packed: Buffer, entry: Entry, most: number): Buffer {
  if (entry.isEncrypted()) {
    throw new Failure('file-protected', 'Файл защищён паролем, прочитать его нельзя.', {
      hint: 'Снимите пароль и сохраните файл заново.',
    });
  }
  if (entry.uncompressedSize > most) {
    throw new Failure('file-too-large', 'Файл слишком велик: одна из его частей больше допустимого.', {
      hint: 'Разделите таблицу на несколько файлов и загрузите их по очереди.',
    });
  }
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) {
    throw damaged('способ сжатия неизвестен');
  }
  let content = packed;
  if (entry.compressionMethod === 8) {
    try {
      content = inflateRawSync(packed, { maxOutputLength: Math.min(most, entry.uncompressedSize) + 1 });
    } catch (cause) {
      throw damaged('сжатые данные повреждены', cause);
    }
  }
  if (content.length !== entry.uncompressedSize || crc32(content) !== entry.crc32) {
    throw damaged('контрольная сумма не сходится, часть данных потеряна');
  }
  return content;
}

function damaged(why: string, cause?: unknown): Failure {
  return new Failure('file-unreadable', `Файл не читается: ${why}.`, {
    hint: 'Попросите прислать его ещё раз или сохраните заново.',
    cause,
  });
}
