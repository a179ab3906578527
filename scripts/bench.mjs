import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { benchControlPlane } from '../bench/lib/controlPlane.mjs';
import { withScratch } from '../bench/lib/scratch.mjs';
import { ensureArtifacts } from './lib/build.mjs';
import { root } from './lib/checkout.mjs';
import { ensureControlPlane } from './lib/controlPlane.mjs';
import { ensureChromium } from './lib/debian.mjs';
import { install } from './lib/install.mjs';
import { main } from './lib/main.mjs';
import { Progress } from './lib/Progress.mjs';
import { ensureToolchain } from './lib/toolchain.mjs';
import { UserError } from './lib/UserError.mjs';

const FOLDER = path.join(root, 'bench');
const TYPESCRIPT = [
  '--no-node-snapshot',
  ...['--require', '@backstage/cli/config/nodeTransform.cjs'],
];
/** A benchmark that takes longer hangs. */
const LIMIT_MS = 1_200_000;
const RATIO_LINE = /, goal [<>]= .*: (met|MISSED)$/;

await main(patterns =>
  withScratch(async ({ scratch, children }) => {
    const progress = new Progress();
    const toolchain = await ensureToolchain({
      log: line => progress.say(line),
    });
    const files = await chosen(patterns);
    const binaries = ensureControlPlane({ toolchain, progress });
    binaries.catch(() => {});
    await install({ root, toolchain, progress });
    await binaries;
    const needsPages = files.some(file => file.startsWith('portal'));
    const env = {
      ...toolchain.env,
      ...(needsPages && (await pages({ toolchain, progress }))),
      DUGNAD_TEST_CONTROL_PLANE: await progress.step(
        'Start a control plane',
        () => benchControlPlane({ children, toolchain, scratch }),
      ),
    };
    const results = [];
    for (const file of files) {
      progress.say(file);
      results.push({ file, ...(await runBench({ file, toolchain, env })) });
    }
    process.stdout.write(`\n${summary(results)}\n`);
    return results.every(({ good }) => good) ? 0 : 1;
  }),
);

/** The benchmarks whose name contains one of the patterns, or all. */
async function chosen(patterns) {
  const all = (await readdir(FOLDER)).filter(name =>
    /\.bench\.(ts|mjs)$/.test(name),
  );
  const files = all.filter(
    name => !patterns.length || patterns.some(part => name.includes(part)),
  );
  if (files.length) return files.sort();
  throw new UserError(
    `No benchmark is called ${patterns.join(' or ')}. There are: ${all.join(
      ', ',
    )}`,
  );
}

async function pages({ toolchain, progress }) {
  const chromium = await ensureChromium(line => progress.say(line));
  await ensureArtifacts({ toolchain, progress });
  return { CHROMIUM_PATH: chromium };
}

/** Runs one benchmark in a process of its own and passes its output on: its ratio lines, and whether all were met. */
async function runBench({ file, toolchain, env }) {
  const child = spawn(
    toolchain.node,
    [...(file.endsWith('.ts') ? TYPESCRIPT : []), path.join(FOLDER, file)],
    { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const forward = () => child.kill('SIGTERM');
  process.once('SIGINT', forward).once('SIGTERM', forward);
  const timer = setTimeout(forward, LIMIT_MS);
  let output = '';
  child.stdout.setEncoding('utf8').on('data', text => {
    output += text;
    process.stdout.write(text);
  });
  const code = await new Promise(resolve => {
    child.on('error', () => resolve(-1));
    child.on('close', resolve);
  });
  clearTimeout(timer);
  process.off('SIGINT', forward).off('SIGTERM', forward);
  const lines = output.split('\n').filter(line => RATIO_LINE.test(line));
  return { lines, good: code === 0 && lines.length > 0 };
}

/** Every ratio line, the missed ones marked, and each benchmark that gave none. */
function summary(results) {
  const rows = results.flatMap(({ file, lines, good }) =>
    lines.length
      ? lines.map(line => `${line.endsWith(': met') ? '  ' : '! '}${line}`)
      : [`! ${file} ${good ? 'measured nothing' : 'failed'}`],
  );
  const lines = results.flatMap(result => result.lines);
  const met = lines.filter(line => line.endsWith(': met')).length;
  const failed = results.filter(result => !result.lines.length).length;
  return [
    ...rows,
    `${met} met, ${lines.length - met} missed, ${failed} failed`,
  ].join('\n');
}
