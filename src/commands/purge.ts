import { z } from 'zod';
import { EXIT, type ExitCode, Failure } from '../domain/failure.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import { counted } from '../domain/russian.ts';
import { type PurgeDocument, purgeDocument } from '../reports/documents/subject-document.ts';
import { carryOutErasure, planErasure } from '../workflow/privacy/erase-scope.ts';
import { erasedLines, leftByHand } from '../workflow/privacy/erased-lines.ts';
import { erasureOfAct, issueAct } from '../workflow/privacy/issue-act.ts';
import { purgeScope } from '../workflow/privacy/purge-scope.ts';
import { withWorkspace } from '../workflow/with-workspace.ts';
import { defineCommand, type RunContext } from './command.ts';
import { statedReason } from './options/stated-reason.ts';
import { NOT_COMPACTED, renderErasurePlan } from './screens/render-erasure.ts';
import { tellWritten } from './screens/tell-written.ts';

export const command = defineCommand({
  summary: 'уничтожить персональные данные выпуска, срок хранения которых истёк',
  operands: '',
  examples: [
    ['route purge --cohort 2023 --keep-aggregates --reason "срок хранения истёк"', 'что будет уничтожено'],
    [
      'route purge --cohort 2023 --keep-aggregates --reason "срок хранения истёк" --yes',
      'уничтожить и составить акт',
    ],
    ['route purge --act 2', 'написать акт ещё раз, если команда прервалась после уничтожения'],
    ['route purge --before 2024-01-01 --reason "приказ 5" --yes', 'всех, кого нет в списках с этого дня'],
  ],
  options: [
    ['--cohort <год>', 'год выпуска'],
    ['--before <дата>', 'кого нет в списках этого дня и более поздних, ГГГГ-ММ-ДД'],
    ['--keep-aggregates', 'оставить снимки отчётов и федеральные формы: в них только числа'],
    ['--reason <основание>', 'основание, запишется в журнал и в акт'],
    ['--act <номер>', 'написать акт об уже уничтоженном; ничего больше не уничтожается'],
    ['--yes', 'уничтожить; без этого только перечислить'],
  ],
  schema: z.object({
    cohort: z.coerce.number('год нужен числом').int().min(2000).max(2100).optional(),
    before: z.iso.date('дата нужна в виде ГГГГ-ММ-ДД').optional(),
    keepAggregates: z.boolean().default(false),
    reason: z.string().optional(),
    act: z.coerce.number('номер нужен числом').int().positive().optional(),
    yes: z.boolean().default(false),
  }),
  async run(_operands, { cohort, before, keepAggregates, reason, act, yes }, context) {
    if (act !== undefined) return await writeActAgain(act, context);
    if (cohort === undefined && before === undefined) {
      throw new Failure('bad-usage', 'назовите, что уничтожить: --cohort ГОД, --before ДАТА или оба.', {
        exitCode: EXIT.usage,
      });
    }
    const basis = statedReason(reason, 'уничтожение данных');
    const { out } = context.terminal;
    return await withWorkspace(context, { write: true }, async (workspace) => {
      const scope = purgeScope(workspace, {
        cohort: cohort ?? null,
        // Checked by the schema above.
        before: (before ?? null) as IsoDate | null,
        keepAggregates,
      });
      const planned = await planErasure(workspace, scope);
      const { traces, people } = planned;
      const listed: PurgeDocument = {
        schema: 'route.purge/1',
        status: 'planned',
        scope: scope.label,
        cohorts: [...scope.cohorts],
        persons: scope.persons.length,
        registerRows: scope.registerRows.length,
        aggregates: keepAggregates ? 'kept' : 'destroyed',
        destroyed: traces.own.map(({ path }) => people.redact(path)),
        byHand: leftByHand(traces).map(({ what, why }) => ({ what: people.redact(what), why })),
        counts: [],
        act: null,
        compacted: null,
        files: [],
      };
      if (!context.json) {
        const persons = counted(listed.persons, 'человек', 'человека', 'человек');
        out(
          `${scope.label}: ${persons}, строк реестров ${listed.registerRows}.\n${renderErasurePlan(listed)}`,
        );
        out(
          keepAggregates
            ? 'Снимки отчётов и формы остаются.\n'
            : 'Снимки отчётов и формы уничтожаются тоже.\n',
        );
      }
      if (!yes) {
        if (context.json) out(`${JSON.stringify(purgeDocument.parse(listed))}\n`);
        else out('Ничего не уничтожено. Уничтожить: та же команда с --yes\n');
        return EXIT.done;
      }
      const { erasure, compacted } = await carryOutErasure(workspace, planned, {
        reason: basis,
        keys: [],
        secretMark: null,
      });
      const written = await issueAct(workspace, { erasure, compacted }, context.cwd);
      if (context.json) {
        const files = written.map(({ path }) => path);
        const counts = [...erasedLines(erasure.counts)];
        const done = { ...listed, status: 'purged' as const, counts, act: erasure.id, compacted, files };
        out(`${JSON.stringify(purgeDocument.parse(done))}\n`);
      } else {
        out(`Уничтожено, акт № ${erasure.id}.\n`);
        for (const each of written) tellWritten(each, context, null, 'Акт');
        if (!compacted) out(NOT_COMPACTED);
      }
      return compacted ? EXIT.done : EXIT.partly;
    });
  },
});

/** Writes the act of a destruction that was killed before its act; rewrites the database too, which comes before the act. */
async function writeActAgain(act: number, context: RunContext): Promise<ExitCode> {
  return await withWorkspace(context, { write: true }, async (workspace) => {
    const erasure = erasureOfAct(workspace, act);
    const compacted = workspace.store.compact();
    const written = await issueAct(workspace, { erasure, compacted }, context.cwd);
    if (context.json) {
      const document: PurgeDocument = {
        schema: 'route.purge/1',
        status: 'act',
        scope: erasure.scope,
        cohorts: [...erasure.cohorts],
        persons: erasure.counts.persons,
        registerRows: erasure.counts.registerRows,
        aggregates: erasure.counts.snapshots + erasure.counts.forms > 0 ? 'destroyed' : 'kept',
        destroyed: erasure.files.map(({ path }) => path),
        byHand: [...erasure.byHand],
        counts: [...erasedLines(erasure.counts)],
        act,
        compacted,
        files: written.map(({ path }) => path),
      };
      context.terminal.out(`${JSON.stringify(purgeDocument.parse(document))}\n`);
    } else {
      for (const each of written) tellWritten(each, context, null, 'Акт');
      if (!compacted) context.terminal.out(NOT_COMPACTED);
    }
    return compacted ? EXIT.done : EXIT.partly;
  });
}
