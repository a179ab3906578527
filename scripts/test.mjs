import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureArtifacts } from './lib/build.mjs';
import { root, stateDir } from './lib/checkout.mjs';
import { Children } from './lib/Children.mjs';
import { controlPlaneCli, ensureControlPlane } from './lib/controlPlane.mjs';
import { add, fromJest, fromTap, summary } from './lib/counts.mjs';
import { ensureChromium } from './lib/debian.mjs';
import { install } from './lib/install.mjs';
import { main } from './lib/main.mjs';
import { startPostgres } from './lib/postgres.mjs';
import { Progress } from './lib/Progress.mjs';
import { run } from './lib/run.mjs';
import { parseTestFlags } from './lib/testFlags.mjs';
import { ensureToolchain } from './lib/toolchain.mjs';

const BROWSER_TESTS = 'packages/e2e';

await main(async args => {
  const { patterns, kubernetes } = parseTestFlags(args);
  // For the control plane of all tests, and those that tests start themselves.
  if (kubernetes) process.env.DUGNAD_KUBERNETES = kubernetes;
  const progress = new Progress();
  const toolchain = await ensureToolchain({ log: line => progress.say(line) });
  const binaries = ensureControlPlane({ toolchain, progress });
  binaries.catch(() => {});
  await install({ root, toolchain, progress });
  await binaries;
  const scratch = await mkdtemp(path.join(tmpdir(), 'dugnad-test-'));
  const children = new Children({
    logDir: path.join(stateDir, 'test-logs'),
    onExit: (name, log) => progress.say(`${name} ended unexpectedly: ${log}`),
  });
  const stops = [() => children.stop(), () => rm(scratch, { recursive: true })];
  const stopAll = async () => {
    for (const stop of stops.splice(0)) await stop();
  };
  process.once('SIGINT', () => stopAll().then(() => process.exit(130)));
  process.once('SIGTERM', () => stopAll().then(() => process.exit(143)));
  try {
    const env = await testEnvironment({
      toolchain,
      progress,
      children,
      scratch,
      stops,
    });
    const counts = await runTests({
      patterns,
      env,
      toolchain,
      progress,
      scratch,
    });
    process.stdout.write(`${summary(counts)}\n`);
    return counts.failed || !counts.passed ? 1 : 0;
  } finally {
    await stopAll();
  }
});

/** A real PostgreSQL, a real control plane and a real browser for the tests, as environment. */
async function testEnvironment({
  toolchain,
  progress,
  children,
  scratch,
  stops,
}) {
  const chromium = await ensureChromium(line => progress.say(line));
  await ensureArtifacts({ toolchain, progress });
  const access = path.join(scratch, 'access.json');
  const [postgres] = await progress.step(
    'Start PostgreSQL and a control plane',
    () =>
      Promise.all([
        startPostgres({ root }),
        children.startReady(
          'control-plane',
          toolchain.node,
          [...controlPlaneCli, 'test-server', '--access', access],
          { cwd: root, env: toolchain.env },
        ),
      ]),
  );
  stops.push(() => postgres.stop());
  return {
    ...toolchain.env,
    BACKSTAGE_TEST_DISABLE_DOCKER: '1',
    BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING:
      postgres.connectionString,
    DUGNAD_TEST_CONTROL_PLANE: access,
    CHROMIUM_PATH: chromium,
    CI: 'true',
  };
}

/** Scripts first, then everything but the browser, then the browser alone: it is timed by what a person would wait. */
async function runTests({ patterns, env, toolchain, progress, scratch }) {
  const all = !patterns.length;
  let counts = { passed: 0, failed: 0, skipped: 0 };
  const jest = async (title, args) => {
    const file = path.join(scratch, `${title.replace(/\W+/g, '-')}.json`);
    progress.say(title);
    await run(
      toolchain.node,
      [
        toolchain.yarn,
        'backstage-cli',
        'repo',
        'test',
        '--watchAll=false',
        '--json',
        `--outputFile=${file}`,
        '--passWithNoTests',
        ...args,
      ],
      { cwd: root, env, inherit: true, what: 'pass every test' },
    ).catch(error => progress.say(error.message));
    const report = await readFile(file, 'utf8').catch(() => undefined);
    counts = add(
      counts,
      report
        ? fromJest(JSON.parse(report))
        : { passed: 0, failed: 1, skipped: 0 },
    );
  };
  if (all)
    counts = add(counts, await scriptTests({ env, toolchain, progress }));
  if (!all) await jest('Chosen tests', patterns);
  else {
    await jest('Unit, database and cluster tests', [
      '--testPathIgnorePatterns',
      BROWSER_TESTS,
      '--maxWorkers=2',
    ]);
    await jest('Browser tests', [BROWSER_TESTS, '--runInBand']);
  }
  return counts;
}

async function scriptTests({ env, toolchain, progress }) {
  const folder = path.join(root, 'scripts', 'lib');
  const files = (await readdir(folder)).filter(name =>
    name.endsWith('.test.mjs'),
  );
  progress.say('Tests of the scripts');
  await mkdir(stateDir, { recursive: true });
  let output = '';
  await run(
    toolchain.node,
    [
      '--test',
      '--test-reporter=tap',
      ...files.map(name => path.join(folder, name)),
    ],
    { cwd: root, env, onLine: line => (output += `${line}\n`) },
  ).catch(error => process.stderr.write(`${error.message}\n`));
  return fromTap(output);
}
