import { isErrorNamed } from '@dugnad/plugin-backend-kit-node';
import {
  ClusterConnection,
  KubernetesObject,
} from '@dugnad/plugin-clusters-node';
import { StoredClaim, StoredObject } from '../database/ClaimStore';
import type {
  ReconcileOptions,
  ReconcileResult,
} from '../reconcile/reconcileClaim';
import { setWorkload } from './setWorkload';
import { StoredWorkload } from './WorkloadStore';
import {
  WORKLOAD_KINDS,
  WorkloadKind,
  isRunning,
  workloadOf,
} from './workloadKinds';

/** The quota keeps pods from starting; this is for what a person scales meanwhile. */
const LOOK_AGAIN_MS = 5 * 60_000;

type Options = Pick<ReconcileOptions, 'workloads' | 'now' | 'signal'>;

/**
 * In grace, stops what runs in the namespace after writing down how it ran; in every other state starts again what is
 * written down, once the claim's objects let it.
 */
export async function keepWorkloads(
  claim: StoredClaim,
  objects: StoredObject[],
  connection: ClusterConnection,
  options: Options,
): Promise<ReconcileResult> {
  if (claim.state === 'expired') {
    return stopAll(claim, connection, options);
  }
  const quota = objects.find(({ role }) => role === 'quota');
  if (quota?.state === 'applied') {
    await startAgain(claim, connection, options);
  }
  return {};
}

async function stopAll(
  { id, name }: StoredClaim,
  connection: ClusterConnection,
  { workloads, now, signal }: Options,
): Promise<ReconcileResult> {
  const lists = await Promise.all(
    WORKLOAD_KINDS.map(kind => runningOf(kind, connection, name, signal)),
  );
  const running = lists.flat();
  await workloads.remember(id, running, now().toISOString());
  const left: string[] = [];
  for (const workload of running) {
    const { replicas, kind, name: what } = workload;
    const stopped = {
      ...workload,
      ...(replicas ? { replicas: 0 } : { suspended: true }),
    };
    const done = await setWorkload(stopped, {
      connection,
      namespace: name,
      signal,
    });
    if (!done) {
      left.push(`${kind} ${what}`);
    }
  }
  left.push(...(await unstoppable(connection, name, signal)));
  return {
    againMs: LOOK_AGAIN_MS,
    reason: left.length > 0 ? `Still running: ${left.join(', ')}` : undefined,
  };
}

async function startAgain(
  { id, name }: StoredClaim,
  connection: ClusterConnection,
  { workloads, signal }: Options,
): Promise<void> {
  for (const workload of await workloads.stopped(id)) {
    // One that was deleted meanwhile, or is another now, has nothing to go back to
    await setWorkload(workload, { connection, namespace: name, signal });
    await workloads.forget(id, workload);
  }
}

async function runningOf(
  kind: WorkloadKind,
  connection: ClusterConnection,
  namespace: string,
  signal: AbortSignal,
): Promise<StoredWorkload[]> {
  const objects = await listIfServed(kind, connection, namespace, signal);
  return objects
    .map(object => workloadOf(kind, object))
    .filter(workload => workload !== undefined)
    .filter(isRunning);
}

/** Pods of daemon sets and pods nobody made cannot be stopped without deleting something; they are told. */
async function unstoppable(
  connection: ClusterConnection,
  namespace: string,
  signal: AbortSignal,
): Promise<string[]> {
  const list = (group: string, kind: string) =>
    listIfServed({ group, kind }, connection, namespace, signal);
  const [daemons, pods] = await Promise.all([
    list('apps', 'DaemonSet'),
    list('', 'Pod'),
  ]);
  const bare = pods.filter(
    ({ metadata }) =>
      !metadata.ownerReferences?.length && !metadata.deletionTimestamp,
  );
  return [
    ...daemons.map(({ metadata }) => `DaemonSet ${metadata.name}`),
    ...bare.map(({ metadata }) => `Pod ${metadata.name}`),
  ];
}

async function listIfServed(
  { group, kind }: { group: string; kind: string },
  connection: ClusterConnection,
  namespace: string,
  signal: AbortSignal,
): Promise<KubernetesObject[]> {
  try {
    const items = await connection.list({ group, kind }, { namespace, signal });
    return items.map(item => ({ ...item, kind }));
  } catch (error) {
    if (isErrorNamed('NotFoundError', error)) {
      return [];
    }
    throw error;
  }
}
