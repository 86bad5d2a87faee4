import { extname, resolve } from 'node:path';
import { EXIT, Failure } from '../../domain/failure.ts';
import type { Finding } from '../../domain/finding.ts';
import { findingRows, planFindings } from '../../reports/plan-findings.ts';
import { writeCsv } from '../../reports/write-csv.ts';
import { writeXlsx } from '../../reports/xlsx/write-xlsx.ts';
import { replaceFile } from '../../workspace/replace-file.ts';

const COLUMNS = ['file', 'sheet', 'cell', 'code', 'severity', 'message'] as const;

/**
 * Writes findings to a .csv or .xlsx the user named; an earlier file of that name is replaced, because it is a list of the same
 * thing. Returns the path as written.
 * @throws Failure when the ending is another
 */
export async function writeFindings(
  findings: readonly Finding[],
  file: string,
  cwd: string,
): Promise<string> {
  const path = resolve(cwd, file);
  const result = await replaceFile(path, await bytesFor(findings, path), { force: true });
  return result.path;
}

async function bytesFor(findings: readonly Finding[], path: string): Promise<Uint8Array> {
  switch (extname(path).toLowerCase()) {
    case '.csv':
      return writeCsv(
        COLUMNS,
        findingRows(findings).map((row) => COLUMNS.map((column) => row[column])),
      );
    case '.xlsx':
      return await writeXlsx(planFindings(findings));
    default:
      throw new Failure('bad-output', 'замечания пишутся в файл .csv или .xlsx.', {
        exitCode: EXIT.usage,
        hint: 'Например: --findings замечания.xlsx',
      });
  }
}
