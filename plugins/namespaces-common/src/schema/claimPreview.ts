import { z } from 'zod';
import { capacitySchema } from './capacity';
import { budgetCheckSchema, priceSchema } from './price';
import { verdictSchema } from './verdict';

/**
 * What the API server's dry run says of an object.
 *
 * - `create`, `change`, `unchanged`: accepted; see `current` and `result`
 * - `conflict`: another manager holds a field; the real apply would report it and change nothing
 * - `refused`: the API server would refuse it; `message` quotes why
 * - `untested`: it could not be asked; `message` says why, for example because the namespace is not there yet
 */
export const dryRunOutcomeSchema = z.enum([
  'create',
  'change',
  'unchanged',
  'conflict',
  'refused',
  'untested',
]);
/** See `dryRunOutcomeSchema`. */
export type DryRunOutcome = z.infer<typeof dryRunOutcomeSchema>;

/** Before and after of one object, as YAML without what the server keeps for itself. */
export const objectDiffSchema = z.object({
  outcome: dryRunOutcomeSchema,
  /** As it is in the cluster; absent where there is none. */
  current: z.string().optional(),
  /** As the API server says it would be. */
  result: z.string().optional(),
  message: z.string().optional(),
  /** What the API server warns of, for example running pods that violate the namespace's new security level. */
  warnings: z.array(z.string()).optional(),
});
/** See `objectDiffSchema`. */
export type ObjectDiff = z.infer<typeof objectDiffSchema>;

/** One object as it would be applied. */
export const previewObjectSchema = z.object({
  group: z.string(),
  kind: z.string(),
  name: z.string(),
  role: z.string(),
  security: z.boolean(),
  yaml: z.string(),
  diff: objectDiffSchema.optional(),
});
/** See `previewObjectSchema`. */
export type PreviewObject = z.infer<typeof previewObjectSchema>;

/** What would happen if a request were filed now. Nothing is stored. */
export const claimPreviewSchema = z.object({
  verdict: verdictSchema,
  /** Empty where the request is too wrong to make objects of. */
  objects: z.array(previewObjectSchema),
  /** Absent where the cluster or quota is not a usable value. */
  capacity: capacitySchema.optional(),
  /** Worst case per month. Absent where the quota is not a usable value. */
  price: priceSchema.optional(),
  budget: budgetCheckSchema.optional(),
  /** When it would expire: as asked for, or by the policy's default. ISO 8601. */
  expiresAt: z.string().optional(),
});
/** See `claimPreviewSchema`. */
export type ClaimPreview = z.infer<typeof claimPreviewSchema>;

/** What a batch would do, in the order of its requests; each counts those before it. */
export const batchPreviewSchema = z.object({
  items: z.array(claimPreviewSchema),
});
/** See `batchPreviewSchema`. */
export type BatchPreview = z.infer<typeof batchPreviewSchema>;

/** What a change request would do. */
export const changePreviewSchema = claimPreviewSchema.extend({
  /** The values it is about, as they are. */
  original: z.record(z.string(), z.unknown()),
  /** As they would be. */
  requested: z.record(z.string(), z.unknown()),
});
/** See `changePreviewSchema`. */
export type ChangePreview = z.infer<typeof changePreviewSchema>;
