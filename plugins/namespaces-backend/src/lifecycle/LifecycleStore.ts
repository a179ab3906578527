import { NewEvent, StoredClaim } from '../database/ClaimStore';

/** A claim with an announced end. */
export type EndingClaim = StoredClaim & { expiresAt: string };

/** Who did something, when and why. */
export interface LifecycleStep {
  at: string;
  by: string;
  reason?: string;
}

/**
 * Steps of claims towards their end. Each is one conditional write, so that of many processes one makes it: what they
 * return is whether it was this one.
 */
export interface LifecycleStore {
  /** Kept claims outside grace whose end is at `horizon` or before, soonest first. */
  ending(horizon: string): Promise<EndingClaim[]>;
  /** Claims in grace. */
  inGrace(): Promise<StoredClaim[]>;
  /** Writes a warning; false where it was written before. */
  warn(claimId: string, event: NewEvent): Promise<boolean>;
  /** Into grace; false where the claim got another end meanwhile, or is there already. */
  expire(
    claim: EndingClaim,
    graceUntil: string,
    step: LifecycleStep,
  ): Promise<boolean>;
  /** Out of grace and back to work; false where it is not in grace. */
  restore(claimId: string, step: LifecycleStep): Promise<boolean>;
  /** From grace to deletion; false where it was restored meanwhile. */
  endGrace(claim: StoredClaim, step: LifecycleStep): Promise<boolean>;
  /** Days of the warnings given about an end, newest first. */
  warnings(
    claimId: string,
    expiresAt: string,
  ): Promise<{ days: number; at: string }[]>;
}
