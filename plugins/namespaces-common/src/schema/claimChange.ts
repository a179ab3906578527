import { z } from 'zod';
import { purposeSchema } from './claimRequest';
import { ingressSchema, momentSchema } from './environment';
import { entityRefSchema, proseSchema } from './prose';
import { quotaSchema } from './quota';

const comment = proseSchema.trim().max(1_000).optional();
/** Empty text clears a value. */
const clearable = (max: number) => proseSchema.trim().max(max).optional();

/**
 * Body of `POST /claims/:id/changes`. Values left out stay as they are.
 *
 * - `resize`: another size, or an explicit quota
 * - `owner`: another owner group, which has to accept
 * - `details`: what people read, and what the network lets through
 * - `expiry`: another end, or none (`null`)
 */
export const claimChangeSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('resize'),
    size: proseSchema.min(1).max(63).optional(),
    quota: quotaSchema.optional(),
    comment,
  }),
  z.strictObject({
    kind: z.literal('owner'),
    ownerRef: entityRefSchema,
    comment,
  }),
  z.strictObject({
    kind: z.literal('details'),
    purpose: purposeSchema.optional(),
    contact: clearable(200),
    systemRef: clearable(300),
    dataClassification: clearable(63),
    costCenter: clearable(63),
    ingress: ingressSchema.optional(),
    egressInternet: z.boolean().optional(),
    comment,
  }),
  z.strictObject({
    kind: z.literal('expiry'),
    expiresAt: momentSchema.nullable(),
    comment,
  }),
]);
/** A change as the backend works with it. */
export type ClaimChange = z.infer<typeof claimChangeSchema>;
/** A change as a caller writes it. */
export type ClaimChangeInput = z.input<typeof claimChangeSchema>;
