import { EXIT, type ExitCode, Failure } from '../domain/failure.ts';
import { isIsoDate, russianDate } from '../domain/iso-date.ts';
import type { RegisterField, RegisterRow, RegisterValue } from '../domain/register.ts';
import { type RegisterName, registerDefinition } from '../domain/registers.ts';
import { renderTable } from '../terminal/render-table.ts';
import { withWorkspace } from '../workflow/with-workspace.ts';
import type { RunContext } from './command.ts';
import { reasonFor } from './options/restricted.ts';

/** Rows of a register: about graduates only as JSON into a file and with a reason, others on the screen too. */
export async function listRegister(
  register: RegisterName,
  options: { readonly restricted: boolean; readonly reason?: string | undefined },
  context: RunContext,
): Promise<ExitCode> {
  const { about, title, fields } = registerDefinition(register);
  const isNamed = about === 'graduate';
  const reason = isNamed ? reasonFor(options, title) : null;
  if (isNamed && (!context.json || context.terminal.outIsTerminal)) {
    throw new Failure('restricted', `${title}: персональные данные не выводятся на экран.`, {
      exitCode: EXIT.usage,
      hint: 'Добавьте --json и направьте вывод в файл: … --json > строки.json',
    });
  }
  return await withWorkspace(context, { write: isNamed }, async ({ store }) => {
    const rows = store.registerRows(register);
    if (reason !== null) {
      const details = { register, rows: rows.length };
      store.journal({ action: 'list', outputClass: 'restricted', reason, details });
    }
    const { out } = context.terminal;
    if (context.json) out(`${JSON.stringify({ schema: 'route.list/1', kind: register, rows })}\n`);
    else {
      const columns = Object.values(fields).map(({ header }) => header);
      const cells = rows.map((row) => screenCells(row, fields));
      out(
        renderTable(
          { title: title.charAt(0).toUpperCase() + title.slice(1), columns, rows: cells },
          context.terminal,
        ),
      );
    }
    return EXIT.done;
  });
}

function screenCells(
  { values }: RegisterRow,
  fields: Readonly<Record<string, RegisterField>>,
): (string | number | null)[] {
  return Object.entries(fields).map(([key, field]) => shown(values[key] ?? null, field));
}

function shown(value: RegisterValue | null, { choices }: RegisterField): string | number | null {
  const labelOf = (each: string) => choices?.find((choice) => choice.value === each)?.label ?? each;
  if (value === null || typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 'да' : 'нет';
  if (typeof value === 'string') return isIsoDate(value) ? russianDate(value) : labelOf(value);
  return 'code' in value ? value.code : value.map(labelOf).join('; ');
}
