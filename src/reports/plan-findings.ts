import type { Finding, Severity } from '../domain/finding.ts';
import { findingMessage } from '../domain/finding-text.ts';
import type { WorkbookPlan } from './sheet-plan.ts';

const SEVERITY_LABEL: Readonly<Record<Severity, string>> = {
  error: 'ошибка',
  warning: 'внимание',
  info: 'исправлено',
};

/** A finding as the export shows it. Column names are part of the contract: file, sheet, cell, code, message. */
export interface FindingRow {
  readonly file: string;
  readonly sheet: string;
  readonly cell: string;
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
}

/** Findings as rows, in the order they were made; values in messages are masked. A finding of a whole row names the row. */
export function findingRows(findings: readonly Finding[]): readonly FindingRow[] {
  return findings.map((finding) => ({
    file: finding.at.file,
    sheet: finding.at.sheet ?? '',
    cell: finding.at.cell ?? (finding.at.row === null ? '' : String(finding.at.row)),
    code: finding.code,
    severity: finding.severity,
    message: findingMessage(finding),
  }));
}

/** The workbook of `--findings FILE.xlsx`. */
export function planFindings(findings: readonly Finding[]): WorkbookPlan {
  return {
    name: 'Замечания',
    title: 'Замечания к загруженным данным',
    outputClass: 'official',
    sheets: [
      {
        name: 'Замечания',
        title: 'Замечания к загруженным данным',
        subtitle: ['Личные значения скрыты: видны только первая и последняя буквы.'],
        blocks: [
          {
            kind: 'table',
            id: 'findings',
            columns: [
              { key: 'file', header: 'file', width: 34, format: 'text' },
              { key: 'sheet', header: 'sheet', width: 18, format: 'text' },
              { key: 'cell', header: 'cell', width: 9, format: 'text' },
              { key: 'code', header: 'code', width: 24, format: 'text' },
              { key: 'severity', header: 'severity', width: 12, format: 'text' },
              { key: 'message', header: 'message', width: 70, format: 'text' },
            ],
            rows: findingRows(findings).map((row, index) => ({
              key: String(index),
              cells: { ...row, severity: SEVERITY_LABEL[row.severity] },
              ...(row.severity === 'error' ? { style: 'alert' as const } : {}),
            })),
          },
        ],
      },
    ],
  };
}
