import { NotFoundError } from '@backstage/errors';
import { Size } from '@dugnad/plugin-namespaces-common';
import { StoredClaim } from '../database/ClaimStore';
import { quotaOf } from '../policy/quotaOf';
import { ClaimSpec } from './desiredObjects';

/** What a claim's objects are made from. Throws `NotFoundError` where its size is no longer configured. */
export function specOf(claim: StoredClaim, sizes: Size[]): ClaimSpec {
  const limits = quotaOf(claim, sizes);
  if (!limits) {
    throw new NotFoundError(
      `Size ${claim.size} of claim ${claim.name} is not configured; add it to namespaces.sizes`,
    );
  }
  return { ...claim, limits, closed: claim.state === 'expired' };
}
