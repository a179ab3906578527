import { WorkloadRef } from '@dugnad/plugin-rollouts-common';

/** Identifies a workload across clusters; also the resource reference of its permission. */
export function workloadKey(ref: WorkloadRef): string {
  return `${ref.cluster}/${ref.namespace}/${ref.kind}/${ref.name}`;
}
