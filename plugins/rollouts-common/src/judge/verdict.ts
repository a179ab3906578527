import { z } from 'zod';

/** From best to worst. Where several apply to one thing, the worst wins. */
export const STATUSES = [
  'Healthy',
  'Suspended',
  'Progressing',
  'Missing',
  'Degraded',
  'Unknown',
] as const;

/** What kind of trouble keeps pods from running, the kind that explains most first. */
export const CAUSE_KINDS = [
  'quota',
  'admission',
  'imagePull',
  'configuration',
  'outOfMemory',
  'probeKill',
  'crashLoop',
  'completion',
  'volume',
  'sandbox',
  'nodeRefused',
  'nodeLost',
  'unschedulable',
  'schedulingGate',
  'deletion',
  'probe',
  'readinessGate',
  'unready',
  'containerFailure',
  'evicted',
  'resize',
] as const;

/** One of `STATUSES`. */
export const statusSchema = z.enum(STATUSES);
/** One of `STATUSES`. */
export type Status = z.infer<typeof statusSchema>;

/** One of `CAUSE_KINDS`. */
export type CauseKind = (typeof CAUSE_KINDS)[number];

const valueSchema = z.union([z.string(), z.number(), z.boolean()]);

/** One comparison behind a verdict, with the values compared. */
export const checkSchema = z.object({
  /** Stable name, for example `updatedReplicas`. */
  name: z.string(),
  expected: valueSchema,
  actual: valueSchema,
  passed: z.boolean(),
});
/** One comparison behind a verdict, with the values compared. */
export type Check = z.infer<typeof checkSchema>;

/** Why pods of the current revision do not run, in the cluster's own words. */
export const causeSchema = z.object({
  kind: z.enum(CAUSE_KINDS),
  /** The cluster's own reason, for example `ImagePullBackOff`. */
  reason: z.string(),
  /** Quoted from the event, condition or container status. */
  message: z.string(),
  /** Where `message` was read. */
  source: z.enum(['event', 'condition', 'container']),
  /** The first affected pod. */
  pod: z.string().optional(),
  container: z.string().optional(),
  image: z.string().optional(),
  /** How many pods of the revision show the same trouble; 0 where none could be created. */
  affectedPods: z.number(),
  /** ISO 8601, where the cluster says it. */
  since: z.string().optional(),
});
/** Why pods of the current revision do not run. */
export type Cause = z.infer<typeof causeSchema>;

/** Which revision answers requests right now. */
export const servingSchema = z.enum(['current', 'previous', 'nothing']);
/** Which revision answers requests right now. */
export type Serving = z.infer<typeof servingSchema>;

/** What `judge` says about one object. */
export const verdictSchema = z.object({
  status: statusSchema,
  /** Stable code, a key of `REASONS`. */
  reason: z.string(),
  /** English sentence for people. Translate with `reason` and `values`. */
  message: z.string(),
  /** What the sentence of `reason` is filled with. */
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Every comparison that was made, in order. */
  checks: z.array(checkSchema),
  cause: causeSchema.optional(),
  /** Absent for kinds that serve nothing, such as Job. */
  serving: servingSchema.optional(),
  /** ISO 8601. When the mere passing of time may change the verdict. */
  recheckAt: z.string().optional(),
});
/** What `judge` says about one object. */
export type Verdict = z.infer<typeof verdictSchema>;

/** How bad a status is; higher is worse. */
export function severityOf(status: Status): number {
  return STATUSES.indexOf(status);
}

/** The worst of several statuses; `Healthy` of none. */
export function worstStatus(statuses: Status[]): Status {
  return statuses.reduce<Status>(
    (worst, status) =>
      severityOf(status) > severityOf(worst) ? status : worst,
    'Healthy',
  );
}
