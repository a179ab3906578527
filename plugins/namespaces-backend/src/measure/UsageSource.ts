import { StoredClaim } from '../database/ClaimStore';
import { UsageFacts } from '../policy/decideClaim';

/** Where it is known what a claim's pods used. */
export interface UsageSource {
  /** Use over the last `days`. What was not measured long enough is absent, with the reason in `unknown`. Never throws. */
  read(
    claim: Pick<StoredClaim, 'id' | 'cluster'>,
    days: number,
  ): Promise<UsageFacts>;
}
