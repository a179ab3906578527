import { z } from 'zod';
import { listed } from './listed';
import { workloadRefSchema } from './workloadRef';

const instant = z.iso.datetime({ offset: true });

/** Filters of `GET /dora`: of one component (`entityRef`) or one owner. */
export const doraQuerySchema = z
  .object({
    entityRef: z.string().max(300).optional(),
    ownerRef: z.string().max(300).optional(),
    /** Default: `prod` where anything of the component or owner runs there, else all. */
    environment: listed.optional(),
    cluster: listed.optional(),
    /** Default: 28 days before `to`. */
    from: instant.optional(),
    /** Default: now. */
    to: instant.optional(),
    by: z.enum(['day', 'week', 'month']).default('week'),
  })
  .refine(
    ({ entityRef, ownerRef }) =>
      (entityRef === undefined) !== (ownerRef === undefined),
    'Give either entityRef or ownerRef',
  );
/** Parsed filters. */
export type DoraQuery = z.output<typeof doraQuerySchema>;
/** Filters as a caller writes them. */
export type DoraQueryInput = z.input<typeof doraQuerySchema>;

/** A rollout that a figure counts. */
export const doraEventSchema = workloadRefSchema.extend({
  rolloutId: z.string(),
  revision: z.string(),
  version: z.string().optional(),
  environment: z.string().optional(),
  /** ISO 8601. When what is counted happened. */
  at: z.string(),
  /** What this event contributes, where the figure is a duration. */
  durationMs: z.number().optional(),
  /** ISO 8601. What the duration starts from: the commit, or the failure. */
  from: z.string().optional(),
  /** Of a failure. */
  reason: z.string().optional(),
});
/** A rollout that a figure counts. */
export type DoraEvent = z.infer<typeof doraEventSchema>;

/** The four figures. One that is absent is a gap: nothing to compute it from, which is not zero. */
export const doraFiguresSchema = z.object({
  /** Rollouts that became healthy, per day of the recorded time. */
  deploymentsPerDay: z.number().optional(),
  /** Median from commit to healthy, of the rollouts whose commit time is known. */
  leadTimeMs: z.number().optional(),
  /** Failed rollouts as a part of all that were decided, 0 to 1. */
  changeFailureRate: z.number().optional(),
  /** Median from failure to the workload being healthy again, in this revision or another. */
  timeToRestoreMs: z.number().optional(),
});
/** The four figures. */
export type DoraFigures = z.infer<typeof doraFiguresSchema>;

/** How many events stand behind the figures. */
export const doraCountsSchema = z.object({
  deployments: z.number(),
  /** Of those, how many have a known commit time. */
  withCommitTime: z.number(),
  failures: z.number(),
  restored: z.number(),
});
/** How many events stand behind the figures. */
export type DoraCounts = z.infer<typeof doraCountsSchema>;

/** The figures of one part of the period. */
export const doraPeriodSchema = doraFiguresSchema.extend({
  /** ISO 8601. */
  from: z.string(),
  to: z.string(),
  /** False: nothing was recorded in this time, every figure is a gap. */
  recorded: z.boolean(),
  counts: doraCountsSchema,
});
/** The figures of one part of the period. */
export type DoraPeriod = z.infer<typeof doraPeriodSchema>;

/** Answer of `GET /dora`. */
export const doraSchema = doraPeriodSchema.extend({
  entityRef: z.string().optional(),
  ownerRef: z.string().optional(),
  /** Environments counted; empty for all. */
  environments: z.array(z.string()),
  periods: z.array(doraPeriodSchema),
  /** What each figure counts, the newest first. */
  events: z.object({
    deployments: z.array(doraEventSchema),
    leadTimes: z.array(doraEventSchema),
    failures: z.array(doraEventSchema),
    restores: z.array(doraEventSchema),
  }),
  /** Rollouts seen too late to know how they went: counted in nothing. */
  notCounted: z.number(),
});
/** Answer of `GET /dora`. */
export type Dora = z.infer<typeof doraSchema>;
