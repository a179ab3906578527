import { Item } from '@dugnad/plugin-clusters-node';
import { evenPart } from '@dugnad/plugin-costs-common';
import { CostCollections } from '../collections/openCollections';
import { PodFacts } from '../collections/projectPod';
import { UsageByContainer, usageKey } from '../usage/UsageSource';
import { Observation, ObservedPod } from './Observation';

/**
 * The cluster as the watches have it now. Undefined while pods, nodes or namespaces are not whole and current: what cannot be
 * seen is a gap, not an empty cluster.
 */
export function observeCluster(
  collections: CostCollections,
  cluster: string,
  usage: UsageByContainer | undefined,
): Observation | undefined {
  const { pods, nodes, namespaces, volumeClaims } = collections;
  const isWhole = [pods, nodes, namespaces].every(collection => {
    const state = collection.state(cluster);
    return state.synced && !state.staleSince && !state.forbidden;
  });
  if (!isWhole) {
    return undefined;
  }
  return {
    hasUsage: usage !== undefined,
    nodes: nodes.all(cluster).map(({ name, value }) => ({ name, ...value })),
    pods: pods
      .all(cluster)
      .filter(({ value }) => value.isCharged)
      .map(pod => observePod(collections, pod, usage)),
    volumeClaims: volumeClaims
      .all(cluster)
      .map(({ namespace = '', name, value }) => ({
        namespace,
        name,
        storageBytes: value.storageBytes,
      })),
  };
}

function observePod(
  collections: CostCollections,
  { cluster, namespace = '', name, uid, value }: Item<PodFacts>,
  usage: UsageByContainer | undefined,
): ObservedPod {
  return {
    namespace,
    name,
    uid,
    workload: workloadOf(collections, cluster, namespace, name, value),
    labels: value.labels,
    containers: value.containers.map((container, index, { length }) => ({
      name: container.name,
      cpuMillicores:
        (container.cpuMillicores ?? 0) +
        evenPart(value.beyond.cpuMillicores, length, index),
      memoryBytes:
        (container.memoryBytes ?? 0) +
        evenPart(value.beyond.memoryBytes, length, index),
      gpuMillis: container.gpuMillis,
      usage: usage?.get(usageKey(namespace, name, container.name)),
    })),
  };
}

/** The top of the chain of controllers: pod → ReplicaSet → Deployment, pod → Job → CronJob. */
function workloadOf(
  { replicaSets, jobs }: CostCollections,
  cluster: string,
  namespace: string,
  podName: string,
  { owner }: PodFacts,
): { kind: string; name: string } {
  if (!owner) {
    return { kind: 'Pod', name: podName };
  }
  const above = { ReplicaSet: replicaSets, Job: jobs };
  if (owner.kind === 'ReplicaSet' || owner.kind === 'Job') {
    const found = above[owner.kind].get(cluster, owner.name, namespace);
    return found?.value ?? owner;
  }
  return owner;
}
