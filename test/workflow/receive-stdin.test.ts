import { existsSync, readFileSync, statSync } from 'node:fs';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { withStdinFile } from '../../src/workflow/receive-stdin.ts';

describe('the standard input as a file', () => {
  it('«-» becomes a private file that is gone afterwards', async () => {
    let path = '';
    await withStdinFile(['список.csv', '-'], Readable.from(['ФИО;Код\n']), async (operands) => {
      path = operands[1] ?? '';
      expect(operands[0]).toBe('список.csv');
      expect(readFileSync(path, 'utf8')).toBe('ФИО;Код\n');
      expect(statSync(path).mode & 0o077).toBe(0);
    });
    expect(existsSync(path)).toBe(false);
  });

  it('is gone after a failure too', async () => {
    let path = '';
    const run = withStdinFile(['-'], Readable.from(['x']), async (operands) => {
      path = operands[0] ?? '';
      throw new Error('нет');
    });
    await expect(run).rejects.toThrow('нет');
    expect(existsSync(path)).toBe(false);
  });

  it('is left alone when nobody asks for it', async () => {
    expect(await withStdinFile(['a'], Readable.from([]), async (operands) => operands)).toEqual(['a']);
  });
});
