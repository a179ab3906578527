import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import { createOwnerRule } from '@dugnad/plugin-backend-kit-node';
import {
  RESOURCE_TYPE_ROLLOUT_WORKLOAD,
  Workload,
} from '@dugnad/plugin-rollouts-common';

/** What decides who may see a workload. */
export type OwnedWorkload = Pick<Workload, 'ownerRef'>;

/** A condition as a query: workloads are in memory, so it is applied to each. */
export interface WorkloadFilter {
  ownerRefs: string[];
}

/** Workloads as the permission system knows them. */
export const workloadResourceRef = createPermissionResourceRef<
  OwnedWorkload,
  WorkloadFilter
>().with({
  pluginId: 'rollouts',
  resourceType: RESOURCE_TYPE_ROLLOUT_WORKLOAD,
});

/** The owner of the workload is among `ownerRefs`. */
export const isOwnerRule = createOwnerRule({
  resourceRef: workloadResourceRef,
  description: 'Allow workloads that one of the given owners owns',
  ownerOf: ({ ownerRef }) => ownerRef,
  toQuery: ({ ownerRefs }) => ({ ownerRefs }),
});
