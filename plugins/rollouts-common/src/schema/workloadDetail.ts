import { z } from 'zod';
import { verdictSchema } from '../judge/verdict';
import { clusterFreshnessSchema } from './clusterFreshness';
import { resourceGapSchema, resourceSchema } from './resource';
import { workloadImageSchema, workloadSchema } from './workload';

/** One revision of a workload, newest first. */
export const revisionSchema = z.object({
  revision: z.string(),
  state: z.enum(['current', 'previous', 'superseded']),
  images: z.array(workloadImageSchema),
  version: z.string().optional(),
  createdAt: z.string().optional(),
  /** The annotation `kubernetes.io/change-cause`. */
  changeCause: z.string().optional(),
  /** Name of the ReplicaSet or ControllerRevision that keeps its template. */
  source: z.string().optional(),
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
  /** Precondition of actions on the workload. */
  resourceVersion: z.string(),
  /** Whether the workload is paused (Deployment) or suspended (CronJob). */
  paused: z.boolean(),
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
  /** Why the entity claims nothing, for its author: its label selector cannot be read. */
  selectorProblem: z.string().optional(),
  items: z.array(workloadDetailSchema),
  /** What surrounds them: Services, claims, custom resources …, the most troubled first. */
  resources: z.array(resourceSchema),
  /** Kinds that could not be read where the entity runs: unknown, not absent. */
  gaps: z.array(resourceGapSchema),
  clusters: z.array(clusterFreshnessSchema),
});
/** Answer of `GET /entities/:kind/:namespace/:name/workloads`. */
export type EntityWorkloads = z.infer<typeof entityWorkloadsSchema>;
