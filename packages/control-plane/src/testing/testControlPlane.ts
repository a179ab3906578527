import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { startControlPlane } from '../controlPlane/startControlPlane.ts';
import type { ControlPlane } from '../controlPlane/types.ts';
import type { ControlPlaneAccess } from '../types.ts';
import { accessFromKubeconfig } from './accessFromKubeconfig.ts';

/** A control plane for one test file. */
export interface TestControlPlane {
  /** How to reach it. Only inside tests and hooks: it is known once `beforeAll` ran. */
  access(): ControlPlaneAccess;
}

const accessSchema = z.object({
  name: z.string(),
  url: z.string(),
  caData: z.string(),
  adminToken: z.string(),
  portalToken: z.string(),
});

const startTimeoutMs = 120_000;

/**
 * A control plane for the tests of a file, with `beforeAll` and `afterAll` inside: the cluster of the kubeconfig that
 * `DUGNAD_TEST_KUBECONFIG` names, else the one whose access file `DUGNAD_TEST_CONTROL_PLANE` names, else the cluster of
 * `KUBECONFIG`, else one started for the file alone. All but the last are shared: name everything uniquely and remove it
 * again.
 */
export function testControlPlane(): TestControlPlane {
  let own: ControlPlane | undefined;
  let found: ControlPlaneAccess | undefined;
  beforeAll(async () => {
    found = await sharedAccess();
    if (found) return;
    own = await startControlPlane({ name: 'test' });
    found = own.access;
  }, startTimeoutMs);
  afterAll(() => own?.stop());
  return {
    access: () => {
      if (found) return found;
      throw new Error('The control plane is known only once beforeAll has run');
    },
  };
}

async function sharedAccess(): Promise<ControlPlaneAccess | undefined> {
  const {
    DUGNAD_TEST_KUBECONFIG: chosen,
    DUGNAD_TEST_CONTROL_PLANE: file,
    KUBECONFIG,
  } = process.env;
  if (chosen) return accessFromKubeconfig(chosen);
  if (file) return accessSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return KUBECONFIG ? accessFromKubeconfig(KUBECONFIG) : undefined;
}
