import officeCrypto from 'officecrypto-tool';
import { Failure } from '../../domain/failure.ts';

/** Name of the stream that holds an encrypted workbook in a compound file ([MS-OFFCRYPTO] 1.3.3). */
const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le');

/** True for a workbook of the newer formats behind a password: a compound file around the encrypted package. */
export function isEncryptedPackage(bytes: Buffer): boolean {
  return bytes.includes(ENCRYPTED_PACKAGE);
}

/**
 * The package behind a password, not checked yet. Runs in the reading process only: the file says how long deriving a key takes.
 * @param onTry told before each password, so that the time allowed is that of one
 * @throws Failure `file-protected` when no password fits, `file-unreadable` when the file is damaged
 */
export async function decryptPackage(
  bytes: Buffer,
  passwords: readonly string[],
  onTry: () => void,
): Promise<Buffer> {
  for (const password of passwords) {
    onTry();
    try {
      return await officeCrypto.decrypt(bytes, { password });
    } catch (cause) {
      if (cause instanceof Error && cause.message === 'The password is incorrect') continue;
      throw new Failure(
        'file-unreadable',
        'Файл не читается: защищённая паролем книга обрезана или повреждена.',
        {
          hint: 'Попросите прислать её ещё раз.',
          cause,
        },
      );
    }
  }
  throw new Failure(
    'file-protected',
    passwords.length === 1
      ? 'Файл защищён паролем, и данный пароль к нему не подходит.'
      : `Файл защищён паролем, и ни один из паролей к нему не подходит (проверено ${passwords.length}).`,
    { hint: 'Уточните пароль у отправителя и впишите его в файл паролей (--password-file).' },
  );
}
