import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/**
 * Runs `work` with operands in which «-» has become a private file holding the standard input; the file is removed afterwards.
 */
export async function withStdinFile<T>(
  operands: readonly string[],
  stdin: NodeJS.ReadableStream,
  work: (operands: readonly string[]) => Promise<T>,
): Promise<T> {
  if (!operands.includes('-')) return await work(operands);
  const folder = await mkdtemp(join(tmpdir(), 'route-'));
  try {
    const file = join(folder, 'stdin');
    await pipeline(stdin, createWriteStream(file, { mode: 0o600 }));
    return await work(operands.map((operand) => (operand === '-' ? file : operand)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
