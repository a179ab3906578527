import { ResponseError } from '@backstage/errors';
import { z } from 'zod';
import {
  EntityWorkloads,
  entityWorkloadsSchema,
  WorkloadDetail,
  workloadDetailSchema,
  WorkloadPage,
  workloadPageSchema,
  WorkloadQueryInput,
  WorkloadRef,
} from './schema';

/** Where the rollouts backend is and how to call it. Both frontend and backend supply these. */
export interface RolloutsClientOptions {
  discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  fetchApi?: { fetch: typeof fetch };
}

/** Options of one call. */
export interface RolloutsCallOptions {
  /** Backend callers pass a token; the frontend's fetch adds its own. */
  token?: string;
  signal?: AbortSignal;
}

/** Names a catalog entity. */
export interface EntityName {
  kind: string;
  namespace: string;
  name: string;
}

/** The rollouts backend's HTTP API. Every method throws `ResponseError`. */
export interface RolloutsApi {
  /** Workloads the caller may see, the most troubled first. */
  list(
    query?: WorkloadQueryInput,
    call?: RolloutsCallOptions,
  ): Promise<WorkloadPage>;
  /** One workload with verdict, revisions, pods and events. */
  get(ref: WorkloadRef, call?: RolloutsCallOptions): Promise<WorkloadDetail>;
  /** What runs of a catalog entity, in every cluster. */
  forEntity(
    entity: EntityName,
    call?: RolloutsCallOptions,
  ): Promise<EntityWorkloads>;
}

/** `RolloutsApi` over HTTP. */
export class RolloutsClient implements RolloutsApi {
  readonly #options: RolloutsClientOptions;

  constructor(options: RolloutsClientOptions) {
    this.#options = options;
  }

  list(query: WorkloadQueryInput = {}, call?: RolloutsCallOptions) {
    const path = `/workloads${toSearch(query)}`;
    return this.#read(workloadPageSchema, path, call);
  }

  get(ref: WorkloadRef, call?: RolloutsCallOptions) {
    const { cluster, namespace, kind, name } = ref;
    const path = toPath('workloads', cluster, namespace, kind, name);
    return this.#read(workloadDetailSchema, path, call);
  }

  forEntity(entity: EntityName, call?: RolloutsCallOptions) {
    const { kind, namespace, name } = entity;
    const path = toPath('entities', kind, namespace, name, 'workloads');
    return this.#read(entityWorkloadsSchema, path, call);
  }

  async #read<T>(
    schema: z.ZodType<T>,
    path: string,
    call: RolloutsCallOptions = {},
  ): Promise<T> {
    const { discoveryApi, fetchApi } = this.#options;
    const baseUrl = await discoveryApi.getBaseUrl('rollouts');
    const send = fetchApi?.fetch ?? fetch;
    const response = await send(`${baseUrl}${path}`, {
      signal: call.signal,
      headers: call.token ? { Authorization: `Bearer ${call.token}` } : {},
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return schema.parse(await response.json());
  }
}

function toPath(...segments: string[]): string {
  return segments.map(segment => `/${encodeURIComponent(segment)}`).join('');
}

function toSearch(query: WorkloadQueryInput): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    for (const item of [value].flat()) {
      if (item !== undefined && item !== '') {
        search.append(key, String(item));
      }
    }
  }
  const text = search.toString();
  return text && `?${text}`;
}
