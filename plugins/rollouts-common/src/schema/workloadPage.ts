import { z } from 'zod';
import { statusSchema } from '../judge/verdict';
import { clusterFreshnessSchema } from './clusterFreshness';
import { listed, listedStatuses } from './listed';
import { workloadSchema } from './workload';
import { workloadKindSchema } from './workloadRef';

/** Filters of `GET /workloads`; repeated parameters mean "one of". */
export const workloadQuerySchema = z.object({
  cluster: listed.optional(),
  namespace: listed.optional(),
  kind: listed.pipe(z.array(workloadKindSchema)).optional(),
  status: listedStatuses.optional(),
  ownerRef: listed.optional(),
  environment: listed.optional(),
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
