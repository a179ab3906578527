import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from './lib/checkout.mjs';
import { familiesOf } from './lib/families.mjs';
import { install } from './lib/install.mjs';
import { main } from './lib/main.mjs';
import { Progress } from './lib/Progress.mjs';
import { run } from './lib/run.mjs';
import { scratchCopy } from './lib/scratchCopy.mjs';
import { ensureToolchain } from './lib/toolchain.mjs';
import { UserError } from './lib/UserError.mjs';

/** Takes each family away in a copy and checks what is left: types, and with `--build` that app and backend build. */
await main(async args => {
  const build = args.includes('--build');
  const named = args.filter(arg => !arg.startsWith('-'));
  const families = familiesOf(root);
  const unknown = named.find(name => !families.includes(name));
  if (unknown) {
    throw new UserError(
      `There is no family ${unknown} that can be left out; name ${families.join(
        ', ',
      )}, or none for all`,
    );
  }
  const progress = new Progress();
  const toolchain = await ensureToolchain({ log: line => progress.say(line) });
  await install({ root, toolchain, progress });
  let failed = 0;
  for (const family of named.length ? named : families) {
    const copy = mkdtempSync(path.join(tmpdir(), `dugnad-without-${family}-`));
    try {
      const { dropped } = scratchCopy({ root, copy, family });
      progress.say(
        `Without ${family}: ${dropped.packages.length} packages and ${dropped.files.length} files about them are gone.`,
      );
      // Not through Yarn, which would want the copy installed
      const check = (what, folder, tool, ...options) =>
        run(
          toolchain.node,
          [path.join(copy, 'node_modules', tool), ...options],
          {
            cwd: path.join(copy, folder),
            env: toolchain.env,
            inherit: true,
            what: `${what} without ${family}`,
          },
        );
      await progress.step(`Types without ${family}`, () =>
        check(
          'check the types',
          '.',
          'typescript/bin/tsc',
          // Declarations would name the linked packages by where they really are
          ...['declaration', 'declarationMap', 'emitDeclarationOnly'].flatMap(
            option => [`--${option}`, 'false'],
          ),
          '--noEmit',
        ),
      );
      if (build) {
        await progress.step(`Build without ${family}`, () =>
          check(
            'build the pages',
            'packages/app',
            '@backstage/cli/bin/backstage-cli',
            'package',
            'build',
          ),
        );
      }
    } catch (error) {
      failed += 1;
      progress.say(error.message);
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  }
  return failed;
});
