import { z } from 'zod';

/** A field of an object that somebody else set, and what it should be. */
export const fieldDriftSchema = z.object({
  /** From the top of the object; a key with dots stands in brackets: `metadata.labels["a.b/c"]`. */
  path: z.string(),
  /** Absent where the field should not be there. */
  desired: z.unknown().optional(),
  /** Absent where the field is missing. */
  actual: z.unknown().optional(),
  /** Who holds it, as the cluster's own record tells; for a removed field, who wrote last. */
  manager: z.string().optional(),
  /** When that manager wrote. ISO 8601. */
  at: z.string().optional(),
});
/** See `fieldDriftSchema`. */
export type FieldDrift = z.infer<typeof fieldDriftSchema>;
