import {
  ClusterClass,
  ClusterSummary,
  detectDistribution,
  Gap,
  LastChange,
  NamespaceSummary,
  NodeSummary,
  ResourceAmounts,
} from '@dugnad/plugin-clusters-common';
import { ClusterInfo, ClusterStatus, Item } from '@dugnad/plugin-clusters-node';
import { ClassFacts } from '../collections/classes';
import { NamespaceFacts } from '../collections/namespaces';
import { NodeFacts } from '../collections/nodes';
import { QuotaLimit } from '../collections/quotas';
import { PodTotals } from './PodTally';

/** Everything known of one cluster at one moment; null is unknown. */
export interface ClusterSnapshot {
  cluster: ClusterInfo;
  status: ClusterStatus;
  staleSince: string | null;
  gaps: Gap[];
  nodes: Item<NodeFacts>[] | null;
  pods: PodTotals | null;
  namespaceCount: number | null;
  promised: ResourceAmounts | null;
  storageClasses: Item<ClassFacts>[] | null;
  ingressClasses: Item<ClassFacts>[] | null;
  lastChange: LastChange | null;
}

/** The overview of one cluster. What the snapshot does not know stays null. */
export function summarizeCluster(snapshot: ClusterSnapshot): ClusterSummary {
  const { cluster, status, nodes, pods } = snapshot;
  return {
    name: cluster.name,
    title: cluster.title,
    url: cluster.url,
    reachability: {
      state: status.state,
      since: status.since,
      lastSeen: status.lastSeen ?? null,
      error: status.error ?? null,
    },
    version: status.version ?? null,
    distribution: nodes && detectDistribution(nodes.map(node => node.value)),
    staleSince: snapshot.staleSince,
    gaps: snapshot.gaps,
    nodes: nodes && {
      ready: nodes.filter(node => node.value.ready).length,
      total: nodes.length,
    },
    capacity: nodes && sum(nodes.map(node => node.value.capacity)),
    allocatable: nodes && sum(nodes.map(node => node.value.allocatable)),
    requested: pods && amountsOf(pods),
    promised: snapshot.promised,
    pods: pods && { running: pods.running, total: pods.pods },
    namespaces: snapshot.namespaceCount,
    storageClasses: classes(snapshot.storageClasses),
    ingressClasses: classes(snapshot.ingressClasses),
    lastChange: snapshot.lastChange,
  };
}

/** One node with the sum of its pods; null while pods are unknown. */
export function summarizeNode(
  item: Item<NodeFacts>,
  pods: PodTotals | null,
): NodeSummary {
  const { kubeletVersion, labels, annotations, createdMs, ...facts } =
    item.value;
  return {
    name: item.name,
    ...facts,
    createdAt: dateOf(createdMs),
    version: kubeletVersion,
    requested: pods && amountsOf(pods),
    pods: pods && pods.pods,
  };
}

/** One namespace with the sum of its pods and its effective quota; null where either is unknown. */
export function summarizeNamespace(
  item: Item<NamespaceFacts>,
  pods: PodTotals | null,
  quota: QuotaLimit | null,
): NamespaceSummary {
  const { createdMs, ...facts } = item.value;
  return {
    name: item.name,
    ...facts,
    createdAt: dateOf(createdMs),
    pods: pods && pods.pods,
    requested: pods && amountsOf(pods),
    quota: quota && {
      limited:
        quota.cpuMillicores !== undefined || quota.memoryBytes !== undefined,
      cpuCores:
        quota.cpuMillicores === undefined ? null : quota.cpuMillicores / 1000,
      memoryBytes: quota.memoryBytes ?? null,
    },
  };
}

function amountsOf(totals: PodTotals): ResourceAmounts {
  return {
    cpuCores: totals.cpuMillicores / 1000,
    memoryBytes: totals.memoryBytes,
  };
}

function dateOf(ms: number): string | null {
  return ms > 0 ? new Date(ms).toISOString() : null;
}

function sum(amounts: ResourceAmounts[]): ResourceAmounts {
  // In whole millicores, so that 0.1 + 0.2 reads 0.3.
  const milli = amounts.reduce((all, one) => all + one.cpuCores * 1000, 0);
  return {
    cpuCores: Math.round(milli) / 1000,
    memoryBytes: amounts.reduce((all, one) => all + one.memoryBytes, 0),
  };
}

function classes(items: Item<ClassFacts>[] | null): ClusterClass[] | null {
  return (
    items &&
    items
      .map(({ name, value: { implementation, isDefault } }) => ({
        name,
        implementation,
        isDefault,
      }))
      .sort((a, b) => a.name.localeCompare(b.name))
  );
}
