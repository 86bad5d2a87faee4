import { resolve } from 'node:path';
import { normaliseLabel } from '../../domain/text.ts';
import { collegeDirectory } from '../../monitoring/college-directory.ts';
import { readSecretFile } from '../../workspace/read-secret-file.ts';
import type { OpenWorkspace } from '../with-workspace.ts';

/** Passwords to try on a workbook of a college, the likeliest first; null = the college is not known. */
export type PasswordsFor = (college: string | null) => readonly string[];

/**
 * Reads a file of passwords: a line is a password for all, or «Название колледжа = пароль» where the part before the sign is the
 * name of a known college or of one in the config.
 * @param path null = no passwords
 * @throws {Failure} of `readSecretFile`
 */
export async function readWorkbookPasswords(
  { store, config }: OpenWorkspace,
  path: string | null,
  cwd: string,
): Promise<PasswordsFor> {
  if (path === null) return () => [];
  const directory = collegeDirectory(store.colleges());
  const inConfig = new Set(config.colleges.map(({ name }) => normaliseLabel(name)));
  const keyOf = (stated: string) => normaliseLabel(directory.find(stated)?.name ?? stated);
  const lines = (await readSecretFile(resolve(cwd, path))).map((line) => {
    const at = line.indexOf(' = ');
    const name = at < 0 ? '' : line.slice(0, at);
    const isCollege = directory.find(name) !== null || inConfig.has(normaliseLabel(name));
    return isCollege
      ? { college: keyOf(name), password: line.slice(at + 3) }
      : { college: null, password: line };
  });
  return (college) => {
    const key = college === null ? null : keyOf(college);
    const own = lines.filter((line) => line.college !== null && line.college === key);
    const common = lines.filter((line) => line.college === null);
    // Nobody says whose file it is: the passwords of all colleges are tried.
    const others = key === null ? lines.filter((line) => line.college !== null) : [];
    return [...new Set([...own, ...common, ...others].map(({ password }) => password))];
  };
}
