import { z } from 'zod';

const payloadSchema = z.object({ keys: z.array(z.string()) });

/** The claim ids of an event; none where it is not one of ours. */
export function claimIdsOf(payload: unknown): string[] {
  const parsed = payloadSchema.safeParse(payload);
  return parsed.success ? parsed.data.keys : [];
}
