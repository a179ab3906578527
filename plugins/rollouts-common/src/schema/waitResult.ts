import { z } from 'zod';
import { rolloutSchema } from './rollout';
import { workloadDetailSchema } from './workloadDetail';

/** Parameters of `GET /workloads/…/wait`: what to wait for, the current revision where nothing is said. */
export const waitQuerySchema = z
  .object({
    revision: z.string().max(100).optional(),
    /** Waits for a revision that is known to come from this commit. At least 7 digits. */
    commit: z
      .string()
      .regex(/^[0-9a-fA-F]{7,64}$/, 'is no commit hash')
      .optional(),
    /** Waits for a revision that runs this image in one of its containers. */
    image: z.string().max(500).optional(),
    timeoutSeconds: z.coerce.number().int().min(1).max(1800).default(300),
  })
  .refine(
    ({ revision, commit, image }) =>
      [revision, commit, image].filter(one => one !== undefined).length <= 1,
    'Give one of revision, commit and image',
  );
/** Parsed parameters. */
export type WaitQuery = z.output<typeof waitQuerySchema>;
/** Parameters as a caller writes them. */
export type WaitQueryInput = z.input<typeof waitQuerySchema>;

/**
 * How waiting ended, and with which HTTP status, so that `curl --fail` gates a pipeline: `healthy` 200, `failed` 424,
 * `superseded` and `deleted` 409, `timedOut` 504 (which `curl --retry` takes up again). Paused or scaled to zero is waited out.
 */
export const WAIT_HTTP_STATUS = {
  healthy: 200,
  failed: 424,
  superseded: 409,
  deleted: 409,
  timedOut: 504,
} as const;

/** Answer of `GET /workloads/…/wait`. */
export const waitResultSchema = z.object({
  outcome: z.enum(['healthy', 'failed', 'superseded', 'deleted', 'timedOut']),
  /** English sentence: what was waited for and how it ended. */
  message: z.string(),
  /** The revision that was waited for; absent where it never appeared. */
  revision: z.string().optional(),
  version: z.string().optional(),
  verdict: workloadDetailSchema.shape.verdict.optional(),
  /** What history says of it. */
  rollout: rolloutSchema.optional(),
  waitedMs: z.number(),
});
/** Answer of `GET /workloads/…/wait`. */
export type WaitResult = z.infer<typeof waitResultSchema>;
