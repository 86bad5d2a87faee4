import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { IsoInstant } from '../../../src/domain/iso-date.ts';
import { createWorkspace, findRegion } from '../../../src/workflow/create-workspace.ts';
import { temporaryFolder } from '../../workspace/temporary-folder.ts';
import { type Said, say } from './run-in-process.ts';

export const HEADER = 'ФИО;Дата рождения;СНИЛС;Колледж;Код;Специальность;Группа;Год выпуска;Статус';

/** A СНИЛС that nobody can have, with its control number. */
export function impossibleSnils(number: number): string {
  const digits = `999${String(number).padStart(6, '0')}`;
  const sum = Array.from(digits).reduce((total, digit, at) => total + (9 - at) * Number(digit), 0) % 101;
  const control = String(sum === 100 ? 0 : sum).padStart(2, '0');
  return `${digits.slice(0, 3)}-${digits.slice(3, 6)}-${digits.slice(6)} ${control}`;
}

/** A row of a list of graduates. */
export function listRow(
  fio: string,
  number: number,
  stated: { cohort?: number; status?: string } = {},
): string {
  const { cohort = 2026, status = 'трудоустроен' } = stated;
  const born = `${String(1 + (number % 28)).padStart(2, '0')}.03.2007`;
  return [
    fio,
    born,
    impossibleSnils(number),
    'Пробный колледж',
    '15.01.05',
    'Сварщик',
    'СВ-21',
    cohort,
    status,
  ].join(';');
}

/** A workspace in a temporary folder, its secret outside it, and files beside it. */
export class PrivacyCase {
  readonly root = temporaryFolder();
  readonly folder = join(this.root, 'регион');
  readonly secret = join(this.root, 'secret', 'key');
  now = '2026-06-01T08:00:00Z';

  static async start(): Promise<PrivacyCase> {
    const made = new PrivacyCase();
    await createWorkspace(made.folder, findRegion('Свердловская область'), {
      cohort: 2026,
      specialBasis: null,
      now: made.now as IsoInstant,
    });
    return made;
  }

  /** Writes a table beside the workspace. */
  file(name: string, lines: readonly string[]): string {
    const path = join(this.root, name);
    writeFileSync(path, `${lines.join('\n')}\n`);
    return path;
  }

  async route(...args: readonly string[]): Promise<Said> {
    return await say([...args, '--workspace', this.folder], {
      cwd: this.root,
      secret: this.secret,
      now: this.now,
    });
  }

  /** The JSON document of a command that must end well. */
  async json<Document>(...args: readonly string[]): Promise<Document> {
    const said = await this.route(...args, '--json');
    if (said.code !== 0) throw new Error(`${args.join(' ')}: ${said.code} ${said.out} ${said.err}`);
    return JSON.parse(said.out) as Document;
  }

  /** Paths of the workspace whose name or bytes, packed ones too, hold any of the texts in any Russian encoding. */
  filesWith(...texts: readonly string[]): readonly string[] {
    const needles = texts.flatMap((text) => [Buffer.from(text), Buffer.from(text, 'utf16le'), cp1251(text)]);
    const holds = (bytes: Uint8Array): boolean => {
      const buffer = Buffer.from(bytes);
      if (needles.some((needle) => buffer.includes(needle))) return true;
      if (buffer.subarray(0, 4).toString('latin1') !== 'PK\u0003\u0004') return false;
      return Object.values(unzipSync(bytes)).some(holds);
    };
    return readdirSync(this.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter(
        (path) =>
          texts.some((text) => path.slice(this.folder.length).includes(text)) || holds(readFileSync(path)),
      );
  }
}

function cp1251(text: string): Buffer {
  return Buffer.from(
    Array.from(text, (letter) => {
      const code = letter.codePointAt(0) ?? 0;
      return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code & 0xff;
    }),
  );
}
