import { z } from 'zod';

const instant = z.iso.datetime({ offset: true });
const link = z
  .url({ protocol: /^https?$/ })
  .max(2000)
  .optional();

/**
 * Body of `POST /deliveries`: what a pipeline built or deployed. It is joined to rollouts that run the image (by digest where
 * one is given, else by name and tag), or to those of the component whose version or annotation names the commit.
 */
export const deliveryReportSchema = z
  .strictObject({
    /** Full reference of the component, for example `component:default/tiles`. */
    entityRef: z.string().min(3).max(300),
    /** Name and tag, name and digest, or both. */
    image: z
      .string()
      .regex(/^[\w.:/@-]+$/, 'has characters no image name has')
      .max(500)
      .optional(),
    commit: z.string().regex(/^[0-9a-fA-F]{7,64}$/, 'is no commit hash'),
    commitUrl: link,
    /** ISO 8601. Without it the lead time stays unknown. */
    committedAt: instant.optional(),
    pipelineUrl: link,
    /** Branch or tag. */
    ref: z.string().max(255).optional(),
  })
  .describe('What a pipeline built or deployed');
/** Body of `POST /deliveries`. */
export type DeliveryReport = z.input<typeof deliveryReportSchema>;

/** A recorded delivery. Reporting the same commit and image of a component again changes it and makes no other. */
export const deliverySchema = z.object({
  id: z.string(),
  entityRef: z.string(),
  image: z.string().optional(),
  commit: z.string(),
  commitUrl: z.string().optional(),
  committedAt: z.string().optional(),
  pipelineUrl: z.string().optional(),
  ref: z.string().optional(),
  /** ISO 8601. */
  reportedAt: z.string(),
  /** Who reported it: a user, or the subject of a service token. */
  reportedBy: z.string(),
});
/** A recorded delivery. */
export type Delivery = z.infer<typeof deliverySchema>;

/** Answer of `POST /deliveries` (201 the first time, 200 again). */
export const deliveryReceiptSchema = z.object({
  delivery: deliverySchema,
  created: z.boolean(),
  /** How many recorded rollouts it is joined to so far. */
  rollouts: z.number(),
});
/** Answer of `POST /deliveries`. */
export type DeliveryReceipt = z.infer<typeof deliveryReceiptSchema>;
