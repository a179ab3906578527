import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { backendCommand, ensureArtifacts, pagesCommand } from './build.mjs';
import { root, stateDir } from './checkout.mjs';
import { Children } from './Children.mjs';
import { startClusters } from './clusters.mjs';
import { ensureControlPlane } from './controlPlane.mjs';
import { ensureCommands } from './debian.mjs';
import { startGitServer } from './gitServer.mjs';
import { install } from './install.mjs';
import { isFree } from './ports.mjs';
import { Progress } from './Progress.mjs';
import { ensureSecrets } from './secrets.mjs';
import { lockState } from './StateLock.mjs';
import { ensureToolchain } from './toolchain.mjs';
import { UserError } from './UserError.mjs';
import { waitForPortal } from './waitForPortal.mjs';

const PAGES_PORT = 3000;

/**
 * Runs the portal with everything it needs until a signal, or until one of its
 * processes ends; then stops all of them. With `flags.dev` a development server
 * serves the pages, and the backend starts again whenever its sources change.
 */
export async function runPortal(flags) {
  const progress = new Progress();
  const unlock = await lockState(stateDir);
  let end;
  const ended = new Promise(resolve => (end = resolve));
  const children = new Children({
    logDir: path.join(stateDir, 'logs'),
    onExit: (name, log) =>
      end(new UserError(`${name} stopped. The end of ${log} says why.`)),
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => end());
  try {
    const failure = await Promise.race([
      ended,
      start({ flags, progress, children }).then(() => ended),
    ]);
    if (failure) throw failure;
    return 0;
  } finally {
    progress.say('Stopping …');
    await children.stop();
    await unlock();
    progress.say('Stopped.');
  }
}

async function start({ flags, progress, children }) {
  await checkMachine(flags, progress);
  if (flags.reset) await reset(progress);
  const toolchain = await prepare({ flags, progress });
  const secrets = await ensureSecrets(stateDir);
  const context = { flags, progress, children, toolchain, secrets };
  const servers = await progress.step('Start clusters and Git server', () =>
    Promise.all([startClusters(context), startGitServer(context)]),
  );
  const [clusters, git] = servers;
  const demo = clusters
    .demo()
    .catch(error =>
      progress.say(`The demo workloads are incomplete: ${error.message}`),
    );
  await startBackend(context, clusters, git);
  await demo;
  announce({ flags, progress, clusters, git });
}

/** What must be true before minutes are spent. */
async function checkMachine(flags, progress) {
  if (!(await isFree(flags.port))) {
    throw new UserError(
      `Port ${
        flags.port
      } is taken. Stop what listens there, or choose another: npm start -- --port ${
        flags.port + 10
      }`,
    );
  }
  await ensureCommands({
    commands: ['git', 'tar'],
    packages: ['git', 'tar'],
    why: 'for the embedded Git server and to unpack archives',
    log: line => progress.say(line),
  });
}

/** The lock stays: it is ours. */
async function reset(progress) {
  progress.say('Forgetting what earlier starts kept');
  for (const name of [
    'db',
    'clusters',
    'git',
    'secrets.json',
    'logs',
    'techdocs',
  ])
    await rm(path.join(stateDir, name), { recursive: true, force: true });
}

async function prepare({ flags, progress }) {
  const toolchain = await ensureToolchain({ log: line => progress.say(line) });
  const binaries =
    flags.clusters === 'embedded' &&
    ensureControlPlane({ toolchain, progress });
  await Promise.all([
    binaries,
    install({ root, toolchain, progress }).then(() =>
      flags.dev ? undefined : ensureArtifacts({ toolchain, progress }),
    ),
  ]);
  return toolchain;
}

async function startBackend(context, clusters, git) {
  const { flags, progress, children, toolchain } = context;
  const config = path.join(stateDir, 'app-config.yaml');
  const baseUrl = `http://localhost:${flags.port}`;
  const pagesUrl = pagesAddress(flags);
  await mkdir(path.join(stateDir, 'db'), { recursive: true });
  // JSON is YAML.
  await writeFile(
    config,
    JSON.stringify(
      {
        app: { baseUrl: pagesUrl },
        backend: {
          baseUrl,
          listen: { host: '127.0.0.1', port: flags.port },
          cors: { origin: pagesUrl },
        },
        ...git.config,
        ...clusters.config,
      },
      undefined,
      2,
    ),
  );
  await progress.step('Start the portal', async () => {
    const { command, args, env } = backendCommand({
      toolchain,
      config,
      watch: flags.dev,
    });
    const { logFile } = await children.start('portal', command, args, {
      cwd: root,
      env: {
        ...env,
        ...clusters.env,
        ...git.env,
        DUGNAD_STATE_DIR: stateDir,
      },
    });
    if (flags.dev) {
      const pages = pagesCommand({ toolchain, config });
      await children.start('pages', pages.command, pages.args, pages);
    }
    await waitForPortal({ baseUrl, logFile });
  });
}

function announce({ flags, progress, clusters, git }) {
  const line = (name, text) => `  ${name.padEnd(14)}${text}`;
  progress.say(
    [
      'Dugnad runs.',
      '',
      line('Portal', pagesAddress(flags)),
      line('Repositories', git.url),
      line('Clusters', clusters.names.join(', ') || 'none'),
      '',
      '  Sign in as one of the demo people, for example',
      line('Ingrid Berg', 'developer in the team forms'),
      line('Lars Vik', 'developer in the team maps'),
      line('Nora Lie', 'platform team'),
      '',
      '  Ctrl-C stops everything.',
      '',
    ].join('\n'),
  );
}

/** Where people open the portal. */
function pagesAddress({ dev, port }) {
  return `http://localhost:${dev ? PAGES_PORT : port}`;
}
