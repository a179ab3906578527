/** `spec.type` of the catalog Resource that stands for a cluster. */
export const CLUSTER_RESOURCE_TYPE = 'kubernetes-cluster';

/**
 * Annotation on a catalog Resource: the configured name of the cluster it stands for. An entity name may differ from
 * it, because the catalog allows fewer characters.
 */
export const CLUSTER_NAME_ANNOTATION = 'dugnad.dev/cluster';
