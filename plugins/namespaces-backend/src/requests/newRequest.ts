import {
  RequestKind,
  RequestSlot,
  Verdict,
} from '@dugnad/plugin-namespaces-common';
import { v4 as uuid } from 'uuid';
import { StoredClaim } from '../database/ClaimStore';
import { basisOf } from './changedFacts';
import { StoredRequest } from './RequestStore';

const DAY_MS = 86_400_000;

/** What is asked for. */
export interface NewRequest {
  /** Entity reference of who asks. */
  by: string;
  /** People who brought it about without asking for it: none of them can be its second person. */
  broughtAboutBy?: string[];
  /** Values before. */
  original?: Record<string, unknown>;
  requested: Record<string, unknown>;
  /** `approve` takes effect at once, `ask` waits, `refuse` throws. */
  decision: Verdict;
  /** Approvals it needs where the decision is `ask`. */
  slots: RequestSlot[];
  comment?: string;
}

/** A request as it is filed: decided already where policy approves, waiting otherwise. */
export function newRequest(
  kind: RequestKind,
  claim: StoredClaim,
  input: NewRequest,
  { now, timeoutDays }: { now: Date; timeoutDays: number },
): StoredRequest {
  const { by, original, requested, decision, slots, comment } = input;
  const at = now.toISOString();
  const approved = decision.verdict === 'approve';
  const { name, cluster, environment, ownerRef } = claim;
  const due = new Date(now.getTime() + timeoutDays * DAY_MS);
  return {
    id: uuid(),
    claimId: claim.id,
    kind,
    state: approved ? 'approved' : 'waiting',
    claim: { name, cluster, environment, ownerRef },
    basis: basisOf(kind, claim, original),
    requestedBy: by,
    broughtAboutBy: input.broughtAboutBy ?? [],
    requestedAt: at,
    comment,
    original,
    requested,
    decision,
    slots: approved ? [] : slots,
    approvals: [],
    revision: 0,
    ...(approved
      ? { granted: requested, decidedBy: 'system', decidedAt: at }
      : { dueAt: due.toISOString() }),
  };
}
