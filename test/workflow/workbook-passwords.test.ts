import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import officeCrypto from 'officecrypto-tool';
import { describe, expect, test } from 'vitest';
import { readWorkbookPasswords } from '../../src/workflow/import/workbook-passwords.ts';
import { CollectCase } from './collect/collect-case.ts';
import { letter, list } from './collect/letter.ts';
import { A, B, ReturnsCase } from './returns/returns-case.ts';

async function passwords(lines: string, mode = 0o600) {
  const made = await ReturnsCase.start();
  writeFileSync(join(made.folder, 'пароли.txt'), lines, { mode });
  return await made.open((workspace) => readWorkbookPasswords(workspace, 'пароли.txt', made.folder));
}

describe('a file of passwords', () => {
  test('own first, then those for all; of another college never, unless nobody says whose the file is', async () => {
    const of = await passwords(
      'общий\nПервый техникум = один\r\nГБПОУ «Второй колледж» = два = 2\n\nx = y\n',
    );
    expect(of(A)).toEqual(['один', 'общий', 'x = y']);
    expect(of('Первый техникум')).toEqual(['один', 'общий', 'x = y']);
    expect(of(B)).toEqual(['два = 2', 'общий', 'x = y']);
    expect(of('Третий лицей')).toEqual(['общий', 'x = y']);
    expect(of(null)).toEqual(['общий', 'x = y', 'один', 'два = 2']);
  });

  test.each([
    ['others may read it', 'тайна', 0o644, 'secret-open'],
    ['it is empty', '\n \n', 0o600, 'secret-empty'],
  ])('refused when %s', async (_, lines, mode, code) => {
    await expect(passwords(lines, mode)).rejects.toMatchObject({ code });
  });

  test('a mailed list behind its college’s password', async () => {
    const made = await CollectCase.start();
    const locked = officeCrypto.encrypt(list(['Альфин Иван Ильич', '15.09.2007']), { password: 'один' });
    made.save('1.eml', letter({ files: [['список.xlsx', locked]] }));
    const first = await made.collect();
    expect(first.handled[0]?.files).toMatchObject([{ failure: { code: 'file-protected' } }]);
    const opened = await made.base.open(async ({ store }) => store.refusals());
    expect(opened).toMatchObject([{ college: A, code: 'file-protected' }]);
    made.save('2.eml', letter({ id: '2@first.example', files: [['список.xlsx', locked]] }));
    const second = await made.collect({ passwords: (college) => (college === A ? ['один'] : []) });
    expect(second.handled[0]?.files).toMatchObject([{ status: 'imported', failure: null }]);
    expect(await made.base.open(async ({ store }) => store.refusals())).toEqual([]);
  });
});
