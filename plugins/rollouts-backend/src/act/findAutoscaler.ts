import { isErrorNamed } from '@dugnad/plugin-backend-kit-node';
import {
  ClusterConnection,
  isKubernetesApiError,
} from '@dugnad/plugin-clusters-node';
import { ActionOptions, WorkloadRef } from '@dugnad/plugin-rollouts-common';
import { z } from 'zod';

const autoscalerSchema = z.object({
  metadata: z.object({ name: z.string() }),
  spec: z.object({
    scaleTargetRef: z.object({ kind: z.string(), name: z.string() }),
    minReplicas: z.number().default(1),
    maxReplicas: z.number(),
  }),
});

/** The HorizontalPodAutoscaler that decides a workload's replicas; undefined where there is none, or none to be seen. */
export async function findAutoscaler(
  connection: ClusterConnection,
  { kind, namespace, name }: WorkloadRef,
  signal?: AbortSignal,
): Promise<ActionOptions['autoscaler']> {
  if (kind !== 'Deployment' && kind !== 'StatefulSet') {
    return undefined;
  }
  const type = { group: 'autoscaling', kind: 'HorizontalPodAutoscaler' };
  const found = await connection
    .list(type, { namespace, signal })
    .catch(error => {
      const hidden =
        isErrorNamed('NotFoundError', error) ||
        (isKubernetesApiError(error) && error.httpStatus === 403);
      if (hidden) {
        return [];
      }
      throw error;
    });
  const [mine] = found
    .flatMap(object => autoscalerSchema.safeParse(object).data ?? [])
    .filter(
      ({ spec }) =>
        spec.scaleTargetRef.kind === kind && spec.scaleTargetRef.name === name,
    );
  return (
    mine && {
      name: mine.metadata.name,
      minReplicas: mine.spec.minReplicas,
      maxReplicas: mine.spec.maxReplicas,
    }
  );
}
