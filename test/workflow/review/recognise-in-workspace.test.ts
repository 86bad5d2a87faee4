import { Chalk } from 'chalk';
import { expect, it, onTestFinished } from 'vitest';
import { command } from '../../../src/commands/recognise.ts';
import type { SpoCode } from '../../../src/domain/spo-code.ts';
import { recogniseDocument } from '../../../src/reports/documents/recognise-document.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { createWorkspace, findRegion } from '../../../src/workflow/create-workspace.ts';
import { clock, temporaryFolder } from '../../store/sample-imports.ts';

const { now } = clock('2026-06-08T08:00:00Z');

/** Answers of `route recognise --json` asked in a folder: code and rule by title. */
async function answers(cwd: string, titles: readonly string[], workspace: string | null = null) {
  let text = '';
  await command.run(
    titles,
    {},
    {
      terminal: {
        out: (part) => {
          text += part;
        },
        err: () => {},
        paint: new Chalk({ level: 0 }),
        outIsTerminal: false,
        errIsTerminal: false,
        inIsTerminal: false,
        width: 100,
      },
      cwd,
      env: {},
      now,
      toolVersion: '0.0.0',
      json: true,
      quiet: false,
      workspace,
      commandLine: 'route recognise',
    },
  );
  return recogniseDocument
    .parse(JSON.parse(text))
    .titles.map(({ codes, evidence }) => [codes[0]?.code, codes[0]?.name, evidence[0]?.rule]);
}

it('decisions of the analyst hold in the workspace they were made in, and nowhere else', async () => {
  const inside = temporaryFolder();
  const outside = temporaryFolder();
  const paths = await createWorkspace(inside, findRegion('Свердловская область'), {
    cohort: 2026,
    specialBasis: null,
    now: now(),
  });
  const store = openStore(paths.database, { now });
  onTestFinished(() => store.close());
  const cook = { code: '43.01.09' as SpoCode, edition: '336' } as const;
  store.decideTitle({ key: 'котломой', title: 'Котломой', codes: [{ ref: cook, weight: 1 }] });
  const decided = ['43.01.09', 'Повар, кондитер', 'analyst-decision'];
  expect(await answers(inside, ['Котломой'])).toEqual([decided]);
  expect(await answers(outside, ['Котломой'], inside)).toEqual([decided]);
  expect(await answers(outside, ['Котломой'])).not.toEqual([decided]);
  expect(await answers(inside, ['Повар'])).toEqual(await answers(outside, ['Повар']));
  await expect(answers(outside, ['Повар'], 'нет такой')).rejects.toThrow('не является рабочей');
});
