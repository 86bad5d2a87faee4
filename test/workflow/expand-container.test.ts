import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { type Contained, expandContainer } from '../../src/workflow/import/expand-container.ts';
import { withPrivateFolder } from '../../src/workflow/import/private-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'route-containers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function saved(name: string, bytes: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

function letter(...attachments: readonly (readonly [string, Uint8Array])[]): Buffer {
  const parts = attachments.map(
    ([name, bytes]) =>
      `--XX\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(bytes).toString('base64')}\r\n`,
  );
  const head =
    'From: curator@college.example\r\nSubject: x\r\nMessage-ID: <7@x>\r\nDate: Mon, 25 May 2026 09:30:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="XX"\r\n\r\n';
  return Buffer.from(`${head}${parts.join('')}--XX--\r\n`);
}

async function expanded(path: string, into: string): Promise<readonly Contained[]> {
  const found: Contained[] = [];
  for await (const item of expandContainer({ path, shown: basename(path) }, into)) found.push(item);
  return found;
}

const shownOf = (item: Contained) =>
  item.kind === 'file' ? `${item.kind} ${item.input.shown}` : `${item.kind} ${item.shown}`;

describe('inputs that hold others', () => {
  test('a table is itself, where it is', async () => {
    const path = saved('list.csv', 'ФИО;Группа');
    await withPrivateFolder(async (into) => {
      expect(await expanded(path, into)).toEqual([
        { kind: 'file', input: { path, shown: 'list.csv' }, origin: null },
      ]);
      expect(readdirSync(into)).toEqual([]);
    });
  });

  test('a mail with an archive: the tables, who sent them and when', async () => {
    const zip = zipSync({
      'Группа А/список.csv': strToU8('ФИО;Группа'),
      '../зло.csv': strToU8('ФИО;Статус'),
    });
    const path = saved(
      'mail.eml',
      letter(['lists.zip', zip], ['logo.png', Buffer.from('\u0089PNG\r\n', 'latin1')]),
    );
    await withPrivateFolder(async (into) => {
      const found = await expanded(path, into);
      expect(found.map(shownOf)).toEqual([
        'file mail.eml/lists.zip/Группа А/список.csv',
        'note mail.eml/lists.zip/../зло.csv',
        'file mail.eml/lists.zip/../зло.csv',
      ]);
      for (const item of found) {
        if (item.kind !== 'file') continue;
        expect(item.origin).toMatchObject({
          from: 'curator@college.example',
          sentAt: '2026-05-25T09:30:00Z',
          messageId: '7@x',
        });
        expect(relative(into, item.input.path)).not.toMatch(/^\.\./);
        expect(statSync(item.input.path).mode & 0o777).toBe(0o600);
        expect(readFileSync(item.input.path, 'utf8')).toMatch(/^ФИО/);
      }
      expect(statSync(into).mode & 0o777).toBe(0o700);
    });
  });

  test('the same content twice is one file and a note', async () => {
    const path = saved('twice.eml', letter(['a.csv', strToU8('ФИО')], ['b.csv', strToU8('ФИО')]));
    await withPrivateFolder(async (into) => {
      expect((await expanded(path, into)).map(shownOf)).toEqual([
        'file twice.eml/a.csv',
        'note twice.eml/b.csv',
      ]);
    });
  });

  test('a mail without tables, an empty archive: told, never nothing', async () => {
    await withPrivateFolder(async (into) => {
      expect((await expanded(saved('none.eml', letter()), into)).map(({ kind }) => kind)).toEqual(['note']);
      const empty = zipSync({ 'folder/': new Uint8Array() });
      expect((await expanded(saved('empty.zip', empty), into)).map(({ kind }) => kind)).toEqual(['failure']);
    });
  });

  test('mails in archives in mails without end', async () => {
    let bytes: Uint8Array = strToU8('ФИО');
    for (let depth = 0; depth < 6; depth++)
      bytes = zipSync({ 'm.eml': letter(['a.zip', zipSync({ 'x.csv': bytes })]) });
    await withPrivateFolder(async (into) => {
      const kinds = (await expanded(saved('deep.zip', bytes), into)).map(({ kind }) => kind);
      expect(kinds).not.toContain('file');
      expect(kinds).toContain('failure');
    });
  });

  test('the folder is gone afterwards, also after an error', async () => {
    let used = '';
    await expect(
      withPrivateFolder(async (into) => {
        used = into;
        writeFileSync(join(into, 'x'), 'x');
        throw new Error('stop');
      }),
    ).rejects.toThrow('stop');
    expect(existsSync(used)).toBe(false);
  });
});
