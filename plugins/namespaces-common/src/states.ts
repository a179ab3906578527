import { ClaimState } from './schema';

/** States a claim never leaves. Its name may be requested again by the same owner. */
export const FINAL_STATES: readonly ClaimState[] = [
  'rejected',
  'withdrawn',
  'timed-out',
  'deleted',
];

/** States in which the portal keeps the claim's objects in the cluster as desired. */
export const KEPT_STATES: readonly ClaimState[] = [
  'approved',
  'provisioning',
  'ready',
  'drifted',
  'partial',
  'expiring',
  'adopted',
];

const TRANSITIONS: Record<ClaimState, readonly ClaimState[]> = {
  requested: ['waiting', 'approved', 'rejected'],
  waiting: ['approved', 'rejected', 'withdrawn', 'timed-out'],
  approved: ['provisioning', 'deleting'],
  rejected: [],
  withdrawn: [],
  'timed-out': [],
  provisioning: ['ready', 'partial', 'deleting'],
  ready: ['drifted', 'partial', 'provisioning', 'expiring', 'deleting'],
  drifted: ['ready', 'partial', 'provisioning', 'expiring', 'deleting'],
  partial: ['ready', 'drifted', 'provisioning', 'expiring', 'deleting'],
  expiring: ['ready', 'drifted', 'partial', 'expired', 'deleting'],
  expired: ['ready', 'deleting'],
  deleting: ['deleted'],
  deleted: [],
  adopted: ['provisioning', 'ready', 'drifted', 'partial', 'deleting'],
};

/** Whether a claim may go from one state to another. Staying is not a transition. */
export function canTransition(from: ClaimState, to: ClaimState): boolean {
  return TRANSITIONS[from].includes(to);
}
