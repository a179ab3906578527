import { WORKLOAD_KINDS } from '@dugnad/plugin-rollouts-common';
import { RolloutCollections } from '../collections/openCollections';

/** Whether everything a revision is told by has been read once in a cluster, or is known not to be readable. */
export function isReadable(
  {
    workloads,
    replicaSets,
    controllerRevisions,
    pods,
    namespaces,
  }: RolloutCollections,
  cluster: string,
): boolean {
  return [
    ...WORKLOAD_KINDS.map(kind => workloads[kind]),
    replicaSets,
    controllerRevisions,
    pods,
    namespaces,
  ].every(collection => {
    const { synced, absent, forbidden } = collection.state(cluster);
    return synced || absent || forbidden;
  });
}
