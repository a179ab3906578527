import { z } from 'zod';
import { momentSchema } from './environment';
import { proseSchema } from './prose';

/** Objects of one kind in a namespace that are not the claim's own. */
export const contentKindSchema = z.object({
  group: z.string(),
  kind: z.string(),
  count: z.number(),
  /** There are more than were counted. */
  more: z.boolean(),
  /** The first of them. */
  names: z.array(z.string()),
  /** They hold data that is gone with them: volumes. */
  volumes: z.boolean(),
});
/** See `contentKindSchema`. */
export type ContentKind = z.infer<typeof contentKindSchema>;

/** What is in a namespace beyond the claim's own objects, volumes first. What another object made is not counted. */
export const claimContentsSchema = z.object({
  /** Nothing was found in what could be read. */
  empty: z.boolean(),
  kinds: z.array(contentKindSchema),
  /** Kinds the portal's account may not read: whether there are any is unknown. */
  unread: z.array(z.object({ group: z.string(), kind: z.string() })),
  /** ISO 8601. */
  asOf: z.string(),
});
/** See `claimContentsSchema`. */
export type ClaimContents = z.infer<typeof claimContentsSchema>;

const reason = proseSchema
  .trim()
  .min(3, 'say in a few words why')
  .max(500, 'at most 500 characters');

/** Body of `POST /claims/:id/extend` and `/restore`. */
export const extendRequestSchema = z.strictObject({
  /** New end; left out: as long again as configuration says, from now. */
  expiresAt: momentSchema.optional(),
  reason,
});
/** See `extendRequestSchema`. */
export type ExtendRequest = z.infer<typeof extendRequestSchema>;
/** Body as a caller writes it. */
export type ExtendRequestInput = z.input<typeof extendRequestSchema>;

/** A workload that grace stopped, and how it ran before. */
export const stoppedWorkloadSchema = z.object({
  group: z.string(),
  kind: z.string(),
  name: z.string(),
  /** Replicas it had; absent for what is suspended instead. */
  replicas: z.number().optional(),
  /** Whether it was suspended already. */
  suspended: z.boolean().optional(),
});
/** See `stoppedWorkloadSchema`. */
export type StoppedWorkload = z.infer<typeof stoppedWorkloadSchema>;

/** Where a claim stands on its way to its end. */
export const claimExpirySchema = z.object({
  /** ISO 8601; absent: it does not expire. */
  expiresAt: z.string().optional(),
  /** While in grace: when it is deleted. ISO 8601. */
  graceUntil: z.string().optional(),
  /** Warnings that were given, newest first. */
  warnings: z.array(z.object({ days: z.number(), at: z.string() })),
  /** In grace: what was stopped and runs again when it is restored. */
  stopped: z.array(stoppedWorkloadSchema),
});
/** See `claimExpirySchema`. */
export type ClaimExpiry = z.infer<typeof claimExpirySchema>;
