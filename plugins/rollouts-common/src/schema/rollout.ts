import { z } from 'zod';
import { causeSchema } from '../judge/verdict';
import { listed } from './listed';
import { workloadImageSchema } from './workload';
import { workloadRefSchema } from './workloadRef';

/**
 * Where a rollout stands. `healthy` and `failed` are verdicts, which later ones may replace; `superseded` (another revision
 * came before this one was done) and `deleted` (the workload went first) are ends of their own, `paused` and `scaledToZero`
 * states of their own: neither success nor failure.
 */
export const ROLLOUT_STATUSES = [
  'progressing',
  'healthy',
  'failed',
  'paused',
  'scaledToZero',
  'superseded',
  'deleted',
] as const;

/** One of `ROLLOUT_STATUSES`. */
export const rolloutStatusSchema = z.enum(ROLLOUT_STATUSES);
/** One of `ROLLOUT_STATUSES`. */
export type RolloutStatus = z.infer<typeof rolloutStatusSchema>;

/** Who made a revision, as far as the cluster says. */
export const rolloutAuthorSchema = z.object({
  /** A person, a program, or the words of a `kubernetes.io/change-cause`. */
  name: z.string(),
  /** `portal`: the portal's annotations; `annotation`: `kubernetes.io/change-cause`; `manager`: the field manager that wrote the template last. */
  source: z.enum(['portal', 'annotation', 'manager']),
  /** What the portal did: `rollback`, `restart` … */
  action: z.string().optional(),
});
/** Who made a revision. */
export type RolloutAuthor = z.infer<typeof rolloutAuthorSchema>;

/** A failure of a rollout, kept also when it recovers. */
export const rolloutFailureSchema = z.object({
  /** ISO 8601. */
  at: z.string(),
  /** `rollout`: it never became healthy before; `afterwards`: it had been healthy. */
  phase: z.enum(['rollout', 'afterwards']),
  reason: z.string(),
  message: z.string(),
  cause: causeSchema.optional(),
  /** ISO 8601. When the workload was healthy again. */
  recoveredAt: z.string().optional(),
  /** The revision it was healthy again with: this one, or what it was rolled back or fixed forward to. */
  recoveredBy: z.string().optional(),
});
/** A failure of a rollout. */
export type RolloutFailure = z.infer<typeof rolloutFailureSchema>;

/** One revision of one workload rolling out, as the portal saw it. Kept after ReplicaSets and the workload are gone. */
export const rolloutSchema = workloadRefSchema.extend({
  id: z.string(),
  uid: z.string(),
  /** With `cluster` and `uid` its natural key. Numbers of a later revision are higher. */
  revision: z.string(),
  application: z.string(),
  entityRef: z.string().optional(),
  ownerRef: z.string().optional(),
  environment: z.string().optional(),
  images: z.array(
    workloadImageSchema.extend({
      /** `sha256:…`, once a pod has run it. */
      digest: z.string().optional(),
    }),
  ),
  version: z.string().optional(),
  previousRevision: z.string().optional(),
  previousVersion: z.string().optional(),
  by: rolloutAuthorSchema.optional(),
  commit: z.string().optional(),
  commitUrl: z.string().optional(),
  /** ISO 8601. */
  committedAt: z.string().optional(),
  pipelineUrl: z.string().optional(),
  /** ISO 8601. When the revision appeared in the cluster. */
  startedAt: z.string(),
  /** Recorded after it was over or long under way: what happened in between was not seen. */
  observedLate: z.boolean(),
  status: rolloutStatusSchema,
  /** Stable code, as of a verdict. */
  reason: z.string(),
  /** English sentence, as of a verdict. */
  message: z.string(),
  /** Of the failure it is in now. */
  cause: causeSchema.optional(),
  /** ISO 8601. When it first became healthy. */
  healthyAt: z.string().optional(),
  /** Every failure, the newest first. */
  failures: z.array(rolloutFailureSchema),
  /** ISO 8601. When it was first healthy, superseded or deleted; absent while it is under way or failed. */
  endedAt: z.string().optional(),
  /** ISO 8601. When another revision, or none, took its place. */
  replacedAt: z.string().optional(),
  replacedBy: z.string().optional(),
  /** What a signal names when this may read differently. Opaque. */
  signalKey: z.string(),
});
/** One revision of one workload rolling out. */
export type Rollout = z.infer<typeof rolloutSchema>;

const instant = z.iso.datetime({ offset: true });

/** Filters of `GET /rollouts`; repeated parameters mean "one of". */
export const rolloutQuerySchema = z.object({
  cluster: listed.optional(),
  namespace: listed.optional(),
  kind: listed.optional(),
  name: listed.optional(),
  uid: listed.optional(),
  entityRef: listed.optional(),
  ownerRef: listed.optional(),
  environment: listed.optional(),
  status: listed.pipe(z.array(rolloutStatusSchema)).optional(),
  /** ISO 8601; by `startedAt`. */
  since: instant.optional(),
  until: instant.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  /** `nextCursor` of the page before. */
  cursor: z.string().max(400).optional(),
});
/** Parsed filters. */
export type RolloutQuery = z.output<typeof rolloutQuerySchema>;
/** Filters as a caller writes them. */
export type RolloutQueryInput = z.input<typeof rolloutQuerySchema>;

/** Answer of `GET /rollouts`: the newest first. */
export const rolloutPageSchema = z.object({
  items: z.array(rolloutSchema),
  /** Absent on the last page. */
  nextCursor: z.string().optional(),
  /** ISO 8601. Since when anything was recorded; absent where nothing is. Before it is a gap, not silence. */
  recordedSince: z.string().optional(),
});
/** Answer of `GET /rollouts`. */
export type RolloutPage = z.infer<typeof rolloutPageSchema>;
