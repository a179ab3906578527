import { z } from 'zod';
import { resourceSchema, unitSchema } from './verdict';

/** What is left of one resource of a cluster. Numbers in `unit`. */
export const capacityResourceSchema = z.object({
  resource: resourceSchema,
  unit: unitSchema,
  /** What the nodes can hold, or what configuration declares; absent where neither tells. */
  allocatable: z.number().optional(),
  /** How many times over it may be promised; absent: not declared, the sum is not limited. */
  overcommit: z.number().optional(),
  /** `allocatable` × `overcommit`: what all quotas together may reach. */
  limit: z.number().optional(),
  /** Quotas of all claims there are; those that wait for a decision do not count. */
  committed: z.number(),
  /** What this request adds; negative for a decrease. */
  requested: z.number(),
  /** Left of `limit`, or else of `allocatable`, once the request has taken effect. */
  left: z.number().optional(),
});
/** See `capacityResourceSchema`. */
export type CapacityResource = z.infer<typeof capacityResourceSchema>;

/** Room in the cluster of a request. */
export const capacitySchema = z.object({
  cluster: z.string(),
  /** Why `allocatable` is not known, or as of when it is. */
  unknown: z.string().optional(),
  /** ISO 8601; set while the cluster does not answer: the numbers are as of then. */
  staleSince: z.string().optional(),
  resources: z.array(capacityResourceSchema),
});
/** See `capacitySchema`. */
export type Capacity = z.infer<typeof capacitySchema>;
