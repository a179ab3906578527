import { z } from 'zod';

/** An amount of compute. Kubernetes quantities, converted. */
export const resourceAmountsSchema = z.object({
  cpuCores: z.number(),
  memoryBytes: z.number(),
});
/** An amount of compute: CPU in cores, memory in bytes. */
export type ResourceAmounts = z.infer<typeof resourceAmountsSchema>;

/** Distributions the portal tells apart. */
export const distributionSchema = z.enum([
  'k3s',
  'rke2',
  'talos',
  'kubeadm',
  'other',
]);
/** What installed a cluster, as far as its nodes tell. */
export type Distribution = z.infer<typeof distributionSchema>;

/** Reachability of a cluster. Times are ISO 8601. */
export const reachabilitySchema = z.object({
  state: z.enum(['connecting', 'live', 'unreachable']),
  since: z.string(),
  lastSeen: z.string().nullable(),
  error: z.string().nullable(),
});
/** Whether the portal reaches a cluster's API server, and since when that has been so. */
export type Reachability = z.infer<typeof reachabilitySchema>;

/** A resource the portal could not read, or reads no longer. */
export const gapSchema = z.object({
  /** Plural name, for example `pods`. */
  resource: z.string(),
  /** `unread`: never read, its figures are null. `stale`: figures are as of `since`. */
  kind: z.enum(['unread', 'stale']),
  since: z.string().nullable(),
  reason: z.string().nullable(),
});
/** Why a figure is missing or old. */
export type Gap = z.infer<typeof gapSchema>;

/** A StorageClass or IngressClass. */
export const clusterClassSchema = z.object({
  name: z.string(),
  /** Provisioner of a StorageClass, controller of an IngressClass. */
  implementation: z.string(),
  isDefault: z.boolean(),
});
/** A StorageClass or IngressClass: its name and what implements it. */
export type ClusterClass = z.infer<typeof clusterClassSchema>;

/** The newest change the portal knows of. */
export const lastChangeSchema = z.object({
  at: z.string(),
  action: z.enum(['created', 'changed', 'removed']),
  kind: z.string(),
  /** Namespace of the changed object; null for cluster-scoped objects. */
  namespace: z.string().nullable(),
});
/** The newest change the portal knows of in a cluster. */
export type LastChange = z.infer<typeof lastChangeSchema>;

/** One cluster as the overview shows it. */
export const clusterSummarySchema = z.object({
  name: z.string(),
  title: z.string(),
  url: z.string(),
  reachability: reachabilitySchema,
  /** Kubernetes version of the API server, for example `v1.34.1`. */
  version: z.string().nullable(),
  distribution: distributionSchema.nullable(),
  /** Oldest moment any figure here is from; null while everything is current. */
  staleSince: z.string().nullable(),
  gaps: z.array(gapSchema),
  nodes: z.object({ ready: z.number(), total: z.number() }).nullable(),
  capacity: resourceAmountsSchema.nullable(),
  allocatable: resourceAmountsSchema.nullable(),
  /** Effective requests of all pods that have not ended. */
  requested: resourceAmountsSchema.nullable(),
  /** What the namespaces' quotas allow them to request, summed. */
  promised: resourceAmountsSchema.nullable(),
  pods: z.object({ running: z.number(), total: z.number() }).nullable(),
  namespaces: z.number().nullable(),
  storageClasses: z.array(clusterClassSchema).nullable(),
  ingressClasses: z.array(clusterClassSchema).nullable(),
  lastChange: lastChangeSchema.nullable(),
});
/** One cluster. A null figure is unknown, never zero; `gaps` says why. */
export type ClusterSummary = z.infer<typeof clusterSummarySchema>;

/** One node. */
export const nodeSummarySchema = z.object({
  name: z.string(),
  ready: z.boolean(),
  /** False when cordoned. */
  schedulable: z.boolean(),
  /** Conditions that are wrong, for example `MemoryPressure` or `NotReady: KubeletNotReady`. */
  problems: z.array(z.string()),
  roles: z.array(z.string()),
  version: z.string(),
  osImage: z.string(),
  architecture: z.string(),
  createdAt: z.string().nullable(),
  capacity: resourceAmountsSchema,
  allocatable: resourceAmountsSchema,
  requested: resourceAmountsSchema.nullable(),
  pods: z.number().nullable(),
  podCapacity: z.number(),
});
/** One node with what its pods request. */
export type NodeSummary = z.infer<typeof nodeSummarySchema>;

/** One cluster with its nodes. Namespaces are a list of their own, read in pages. */
export const clusterDetailSchema = clusterSummarySchema.extend({
  nodeList: z.array(nodeSummarySchema).nullable(),
});
/** One cluster with its nodes; `nodeList` is null while unknown. */
export type ClusterDetail = z.infer<typeof clusterDetailSchema>;

/** One namespace. */
export const namespaceSummarySchema = z.object({
  name: z.string(),
  phase: z.string(),
  createdAt: z.string().nullable(),
  /** Entity reference of the owner group, where the namespace names one. */
  ownerRef: z.string().nullable(),
  environment: z.string().nullable(),
  /** True when the portal wrote it. */
  managed: z.boolean(),
  pods: z.number().nullable(),
  requested: resourceAmountsSchema.nullable(),
  /** What its quotas allow. `limited` false: no quota restricts requests. Null while quotas are unknown. */
  quota: z
    .object({
      limited: z.boolean(),
      cpuCores: z.number().nullable(),
      memoryBytes: z.number().nullable(),
    })
    .nullable(),
});
/** One namespace with its requests and quota. */
export type NamespaceSummary = z.infer<typeof namespaceSummarySchema>;

/** Columns a list of namespaces can be ordered by. */
export const namespaceOrderSchema = z.enum([
  'name',
  'pods',
  'cpu',
  'memory',
  'created',
]);
/** Column a list of namespaces is ordered by. */
export type NamespaceOrder = z.infer<typeof namespaceOrderSchema>;

/** Query of `GET /clusters/:name/namespaces`. */
export const namespacesQuerySchema = z.object({
  search: z.string().max(200).optional(),
  orderBy: namespaceOrderSchema.default('name'),
  direction: z.enum(['ascending', 'descending']).default('ascending'),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});
/** Parsed query of a page of namespaces. */
export type NamespacesQuery = z.infer<typeof namespacesQuerySchema>;

/** Answer of `GET /clusters/:name/namespaces`. */
export const namespacesPageSchema = z.object({
  /** Null while the cluster's namespaces are unknown. */
  items: z.array(namespaceSummarySchema).nullable(),
  /** How many match the search, over all pages; null while unknown. */
  total: z.number().nullable(),
  staleSince: z.string().nullable(),
  gaps: z.array(gapSchema),
});
/** One page of a cluster's namespaces. */
export type NamespacesPage = z.infer<typeof namespacesPageSchema>;

/** Answer of `GET /clusters`. */
export const clusterListSchema = z.object({
  items: z.array(clusterSummarySchema),
});
/** Every configured cluster, in the order of configuration. */
export type ClusterList = z.infer<typeof clusterListSchema>;

/** Signals channel on which changed cluster names are announced. */
export const CLUSTERS_CHANNEL = 'clusters';

/** Message on `CLUSTERS_CHANNEL`: names of the clusters that changed, no data. */
export const clustersSignalSchema = z.object({ keys: z.array(z.string()) });
/** Message on `CLUSTERS_CHANNEL`. */
export type ClustersSignal = z.infer<typeof clustersSignalSchema>;
