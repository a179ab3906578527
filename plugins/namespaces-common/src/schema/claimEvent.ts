import { z } from 'zod';
import { claimStateSchema } from './claimState';
import { fieldDriftSchema } from './fieldDrift';

/**
 * What happened: a transition (`from` → `to`) or an event within a state. `kind` is one of `requested`, `approved`,
 * `refused`, `provisioning`, `ready`, `partial`, `drifted`, `restored`, `retry`, `repair`, `release`, `deleted`,
 * `deploying`, `deployed`, `deployed-partly`, `connected`, `committed` and is open: show an unknown one by its name.
 */
export const claimEventSchema = z.object({
  id: z.string(),
  claimId: z.string(),
  /** ISO 8601. */
  at: z.string(),
  /** Entity reference of a person or service; `system` for the portal's own work. */
  by: z.string(),
  kind: z.string(),
  from: claimStateSchema.optional(),
  to: claimStateSchema.optional(),
  reason: z.string().optional(),
  before: z.record(z.string(), z.unknown()).optional(),
  after: z.record(z.string(), z.unknown()).optional(),
  /** Of a restoration: every field that was put back, and who had changed it. */
  fields: z.array(fieldDriftSchema).optional(),
});
/** See `claimEventSchema`. */
export type ClaimEvent = z.infer<typeof claimEventSchema>;

/** Answer of `GET /claims/:id/history`, newest first. */
export const claimHistorySchema = z.object({
  items: z.array(claimEventSchema),
});
