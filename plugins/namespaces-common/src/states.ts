import { ClaimState } from './schema';

/** States a claim never leaves. Its name may be requested again by the same owner. */
export const FINAL_STATES: readonly ClaimState[] = [
  'rejected',
  'withdrawn',
  'timed-out',
  'deleted',
];

/** States in which the portal keeps the claim's objects in the cluster as desired; in `expired`, closed. */
export const KEPT_STATES: readonly ClaimState[] = [
  'approved',
  'provisioning',
  'ready',
  'drifted',
  'partial',
  'expiring',
  'expired',
  'adopted',
];

/** `expiring` is `ready` with an announced end that is near; what is wrong with an object is said before that. */
const LIVING: readonly ClaimState[] = [
  'ready',
  'drifted',
  'partial',
  'expiring',
];

const TRANSITIONS: Record<ClaimState, readonly ClaimState[]> = {
  requested: ['waiting', 'approved', 'rejected'],
  waiting: ['approved', 'rejected', 'withdrawn', 'timed-out'],
  approved: ['provisioning', 'deleting'],
  rejected: [],
  withdrawn: [],
  'timed-out': [],
  provisioning: [...LIVING, 'expired', 'deleting'],
  ready: [...LIVING, 'provisioning', 'expired', 'deleting'],
  drifted: [...LIVING, 'provisioning', 'expired', 'deleting'],
  partial: [...LIVING, 'provisioning', 'expired', 'deleting'],
  expiring: [...LIVING, 'provisioning', 'expired', 'deleting'],
  // Only a person ends the grace, by restoring
  expired: ['provisioning', 'deleting'],
  deleting: ['deleted'],
  deleted: [],
  adopted: [...LIVING, 'provisioning', 'expired', 'deleting'],
};

/** Whether a claim may go from one state to another. Staying is not a transition. */
export function canTransition(from: ClaimState, to: ClaimState): boolean {
  return TRANSITIONS[from].includes(to);
}
