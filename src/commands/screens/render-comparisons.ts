import type { Severity } from '../../domain/finding.ts';
import { russianDate } from '../../domain/iso-date.ts';
import { counted } from '../../domain/russian.ts';
import { type CheckDocument, checkDocument } from '../../reports/documents/check-document.ts';
import { renderTable } from '../../terminal/render-table.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import type { FormComparison } from '../../workflow/forms/reconcile-forms.ts';
import type { OpenWorkspace } from '../../workflow/with-workspace.ts';

type StoredFindings = ReturnType<OpenWorkspace['store']['findings']>;

/** Lines of differences shown on a screen. */
const SHOWN = 40;

/** `route check --json` as a document. */
export function checkDocumentOf(
  findings: StoredFindings,
  counts: Readonly<Record<Severity, number>>,
  comparisons: readonly FormComparison[],
): CheckDocument {
  return checkDocument.parse({
    schema: 'route.check/1',
    findings: counts,
    rows: findings.map(({ importId, code, severity, at, args }) => ({
      importId,
      code,
      severity,
      ...at,
      args,
    })),
    forms: comparisons.map(({ form, persons, result }) => ({
      college: form.college,
      edition: form.edition,
      asOf: form.asOf,
      importId: form.importId,
      file: form.file,
      sheet: form.sheet,
      persons,
      compared: result?.compared ?? null,
      differences: (result?.differences ?? []).map((one) => ({
        specialty: one.specialty,
        row: one.row,
        rowLabel: one.rowLabel,
        column: one.column,
        columnLabel: one.columnLabel,
        cell: one.cell,
        form: one.form,
        persons: one.persons,
        unknown: one.unknown,
      })),
      onlyPersons: result?.onlyPersons ?? [],
      onlyForm: result?.onlyForm ?? [],
      failed: form.failed.map(({ specialty }) => specialty),
    })),
  });
}

/** Returned forms against lists: a line for each form, then the cells that differ. Nothing when no form was returned. */
export function renderComparisons(comparisons: readonly FormComparison[], terminal: Terminal): string {
  if (comparisons.length === 0) return '';
  const overview = renderTable(
    {
      title: 'Сверка форм со списками выпускников',
      columns: ['Колледж', 'Форма', 'На дату', 'Специальностей', 'Не принято', 'По списку', 'Расхождений'],
      rows: comparisons.map(({ form, persons, result }) => [
        form.college,
        form.edition,
        russianDate(form.asOf),
        form.blocks.length,
        form.failed.length,
        persons === 0 ? 'списка нет' : counted(persons, 'человек', 'человека', 'человек'),
        result === null
          ? 'не сверено'
          : String(result.differences.length + result.onlyPersons.length + result.onlyForm.length),
      ]),
    },
    terminal,
  );
  const lines = comparisons.flatMap(differenceLines);
  if (lines.length === 0) return overview;
  const table = renderTable(
    {
      title: 'Расхождения',
      columns: ['Колледж', 'Код', 'Строка', 'Графа', 'Клетка', 'В форме', 'По списку', 'Без статуса'],
      rows: lines.slice(0, SHOWN),
    },
    terminal,
  );
  const rest = lines.length - SHOWN;
  const more =
    rest > 0
      ? `… и ещё ${counted(rest, 'расхождение', 'расхождения', 'расхождений')}; все — с параметром --json или --findings файл.xlsx\n`
      : '';
  return `${overview}${table}${more}Без статуса — люди строки, о которых сведений нет: они входят только в общее число.\n`;
}

function differenceLines({ form, result }: FormComparison): readonly (readonly (string | null)[])[] {
  if (result === null) return [];
  const shown = (count: number | null) => (count === null ? 'пусто' : String(count));
  return [
    ...result.differences.map((one) => [
      form.college,
      one.specialty.code,
      one.row,
      one.column,
      one.cell,
      shown(one.form),
      shown(one.persons),
      one.unknown === 0 ? '' : String(one.unknown),
    ]),
    ...result.onlyPersons.map(({ specialty, persons }) => [
      form.college,
      specialty.code,
      '',
      '',
      null,
      'нет',
      shown(persons),
      '',
    ]),
    ...result.onlyForm.map(({ specialty, form: count }) => [
      form.college,
      specialty.code,
      '',
      '',
      null,
      shown(count),
      'никого',
      '',
    ]),
  ];
}
