import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Failure } from '../../domain/failure.ts';
import type { ReaderAnswer, ReaderRequest } from './reader-protocol.ts';

/** Heap of the reading process, MB: a worker thread's limit does not hold against one huge allocation, a process's does. */
const HEAP_MB = 800;

/** A reading process in use. */
export interface ReaderProcess {
  /** Asks and waits for the answer; `allow` changes the time left when the process reports progress. */
  ask(
    request: ReaderRequest,
    milliseconds: number,
    allow?: (answer: ReaderAnswer) => number,
  ): Promise<ReaderAnswer>;
  /** Gives the process back for the next file. */
  release(): void;
}

/** Processes that wait for a file: one opens the next file while this one goes on. */
const MOST_IDLE = 1;
const idle: ChildProcess[] = [];

/** Takes a waiting process, or starts one. The only place where reading processes are started. */
export function takeReaderProcess(): ReaderProcess {
  const waiting = idle.pop();
  const child = waiting?.connected === true ? waiting : start();
  // A reader may ask ahead and leave before the answer: questions stand in line, and the process is given back after the last.
  let line: Promise<unknown> = Promise.resolve();
  let asked = 0;
  return {
    ask: (request, milliseconds, allow) => {
      asked++;
      const answer = line.then(() => {
        if (isGone(child)) throw stopped();
        return ask(child, request, milliseconds, allow);
      });
      line = answer.catch(() => undefined).then(() => asked--);
      return answer;
    },
    release: () => {
      if (asked === 0) giveBack(child);
      else line = line.then(() => giveBack(child));
    },
  };
}

function giveBack(child: ChildProcess): void {
  if (isGone(child) || !child.connected || idle.includes(child)) return;
  if (idle.length >= MOST_IDLE) {
    child.kill('SIGKILL');
    return;
  }
  child.send({ ask: 'close' } satisfies ReaderRequest);
  idle.push(child);
}

function isGone(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

function start(): ChildProcess {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const child = fork(entryPath(), [], {
    execArgv: [`--max-old-space-size=${HEAP_MB}`, '--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    // Typed arrays and long texts go as they are; JSON would cost more than the parsing.
    serialization: 'advanced',
    env,
  });
  child.setMaxListeners(0);
  rest(child);
  return child;
}

/** The entry beside this module, as source or built. */
function entryPath(): string {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return fileURLToPath(new URL(`reader-child.${extension}`, import.meta.url));
}

/** A process that is asked nothing must not keep the program alive, even when a file was opened and never read. */
function rest(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
}

function ask(
  child: ChildProcess,
  request: ReaderRequest,
  milliseconds: number,
  allow: (answer: ReaderAnswer) => number = () => milliseconds,
): Promise<ReaderAnswer> {
  child.ref();
  child.channel?.ref();
  return new Promise((resolve, reject) => {
    let timer = setTimeout(expire, milliseconds);
    const onMessage = (answer: ReaderAnswer) => {
      if (answer.say === 'closed') return;
      if (answer.say === 'checked') {
        clearTimeout(timer);
        timer = setTimeout(expire, allow(answer));
        return;
      }
      finish();
      if (answer.say === 'failed')
        reject(
          new Failure(answer.code, answer.message, {
            ...(answer.hint === null ? {} : { hint: answer.hint }),
          }),
        );
      else resolve(answer);
    };
    const onExit = () => {
      finish();
      reject(stopped());
    };
    function finish() {
      clearTimeout(timer);
      rest(child);
      child.off('message', onMessage);
      child.off('exit', onExit);
    }
    function expire() {
      finish();
      child.kill('SIGKILL');
      reject(
        new Failure('file-unreadable', 'Файл не прочитан: разбор длится слишком долго.', {
          hint: 'Скопируйте нужные строки в новую книгу и сохраните её.',
        }),
      );
    }
    child.on('message', onMessage);
    child.once('exit', onExit);
    child.send(request);
  });
}

function stopped(): Failure {
  return new Failure('file-too-large', 'Файл не прочитан: для его разбора не хватает памяти.', {
    hint: 'Разделите таблицу на несколько файлов или удалите оформление пустых строк.',
  });
}
