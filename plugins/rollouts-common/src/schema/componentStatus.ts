import { z } from 'zod';
import { statusSchema } from '../judge/verdict';
import { listed } from './listed';
import { workloadRefSchema } from './workloadRef';

/** Filters of `GET /entities/:kind/:namespace/:name/status` and `…/badge.svg`. */
export const componentStatusQuerySchema = z.object({
  environment: listed.optional(),
  cluster: listed.optional(),
});
/** Filters of a component's status. */
export type ComponentStatusQuery = z.output<typeof componentStatusQuerySchema>;
/** Filters of a component's status as a caller writes them. */
export type ComponentStatusQueryInput = z.input<
  typeof componentStatusQuerySchema
>;

/** Answer of `GET /entities/:kind/:namespace/:name/status`. */
export const componentStatusSchema = z.object({
  entityRef: z.string(),
  /** The worst of its workloads; `none` where nothing of it runs that the caller may see. */
  status: z.union([statusSchema, z.literal('none')]),
  /** English sentence. */
  message: z.string(),
  /** Versions in use, each once. */
  versions: z.array(z.string()),
  workloads: z.array(
    workloadRefSchema.extend({
      environment: z.string().optional(),
      version: z.string().optional(),
      status: statusSchema,
      reason: z.string(),
      message: z.string(),
      staleSince: z.string().optional(),
    }),
  ),
  /** ISO 8601. When this was so. */
  at: z.string(),
});
/** Answer of `GET /entities/:kind/:namespace/:name/status`. */
export type ComponentStatus = z.infer<typeof componentStatusSchema>;
