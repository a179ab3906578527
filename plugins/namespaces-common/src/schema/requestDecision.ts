import { z } from 'zod';
import { ingressSchema, momentSchema } from './environment';
import { proseSchema } from './prose';
import { quotaSchema } from './quota';

/** Values an approver grants instead of those asked for. Which of them fit depends on the request's kind. */
export const grantedValuesSchema = z.strictObject({
  /** `create`, `resize`: a configured size … */
  size: proseSchema.min(1).max(63).optional(),
  /** … or a quota. */
  quota: quotaSchema.optional(),
  /** `create`, `details`. */
  ingress: ingressSchema.optional(),
  /** `create`, `details`. */
  egressInternet: z.boolean().optional(),
  /** `create`, `expiry`; null: it does not expire. */
  expiresAt: momentSchema.nullable().optional(),
});
/** See `grantedValuesSchema`. */
export type GrantedValues = z.infer<typeof grantedValuesSchema>;

const commentSchema = proseSchema.trim().max(1_000);

/** Body of `POST /requests/:id/approve`. */
export const approveRequestSchema = z.strictObject({
  comment: commentSchema.optional(),
  granted: grantedValuesSchema.optional(),
});
/** Body of `POST /requests/:id/approve` with values normalised. */
export type ApproveRequest = z.infer<typeof approveRequestSchema>;
/** Body of `POST /requests/:id/approve` as a caller writes it. */
export type ApproveRequestInput = z.input<typeof approveRequestSchema>;

/** Body of `POST /requests/:id/reject`. */
export const rejectRequestSchema = z.strictObject({
  reason: commentSchema.min(3, 'say why, so that the requester can do better'),
});
/** See `rejectRequestSchema`. */
export type RejectRequest = z.infer<typeof rejectRequestSchema>;

/** Body of `POST /requests/:id/withdraw`. */
export const withdrawRequestSchema = z.strictObject({
  reason: commentSchema.optional(),
});
/** See `withdrawRequestSchema`. */
export type WithdrawRequest = z.infer<typeof withdrawRequestSchema>;
