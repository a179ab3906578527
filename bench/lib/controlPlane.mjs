import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from '../../scripts/lib/checkout.mjs';
import { controlPlaneCli } from '../../scripts/lib/controlPlane.mjs';

/**
 * File that says how to reach a control plane: the one that DUGNAD_TEST_CONTROL_PLANE names, else a new one that
 * `children` stops.
 */
export async function benchControlPlane({ children, toolchain, scratch }) {
  const given = process.env.DUGNAD_TEST_CONTROL_PLANE;
  if (given) return given;
  const file = path.join(scratch, 'access.json');
  await children.startReady(
    'control-plane',
    toolchain.node,
    [...controlPlaneCli, 'test-server', '--access', file],
    { cwd: root, env: toolchain.env },
  );
  return file;
}

/** The control plane as a cluster of the configuration. */
export async function readCluster(file) {
  const { url, caData, portalToken } = JSON.parse(await readFile(file, 'utf8'));
  return { name: 'bench', title: 'Bench', url, caData, portalToken };
}
