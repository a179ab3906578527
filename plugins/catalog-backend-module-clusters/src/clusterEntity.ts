import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  ResourceEntity,
} from '@backstage/catalog-model';
import {
  CLUSTER_NAME_ANNOTATION,
  CLUSTER_RESOURCE_TYPE,
} from '@dugnad/plugin-clusters-common';
import { ClusterInfo } from '@dugnad/plugin-clusters-node';
import { entityName } from './entityName';

/** What a cluster's entity needs beside the cluster. */
export interface ClusterEntityOptions {
  /** Full entity reference. */
  owner: string;
  /** Location reference of the provider. */
  location: string;
}

/**
 * The catalog entity of a configured cluster. It is made from configuration alone, so an unreachable cluster has one
 * too, and it never changes because a cluster comes or goes.
 */
export function clusterEntity(
  cluster: ClusterInfo,
  options: ClusterEntityOptions,
): ResourceEntity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: entityName(cluster.name),
      title: cluster.title,
      description: `Kubernetes cluster ${cluster.title}`,
      annotations: {
        [ANNOTATION_LOCATION]: options.location,
        [ANNOTATION_ORIGIN_LOCATION]: options.location,
        [CLUSTER_NAME_ANNOTATION]: cluster.name,
      },
      links: [{ url: cluster.url, title: 'API server', icon: 'cloud' }],
    },
    spec: { type: CLUSTER_RESOURCE_TYPE, owner: options.owner },
  };
}
