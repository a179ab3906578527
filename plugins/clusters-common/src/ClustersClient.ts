import { ResponseError } from '@backstage/errors';
import { z } from 'zod';
import {
  ClusterDetail,
  clusterDetailSchema,
  ClusterList,
  clusterListSchema,
  NamespacesPage,
  namespacesPageSchema,
  NamespacesQuery,
} from './schema';

/** What the client needs from its surroundings: the frontend's or the backend's own services fit. */
export interface ClustersClientOptions {
  discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  fetchApi?: { fetch: typeof fetch };
}

/** Per request. A backend passes the `token` of the credentials it acts for; in the browser `fetchApi` adds it. */
export interface ClustersRequestOptions {
  token?: string;
  signal?: AbortSignal;
}

/** Reads of the clusters plugin. */
export interface ClustersApi {
  /** Every configured cluster. Throws `ResponseError`, 403 without `clusters.read`. */
  getClusters(options?: ClustersRequestOptions): Promise<ClusterList>;
  /** One cluster with its nodes. Throws `ResponseError`, 404 for a cluster that is not configured. */
  getCluster(
    name: string,
    options?: ClustersRequestOptions,
  ): Promise<ClusterDetail>;
  /** One page of a cluster's namespaces; 50 by name unless the query says otherwise. Throws `ResponseError`. */
  getNamespaces(
    cluster: string,
    query?: Partial<NamespacesQuery>,
    options?: ClustersRequestOptions,
  ): Promise<NamespacesPage>;
}

/** Client of the clusters plugin's HTTP API, for frontends and backends. */
export class ClustersClient implements ClustersApi {
  readonly #options: ClustersClientOptions;

  constructor(options: ClustersClientOptions) {
    this.#options = options;
  }

  getClusters(options?: ClustersRequestOptions): Promise<ClusterList> {
    return this.#get('/clusters', clusterListSchema, options);
  }

  getCluster(
    name: string,
    options?: ClustersRequestOptions,
  ): Promise<ClusterDetail> {
    return this.#get(
      `/clusters/${encodeURIComponent(name)}`,
      clusterDetailSchema,
      options,
    );
  }

  getNamespaces(
    cluster: string,
    query: Partial<NamespacesQuery> = {},
    options?: ClustersRequestOptions,
  ): Promise<NamespacesPage> {
    const parameters = new URLSearchParams();
    for (const [key, value] of Object.entries(query)) {
      if (value !== undefined) parameters.set(key, String(value));
    }
    return this.#get(
      `/clusters/${encodeURIComponent(cluster)}/namespaces?${parameters}`,
      namespacesPageSchema,
      options,
    );
  }

  async #get<T extends z.ZodType>(
    path: string,
    schema: T,
    options?: ClustersRequestOptions,
  ): Promise<z.infer<T>> {
    const { discoveryApi, fetchApi } = this.#options;
    const baseUrl = await discoveryApi.getBaseUrl('clusters');
    const send = fetchApi?.fetch ?? fetch;
    const response = await send(`${baseUrl}${path}`, {
      headers: options?.token
        ? { Authorization: `Bearer ${options.token}` }
        : {},
      signal: options?.signal,
    });
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return schema.parse(await response.json());
  }
}
