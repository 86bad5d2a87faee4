import { Chalk, type ChalkInstance } from 'chalk';

/** Where a command writes: results to `out`, progress and messages to `err`. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly paint: ChalkInstance;
  readonly outIsTerminal: boolean;
  readonly errIsTerminal: boolean;
  readonly inIsTerminal: boolean;
  /** Columns of the screen; 100 where the output is not a screen. */
  readonly width: number;
}

/** The terminal of this process. Colour only on a screen, never with `--no-color` or NO_COLOR. */
export function processTerminal(argv: readonly string[], env: NodeJS.ProcessEnv): Terminal {
  const outIsTerminal = process.stdout.isTTY === true;
  const plain = argv.includes('--no-color') || (env.NO_COLOR ?? '') !== '' || !outIsTerminal;
  // A reader that closes the pipe early («route list … | head») is not an error of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    paint: new Chalk({ level: plain ? 0 : 1 }),
    outIsTerminal,
    errIsTerminal: process.stderr.isTTY === true,
    inIsTerminal: process.stdin.isTTY === true,
    width: process.stdout.columns ?? 100,
  };
}
