import type { Terminal } from './terminal.ts';

/** A progress bar on stderr, or nothing where nobody looks. */
export interface Progress {
  update(done: number, total: number): void;
  stop(): void;
}

/** A bar only when both streams are a screen and nothing asked for quiet; counted in megabytes. */
export async function startProgress(label: string, terminal: Terminal, silent: boolean): Promise<Progress> {
  if (silent || !terminal.outIsTerminal || !terminal.errIsTerminal)
    return { update: () => {}, stop: () => {} };
  const { SingleBar } = await import('cli-progress');
  const bar = new SingleBar({
    format: `${label} {bar} {percentage}% · {value} из {total} МБ`,
    clearOnComplete: true,
    hideCursor: true,
    stream: process.stderr,
  });
  const megabytes = (bytes: number) => Math.round(bytes / 1e5) / 10;
  let started = false;
  return {
    update(done, total) {
      if (!started) bar.start(megabytes(total), 0);
      started = true;
      bar.update(megabytes(done));
    },
    stop() {
      if (started) bar.stop();
    },
  };
}
