import { JsonValue } from '@backstage/types';
import { FIELD_MANAGER } from '@dugnad/plugin-clusters-common';
import { Discovery } from '../discovery/Discovery';
import { ClusterUnreachableError } from '../errors/ClusterUnreachableError';
import { KubernetesApiError } from '../errors/KubernetesApiError';
import {
  ApplyOptions,
  ClusterConnection,
  ClusterInfo,
  DiscoveredResource,
  KubernetesObject,
  ListOptions,
  ObjectRef,
  RemoveOptions,
  RequestOptions,
  ResourceType,
  StreamOptions,
} from '../types';
import { ApiCall, ApiTransport } from './ApiTransport';
import { checkPath, resourcePath } from './apiPath';
import { tokenCredentials } from './tokenCredentials';
import { ListPage, parseListPage } from './listPage';
import { isMissingObject, isMissingPath } from './missing';
import { targetOf, typeOf } from './objectTarget';
import { parseAnswer } from './parseAnswer';
import { parseJson } from './parseJson';
import { removalOutcome } from './removalOutcome';
import { Turns } from './Turns';
import { untilAborted } from './untilAborted';
import { untilIdle } from './untilIdle';

const PAGE_SIZE = 500;
const PAGE_TIMEOUT_MS = 30_000;
/** So many pages of a cluster are held in memory at a time. */
const PAGES_AT_A_TIME = 4;
/** Objects of many megabytes are read in pages of so many times fewer. */
const SMALLER_BY = 25;
/** Ten times the largest cluster that was measured; a longer list is one without an end. */
const MAX_OBJECTS = 250_000;
const STREAM_IDLE_MS = 60_000;
const STREAM_MAX_BYTES = 32 * 1024 * 1024;

/** `ClusterConnection` over HTTP. */
export class HttpClusterConnection implements ClusterConnection {
  readonly cluster: ClusterInfo;
  readonly #transport: ApiTransport;
  readonly #discovery: Discovery;
  readonly #pageTurns = new Turns(PAGES_AT_A_TIME);

  constructor(options: {
    cluster: ClusterInfo;
    transport: ApiTransport;
    /** Shared by connections to the same API server. */
    discovery?: Discovery;
  }) {
    this.cluster = options.cluster;
    this.#transport = options.transport;
    this.#discovery =
      options.discovery ??
      new Discovery({
        cluster: this.cluster.name,
        getJson: path => this.#json({ path }),
      });
  }

  async discover(
    type: ResourceType,
    options?: { signal?: AbortSignal },
  ): Promise<DiscoveredResource> {
    const found = this.#discovery.find(type);
    return options?.signal ? untilAborted(found, options.signal) : found;
  }

