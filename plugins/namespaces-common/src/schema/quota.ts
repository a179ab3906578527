import { z } from 'zod';

const QUANTITY = /^\d{1,15}(\.\d{1,9})?(n|u|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)?$/;

const quantitySchema = z
  .union([z.string(), z.number()])
  .transform(value => String(value).trim())
  .pipe(
    z
      .string()
      .max(32)
      .regex(QUANTITY, 'must be a quantity such as 500m, 2 or 4Gi'),
  );

/** Size of a claim whose quota is stated instead of chosen from the configured sizes. */
export const CUSTOM_SIZE = 'custom';

/** What a namespace may hold, in Kubernetes quantities. */
export const quotaSchema = z.strictObject({
  /** Sum of CPU requests, for example `2` or `500m`. */
  cpu: quantitySchema,
  /** Sum of memory requests and of memory limits, for example `4Gi`. */
  memory: quantitySchema,
  /** Sum of volume claims, for example `20Gi`. */
  storage: quantitySchema,
  pods: z.number().int().min(0).max(100_000),
});
/** See `quotaSchema`. */
export type Quota = z.infer<typeof quotaSchema>;
/** A quota as a caller writes it. */
export type QuotaInput = z.input<typeof quotaSchema>;

/** A named plan. Quantities as Kubernetes writes them, for example `500m`, `2Gi`. */
export const sizeSchema = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string().optional(),
  cpu: z.string(),
  memory: z.string(),
  storage: z.string(),
  pods: z.number(),
});
/** See `sizeSchema`. */
export type Size = z.infer<typeof sizeSchema>;
