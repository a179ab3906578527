import { JsonObject, JsonValue } from '@backstage/types';

/** Group and kind of a Kubernetes resource. The version is discovered from each API server, never assumed. */
export interface ResourceType {
  /** API group; empty for core. */
  group: string;
  kind: string;
}

/** Any object as the Kubernetes API returns it. */
export interface KubernetesObject {
  apiVersion: string;
  kind: string;
  metadata: ObjectMeta;
  [key: string]: unknown;
}

/** The parts of `metadata` that more than one plugin reads. */
export interface ObjectMeta {
  name: string;
  namespace?: string;
  uid?: string;
  resourceVersion?: string;
  generation?: number;
  creationTimestamp?: string;
  deletionTimestamp?: string;
  finalizers?: string[];
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  ownerReferences?: {
    apiVersion: string;
    kind: string;
    name: string;
    uid: string;
    controller?: boolean;
  }[];
  managedFields?: ManagedFieldsEntry[];
}

/** Who last applied which fields, as the API server records it. */
export interface ManagedFieldsEntry {
  manager?: string;
  operation?: string;
  apiVersion?: string;
  time?: string;
  fieldsV1?: JsonObject;
  subresource?: string;
}

/** Names one object in one cluster. */
export interface ObjectRef extends ResourceType {
  name: string;
  namespace?: string;
}

/** A resource as one API server serves it. */
export interface DiscoveredResource extends ResourceType {
  version: string;
  /** Path segment, for example `deployments`. */
  plural: string;
  namespaced: boolean;
  verbs: string[];
}

/** A configured cluster. Never carries credentials. */
export interface ClusterInfo {
  name: string;
  title: string;
  /** Address of the API server, from configuration alone. */
  url: string;
  /** PEM of the certificate authority, base64, where the configuration names one. Not a secret. */
  caData?: string;
}

/** Reachability of a cluster as this process sees it. Times are ISO 8601. */
export interface ClusterStatus {
  state: 'connecting' | 'live' | 'unreachable';
  /** When `state` was entered. */
  since: string;
  /** Last time the cluster answered anything, if ever. */
  lastSeen?: string;
  /** Kubernetes version, for example `v1.34.1`. */
  version?: string;
  /** Why it is unreachable, for people; holds no credential. */
  error?: string;
}

/** Options of `ClusterConnection.list`. */
export interface ListOptions {
  namespace?: string;
  labelSelector?: string;
  fieldSelector?: string;
  /** Objects per page; default 500. */
  pageSize?: number;
  signal?: AbortSignal;
}

/** Options of `ClusterConnection.apply`. */
export interface ApplyOptions {
  /** Ask the API server what would happen, change nothing. */
  dryRun?: boolean;
  /** Told each warning of the API server, such as a deprecated version or a pod that violates the namespace's security level. */
  onWarning?(warning: string): void;
  signal?: AbortSignal;
}

/** Options of `ClusterConnection.remove`. */
export interface RemoveOptions {
  /** Delete only this incarnation of the object. */
  uid?: string;
  propagationPolicy?: 'Foreground' | 'Background' | 'Orphan';
  signal?: AbortSignal;
}

/** Options of `ClusterConnection.request`. */
export interface RequestOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path from validated segments; `..`, `%` and `//` are refused. */
  path: string;
  query?: Record<string, string | undefined>;
  body?: JsonValue | KubernetesObject;
  /** Default `application/json`. */
  contentType?: string;
  /** Default `application/json`; for example a form of it with metadata alone. The answer is parsed as JSON. */
  accept?: string;
  /** Told each warning of the API server. */
  onWarning?(warning: string): void;
  signal?: AbortSignal;
  /** Default 15,000; waiting for a busy API server included. */
  timeoutMs?: number;
}

/** A call whose answer is read while it arrives. */
export interface StreamOptions extends Pick<RequestOptions, 'path' | 'query'> {
  signal?: AbortSignal;
  /** For the first byte; default 15,000. */
  timeoutMs?: number;
  /** The stream ends after such a silence; default 60,000. */
  idleTimeoutMs?: number;
  /** The stream ends after so many bytes; default 32 MiB. */
  maxBytes?: number;
}

/**
 * An authenticated connection to one API server.
 *
 * Every method throws `KubernetesApiError` for an answer with an error status (its `httpStatus` is the API server's; there is
 * no `status` property, because Backstage would answer with it), and `ClusterUnreachableError` when no answer came. Both
 * carry `retryable`.
 */
export interface ClusterConnection {
  readonly cluster: ClusterInfo;
  /** How this API server serves a resource. Throws `NotFoundError` where it does not. */
  discover(
    type: ResourceType,
    options?: { signal?: AbortSignal },
  ): Promise<DiscoveredResource>;
  /** The object, or undefined where there is none. */
  get(
    ref: ObjectRef,
    options?: { signal?: AbortSignal },
  ): Promise<KubernetesObject | undefined>;
  /** Every matching object, fetched in pages. */
  list(type: ResourceType, options?: ListOptions): Promise<KubernetesObject[]>;
  /**
   * Server-side apply with our field manager and without force. Throws `FieldConflictError` where another manager owns a
   * field, and `NotFoundError` where the API server does not serve the object's `apiVersion` and `kind`.
   */
  apply(
    object: KubernetesObject,
    options?: ApplyOptions,
  ): Promise<KubernetesObject>;
  /** Deletes the object; true if there was one (also when it is already being deleted). */
  remove(ref: ObjectRef, options?: RemoveOptions): Promise<boolean>;
  /** Any other call. Returns the parsed JSON body. */
  request<T = JsonValue>(options: RequestOptions): Promise<T>;
  /**
   * The answer to a GET as it arrives, for example a container's log. Nothing is read ahead of the reader, and the API server
   * is let go when the reader stops or `signal` aborts. The first piece is empty and says that the server accepted the call.
   */
  stream(options: StreamOptions): AsyncIterable<Buffer>;
  /** The same API server with another bearer token, for example a deployer's. The token is kept in memory only. */
  withToken(token: string): ClusterConnection;
}

