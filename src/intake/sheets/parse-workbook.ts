import { readFileSync, statSync } from 'node:fs';
import { Failure } from '../../domain/failure.ts';
import { type CheckedPackage, checkPackage } from './check-package.ts';
import { decryptPackage, isEncryptedPackage } from './decrypt-package.ts';
import { fileSignature } from './file-signature.ts';
import { scanPackage } from './ooxml/scan-package.ts';
import type { PackedSheet } from './reader-protocol.ts';
import type { RowBatch } from './row-batch.ts';
import type { ReaderLimits } from './source-sheet.ts';

/** A parsed workbook, held by the reading process until closed. */
export interface ParsedWorkbook {
  readonly date1904: boolean;
  readonly sheets: readonly PackedSheet[];
  /** Up to `count` rows with content; `from` is 0 or `next` of the batch before; `next` is null at the end. */
  rows(
    sheet: number,
    from: number,
    count: number,
  ): { readonly batch: RowBatch; readonly next: number | null };
}

/**
 * Checks and parses a workbook. A common .xlsx is scanned from its bytes; everything else (unusual .xlsx, .xls, .xlsb, .ods, web
 * pages, XML of 2003) goes to the general parser, which is loaded only then. Runs in the reading process only: a parser may need
 * much memory on hostile input.
 * @param passwords to try on a protected workbook; what comes out is checked like any other
 * @throws Failure with a finding code of files
 */
export async function parseWorkbook(
  path: string,
  limits: ReaderLimits,
  passwords: readonly string[],
  onChecked: (inflated: number) => void,
): Promise<ParsedWorkbook> {
  const size = statSync(path).size;
  if (size > limits.fileBytes) throw new Failure('file-too-large', 'Файл слишком велик для таблицы.');
  const stored = readFileSync(path);
  const isLocked = passwords.length > 0 && fileSignature(stored) === 'ole' && isEncryptedPackage(stored);
  const bytes = isLocked ? await decryptPackage(stored, passwords, () => onChecked(stored.length)) : stored;
  const signature = fileSignature(bytes);
  if (signature !== 'zip') {
    const { parseByLibrary } = await import('./parse-by-library.ts');
    onChecked(bytes.length);
    return parseByLibrary(bytes, signature === 'ole' ? 'ole' : 'markup', null, limits);
  }
  const checked = await checkPackage(bytes, limits);
  onChecked(checked.inflated);
  return (
    (checked.kind === 'xlsx' ? scanPackage(checked.parts, limits) : null) ?? general(bytes, checked, limits)
  );
}

async function general(
  bytes: Buffer,
  checked: CheckedPackage,
  limits: ReaderLimits,
): Promise<ParsedWorkbook> {
  const { parseByLibrary } = await import('./parse-by-library.ts');
  return parseByLibrary(bytes, 'package', checked, limits);
}
