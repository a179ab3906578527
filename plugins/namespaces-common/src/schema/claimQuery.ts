import { z } from 'zod';
import { ClaimState, claimStateSchema } from './claimState';
import { Environment, environmentSchema } from './environment';
import { listOf, proseSchema } from './prose';

/** Columns a list can be sorted by. */
export const claimSortFieldSchema = z.enum([
  'name',
  'cluster',
  'environment',
  'owner',
  'state',
  'requestedAt',
  'updatedAt',
]);
/** See `claimSortFieldSchema`. */
export type ClaimSortField = z.infer<typeof claimSortFieldSchema>;

/** Query of `GET /claims`. Values of one filter are alternatives; filters narrow each other. */
export const claimQuerySchema = z.object({
  owner: listOf(proseSchema),
  cluster: listOf(proseSchema),
  environment: listOf(environmentSchema),
  /** Default: every state but the final ones (`rejected`, `withdrawn`, `timed-out`, `deleted`). */
  state: listOf(claimStateSchema),
  system: listOf(proseSchema),
  name: listOf(proseSchema),
  /** Part of name, purpose or owner; case does not matter. */
  text: proseSchema.max(200).optional(),
  sort: claimSortFieldSchema.default('name'),
  order: z.enum(['asc', 'desc']).default('asc'),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  offset: z.coerce.number().int().min(0).default(0),
});
/** Query of a list with defaults filled in. */
export type ClaimQuery = z.infer<typeof claimQuerySchema>;

/** Query of a list as a caller writes it. */
export interface ClaimQueryInput {
  owner?: string[];
  cluster?: string[];
  environment?: Environment[];
  state?: ClaimState[];
  system?: string[];
  name?: string[];
  text?: string;
  sort?: ClaimSortField;
  order?: 'asc' | 'desc';
  limit?: number;
  offset?: number;
}
