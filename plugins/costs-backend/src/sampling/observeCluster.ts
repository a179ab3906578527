import { Item } from '@dugnad/plugin-clusters-node';
import { evenPart } from '@dugnad/plugin-costs-common';
import { CostCollections } from '../collections/openCollections';
import { PodFacts } from '../collections/projectPod';
import { DeviceRule } from '../devices/deviceRules';
import { DeviceCollections } from '../devices/openDevices';
import { deviceNotices, priceDevices } from '../devices/priceDevices';
import { observeNodes } from '../devices/observeNodes';
import { UsageByContainer, usageKey } from '../usage/UsageSource';
import { countable, limitAmounts } from './limitAmounts';
import { Observation, ObservedPod } from './Observation';

/** What is looked at, and what devices are worth. */
export interface ObserveClusterOptions {
  collections: CostCollections;
  devices: DeviceCollections;
  deviceRules: readonly DeviceRule[];
}

/**
 * The cluster as the watches have it now. Undefined while pods, nodes or namespaces are not whole and current: what cannot be
 * seen is a gap, not an empty cluster.
 */
export function observeCluster(
  { collections, devices, deviceRules }: ObserveClusterOptions,
  cluster: string,
  usage: UsageByContainer | undefined,
): Observation | undefined {
  const { pods, nodes, namespaces, volumeClaims } = collections;
  const { nodeDevices, podDevices } = devices;
  const isWhole = [pods, nodes, namespaces, nodeDevices, podDevices].every(
    collection => {
      const state = collection.state(cluster);
      return state.synced && !state.staleSince && !state.forbidden;
    },
  );
  if (!isWhole) {
    return undefined;
  }
  const charged = pods.all(cluster).filter(({ value }) => value.isCharged);
  const withDevices = charged.flatMap(({ namespace = '', name }) => {
    const found = podDevices.get(cluster, name, namespace)?.value;
    return found ? [{ ...found, key: `${namespace}/${name}` }] : [];
  });
  const priced = withDevices.map(one =>
    priceDevices(
      one.devices,
      nodeDevices.get(cluster, one.nodeName)?.value ?? new Map(),
      deviceRules,
    ),
  );
  const gpuMillis = new Map(
    withDevices.map(({ key }, i) => [key, priced[i].gpuMillis]),
  );
  return limitAmounts({
    hasUsage: usage !== undefined,
    nodes: observeNodes(collections, devices, deviceRules, cluster),
    pods: charged.map(pod => ({
      ...observePod(collections, pod, usage),
      gpuMillis: gpuMillis.get(`${pod.namespace ?? ''}/${pod.name}`) ?? 0,
    })),
    notices: deviceNotices(withDevices, priced),
    volumeClaims: volumeClaims
      .all(cluster)
      .map(({ namespace = '', name, value }) => ({
        namespace,
        name,
        storageBytes: value.storageBytes,
      })),
  });
}

function observePod(
  collections: CostCollections,
  { cluster, namespace = '', name, uid, value }: Item<PodFacts>,
  usage: UsageByContainer | undefined,
): Omit<ObservedPod, 'gpuMillis'> {
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
        evenPart(countable(value.beyond.cpuMillicores), length, index),
      memoryBytes:
        (container.memoryBytes ?? 0) +
        evenPart(countable(value.beyond.memoryBytes), length, index),
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
