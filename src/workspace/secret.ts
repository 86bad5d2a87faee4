import { createHmac, randomBytes } from 'node:crypto';
import fs from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { EXIT, Failure } from '../domain/failure.ts';

/** A secret that turns identities into pseudonyms. Without it nobody can try names until one fits. */
export interface PersonSecret {
  /** HMAC-SHA-256 of a text, hexadecimal. `purpose` keeps digests made for one end from being compared with those of another. */
  digest(purpose: string, text: string): string;
  /** The same for the same secret: tells a moved workspace that its secret stayed behind. */
  readonly mark: string;
}

const SHORTEST_BYTES = 32;

/** Where the secret lies: ROUTE_SECRET_FILE, else the user's folder of settings, never the folder of data. */
export function secretPath(env: NodeJS.ProcessEnv): string {
  if (env.ROUTE_SECRET_FILE !== undefined && env.ROUTE_SECRET_FILE !== '')
    return resolve(env.ROUTE_SECRET_FILE);
  const home =
    process.platform === 'win32'
      ? (env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'))
      : (env.XDG_CONFIG_HOME ?? join(homedir(), '.config'));
  return join(home, 'route', 'secret.key');
}

/**
 * Reads the secret, or makes one where `create` says so: 32 random bytes in a file only its owner may read.
 * @param options `outside` is the folder of data the secret must not lie in
 * @throws {Failure} `secret-inside`, `secret-missing`, `secret-open`, `secret-short`
 */
export async function readSecret(
  path: string,
  options: { readonly create: boolean; readonly outside: string },
): Promise<PersonSecret> {
  const way = relative(resolve(options.outside), resolve(path));
  if (way !== '..' && !way.startsWith(`..${sep}`) && resolve(way) !== way) {
    throw new Failure('secret-inside', `Секрет псевдонимов ${path} лежит в рабочей папке, рядом с данными.`, {
      hint: 'Назовите в переменной ROUTE_SECRET_FILE файл вне рабочей папки.',
      exitCode: EXIT.usage,
    });
  }
  const existing = await fs.readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new Failure('secret-missing', `Секрет псевдонимов ${path} не читается.`, { cause: error });
  });
  if (existing === null && !options.create) {
    throw new Failure(
      'secret-missing',
      `Нет секрета псевдонимов ${path}, которым закрыты данные рабочей папки.`,
      {
        hint: 'Верните файл секрета на место или назовите его в переменной ROUTE_SECRET_FILE.',
        exitCode: EXIT.usage,
      },
    );
  }
  return secretOf(existing === null ? await makeSecret(path) : await checked(path, existing));
}

async function makeSecret(path: string): Promise<string> {
  await fs.mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const text = randomBytes(SHORTEST_BYTES).toString('hex');
  await fs.writeFile(path, `${text}\n`, { flag: 'wx', mode: 0o600 });
  return text;
}

async function checked(path: string, text: string): Promise<string> {
  const { mode } = await fs.stat(path);
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw new Failure('secret-open', `Секрет псевдонимов ${path} могут читать другие пользователи.`, {
      hint: `Закройте его: chmod 600 ${path}`,
      exitCode: EXIT.usage,
    });
  }
  const secret = text.trim();
  if (Buffer.byteLength(secret) >= SHORTEST_BYTES) return secret;
  throw new Failure('secret-short', `Секрет псевдонимов ${path} короче ${SHORTEST_BYTES} байт.`, {
    hint: 'Удалите его, если им ещё ничего не закрыто: программа создаст новый.',
    exitCode: EXIT.usage,
  });
}

function secretOf(secret: string): PersonSecret {
  const digest = (purpose: string, text: string) =>
    createHmac('sha256', secret).update(`${purpose}\n${text}`).digest('hex');
  return { digest, mark: digest('mark', '').slice(0, 16) };
}
