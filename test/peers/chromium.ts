import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const PROGRAM = ['chromium', 'chromium-browser', 'google-chrome'].find(
  (name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0,
);

/** True when Chromium is here. In CI it must be: there its absence fails the tests instead of skipping them. */
export function hasChromium(): boolean {
  if (PROGRAM === undefined && process.env.CI !== undefined) throw new Error('Chromium is missing in CI');
  return PROGRAM !== undefined;
}

/** A page in a browser of its own. */
export interface BrowserPage {
  /** Opens a file with a window of the width, pixels. Returns what the console said at the level of a warning or above. */
  open(path: string, width: number): Promise<readonly string[]>;
  /** The value of an expression in the page; must be JSON. */
  evaluate<T>(expression: string): Promise<T>;
  press(key: string): Promise<void>;
  /** Emulates a medium («print») or a preference of the user. */
  emulate(media: { readonly media?: string; readonly features?: readonly Preference[] }): Promise<void>;
  /** The whole page as PNG. */
  screenshot(): Promise<Uint8Array>;
  /** The page as PDF, as it prints. */
  print(): Promise<Uint8Array>;
  /** Addresses the page asked for since it was opened, itself left out. */
  requests(): readonly string[];
  close(): Promise<void>;
}

interface Preference {
  readonly name: string;
  readonly value: string;
}

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--remote-debugging-port=0',
];

/** Starts the browser with a profile of its own and drives it by the DevTools protocol. */
export async function startChromium(): Promise<BrowserPage> {
  const profile = mkdtempSync(join(tmpdir(), 'route-chromium-'));
  const child = spawn(PROGRAM ?? '', [...FLAGS, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const socket = new WebSocket(await debuggerUrl(child));
  await once(socket, 'open');
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  const listeners = new Set<(method: string, params: Json) => void>();
  let last = 0;
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data)) as Json & { id?: number; method?: string };
    if (message.id === undefined) {
      for (const listen of listeners) listen(message.method ?? '', asJson(message.params));
      return;
    }
    const call = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error === undefined) call?.resolve(message.result);
    else call?.reject(new Error(JSON.stringify(message.error)));
  });
  const send = async (method: string, params: Json = {}, sessionId?: string): Promise<Json> => {
    last += 1;
    const id = last;
    const answer = new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject }));
    socket.send(JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) }));
    return asJson(await answer);
  };
  const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
  const attached = await send('Target.attachToTarget', { targetId, flatten: true });
  const session = String(attached.sessionId);
  const call = (method: string, params: Json = {}) => send(method, params, session);
  for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await call(`${domain}.enable`);

  let said: string[] = [];
  let asked: string[] = [];
  listeners.add((method, params) => {
    if (method === 'Log.entryAdded') {
      const { level, text } = asJson(params.entry);
      if (level === 'error' || level === 'warning') said.push(String(text));
    }
    if (method === 'Runtime.exceptionThrown') said.push(JSON.stringify(params.exceptionDetails));
    if (method === 'Runtime.consoleAPICalled') said.push(JSON.stringify(params.args));
    if (method === 'Network.requestWillBeSent') asked.push(String(asJson(params.request).url));
  });
  const evaluate = async <T>(expression: string): Promise<T> => {
    const { result, exceptionDetails } = await call('Runtime.evaluate', {
      expression,
      returnByValue: true,
      awaitPromise: true,
    });
    if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails));
    return asJson(result).value as T;
  };
  return {
    evaluate,
    async open(path, width) {
      const mobile = width < 700;
      await call('Emulation.setDeviceMetricsOverride', { width, height: 900, deviceScaleFactor: 1, mobile });
      [said, asked] = [[], []];
      const loaded = new Promise<void>((resolve) => {
        const listen = (method: string) => {
          if (method !== 'Page.loadEventFired') return;
          listeners.delete(listen);
          resolve();
        };
        listeners.add(listen);
      });
      await call('Page.navigate', { url: pathToFileURL(path).href });
      await loaded;
      await evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
      return said;
    },
    async press(key) {
      for (const type of ['keyDown', 'keyUp']) {
        await call('Input.dispatchKeyEvent', {
          type,
          key,
          code: key,
          windowsVirtualKeyCode: key === 'Tab' ? 9 : 13,
        });
      }
    },
    async emulate({ media = '', features = [] }) {
      await call('Emulation.setEmulatedMedia', { media, features: [...features] });
    },
    async screenshot() {
      const { data } = await call('Page.captureScreenshot', { format: 'png', captureBeyondViewport: true });
      return Buffer.from(String(data), 'base64');
    },
    async print() {
      const { data } = await call('Page.printToPDF', { preferCSSPageSize: true, printBackground: false });
      return Buffer.from(String(data), 'base64');
    },
    requests: () => asked.slice(1),
    async close() {
      const gone = once(child, 'exit');
      socket.close();
      child.kill('SIGTERM');
      await gone;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

type Json = Readonly<Record<string, unknown>>;

function asJson(value: unknown): Json {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

async function debuggerUrl({ stderr }: ChildProcess): Promise<string> {
  let text = '';
  for await (const chunk of stderr ?? []) {
    text += String(chunk);
    const url = /DevTools listening on (ws:\S+)/.exec(text)?.[1];
    if (url !== undefined) return url;
  }
  throw new Error(`Chromium does not start:\n${text}`);
}
