import { KubernetesObject, ResourceType } from '@dugnad/plugin-clusters-node';
import { z } from 'zod';
import { StoredWorkload } from './WorkloadStore';

/** A kind of workload that can be stopped and started again without losing how it ran. */
export interface WorkloadKind extends ResourceType {
  /** `scale`: replicas to zero, and back. `suspend`: no new runs. */
  by: 'scale' | 'suspend';
}

/**
 * What grace stops. A HorizontalPodAutoscaler does nothing while its target has no replicas, and takes over again from the
 * number that is put back, so it is left alone.
 */
export const WORKLOAD_KINDS: readonly WorkloadKind[] = [
  { group: 'apps', kind: 'Deployment', by: 'scale' },
  { group: 'apps', kind: 'StatefulSet', by: 'scale' },
  { group: 'apps', kind: 'ReplicaSet', by: 'scale' },
  { group: '', kind: 'ReplicationController', by: 'scale' },
  { group: 'batch', kind: 'CronJob', by: 'suspend' },
  { group: 'batch', kind: 'Job', by: 'suspend' },
];

const specSchema = z.object({
  replicas: z.number().int().default(1),
  suspend: z.boolean().default(false),
});
const statusSchema = z
  .object({
    conditions: z
      .array(z.object({ type: z.string(), status: z.string() }))
      .default([]),
  })
  .default({ conditions: [] });

/** How a workload runs now; undefined for one that another object makes, or that is over. */
export function workloadOf(
  { group, kind, by }: WorkloadKind,
  object: KubernetesObject,
): StoredWorkload | undefined {
  const { name, uid = '', ownerReferences = [] } = object.metadata;
  const spec = specSchema.parse(object.spec ?? {});
  if (ownerReferences.some(({ controller }) => controller) || isOver(object)) {
    return undefined;
  }
  return by === 'scale'
    ? { group, kind, name, uid, replicas: spec.replicas }
    : { group, kind, name, uid, suspended: spec.suspend };
}

/** Whether it can start pods as it is. */
export function isRunning({ replicas, suspended }: StoredWorkload): boolean {
  return replicas === undefined ? suspended === false : replicas > 0;
}

function isOver({ kind, status }: KubernetesObject): boolean {
  if (kind !== 'Job') {
    return false;
  }
  const { conditions } = statusSchema.parse(status ?? {});
  return conditions.some(
    ({ type, status: is }) =>
      ['Complete', 'Failed'].includes(type) && is === 'True',
  );
}
