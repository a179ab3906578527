import { NotFoundError } from '@backstage/errors';
import {
  ClusterDetail,
  ClusterList,
  ClusterSummary,
  NamespacesPage,
  NamespacesQuery,
} from '@dugnad/plugin-clusters-common';
import {
  ClusterInfo,
  ClustersService,
  Item,
  LiveCollection,
} from '@dugnad/plugin-clusters-node';
import { gapsOf, isKnown, Source, staleSinceOf } from './aggregate/gaps';
import { PodTally } from './aggregate/PodTally';
import { effectiveQuota, promisedByQuotas } from './aggregate/quotaLimits';
import { selectNamespaces } from './aggregate/selectNamespaces';
import {
  summarizeCluster,
  summarizeNamespace,
  summarizeNode,
} from './aggregate/summarizeCluster';
import { LastChanges } from './LastChanges';
import { InventoryCollections } from './openCollections';
import { PodTallies } from './PodTallies';
import { BY_NAMESPACE } from './collections/quotas';

/** What the inventory reads from. */
export interface ClusterInventoryOptions {
  clusters: ClustersService;
  collections: InventoryCollections;
  podTallies: PodTallies;
  lastChanges: LastChanges;
}

/** What is in the clusters, from live collections alone: reading it calls no API server. */
export class ClusterInventory {
  readonly #options: ClusterInventoryOptions;

  constructor(options: ClusterInventoryOptions) {
    this.#options = options;
  }

  /** Every configured cluster, reachable or not. */
  list(): ClusterList {
    return {
      items: this.#options.clusters.list().map(one => this.#summary(one)),
    };
  }

  /** One cluster with its nodes. Throws `NotFoundError` for a name that is not configured. */
  get(name: string): ClusterDetail {
    const cluster = this.#find(name);
    const { nodes } = this.#options.collections;
    const tally = this.#tally(name);
    return {
      ...this.#summary(cluster),
      nodeList:
        itemsOf(nodes, name)
          ?.map(item => summarizeNode(item, tally?.ofNode(item.name) ?? null))
          .sort((a, b) => a.name.localeCompare(b.name)) ?? null,
    };
  }

  /** One page of a cluster's namespaces. Throws `NotFoundError` for a name that is not configured. */
  namespaces(name: string, query: NamespacesQuery): NamespacesPage {
    this.#find(name);
    const { collections, clusters } = this.#options;
    const { namespaces, pods, quotas } = collections;
    const sources = sourcesOf({ namespaces, pods, quotas }, name);
    const currency = {
      staleSince: staleSinceOf(sources, clusters.status(name)),
      gaps: gapsOf(sources),
    };
    const items = itemsOf(namespaces, name);
    if (!items) return { items: null, total: null, ...currency };

    const tally = this.#tally(name);
    const quotasKnown = isKnown(quotas.state(name));
    const quotaOf = (namespace: string) =>
      effectiveQuota(
        quotas.byIndex(BY_NAMESPACE, namespace, name).map(quota => quota.value),
      );
    const page = selectNamespaces(items, query, namespace =>
      (tally ?? new PodTally()).ofNamespace(namespace),
    );
    return {
      items: page.items.map(item =>
        summarizeNamespace(
          item,
          tally?.ofNamespace(item.name) ?? null,
          quotasKnown ? quotaOf(item.name) : null,
        ),
      ),
      total: page.total,
      ...currency,
    };
  }

  #summary(cluster: ClusterInfo): ClusterSummary {
    const { clusters, collections, lastChanges } = this.#options;
    const { name } = cluster;
    const sources = sourcesOf(collections, name);
    const status = clusters.status(name);
    const quotas = itemsOf(collections.quotas, name);
    return summarizeCluster({
      cluster,
      status,
      staleSince: staleSinceOf(sources, status),
      gaps: gapsOf(sources),
      nodes: itemsOf(collections.nodes, name),
      pods: this.#tally(name)?.total() ?? null,
      namespaceCount: itemsOf(collections.namespaces, name)?.length ?? null,
      promised: quotas && promisedByQuotas(quotas),
      storageClasses: itemsOf(collections.storageClasses, name),
      ingressClasses: itemsOf(collections.ingressClasses, name),
      lastChange: lastChanges.of(name),
    });
  }

  /** Undefined while the cluster's pods are unknown: no pods is not zero pods. */
  #tally(cluster: string): PodTally | undefined {
    const { collections, podTallies } = this.#options;
    return isKnown(collections.pods.state(cluster))
      ? podTallies.of(cluster)
      : undefined;
  }

  #find(name: string): ClusterInfo {
    const configured = this.#options.clusters.list();
    const cluster = configured.find(one => one.name === name);
    if (cluster) return cluster;
    const names = configured.map(one => one.name).join(', ') || 'none';
    throw new NotFoundError(
      `No cluster "${name}" is configured; configured are: ${names}`,
    );
  }
}

function itemsOf<T>(
  collection: LiveCollection<T>,
  cluster: string,
): Item<T>[] | null {
  return isKnown(collection.state(cluster)) ? collection.all(cluster) : null;
}

function sourcesOf(
  collections: Partial<InventoryCollections>,
  cluster: string,
): Source[] {
  return Object.entries(collections).map(([resource, collection]) => ({
    resource,
    state: collection.state(cluster),
  }));
}
