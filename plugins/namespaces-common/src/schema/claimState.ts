import { z } from 'zod';

/**
 * Where a claim is in its life:
 * `requested → waiting → approved | rejected | withdrawn | timed-out → provisioning → ready ⇄ drifted | partial →
 * expiring → expired → deleting → deleted`; `adopted` is another way in.
 */
export const claimStateSchema = z.enum([
  'requested',
  'waiting',
  'approved',
  'rejected',
  'withdrawn',
  'timed-out',
  'provisioning',
  'ready',
  'drifted',
  'partial',
  'expiring',
  'expired',
  'deleting',
  'deleted',
  'adopted',
]);
/** See `claimStateSchema`. */
export type ClaimState = z.infer<typeof claimStateSchema>;
