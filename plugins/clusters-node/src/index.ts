export * from './types';
export * from './errors/ClusterUnreachableError';
export * from './errors/FieldConflictError';
export * from './errors/KubernetesApiError';
export * from './service/clustersServiceRef';
export * from './yaml/decodeText';
export * from './yaml/readKubernetesYaml';
