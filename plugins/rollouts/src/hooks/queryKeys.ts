import {
  DoraQueryInput,
  EntityName,
  ResourceQueryInput,
  RolloutQueryInput,
  WorkloadQueryInput,
  WorkloadRef,
} from '@dugnad/plugin-rollouts-common';

const placeOf = ({ cluster, namespace, kind, name }: WorkloadRef) =>
  `${cluster}/${namespace}/${kind}/${name}`;

/** Everything fetched whose answer may hold rows that were not there before: any signal may concern it. */
export const LISTED = 'rollouts-listed';

/** What is fetched of one workload: only a signal with its key concerns it. */
export const OF_WORKLOAD = 'rollouts-workload';

/** Keys of everything fetched. */
export const queryKeys = {
  list: (query: WorkloadQueryInput) => [LISTED, 'list', query] as const,
  overview: (query: WorkloadQueryInput) => [LISTED, 'overview', query] as const,
  entity: (entity: EntityName) => [LISTED, 'entity', entity] as const,
  history: (query: RolloutQueryInput) => [LISTED, 'history', query] as const,
  dora: (query: DoraQueryInput) => [LISTED, 'dora', query] as const,
  /** Of the catalog, which sends no signals. */
  services: (ownerRefs: string[]) => ['rollouts-services', ownerRefs] as const,
  resources: (query: ResourceQueryInput) =>
    [LISTED, 'resources', query] as const,
  workload: (ref: WorkloadRef) =>
    [OF_WORKLOAD, placeOf(ref), 'detail'] as const,
  actions: (ref: WorkloadRef) =>
    [OF_WORKLOAD, placeOf(ref), 'actions'] as const,
  agreement: (ref: WorkloadRef) =>
    [OF_WORKLOAD, placeOf(ref), 'agreement'] as const,
  /** A plan is a promise about one moment; nothing refreshes it unasked. */
  plan: (ref: WorkloadRef, revision: string) =>
    ['rollouts-plan', placeOf(ref), revision] as const,
};
