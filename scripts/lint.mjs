import { root } from './lib/checkout.mjs';
import { install } from './lib/install.mjs';
import { main } from './lib/main.mjs';
import { Progress } from './lib/Progress.mjs';
import { run } from './lib/run.mjs';
import { ensureToolchain } from './lib/toolchain.mjs';

await main(async args => {
  const fix = args.includes('--fix');
  const progress = new Progress();
  const toolchain = await ensureToolchain({ log: line => progress.say(line) });
  await install({ root, toolchain, progress });
  const checks = [
    [
      'Formatting',
      'prettier',
      fix ? '--write' : '--check',
      '--loglevel',
      'warn',
      '.',
    ],
    [
      'Lint',
      'backstage-cli',
      'repo',
      'lint',
      ...(fix ? ['--fix'] : ['--max-warnings', '0']),
    ],
    ['Types', 'tsc'],
    ['Unused code', 'knip'],
  ];
  let failed = 0;
  for (const [title, ...command] of checks) {
    await progress
      .step(title, () =>
        run(toolchain.node, [toolchain.yarn, ...command], {
          cwd: root,
          env: toolchain.env,
          inherit: true,
          what: `pass: ${title}`,
        }),
      )
      .catch(error => {
        failed += 1;
        progress.say(error.message);
      });
  }
  return failed;
});
