import { z } from 'zod';

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
