import { z } from 'zod';
import { environmentSchema, ingressSchema, momentSchema } from './environment';
import { NOT_PROSE, PROSE, entityRefSchema, proseSchema } from './prose';
import { CUSTOM_SIZE, quotaSchema } from './quota';

/** Kubernetes' limit for a namespace name (RFC 1123 label). */
export const NAME_MAX_LENGTH = 63;

/** What the namespace is for, in a few words. */
export const purposeSchema = z
  .string({ error: 'is required: what the namespace is for' })
  .regex(PROSE, NOT_PROSE)
  .trim()
  .min(3, 'say in a few words what the namespace is for')
  .max(500, 'at most 500 characters');

const fields = z.strictObject({
  name: z
    .string({ error: 'is required: the name of the namespace' })
    .min(1, 'is required: the name of the namespace')
    .max(300, 'at most 300 characters')
    .regex(PROSE, NOT_PROSE),
  cluster: z
    .string({ error: 'is required: one of the configured clusters' })
    .min(1, 'is required: one of the configured clusters')
    .max(300, 'at most 300 characters')
    .regex(PROSE, NOT_PROSE),
  environment: environmentSchema,
  ownerRef: entityRefSchema.describe('Catalog reference of the owner group'),
  purpose: purposeSchema,
  /** Name of a configured size. Left out where `quota` is stated. */
  size: z
    .string({ error: 'is required: one of the configured sizes' })
    .min(1, 'is required: one of the configured sizes')
    .max(63, 'at most 63 characters')
    .regex(PROSE, NOT_PROSE)
    .optional(),
  /** Explicit quota instead of a size. */
  quota: quotaSchema.optional(),
  systemRef: entityRefSchema.optional(),
  contact: proseSchema.trim().max(200).optional(),
  dataClassification: proseSchema.trim().max(63).optional(),
  costCenter: proseSchema.trim().max(63).optional(),
  /** Who outside the namespace may open connections to its pods. */
  ingress: ingressSchema.default('controllers'),
  /** Workloads may call addresses on the internet; private ranges stay closed. */
  egressInternet: z.boolean().default(false),
  /** When it expires. Left out: the policy's default for the environment, if there is one. */
  expiresAt: momentSchema.optional(),
});

/**
 * What a person asks for. Rules that need knowledge of the organisation or of clusters (prefix, reserved names, taken
 * names, owner group, size) are the policy's: see `ClaimPreview.verdict`.
 */
export const claimRequestSchema = fields.transform(
  ({ size, ...request }, context) => {
    if (size === undefined && !request.quota) {
      context.issues.push({
        code: 'custom',
        input: size,
        path: ['size'],
        message: 'is required: one of the configured sizes, or a quota',
      });
    }
    if (request.quota && size !== undefined && size !== CUSTOM_SIZE) {
      context.issues.push({
        code: 'custom',
        input: size,
        path: ['quota'],
        message: 'state a size or a quota, not both',
      });
    }
    return { ...request, size: size ?? CUSTOM_SIZE };
  },
);
/** A request as the backend works with it: defaults filled in; `size` is `custom` beside an explicit quota. */
export type ClaimRequest = z.infer<typeof claimRequestSchema>;
/** A request as a caller writes it. */
export type ClaimRequestInput = z.input<typeof claimRequestSchema>;

/** Most claims one batch may ask for. */
export const BATCH_MAX = 12;

/** Body of `POST /claims/batch`: one request for several namespaces, for example one per environment. All or nothing. */
export const claimBatchSchema = z.strictObject({
  requests: z
    .array(claimRequestSchema)
    .min(1, 'there is nothing to request')
    .max(BATCH_MAX, `at most ${BATCH_MAX} at a time`),
});
/** See `claimBatchSchema`. */
export type ClaimBatch = z.infer<typeof claimBatchSchema>;
/** A batch as a caller writes it. */
export type ClaimBatchInput = z.input<typeof claimBatchSchema>;
