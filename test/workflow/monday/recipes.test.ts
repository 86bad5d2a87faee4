import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dayIn } from '../../../src/workflow/region-clock.ts';
import { temporaryFolder } from '../../workspace/temporary-folder.ts';
import { FormsCase } from '../forms/forms-case.ts';

const DOCUMENT = readFileSync(new URL('../../../docs/monday.md', import.meta.url), 'utf8');
const CLI = new URL('../../../src/cli.ts', import.meta.url).href;

/** The examples of the document in a language, in order. */
function recipes(language: string): readonly string[] {
  return Array.from(DOCUMENT.matchAll(/```(\w+)\n([\s\S]*?)```/g)).flatMap(([, name, text = '']) =>
    name === language ? [text] : [],
  );
}

/** A recipe with the paths of the document replaced by those of the test. */
function here(text: string, program: string, workspace: string): string {
  return text.replaceAll('/usr/local/bin/route', program).replaceAll('/srv/route/region', workspace);
}

/** The program as the recipes call it. */
function programIn(folder: string): string {
  const program = join(folder, 'route');
  const source = join(folder, 'run.mjs');
  writeFileSync(
    source,
    `const { main } = await import(${JSON.stringify(CLI)}); await main(process.argv.slice(2));`,
  );
  writeFileSync(
    program,
    `#!/bin/sh\nexec '${process.execPath}' --disable-warning=ExperimentalWarning '${source}' "$@"\n`,
  );
  chmodSync(program, 0o700);
  return program;
}

const cronLine = () => {
  const line = recipes('cron')
    .join('')
    .split('\n')
    .find((each) => /^[\d*]/.test(each));
  const [, time = '', command = ''] = /^((?:\S+ ){4}\S+) (.*)$/.exec(line ?? '') ?? [];
  return { time, command };
};
const hasSystemd = spawnSync('systemd-analyze', ['--version'], { stdio: 'ignore' }).status === 0;

describe('the recipes of docs/monday.md', () => {
  test.skipIf(process.platform === 'win32')(
    'the line of cron runs as sh runs it, twice, and leaves reports and a log',
    { timeout: 120_000 },
    async () => {
      const made = await FormsCase.start();
      const program = programIn(temporaryFolder());
      const sh = (text: string) =>
        spawnSync('/bin/sh', ['-c', here(text, program, made.folder)], {
          cwd: '/',
          encoding: 'utf8',
          env: { PATH: '/usr/bin:/bin', HOME: '/' },
        });
      for (const text of recipes('sh')) expect(sh(text).status).toBe(0);
      const { command } = cronLine();
      expect(command).not.toContain('%');
      const first = sh(command);
      expect({ status: first.status, out: first.stdout, err: first.stderr }).toEqual({
        status: 0,
        out: '',
        err: '',
      });
      const reports = readdirSync(join(made.folder, 'reports'));
      expect(reports.some((name) => name.startsWith('Еженедельный отчёт'))).toBe(true);
      expect(sh(command).status).toBe(0);
      expect(readdirSync(join(made.folder, 'reports'))).toEqual(reports);
      const logs = readdirSync(join(made.folder, 'logs'));
      expect(logs.filter((name) => /^monday-\d{4}-\d\d-\d\d\.log$/.test(name))).toHaveLength(1);
    },
  );

  test('cron: every Monday at a time of day, in a zone of Russia', () => {
    expect(cronLine().time).toMatch(/^\d{1,2} \d{1,2} \* \* 1$/);
    const zone = /CRON_TZ=(\S+)/.exec(recipes('cron').join(''))?.[1] ?? '';
    expect(dayIn(zone, '2026-05-25T05:00:00Z' as Parameters<typeof dayIn>[1])).toBe('2026-05-25');
  });

  test('systemd: the command of the unit is that of cron', () => {
    const [service = '', timer = ''] = recipes('ini');
    const command = /^ExecStart=(.*)$/m.exec(service)?.[1] ?? '';
    expect(cronLine().command.startsWith(`${command} `)).toBe(true);
    expect(timer).toContain('Persistent=true');
  });

  test.skipIf(!hasSystemd)('systemd accepts the units and the calendar', () => {
    const folder = temporaryFolder();
    const program = programIn(folder);
    const [service = '', timer = ''] = recipes('ini');
    const workspace = join(folder, 'region');
    mkdirSync(workspace);
    const user = (text: string) => text.replace(/^User=.*$/m, 'User=root');
    writeFileSync(join(folder, 'route-monday.service'), user(here(service, program, workspace)));
    writeFileSync(join(folder, 'route-monday.timer'), timer);
    const verify = spawnSync('systemd-analyze', ['verify', join(folder, 'route-monday.timer')], {
      encoding: 'utf8',
    });
    const own = verify.stderr.split('\n').filter((line) => line.includes('route-monday'));
    expect(own).toEqual([]);
    const calendar = /^OnCalendar=(.*)$/m.exec(timer)?.[1] ?? '';
    const next = spawnSync('systemd-analyze', ['calendar', calendar], { encoding: 'utf8' });
    expect(next.status).toBe(0);
    expect(next.stdout).toMatch(/Next elapse: Mon /);
  });

  test('Windows: the task is well-formed and calls the same command', () => {
    const [task = ''] = recipes('xml');
    expect(unbalanced(task)).toEqual([]);
    expect(unbalanced(task.replace('</Settings>', ''))).not.toEqual([]);
    const text = (name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(task)?.[1] ?? '';
    expect(text('Arguments')).toBe('monday --workspace "C:\\route\\region" --quiet');
    expect(text('Command')).toMatch(/\\route\.cmd$/);
    expect(new Date(`${text('StartBoundary')}Z`).getUTCDay()).toBe(1);
    expect(text('MultipleInstancesPolicy')).toBe('IgnoreNew');
  });

  test('every code of the program stands in the table', () => {
    for (const code of [0, 1, 2, 3, 4, 5]) expect(DOCUMENT).toMatch(new RegExp(`^\\| ${code} \\|`, 'm'));
  });
});

/** Tags of an XML document that do not close in order, and text outside the root. */
function unbalanced(xml: string): readonly string[] {
  const open: string[] = [];
  const wrong: string[] = [];
  const body = xml.trim().replace(/^<\?xml[^?]*\?>\s*/, '');
  for (const [whole, closing, name = '', single] of body.matchAll(
    /<(\/)?([A-Za-z]+)((?:\s+[\w:]+="[^"<]*")*\s*\/)?(?:\s+[\w:]+="[^"<]*")*>/g,
  )) {
    if (single !== undefined) continue;
    if (closing === undefined) open.push(name);
    else if (open.pop() !== name) wrong.push(whole);
  }
  const rest = body.replace(/<\/?[A-Za-z][^<>]*>/g, '');
  return [...wrong, ...open, ...(/[<>&]/.test(rest) ? ['a stray mark'] : [])];
}