  async get(
    ref: ObjectRef,
    options?: { signal?: AbortSignal },
  ): Promise<KubernetesObject | undefined> {
    try {
      return await this.#rediscovering(ref, resource =>
        this.#json({
          path: resourcePath(resource, targetOf(resource, ref)),
          signal: options?.signal,
        }),
      );
    } catch (error) {
      if (isMissingObject(error)) {
        return undefined;
      }
      throw error;
    }
  }

  async list(
    type: ResourceType,
    options: ListOptions = {},
  ): Promise<KubernetesObject[]> {
    return this.#rediscovering(type, async resource => {
      try {
        return await this.#wholeList(resource, options);
      } catch (error) {
        if (
          !(error instanceof KubernetesApiError) ||
          error.httpStatus !== 410
        ) {
          throw error;
        }
        // The pages took longer than the API server keeps history: once more from the start.
        return this.#wholeList(resource, options);
      }
    });
  }

  /** The pages of one list, all of the same `resourceVersion`. Throws 410 `Expired` where it took too long. */
  async *pages(
    resource: DiscoveredResource,
    options: ListOptions = {},
  ): AsyncGenerator<ListPage, void, void> {
    const path = resourcePath(resource, { namespace: options.namespace });
    let continueToken: string | undefined;
    let pageSize = options.pageSize ?? PAGE_SIZE;
    let objects = 0;
    do {
      const page = await this.#page(resource, {
        path,
        query: {
          limit: String(pageSize),
          continue: continueToken,
          labelSelector: options.labelSelector,
          fieldSelector: options.fieldSelector,
        },
        signal: options.signal,
      });
      if (page === 'too large') {
        pageSize = Math.ceil(pageSize / SMALLER_BY);
        continue;
      }
      yield page;
      // An empty page counts as a full one: a list of them has no end either
      objects += page.items.length || pageSize;
      if (objects > MAX_OBJECTS) {
        throw new ClusterUnreachableError({
          cluster: this.cluster.name,
          why: `its list of ${resource.plural} has more than ${MAX_OBJECTS} objects`,
        });
      }
      continueToken = page.continueToken || undefined;
    } while (continueToken || objects === 0);
  }

  /** One page, or that objects are so large that fewer must be asked for. */
  async #page(
    resource: DiscoveredResource,
    call: ApiCall & { query: { limit: string } },
  ): Promise<ListPage | 'too large'> {
    try {
      const text = await this.#pageTurns.take(() =>
        this.#transport.text({ ...call, timeoutMs: PAGE_TIMEOUT_MS }),
      );
      return parseAnswer(this.cluster.name, () =>
        parseListPage(text, resource.kind),
      );
    } catch (error) {
      const smaller = call.query.limit !== '1';
      if (
        error instanceof ClusterUnreachableError &&
        error.tooLarge &&
        smaller
      ) {
        return 'too large';
      }
      throw error;
    }
  }

  /** The bytes of a watch; the first piece is empty and means the server accepted it. */
  watch(
    resource: DiscoveredResource,
    options: Pick<ApiCall, 'query' | 'signal' | 'timeoutMs' | 'idleTimeoutMs'>,
  ): AsyncGenerator<Buffer, void, void> {
    return this.#transport.stream({
      ...options,
      path: resourcePath(resource),
      query: { ...options.query, watch: 'true' },
    });
  }

  async apply(
    object: KubernetesObject,
    options: ApplyOptions = {},
  ): Promise<KubernetesObject> {
    const { type, version } = typeOf(object);
    const { name, namespace } = object.metadata;
    const resource = await this.#discovery.findInVersion(type, version);
    return this.#json({
      method: 'PATCH',
      path: resourcePath(resource, targetOf(resource, { name, namespace })),
      query: {
        fieldManager: FIELD_MANAGER,
        force: 'false',
        dryRun: options.dryRun ? 'All' : undefined,
      },
      contentType: 'application/apply-patch+yaml',
      body: JSON.stringify(object),
      signal: options.signal,
      onWarning: options.onWarning,
    });
  }

  async remove(ref: ObjectRef, options: RemoveOptions = {}): Promise<boolean> {
    try {
      await this.#rediscovering(ref, resource =>
        this.#json({
          method: 'DELETE',
          path: resourcePath(resource, targetOf(resource, ref)),
          body: JSON.stringify({
            apiVersion: 'v1',
            kind: 'DeleteOptions',
            propagationPolicy: options.propagationPolicy ?? 'Background',
            preconditions: options.uid ? { uid: options.uid } : undefined,
          }),
          signal: options.signal,
        }),
      );
      return true;
    } catch (error) {
      if (isMissingObject(error)) {
        return false;
      }
      if (error instanceof KubernetesApiError && error.httpStatus === 409) {
        const current = await this.get(ref, options);
        const outcome = removalOutcome(current, options.uid);
        if (outcome !== undefined) {
          return outcome;
        }
      }
      throw error;
    }
  }

  async request<T = JsonValue>(options: RequestOptions): Promise<T> {
    return this.#json<T>({
      ...options,
      path: checkPath(options.path),
      body:
        options.body === undefined ? undefined : JSON.stringify(options.body),
    });
  }

  stream(options: StreamOptions): AsyncIterable<Buffer> {
    const { query, timeoutMs } = options;
    const path = checkPath(options.path);
    const idleTimeoutMs = options.idleTimeoutMs ?? STREAM_IDLE_MS;
    return untilIdle(
      // The transport counts silence as a lost cluster, so it is given longer than the reader
      signal =>
        this.#transport.stream({
          ...{ path, query, signal, timeoutMs },
          idleTimeoutMs: 2 * idleTimeoutMs,
        }),
      {
        signal: options.signal,
        idleTimeoutMs,
        maxBytes: options.maxBytes ?? STREAM_MAX_BYTES,
      },
    );
  }

  withToken(token: string): ClusterConnection {
    return new HttpClusterConnection({
      cluster: this.cluster,
      transport: this.#transport.withCredentials(
        tokenCredentials(this.#transport.baseCredentials, token),
      ),
      discovery: this.#discovery,
    });
  }

  /** Forgets what the API server serves; the next call asks again. */
  forgetDiscovery(): void {
    this.#discovery.forget();
  }

  async #wholeList(
    resource: DiscoveredResource,
    options: ListOptions,
  ): Promise<KubernetesObject[]> {
    const items: KubernetesObject[] = [];
    for await (const page of this.pages(resource, options)) {
      items.push(...page.items);
    }
    return items;
  }

  async #json<T>(call: ApiCall): Promise<T> {
    const text = await this.#transport.text(call);
    return parseAnswer(this.cluster.name, () => parseJson<T>(text || 'null'));
  }

  /** Runs `call` with the discovered resource; once more with fresh discovery where the path itself is gone. */
  async #rediscovering<T>(
    type: ResourceType,
    call: (resource: DiscoveredResource) => Promise<T>,
  ): Promise<T> {
    try {
      return await call(await this.#discovery.find(type));
    } catch (error) {
      if (!isMissingPath(error)) {
        throw error;
      }
      this.#discovery.forget();
      return call(await this.#discovery.find(type));
    }
  }
}
