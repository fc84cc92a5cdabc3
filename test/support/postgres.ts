import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';

/** A real server of the run's own, reached by a Unix socket only. */
export interface PostgresServer {
  /** Makes an empty database; resolves to its URL. */
  database(): Promise<string>;
  /** Runs statements in a database of this server, as its superuser. */
  run(url: string, sql: string): Promise<readonly Record<string, unknown>[]>;
  /** A program of the same installation, such as pg_dump. */
  program(name: string): string;
  /** kill -9 of the server; what it had not written to the disk is lost. */
  kill(): Promise<void>;
  /** Starts it again after a kill; resolves when it answers. */
  start(): Promise<void>;
  /** Stops it and deletes everything. */
  stop(): Promise<void>;
}

/** PostgreSQL refuses to run as root: there it runs as the user that its package made. */
function serverUser(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/** Ends the server with the test run, however that ends: its end closes the pipe that `cat` reads. */
const guard = 'exec 3<&0; "$@" & server=$!; (cat <&3 >/dev/null; kill -INT $server 2>/dev/null) & wait $server';

const settings = {
  listen_addresses: '',
  max_connections: '60',
  shared_buffers: '64MB',
  // As an operator has it: what was acknowledged has reached the disk.
  fsync: 'on',
  synchronous_commit: 'on',
  deadlock_timeout: '200ms',
  log_min_messages: 'fatal',
};

/** Starts a server; `initdb` is what `needs('postgresql')` found. */
export async function startPostgres(initdb: string): Promise<PostgresServer> {
  const user = serverUser();
  // A socket's path has little more than a hundred characters.
  const folder = mkdtempSync(join(existsSync('/tmp') ? '/tmp' : tmpdir(), 'pg-'));
  chmodSync(folder, 0o755);
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const program = (name: string): string => join(dirname(initdb), name);
  execFileSync(initdb, ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'], {
    ...user,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  // The role "secretive" has to know its password.
  writeFileSync(join(data, 'pg_hba.conf'), 'local all secretive scram-sha-256\nlocal all all trust\n');

  const url = (name: string): string => `postgres://postgres@localhost/${name}?host=${encodeURIComponent(folder)}`;
  let running: ChildProcess | undefined;

  async function run(target: string, sql: string) {
    const client = new pg.Client({ connectionString: target });
    // A server that is killed meanwhile says so here too.
    client.on('error', () => undefined);
    await client.connect();
    try {
      const { rows } = await client.query<Record<string, unknown>>(sql);
      return rows;
    } finally {
      await client.end();
    }
  }

  async function start(tries = 50): Promise<void> {
    const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const log = join(folder, 'log');
    const output = openSync(log, 'a');
    const child = spawn('sh', ['-c', guard, 'sh', program('postgres'), '-D', data, '-k', folder, ...options], {
      ...user,
      cwd: folder,
      stdio: ['pipe', 'ignore', output],
    });
    closeSync(output);
    running = child;
    let ended = false;
    child.once('exit', () => {
      ended = true;
    });
    for (;;) {
      const answer = await run(url('postgres'), 'select 1').catch(() => undefined);
      if (answer) return;
      if (ended && tries === 0) throw new Error(`PostgreSQL does not start:\n${readFileSync(log, 'utf8')}`);
      // A process of the one that was killed may still be ending.
      if (ended) return start(tries - 1);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async function end(kill: boolean): Promise<void> {
    const child = running;
    running = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    if (kill) process.kill(Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
    child.stdin?.end();
    await exited;
  }

  let databases = 0;
  await start();
  return {
    async database() {
      databases += 1;
      await run(url('postgres'), `create database t${databases}`);
      return url(`t${databases}`);
    },
    run,
    program,
    kill: () => end(true),
    start: () => start(),
    async stop() {
      await end(false);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
