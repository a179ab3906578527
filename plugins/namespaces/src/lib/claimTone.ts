import { Tone, toneOf } from '@dugnad/plugin-clusters-react';
import { Claim } from '@dugnad/plugin-namespaces-common';

/** A claim whose cluster does not answer is unknown, whatever was true last. */
export function claimTone(claim: Pick<Claim, 'state' | 'unknownSince'>): Tone {
  return claim.unknownSince ? 'unknown' : toneOf('claim', claim.state);
}
