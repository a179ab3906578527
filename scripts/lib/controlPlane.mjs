import path from 'node:path';
import { root } from './checkout.mjs';
import { run } from './run.mjs';

/** Arguments for Node that run the control plane's command line. */
export const controlPlaneCli = [
  path.join(root, 'packages/control-plane/src/cli.ts'),
];

/** Gets the control-plane binaries into the cache: downloads them, or builds them where that is all there is. */
export function ensureControlPlane({ toolchain, progress }) {
  return progress.step('Get the Kubernetes control plane', detail =>
    run(toolchain.node, [...controlPlaneCli, 'binaries'], {
      cwd: root,
      env: toolchain.env,
      onLine: detail,
      what: 'get the Kubernetes control plane',
    }),
  );
}
