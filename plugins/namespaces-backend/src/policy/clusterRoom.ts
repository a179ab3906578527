import { Resource } from '@dugnad/plugin-namespaces-common';
import type { CapacityFacts } from './decideClaim';
import { PolicyConfig } from './PolicyConfig';

/** What a cluster can hold of one resource. */
export interface ClusterRoom {
  allocatable?: number;
  /** Declared; undefined: the sum is not limited. */
  overcommit?: number;
  /** `allocatable` × `overcommit`. */
  limit?: number;
  /** Why `allocatable` is absent. */
  unknown?: string;
}

/** What a cluster can hold of a resource, by its nodes and by what configuration declares. */
export function clusterRoom(
  resource: Resource,
  cluster: string,
  capacity: CapacityFacts,
  policy: PolicyConfig,
): ClusterRoom {
  const declared = policy.clusters[cluster];
  const overcommit = declared?.overcommit[resource];
  const allocatable =
    resource === 'storage'
      ? declared?.storageBytes
      : capacity.allocatable?.[resource];
  if (allocatable === undefined) {
    const unknown =
      resource === 'storage'
        ? `namespaces.policy.clusters.${cluster}.storage is not declared`
        : capacity.unknown ?? 'its nodes are not known';
    return { overcommit, unknown };
  }
  return {
    allocatable,
    overcommit,
    limit:
      overcommit === undefined
        ? undefined
        : Math.floor(allocatable * overcommit),
  };
}
