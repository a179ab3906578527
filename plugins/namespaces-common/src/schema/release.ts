import { z } from 'zod';
import { proseSchema } from './prose';

/** Body of `POST /claims/:id/release`. */
export const releaseRequestSchema = z.strictObject({
  /** The namespace's name again, so that nothing is deleted by a slip. */
  confirmName: z.string(),
  reason: proseSchema.trim().max(500).optional(),
});
/** See `releaseRequestSchema`. */
export type ReleaseRequest = z.infer<typeof releaseRequestSchema>;
