import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { ControlPlane } from '../controlPlane/types.ts';
import { parseCluster } from './parseCluster.ts';
import { runUntilStopped } from './runUntilStopped.ts';

/** `up`: clusters below one folder, announced by one line of JSON on standard output. */
export async function upCommand(
  args: string[],
  log: (line: string) => void,
): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      state: { type: 'string' },
      cluster: { type: 'string', multiple: true },
    },
  });
  const { state, cluster = [] } = values;
  if (!state || cluster.length === 0) {
    throw new Error('up needs --state DIR and at least one --cluster name=…');
  }
  const wanted = cluster.map(parseCluster);
  await runUntilStopped(
    wanted.map(options => ({
      ...options,
      stateDir: join(state, options.name),
    })),
    planes => announce(planes),
    log,
  );
  process.exit(0);
}

function announce(planes: ControlPlane[]): void {
  const clusters = planes.map(plane => ({
    ...plane.access,
    kubernetesVersion: plane.kubernetesVersion,
    kubeconfigs: plane.kubeconfigs,
    stateDir: plane.stateDir,
  }));
  process.stdout.write(`${JSON.stringify({ clusters })}\n`);
}
