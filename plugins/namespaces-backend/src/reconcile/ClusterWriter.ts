import {
  ClusterConnection,
  KubernetesObject,
} from '@dugnad/plugin-clusters-node';
import { StoredClaim } from '../database/ClaimStore';
import { applyPlan } from './applyPlan';
import { ApplyStepOptions, Outcome } from './applyStep';
import { DesiredObject } from './desiredObjects';
import { groupOf } from './objectKey';
import { Step } from './planClaim';

/** What is to be written for one claim. */
export interface WriteRequest {
  claim: StoredClaim;
  desired: DesiredObject[];
  /** Steps from what is in the cluster to what is desired. */
  steps: Step[];
}

/** How the objects of a claim get into its cluster, and out of it. */
export interface ClusterWriter {
  /** Whether the portal writes to the cluster at all, and so may stop what runs there. */
  readonly writesCluster: boolean;
  /** Tells how each object of a step stands afterwards. Throws transient errors. */
  write(request: WriteRequest, options: ApplyStepOptions): Promise<Outcome[]>;
  /**
   * Lets go of a claim's objects. `namespace` is ours and still there, or undefined where there is none. Returns what is
   * waited for, where that is not the cluster itself.
   */
  remove(
    claim: StoredClaim,
    namespace: KubernetesObject | undefined,
    options: ApplyStepOptions,
  ): Promise<string | undefined>;
}

/** Writes to the cluster itself. */
export const directWriter: ClusterWriter = {
  writesCluster: true,
  write: ({ steps }, options) => applyPlan(steps, options),
  remove: async (_claim, namespace, { connection, signal }) => {
    if (namespace && !namespace.metadata.deletionTimestamp) {
      await removeObject(connection, namespace, signal);
    }
    return undefined;
  },
};

async function removeObject(
  connection: ClusterConnection,
  object: KubernetesObject,
  signal: AbortSignal,
): Promise<void> {
  const { name, namespace, uid } = object.metadata;
  const ref = { group: groupOf(object), kind: object.kind, name, namespace };
  await connection.remove(ref, { uid, signal });
}
