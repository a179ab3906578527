import { z } from 'zod';
import { proseSchema } from './prose';

/** Body of `POST /claims/:id/release`. */
export const releaseRequestSchema = z.strictObject({
  /** The namespace's name again, so that nothing is deleted by a slip. */
  confirmName: z.string(),
  reason: proseSchema.trim().max(500).optional(),
  /** Deletes what is in it as well. Needed in production where the namespace is not empty. */
  acceptContents: z.boolean().optional(),
});
/** See `releaseRequestSchema`. */
export type ReleaseRequest = z.infer<typeof releaseRequestSchema>;
