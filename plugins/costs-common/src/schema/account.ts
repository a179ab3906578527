import { z } from 'zod';

/** What costs are added up by. `organisation` is everything the caller may see in detail. */
export const ACCOUNT_KINDS = [
  'organisation',
  'owner',
  'system',
  'component',
  'namespace',
  'cluster',
  'cost-centre',
] as const;

/** See `ACCOUNT_KINDS`. */
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

/** See `AccountRef`. */
export const accountRefSchema = z.object({
  kind: z.enum(ACCOUNT_KINDS),
  /**
   * An entity reference for owner, system and component; `cluster/namespace` for a namespace; a name for a cluster or cost
   * centre; empty for the organisation. An owner that nobody knows has the id `unknown`.
   */
  id: z.string().max(600),
});

/** Names one account. */
export type AccountRef = z.infer<typeof accountRefSchema>;

/** Id of the owner account that holds what nobody owns. */
export const UNKNOWN_OWNER = 'unknown';
