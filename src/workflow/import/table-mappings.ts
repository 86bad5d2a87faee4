import { join, resolve } from 'node:path';
import { EXIT, Failure } from '../../domain/failure.ts';
import type { FixedLayout, ImportKind } from '../../domain/intake-record.ts';
import type { TableMapping } from '../../domain/table-mapping.ts';
import { draftMapping } from '../../intake/tabular/draft-mapping.ts';
import { fieldNames } from '../../intake/tabular/fixed-header.ts';
import {
  forgetMapping,
  readMapping,
  rememberedMappings,
  rememberMapping,
  renderMapping,
} from '../../workspace/mapping-file.ts';
import { type ReplaceResult, replaceFile } from '../../workspace/replace-file.ts';
import type { OpenWorkspace } from '../with-workspace.ts';

function folderOf({ paths }: OpenWorkspace): string {
  return join(paths.templates, 'mappings');
}

/** The layout a user gives. @throws Failure `mapping-unreadable`, `mapping-invalid` */
export async function readLayout(path: string, cwd: string): Promise<TableMapping> {
  return await readMapping(resolve(cwd, path), fieldNames);
}

/** Layouts kept for colleges. @throws Failure when one was edited and is no longer right */
export async function keptLayouts(workspace: OpenWorkspace): Promise<readonly TableMapping[]> {
  return await rememberedMappings(folderOf(workspace), fieldNames);
}

/** Keeps the layout a file was just read by for the college of the file. @returns the college, null when nobody said whose it is */
export async function keepLayout(workspace: OpenWorkspace, fixed: FixedLayout): Promise<string | null> {
  const { mapping } = fixed;
  const college = mapping.college ?? mapping.constants.college ?? fixed.college;
  if (college === null) return null;
  await rememberMapping(folderOf(workspace), college, mapping);
  return college;
}

/** Forgets the layout of a college. @throws Failure `mapping-unknown` */
export async function forgetLayout(workspace: OpenWorkspace, college: string): Promise<void> {
  if (await forgetMapping(folderOf(workspace), college, fieldNames)) return;
  const kept = (await keptLayouts(workspace)).flatMap((mapping) => mapping.college ?? []);
  throw new Failure('mapping-unknown', `Для колледжа «${college}» раскладка не запомнена.`, {
    hint:
      kept.length === 0
        ? 'Запомненных раскладок нет.'
        : `Запомнены: ${kept.map((name) => `«${name}»`).join(', ')}.`,
    exitCode: EXIT.usage,
  });
}

/** Writes what was recognised of a table as a layout to be edited. */
export async function writeDraft(
  path: string,
  kind: ImportKind | null,
  target: string,
  cwd: string,
): Promise<ReplaceResult & { readonly mapping: TableMapping }> {
  const mapping = await draftMapping(path, kind);
  const written = await replaceFile(resolve(cwd, target), Buffer.from(renderMapping(mapping)), {});
  return { ...written, mapping };
}
