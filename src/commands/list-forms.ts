import { EXIT, type ExitCode } from '../domain/failure.ts';
import type { StoredFormReturn } from '../domain/form-return.ts';
import { russianDate } from '../domain/iso-date.ts';
import { type FormListDocument, formListDocument } from '../reports/documents/list-document.ts';
import { renderTable } from '../terminal/render-table.ts';
import { withWorkspace } from '../workflow/with-workspace.ts';
import type { RunContext } from './command.ts';

/** Tells the stored blocks of returned forms with their source: numbers of specialties name nobody. */
export async function listForms(
  options: { readonly cohort?: number | undefined },
  context: RunContext,
): Promise<ExitCode> {
  return await withWorkspace(context, { write: false }, async (workspace) => {
    const { store, config } = workspace;
    const cohort = options.cohort ?? config.campaign.cohort;
    const forms = store.formReturns({ cohort });
    const { terminal, json } = context;
    if (json) {
      terminal.out(`${JSON.stringify(formListDocument.parse(formList(forms)))}\n`);
      return EXIT.done;
    }
    if (forms.length === 0) {
      terminal.out(
        `Присланных форм за ${cohort} год нет. Загрузить: route import ФАЙЛ; известные издания: route form\n`,
      );
      return EXIT.done;
    }
    const { editions } = await workspace.formEditions();
    const totals = new Map(editions.map(({ id, total }) => [id, total]));
    const rows = forms.flatMap((form) => linesOf(form, totals.get(form.edition) ?? null));
    const columns = ['Колледж', 'Форма', 'На дату', 'Код', 'Всего', '№', 'Файл', 'Лист', 'Клетка'];
    terminal.out(renderTable({ title: 'Присланные формы', columns, rows }, terminal));
    return EXIT.done;
  });
}

function linesOf(
  form: StoredFormReturn,
  total: string | null,
): readonly (readonly (string | number | null)[])[] {
  const { college, edition, asOf, importId, file, sheet, columns } = form;
  const letter = total === null ? undefined : columns.get(total);
  const line = (code: string, count: string, cell: string | null) => [
    college,
    edition,
    russianDate(asOf),
    code,
    count,
    importId,
    file,
    sheet,
    cell,
  ];
  return [
    ...form.blocks.map(({ specialty, rows: [whole] }) => {
      const count = total === null ? undefined : whole?.counts.get(total);
      const cell = letter === undefined || whole === undefined ? null : `${letter}${whole.sheetRow}`;
      return line(specialty.code, count === undefined ? 'пусто' : String(count), cell);
    }),
    ...form.failed.map(({ specialty }) => line(specialty.code, 'не принято', null)),
  ];
}

function formList(forms: readonly StoredFormReturn[]): FormListDocument {
  return {
    schema: 'route.list/1',
    kind: 'forms',
    rows: forms.flatMap(({ college, edition, asOf, importId, file, sheet, columns, blocks, failed }) =>
      [...blocks, ...failed].map(({ specialty, verdict, rows }) => ({
        college,
        edition,
        asOf,
        specialty: { code: specialty.code, edition: specialty.edition },
        state: verdict,
        importId,
        file,
        sheet,
        rows: rows.map(({ number, sheetRow, counts }) => ({
          number,
          counts: [...counts].map(([column, count]) => {
            const letter = columns.get(column);
            return { column, count, cell: letter === undefined ? null : `${letter}${sheetRow}` };
          }),
        })),
      })),
    ),
  };
}
