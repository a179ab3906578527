import { z } from 'zod';
import { freshnessSchema } from './access';

/** One row of a quota: what is allowed, what the cluster counts, and what the pods ask for right now. */
export const quotaUsageSchema = z.object({
  /** As Kubernetes names it, for example `requests.cpu`, `limits.memory`, `requests.storage`, `pods`. */
  resource: z.string(),
  unit: z.enum(['millicores', 'bytes', 'count']),
  /** The smallest limit of all quotas in the namespace. */
  hard: z.number(),
  /** Absent while the cluster has not counted yet. */
  used: z.number().optional(),
  /** Quota object the limit comes from. */
  quota: z.string(),
});
/** See `quotaUsageSchema`. */
export type QuotaUsage = z.infer<typeof quotaUsageSchema>;

/** What the pods of a namespace ask for. Finished pods do not count, as a quota does not count them. */
export const podUsageSchema = z.object({
  count: z.number(),
  running: z.number(),
  pending: z.number(),
  requests: z.object({ cpuMillicores: z.number(), memoryBytes: z.number() }),
  limits: z.object({ cpuMillicores: z.number(), memoryBytes: z.number() }),
  /** Pods of which a container states no CPU or memory limit; `limits` leaves them out. */
  withoutLimits: z.number(),
});
/** See `podUsageSchema`. */
export type PodUsage = z.infer<typeof podUsageSchema>;

/** Answer of `GET /claims/:id/usage`. */
export const claimUsageSchema = z.object({
  /** Absent while unknown. */
  quota: z.array(quotaUsageSchema).optional(),
  quotaFreshness: freshnessSchema,
  /** Absent while unknown. */
  pods: podUsageSchema.optional(),
  podsFreshness: freshnessSchema,
});
/** See `claimUsageSchema`. */
export type ClaimUsage = z.infer<typeof claimUsageSchema>;
