import { z } from 'zod';

/** One reason of a verdict, or one thing wrong with a request. */
export const problemSchema = z.object({
  /** Field of the request it is about, for example `name`; empty for the whole request. */
  field: z.string(),
  /** Stable identifier of the rule, for example `name-prefix`. */
  rule: z.string(),
  /** Names the rule and the way out, in English. */
  message: z.string(),
  /** Values for a translated message, for example `{ prefix: 'maps-' }`. */
  values: z.record(z.string(), z.string()).optional(),
});
/** See `problemSchema`. */
export type Problem = z.infer<typeof problemSchema>;

/** What quotas count. */
export const resourceSchema = z.enum(['cpu', 'memory', 'storage', 'pods']);
/** See `resourceSchema`. */
export type Resource = z.infer<typeof resourceSchema>;

/** CPU counts in thousandths of a core, memory and storage in bytes, the rest one by one. */
export const unitSchema = z.enum(['millicores', 'bytes', 'count']);
/** See `unitSchema`. */
export type Unit = z.infer<typeof unitSchema>;

/** A number a decision was made on. */
export const measurementSchema = z.object({
  /**
   * - `team`: sum over the owner's claims in all clusters
   * - `cluster`: sum over all claims of the cluster, against what it can hold
   * - `quota`: the claim's own quota
   * - `usage`: what the claim's pods used; `limit` is what an increase without asking needs
   */
  scope: z.enum(['team', 'cluster', 'quota', 'usage']),
  resource: z.enum([...resourceSchema.options, 'claims']),
  unit: unitSchema,
  /** Before the request takes effect. */
  before: z.number().optional(),
  /** After it has. */
  after: z.number().optional(),
  limit: z.number().optional(),
  /** Why there is no number. Never read it as zero. */
  unknown: z.string().optional(),
});
/** See `measurementSchema`. */
export type Measurement = z.infer<typeof measurementSchema>;

/** What the policy says of a request. `ask` waits for an approver. */
export const verdictSchema = z.object({
  verdict: z.enum(['approve', 'ask', 'refuse']),
  reasons: z.array(problemSchema),
  /** Name of the rule that decided: a configured one, or a built-in one such as `decrease`. */
  rule: z.string().optional(),
  measurements: z.array(measurementSchema).default([]),
  /** Time over which usage was measured. ISO 8601. */
  window: z
    .object({ from: z.string(), to: z.string(), days: z.number() })
    .optional(),
});
/** See `verdictSchema`. */
export type Verdict = z.infer<typeof verdictSchema>;
