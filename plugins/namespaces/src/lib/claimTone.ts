import { Claim, ClaimState } from '@dugnad/plugin-namespaces-common';

/** How a state is meant: `busy` passes by itself, `attention` needs somebody. */
export type Tone = 'good' | 'busy' | 'attention' | 'bad' | 'quiet' | 'unknown';

const TONES: Record<ClaimState, Tone> = {
  requested: 'busy',
  waiting: 'attention',
  approved: 'busy',
  rejected: 'bad',
  withdrawn: 'quiet',
  'timed-out': 'attention',
  provisioning: 'busy',
  ready: 'good',
  drifted: 'attention',
  partial: 'bad',
  expiring: 'attention',
  expired: 'bad',
  deleting: 'busy',
  deleted: 'quiet',
  adopted: 'good',
};

/** A claim whose cluster does not answer is unknown, whatever was true last. */
export function claimTone(claim: Pick<Claim, 'state' | 'unknownSince'>): Tone {
  return claim.unknownSince ? 'unknown' : TONES[claim.state];
}
