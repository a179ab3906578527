import { z } from 'zod';
import { statusSchema, verdictSchema } from './judge/verdict';

/** Kinds the overview lists. */
export const WORKLOAD_KINDS = [
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'CronJob',
] as const;

/** One of `WORKLOAD_KINDS`. */
export const workloadKindSchema = z.enum(WORKLOAD_KINDS);
/** One of `WORKLOAD_KINDS`. */
export type WorkloadKind = z.infer<typeof workloadKindSchema>;

/** Signals channel. Its messages are `{ keys: string[] }`, each key `cluster/namespace`. */
export const ROLLOUTS_CHANNEL = 'rollouts';

/** Names one workload. */
export const workloadRefSchema = z.object({
  cluster: z.string(),
  namespace: z.string(),
  kind: workloadKindSchema,
  name: z.string(),
});
/** Names one workload. */
export type WorkloadRef = z.infer<typeof workloadRefSchema>;

/** An image of a workload's current template. */
export const workloadImageSchema = z.object({
  container: z.string(),
  image: z.string(),
});

/** One workload as lists show it. */
export const workloadSchema = workloadRefSchema.extend({
  uid: z.string(),
  /** What the workload is a part of, for the matrix: its component's name, or its `app.kubernetes.io/name`, or its own name. */
  application: z.string(),
  /** The catalog component it belongs to. */
  entityRef: z.string().optional(),
  /** Owner of the component, else of the namespace. */
  ownerRef: z.string().optional(),
  /** `dev`, `test`, `prod` … as the namespace says. */
  environment: z.string().optional(),
  /** Tag (or shortened digest) of the first container's image. */
  version: z.string().optional(),
  images: z.array(workloadImageSchema),
  verdict: verdictSchema.omit({ checks: true }),
  /** Absent for a CronJob. */
  replicas: z
    .object({
      desired: z.number(),
      updated: z.number(),
      ready: z.number(),
      available: z.number(),
    })
    .optional(),
  /** Number or hash of the current revision, where there is one. */
  revision: z.string().optional(),
  /** ISO 8601. When the current revision appeared. */
  revisedAt: z.string().optional(),
  /** ISO 8601. */
  createdAt: z.string().optional(),
  /** ISO 8601. Set while the cluster does not answer: what follows the verdict is as of then. */
  staleSince: z.string().optional(),
});
/** One workload as lists show it. */
export type Workload = z.infer<typeof workloadSchema>;

/** How current what is shown of one cluster is. */
export const clusterFreshnessSchema = z.object({
  name: z.string(),
  title: z.string(),
  state: z.enum(['connecting', 'live', 'unreachable']),
  /** ISO 8601. When `state` was entered. */
  since: z.string(),
  error: z.string().optional(),
});
/** How current what is shown of one cluster is. */
export type ClusterFreshness = z.infer<typeof clusterFreshnessSchema>;

const listed = z
  .union([z.string(), z.array(z.string())])
  .transform(value => [value].flat().filter(Boolean));
const listedStatuses = listed.pipe(z.array(statusSchema));

/** Filters of `GET /workloads`; repeated parameters mean "one of". */
export const workloadQuerySchema = z.object({
  cluster: listed.optional(),
  namespace: listed.optional(),
  status: listedStatuses.optional(),
  ownerRef: listed.optional(),
  entityRef: listed.optional(),
  /** Words that name, application, namespace, image or owner must all contain. */
  text: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  offset: z.coerce.number().int().min(0).default(0),
});
/** Parsed filters. */
export type WorkloadQuery = z.output<typeof workloadQuerySchema>;
/** Filters as a caller writes them. */
export type WorkloadQueryInput = z.input<typeof workloadQuerySchema>;

/** Answer of `GET /workloads`: the most troubled first. */
export const workloadPageSchema = z.object({
  items: z.array(workloadSchema),
  totalItems: z.number(),
  /** How many there are of each status, filtered by everything but status. */
  counts: z.record(statusSchema, z.number()),
  /** Owners among what the caller may see, for a filter. */
  ownerRefs: z.array(z.string()),
  clusters: z.array(clusterFreshnessSchema),
});
/** Answer of `GET /workloads`. */
export type WorkloadPage = z.infer<typeof workloadPageSchema>;

/** One revision of a workload, newest first. */
export const revisionSchema = z.object({
  revision: z.string(),
  state: z.enum(['current', 'previous', 'superseded']),
  images: z.array(workloadImageSchema),
  version: z.string().optional(),
  createdAt: z.string().optional(),
  /** The annotation `kubernetes.io/change-cause`. */
  changeCause: z.string().optional(),
  replicas: z.number(),
  available: z.number(),
});
/** One revision of a workload. */
export type Revision = z.infer<typeof revisionSchema>;

/** One container of a pod. */
export const podContainerSchema = z.object({
  name: z.string(),
  image: z.string().optional(),
  ready: z.boolean(),
  restarts: z.number(),
  /** `running`, or the reason it waits or ended for. */
  state: z.string(),
  message: z.string().optional(),
  /** How it ended last, if it was restarted. */
  lastEnd: z.string().optional(),
});

/** One pod of a workload. */
export const workloadPodSchema = z.object({
  name: z.string(),
  /** Whether it comes from the current template. */
  current: z.boolean(),
  verdict: verdictSchema,
  phase: z.string(),
  node: z.string().optional(),
  restarts: z.number(),
  createdAt: z.string().optional(),
  deleting: z.boolean(),
  containers: z.array(podContainerSchema),
});
/** One pod of a workload. */
export type WorkloadPod = z.infer<typeof workloadPodSchema>;

/** One event about a workload, its ReplicaSets or pods; newest first. */
export const workloadEventSchema = z.object({
  kind: z.string(),
  name: z.string(),
  type: z.string(),
  reason: z.string(),
  message: z.string(),
  count: z.number(),
  lastSeen: z.string().optional(),
});
/** One event about a workload, its ReplicaSets or pods. */
export type WorkloadEvent = z.infer<typeof workloadEventSchema>;

/** Answer of `GET /workloads/:cluster/:namespace/:kind/:name`. */
export const workloadDetailSchema = workloadSchema.extend({
  verdict: verdictSchema,
  clusterState: clusterFreshnessSchema,
  revisions: z.array(revisionSchema),
  pods: z.array(workloadPodSchema),
  events: z.array(workloadEventSchema),
});
/** Answer of `GET /workloads/:cluster/:namespace/:kind/:name`. */
export type WorkloadDetail = z.infer<typeof workloadDetailSchema>;

/** Answer of `GET /entities/:kind/:namespace/:name/workloads`. */
export const entityWorkloadsSchema = z.object({
  entityRef: z.string(),
  items: z.array(workloadDetailSchema),
  clusters: z.array(clusterFreshnessSchema),
});
/** Answer of `GET /entities/:kind/:namespace/:name/workloads`. */
export type EntityWorkloads = z.infer<typeof entityWorkloadsSchema>;
