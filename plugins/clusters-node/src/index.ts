export * from './types';
export * from './errors/ClusterUnreachableError';
export * from './errors/FieldConflictError';
export * from './errors/KubernetesApiError';
export * from './http/Audit';
export * from './http/parseInput';
export * from './service/clustersServiceRef';
