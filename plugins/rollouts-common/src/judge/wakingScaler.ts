import { z } from 'zod';
import { clip } from './clip';
import { conditionOf } from './conditionOf';
import { groupOf } from './groupOf';
import { conditionSchema, OtherObject } from './objects';

/** Kinds that may scale a workload to zero and wake it again. */
export const WAKING_KINDS = [
  { group: 'autoscaling', kind: 'HorizontalPodAutoscaler' },
  { group: 'keda.sh', kind: 'ScaledObject' },
] as const;

const PAUSED = [
  'autoscaling.keda.sh/paused',
  'autoscaling.keda.sh/paused-replicas',
];

const scalerSchema = z.object({
  spec: z.object({
    scaleTargetRef: z.object({
      kind: z.string().default('Deployment'),
      name: z.string(),
    }),
    minReplicas: z.number().default(1),
    minReplicaCount: z.number().default(0),
    idleReplicaCount: z.number().optional(),
  }),
  status: z
    .object({ conditions: z.array(conditionSchema).default([]) })
    .prefault({}),
});

/** The workload that an autoscaler may have at zero until there is work; undefined for one that leaves zero to people. */
export function wakesWhenNeeded(
  scaler: OtherObject,
): { kind: string; name: string } | undefined {
  const parsed = scalerSchema.safeParse(scaler).data;
  if (!parsed) {
    return undefined;
  }
  const { scaleTargetRef, ...spec } = parsed.spec;
  if (groupOf(scaler) === 'keda.sh') {
    const { annotations } = scaler.metadata;
    const isPaused = PAUSED.some(
      name => (annotations[name] ?? 'false') !== 'false',
    );
    const least = spec.idleReplicaCount ?? spec.minReplicaCount;
    return !isPaused && least === 0 ? scaleTargetRef : undefined;
  }
  const isAtZero = conditionOf(parsed, 'ScaledToZero')?.status === 'True';
  return isAtZero || spec.minReplicas === 0 ? scaleTargetRef : undefined;
}

/** The name of the autoscaler that has scaled a workload to zero, if one may. */
export function wakingScalerOf(
  workload: { kind: string; metadata: { name: string; namespace: string } },
  scalers: OtherObject[] = [],
): string | undefined {
  const { name, namespace } = workload.metadata;
  const scaler = scalers.find(one => {
    const target = wakesWhenNeeded(one);
    return (
      one.metadata.namespace === namespace &&
      target?.kind === workload.kind &&
      target.name === name
    );
  });
  return scaler && clip(`${scaler.kind} ${scaler.metadata.name}`);
}
