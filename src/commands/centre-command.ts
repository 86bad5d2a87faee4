import { z } from 'zod';
import { EXIT } from '../domain/failure.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { issueCentre } from '../workflow/career-centre/issue-centre.ts';
import type { CentreReport } from '../workflow/career-centre/look-at-centre.ts';
import type { IssueTarget } from '../workflow/issue-reports.ts';
import { type OpenWorkspace, withWorkspace } from '../workflow/with-workspace.ts';
import type { WrittenReport } from '../workflow/write-report.ts';
import { type Command, defineCommand, type Example, type OptionLine, OUTPUT_OPTIONS } from './command.ts';
import { MOMENT_OPTION_LINES, momentOptions, outputOptions, targetOf } from './options/market-options.ts';
import { RESTRICTED_OPTION_LINES, reasonFor, restrictedOptions } from './options/restricted.ts';
import { tellWritten } from './screens/tell-written.ts';

/** What every document of these commands tells of its making. */
interface CentreDocument {
  readonly schema: string;
  readonly unfound: number;
}

/**
 * Makes a command of the career centre: it counts, says the numbers on the screen and writes them to an official workbook; with
 * `--restricted --reason` the workbook has the names too, or is all names. The screen and JSON never have any.
 */
export function defineCentreCommand<Document extends CentreDocument, Extra>(definition: {
  readonly summary: string;
  readonly examples: readonly Example[];
  readonly options: readonly OptionLine[];
  /** Options of its own. */
  readonly schema: z.ZodType<Extra>;
  /** «список звонков»: what is given out by name; null when nothing is. */
  readonly named: string | null;
  readonly report: (workspace: OpenWorkspace, target: IssueTarget, options: Extra) => CentreReport<Document>;
  readonly render: (document: Document, terminal: Terminal) => string;
  readonly next: string | null;
  /** Further files, written after the workbook; their paths stand in the document under `field`. */
  readonly also?: {
    readonly field: string;
    /** «Письмо»: what is said to be written. */
    readonly what: string;
    readonly issue: (
      workspace: OpenWorkspace,
      target: IssueTarget,
      options: Extra,
      reason: string | null,
    ) => Promise<readonly WrittenReport[]>;
  };
}): Command {
  const { named } = definition;
  const base = z.object({ ...momentOptions, ...restrictedOptions, ...outputOptions });
  return defineCommand({
    summary: definition.summary,
    operands: '',
    examples: definition.examples,
    options: [
      ...definition.options,
      ...MOMENT_OPTION_LINES,
      ...(named === null ? [] : RESTRICTED_OPTION_LINES),
      ...OUTPUT_OPTIONS,
    ],
    schema: z.intersection(base, definition.schema),
    async run(_operands, options, context) {
      const { terminal } = context;
      const reason = named !== null && options.restricted ? reasonFor(options, named) : null;
      return await withWorkspace(context, { write: true }, async (workspace) => {
        const target = targetOf(options, workspace, context.cwd, workspace.today);
        const report = definition.report(workspace, target, options);
        const { document } = report;
        // A file somebody asked for, which there is nothing but names to fill with.
        if (report.official === null && reason === null && options.output !== undefined)
          reasonFor(options, named ?? '');
        const written = await issueCentre(workspace, report, reason, target);
        const { also } = definition;
        const further = (await also?.issue(workspace, target, options, reason)) ?? [];
        if (context.json) {
          const file = written === null ? {} : { file: written.path, status: written.status };
          const paths = also === undefined ? {} : { [also.field]: further.map(({ path }) => path) };
          terminal.out(`${JSON.stringify({ ...document, ...file, ...paths })}\n`);
          return EXIT.done;
        }
        terminal.out(definition.render(document, terminal));
        if (document.unfound > 0)
          terminal.out(
            `Строк журналов, выпускник которых не определён: ${document.unfound}; в счёт не вошли, где они — на листе «Не найдены».\n`,
          );
        if (named !== null && reason === null)
          terminal.out(`По именам (${named}): добавьте --restricted --reason "цель"\n`);
        for (const each of further) tellWritten(each, context, null, also?.what);
        if (written !== null) tellWritten(written, context, definition.next);
        return EXIT.done;
      });
    },
  });
}
