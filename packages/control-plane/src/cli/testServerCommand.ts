import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runUntilStopped } from './runUntilStopped.ts';

/** `test-server`: one control plane that `testControlPlane()` of every test file finds through the access file. */
export async function testServerCommand(
  args: string[],
  log: (line: string) => void,
): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { access: { type: 'string' } },
  });
  const { access } = values;
  if (!access) throw new Error('test-server needs --access FILE');
  await runUntilStopped(
    [
      {
        name: 'test',
        nodes: { cpuCores: 64, memoryBytes: 2 ** 38, pods: 500 },
      },
    ],
    ([plane]) => {
      writeFileSync(`${access}.new`, JSON.stringify(plane.access), {
        mode: 0o600,
      });
      renameSync(`${access}.new`, access);
      process.stdout.write(`${JSON.stringify({ access })}\n`);
    },
    log,
  );
  rmSync(access, { force: true });
  process.exit(0);
}
