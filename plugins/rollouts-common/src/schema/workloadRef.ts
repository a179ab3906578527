import { z } from 'zod';

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

/** Names one workload. */
export const workloadRefSchema = z.object({
  cluster: z.string(),
  namespace: z.string(),
  kind: workloadKindSchema,
  name: z.string(),
});
/** Names one workload. */
export type WorkloadRef = z.infer<typeof workloadRefSchema>;
