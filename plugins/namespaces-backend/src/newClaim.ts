import { ClaimRequest, Verdict } from '@dugnad/plugin-namespaces-common';
import { NewEvent, StoredClaim } from './database/ClaimStore';
import { Caller } from './policy/gatherFacts';

/** Options of `newClaim`. */
export interface NewClaimOptions {
  id: string;
  request: ClaimRequest;
  decision: Verdict;
  caller: Caller;
  /** ISO 8601. */
  at: string;
}

/** A claim that policy let in, with the first entries of its history. */
export function newClaim(options: NewClaimOptions): {
  claim: StoredClaim;
  events: NewEvent[];
} {
  const { id, request, decision, caller, at } = options;
  const state = decision.verdict === 'approve' ? 'approved' : 'waiting';
  return {
    claim: {
      id,
      ...request,
      state,
      stateSince: at,
      requestedBy: caller.ref,
      requestedAt: at,
      updatedAt: at,
      decision,
      repairRequested: false,
      ...(request.expiresAt && { endBy: [caller.ref] }),
    },
    events: [
      {
        at,
        by: caller.ref,
        kind: 'requested',
        to: 'requested',
        after: request,
      },
      { at, by: 'system', kind: state, from: 'requested', to: state },
    ],
  };
}
