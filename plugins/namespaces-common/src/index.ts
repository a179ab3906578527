export type {
  CallOptions,
  NamespacesClientOptions,
} from './client/NamespacesHttp';
export * from './client/AccessClient';
export * from './client/LifecycleClient';
export * from './client/RequestsClient';
export * from './channel';
export * from './claimEntityRef';
export * from './conditions';
export * from './namespaceNameProblems';
export * from './NamespacesClient';
export * from './permissions';
export * from './problemsOf';
export * from './quantityProblem';
export * from './schema';
export * from './states';
