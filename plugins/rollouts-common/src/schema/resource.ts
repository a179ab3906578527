import { z } from 'zod';
import { statusSchema, verdictSchema } from '../judge/verdict';
import { clusterFreshnessSchema } from './clusterFreshness';
import { listed, listedStatuses } from './listed';

/** Names one object that is no workload of the overview. `namespace` is empty where the kind has none. */
export const resourceRefSchema = z.object({
  cluster: z.string(),
  namespace: z.string(),
  /** API group; empty for core. */
  group: z.string(),
  kind: z.string(),
  name: z.string(),
});
/** Names one object that is no workload of the overview. */
export type ResourceRef = z.infer<typeof resourceRefSchema>;

/** One judged object beside the workloads. */
export const resourceSchema = resourceRefSchema.extend({
  uid: z.string(),
  application: z.string(),
  entityRef: z.string().optional(),
  /** As of a workload. */
  claimedBy: z.array(z.string()).optional(),
  ownerRef: z.string().optional(),
  environment: z.string().optional(),
  verdict: verdictSchema,
  /** ISO 8601. */
  createdAt: z.string().optional(),
  /** ISO 8601. Set while what is known of it is as of then. */
  staleSince: z.string().optional(),
  /** What a signal names when this may read differently. Opaque. */
  signalKey: z.string(),
});
/** One judged object beside the workloads. */
export type Resource = z.infer<typeof resourceSchema>;

/** A kind that is served by a cluster but cannot be shown: unknown, not absent. */
export const resourceGapSchema = z.object({
  cluster: z.string(),
  group: z.string(),
  kind: z.string(),
  state: z.enum(['connecting', 'forbidden', 'stale']),
  /** ISO 8601. */
  since: z.string().optional(),
  /** What is missing, for people. */
  error: z.string().optional(),
});
/** A kind that is served by a cluster but cannot be shown. */
export type ResourceGap = z.infer<typeof resourceGapSchema>;

/** Filters of `GET /resources`; repeated parameters mean "one of". */
export const resourceQuerySchema = z.object({
  cluster: listed.optional(),
  namespace: listed.optional(),
  group: listed.optional(),
  kind: listed.optional(),
  status: listedStatuses.optional(),
  ownerRef: listed.optional(),
  entityRef: listed.optional(),
  environment: listed.optional(),
  /** Words that name, kind, application, namespace or owner must all contain. */
  text: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  offset: z.coerce.number().int().min(0).default(0),
});
/** Parsed filters. */
export type ResourceQuery = z.output<typeof resourceQuerySchema>;
/** Filters as a caller writes them. */
export type ResourceQueryInput = z.input<typeof resourceQuerySchema>;

/** Answer of `GET /resources`: the most troubled first. */
export const resourcePageSchema = z.object({
  items: z.array(resourceSchema),
  totalItems: z.number(),
  /** How many there are of each status, filtered by everything but status. */
  counts: z.record(statusSchema, z.number()),
  /** Kinds among what the caller may see, for a filter. */
  kinds: z.array(z.object({ group: z.string(), kind: z.string() })),
  gaps: z.array(resourceGapSchema),
  clusters: z.array(clusterFreshnessSchema),
});
/** Answer of `GET /resources`. */
export type ResourcePage = z.infer<typeof resourcePageSchema>;
