import {
  ClusterDetail,
  ClustersApi,
  NamespacesQuery,
  NamespaceSummary,
} from '@dugnad/plugin-clusters-common';
import { NotFoundError } from '@backstage/errors';

/** The clusters API over what a test puts into it. */
export class FakeClustersApi implements ClustersApi {
  clusters: ClusterDetail[] = [];
  namespaces: NamespaceSummary[] = [];
  /** Set to make every call fail. */
  error?: Error;

  async getClusters() {
    this.#failIfAsked();
    return { items: this.clusters };
  }

  async getCluster(name: string) {
    this.#failIfAsked();
    const cluster = this.clusters.find(one => one.name === name);
    if (!cluster) {
      throw Object.assign(new NotFoundError(name), { statusCode: 404 });
    }
    return cluster;
  }

  async getNamespaces(_cluster: string, query: Partial<NamespacesQuery> = {}) {
    this.#failIfAsked();
    const { search = '', offset = 0, limit = 50 } = query;
    const matching = this.namespaces.filter(one => one.name.includes(search));
    return {
      items: matching.slice(offset, offset + limit),
      total: matching.length,
      staleSince: null,
      gaps: [],
    };
  }

  #failIfAsked() {
    if (this.error) throw this.error;
  }
}
