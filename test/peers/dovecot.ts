import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ImapFlow } from 'imapflow';

const PROGRAM =
  ['/usr/sbin/dovecot', '/usr/local/sbin/dovecot'].find((path) => existsSync(path)) ?? 'dovecot';

/** True when dovecot and openssl are here. In CI they must be: there their absence fails the tests instead of skipping them. */
export function hasDovecot(): boolean {
  const found = [
    [PROGRAM, '--version'],
    ['openssl', 'version'],
  ].every(
    ([program = '', argument = '']) => spawnSync(program, [argument], { stdio: 'ignore' }).status === 0,
  );
  if (!found && process.env.CI !== undefined) throw new Error('dovecot is missing in CI');
  return found;
}

export const USER = 'centre';
export const PASSWORD = 'secret-of-the-box';

/** A running server: one user, TLS only, with a certificate of its own authority. */
export interface Dovecot {
  readonly port: number;
  /** PEM of the authority that signed the server's certificate for «localhost». */
  readonly ca: string;
  /** Runs `work` as another mail program of the user. */
  asUser<T>(work: (client: ImapFlow) => Promise<T>): Promise<T>;
  stop(): Promise<void>;
}

/** Starts the server on loopback in a folder of its own, without any rights of the system's. */
export async function startDovecot(): Promise<Dovecot> {
  const folder = mkdtempSync(join(tmpdir(), 'dovecot-'));
  const user = unprivileged();
  makeCertificates(folder);
  for (const name of ['run', 'mail', 'home']) mkdirSync(join(folder, name));
  const port = await freePort();
  writeFileSync(join(folder, 'dovecot.conf'), configOf(folder, port, user));
  if (process.getuid?.() === 0) {
    for (const name of ['.', ...readdirSync(folder)]) chownSync(join(folder, name), user.uid, user.gid);
  }
  const child = spawn(PROGRAM, ['-F', '-c', join(folder, 'dovecot.conf')], {
    stdio: 'ignore',
    ...(process.getuid?.() === 0 ? { uid: user.uid, gid: user.gid } : {}),
  });
  const ca = join(folder, 'ca.pem');
  const asUser = async <T>(work: (client: ImapFlow) => Promise<T>): Promise<T> => {
    const client = new ImapFlow({
      host: 'localhost',
      port,
      secure: true,
      auth: { user: USER, pass: PASSWORD },
      tls: { ca: readFileSync(ca) },
      logger: false,
    });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.logout();
    }
  };
  for (let tries = 0; ; tries++) {
    try {
      await asUser(async () => undefined);
      break;
    } catch (error) {
      if (tries > 100 || child.exitCode !== null) {
        const log = join(folder, 'log');
        throw new Error(`dovecot does not start:\n${existsSync(log) ? readFileSync(log, 'utf8') : ''}`, {
          cause: error,
        });
      }
      await wait(100);
    }
  }
  return {
    port,
    ca,
    asUser,
    async stop() {
      child.kill('SIGTERM');
      for (let tries = 0; child.exitCode === null && child.signalCode === null && tries < 50; tries++)
        await wait(100);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

interface SystemUser {
  readonly name: string;
  readonly group: string;
  readonly uid: number;
  readonly gid: number;
}

/** Who runs the server: this user, or «nobody» where this one is root, whose mail dovecot refuses to keep. */
function unprivileged(): SystemUser {
  const ask = (flag: string, ...of: string[]) =>
    execFileSync('id', [flag, ...of], { encoding: 'utf8' }).trim();
  const who = process.getuid?.() === 0 ? ['nobody'] : [];
  return {
    name: ask('-un', ...who),
    group: ask('-gn', ...who),
    uid: Number(ask('-u', ...who)),
    gid: Number(ask('-g', ...who)),
  };
}

function makeCertificates(folder: string): void {
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  openssl(
    'req',
    '-x509',
    ...key,
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
    '-days',
    '2',
    '-subj',
    '/CN=test authority',
  );
  openssl('req', ...key, '-keyout', 'server.key', '-out', 'server.csr', '-subj', '/CN=localhost');
  writeFileSync(join(folder, 'names'), 'subjectAltName=DNS:localhost\n');
  openssl(
    ...['x509', '-req', '-in', 'server.csr', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial'],
    ...['-out', 'server.pem', '-days', '2', '-extfile', 'names'],
  );
}

function configOf(folder: string, port: number, { name, group, uid, gid }: SystemUser): string {
  return `
base_dir = ${folder}/run
state_dir = ${folder}/run
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = required
ssl_min_protocol = TLSv1.2
ssl_cert = <${folder}/server.pem
ssl_key = <${folder}/server.key
default_internal_user = ${name}
default_internal_group = ${group}
default_login_user = ${name}
mail_location = maildir:${folder}/mail
first_valid_uid = ${uid}
first_valid_gid = ${gid}
service anvil {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    port = 0
  }
  inet_listener imaps {
    port = ${port}
  }
}
passdb {
  driver = static
  args = password=${PASSWORD}
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${folder}/home
}
`;
}

async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
