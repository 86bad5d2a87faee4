import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { EXIT, Failure } from '../../domain/failure.ts';
import { type Contained, expandContainer } from './expand-container.ts';
import { expandPaths, type InputPath } from './expand-paths.ts';
import { withPrivateFolder } from './private-folder.ts';

/** What the operands of a command turned out to hold. */
export interface GatheredInputs {
  readonly files: readonly InputPath[];
  /** Archives, mails and parts of them that could not be taken apart. */
  readonly refused: readonly Extract<Contained, { kind: 'failure' }>[];
  /** Things to tell: a mail without tables, the same attachment twice. */
  readonly notes: readonly Extract<Contained, { kind: 'note' }>[];
}

/**
 * Runs `work` with all files behind the operands: files, folders, patterns, «-» for the standard input; archives and mail are
 * taken apart into a private folder that is removed afterwards.
 * @throws Failure `path-not-found`, `no-files`
 */
export async function withInputs<T>(
  operands: readonly string[],
  { cwd, stdin }: { readonly cwd: string; readonly stdin: NodeJS.ReadableStream },
  work: (inputs: GatheredInputs) => Promise<T>,
): Promise<T> {
  return await withPrivateFolder(async (folder) => {
    const contained: Contained[] = [];
    for (const input of await inputsOf(operands, cwd, stdin, folder)) {
      for await (const item of expandContainer(input, folder)) contained.push(item);
    }
    const inputs: GatheredInputs = {
      files: contained.flatMap((item) =>
        item.kind === 'file'
          ? [{ ...item.input, sentAt: item.origin?.sentAt ?? null, sender: item.origin?.from ?? null }]
          : [],
      ),
      refused: contained.filter((item) => item.kind === 'failure'),
      notes: contained.filter((item) => item.kind === 'note'),
    };
    if (contained.length === 0) {
      throw new Failure('no-files', 'в указанной папке нет файлов.', {
        exitCode: EXIT.io,
        hint: 'Проверьте, та ли это папка.',
      });
    }
    return await work(inputs);
  });
}

async function inputsOf(
  operands: readonly string[],
  cwd: string,
  stdin: NodeJS.ReadableStream,
  folder: string,
): Promise<readonly InputPath[]> {
  const named = expandPaths(
    operands.filter((operand) => operand !== '-'),
    cwd,
  );
  if (!operands.includes('-')) return named;
  const path = join(folder, 'stdin');
  await pipeline(stdin, createWriteStream(path, { mode: 0o600 }));
  return [...named, { path, shown: '-' }];
}
