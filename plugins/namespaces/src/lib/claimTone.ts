import { Tone } from '@dugnad/plugin-clusters-react';
import { Claim, ClaimState } from '@dugnad/plugin-namespaces-common';

/** `busy` passes by itself, `warning` needs somebody. */
const TONES: Record<ClaimState, Tone> = {
  requested: 'busy',
  waiting: 'warning',
  approved: 'busy',
  rejected: 'negative',
  withdrawn: 'quiet',
  'timed-out': 'warning',
  provisioning: 'busy',
  ready: 'positive',
  drifted: 'warning',
  partial: 'negative',
  expiring: 'warning',
  expired: 'negative',
  deleting: 'busy',
  deleted: 'quiet',
  adopted: 'positive',
};

/** A claim whose cluster does not answer is unknown, whatever was true last. */
export function claimTone(claim: Pick<Claim, 'state' | 'unknownSince'>): Tone {
  return claim.unknownSince ? 'unknown' : TONES[claim.state];
}