/** What a plugin wants to keep of one resource in every cluster. */
export interface CollectionDefinition<T> {
  /** Unique in the process, for example `rollouts.deployments`. */
  id: string;
  resource: ResourceType;
  /**
   * Keeps the few fields needed; undefined drops the object. Called while parsing; must be pure and return plain JSON-like
   * data. An object it throws for, or of which it keeps more than half a million characters, is set aside: see `setAside`.
   */
  project(object: KubernetesObject): T | undefined;
  /** Named index functions over a projected item. */
  indexes?: Record<string, (item: Item<T>) => string[]>;
}

/** One projected object. */
export interface Item<T> {
  cluster: string;
  namespace?: string;
  name: string;
  uid: string;
  resourceVersion: string;
  value: T;
}

/**
 * What changed in a collection. `updated` means the projected value changed: a write to fields that are not kept only renews
 * the item's `resourceVersion`. An object deleted and created again under its name is `removed`, then `added`.
 *
 * `synced` and `stale` are about a whole cluster: `synced` after the first whole list (or on learning that the resource is
 * absent) and whenever a stale watch has caught up, `stale` when the watch is down. Read `state` for the details.
 */
export type Change<T> =
  | { type: 'added'; cluster: string; item: Item<T> }
  | { type: 'updated'; cluster: string; item: Item<T>; previous: Item<T> }
  | { type: 'removed'; cluster: string; previous: Item<T> }
  | { type: 'synced' | 'stale'; cluster: string };

/** How current a collection is in one cluster. */
export interface CollectionState {
  /** A whole list has been read at least once. */
  synced: boolean;
  /** ISO 8601; set while the watch is down: the items are as of then. */
  staleSince?: string;
  /** Why it is stale or could not be read, for people. */
  error?: string;
  /** The API server does not serve this resource: `synced` is true and there are no items. Looked for again every few minutes. */
  absent?: boolean;
  /** The portal's account may not read this resource; `error` says what is missing. Tried again every minute. */
  forbidden?: boolean;
}

/**
 * A live view of one resource in all clusters. Reading is synchronous and never calls an API server. There is one
 * watch per resource and cluster in a process, however many collections, pages or users there are.
 */
export interface LiveCollection<T> {
  get(cluster: string, name: string, namespace?: string): Item<T> | undefined;
  all(cluster?: string): Item<T>[];
  byIndex(index: string, value: string, cluster?: string): Item<T>[];
  state(cluster: string): CollectionState;
  /** Listener errors are logged and never stop the watch. Returns the unsubscribe function. */
  subscribe(listener: (change: Change<T>) => void): () => void;
  /** Resolves once the cluster's first whole list is in, or the resource is known to be absent; rejects when `signal` aborts. */
  whenSynced(
    cluster: string,
    options?: { signal?: AbortSignal },
  ): Promise<void>;
}

/** An object that a collection could not keep. All texts are of bounded length. */
export interface ObjectSetAside {
  name: string;
  namespace?: string;
  /** For people. */
  reason: string;
}

/** The objects of one resource that collections could not keep. */
export interface ResourceSetAside extends ResourceType {
  /** How many objects. */
  count: number;
  /** The first few of them. */
  first: ObjectSetAside[];
}

/** What this process did with one cluster since it started. */
export interface ClusterStats {
  /** HTTP requests sent, watches and retries included. */
  calls: number;
  /** Requests and streams that got no usable answer. */
  failures: number;
  /** Watches running now. */
  watches: number;
  /** Watches opened again after the first. */
  reconnects: number;
  /** Whole lists read again after the first. */
  relists: number;
  /** List pages read. */
  pages: number;
  /** Watch events read, bookmarks included. */
  events: number;
  /** Times an object was set aside because it could not be kept. */
  projectionErrors: number;
  /** Items held now, in all collections. */
  items: number;
}

/** The configured clusters of this portal. Obtain it through `clustersServiceRef`. */
export interface ClustersService {
  /** In the order of configuration. */
  list(): ClusterInfo[];
  /** Throws `NotFoundError` that names the configured clusters. */
  connection(cluster: string): ClusterConnection;
  status(cluster: string): ClusterStatus;
  /** Called on every change of any cluster's status. Returns the unsubscribe function. */
  onStatus(
    listener: (cluster: string, status: ClusterStatus) => void,
  ): () => void;
  /** The shared collection of this definition's `id`, started on first use and kept until shutdown. */
  collection<T>(definition: CollectionDefinition<T>): LiveCollection<T>;
}

/** What `clustersServiceRef` gives: the service and its counters. Consumers need only `ClustersService`. */
export interface InstrumentedClustersService extends ClustersService {
  /** Counters since the process started. Throws `NotFoundError` for an unknown cluster. */
  stats(cluster: string): ClusterStats;
  /** Objects of the cluster that no figure counts, because a collection could not keep them; one entry a resource. */
  setAside(cluster: string): ResourceSetAside[];
}
