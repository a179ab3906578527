import { z } from 'zod';
import { fieldDriftSchema } from './fieldDrift';

/**
 * - `committed`: written to Git, not in the cluster yet; `message` says since when
 * - `missing`: not applied yet, or gone and to be restored
 * - `applied`: as desired
 * - `drifted`: differs from desired; `message` says where, `manager` who
 * - `conflict`: something that is not ours is in the way; `manager` names it
 * - `failed`: the API server refused it; `message` quotes why
 * - `removing`: being deleted; `finalizers` names what it waits for
 */
export const objectStateSchema = z.enum([
  'committed',
  'missing',
  'applied',
  'drifted',
  'conflict',
  'failed',
  'removing',
]);
/** See `objectStateSchema`. */
export type ObjectState = z.infer<typeof objectStateSchema>;

/** One object of a claim and how it stands in the cluster. */
export const objectStatusSchema = z.object({
  group: z.string(),
  kind: z.string(),
  name: z.string(),
  /** Absent for the Namespace itself. */
  namespace: z.string().optional(),
  /** What it is there for, for example `quota`, `network-dns`, `binding-owners`. Stable, for translation. */
  role: z.string(),
  /** Restored at once when changed by hand. */
  security: z.boolean(),
  state: objectStateSchema,
  message: z.string().optional(),
  manager: z.string().optional(),
  finalizers: z.array(z.string()).optional(),
  /** Of a drifted object: every field that differs. */
  fields: z.array(fieldDriftSchema).optional(),
  /** ISO 8601; when `state` last changed. */
  since: z.string(),
});
/** See `objectStatusSchema`. */
export type ObjectStatus = z.infer<typeof objectStatusSchema>;
