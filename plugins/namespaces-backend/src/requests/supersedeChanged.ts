import { changedFacts, supersededReason } from './changedFacts';
import { RequestUnit, StoredRequest } from './RequestStore';

/**
 * Ends what waits about a claim on facts that are otherwise now. Part of the unit that changes them, so that nobody can
 * approve it a moment later. Returns what it ended.
 */
export async function supersedeChanged(
  unit: RequestUnit,
  claimId: string,
  { by, at }: { by: string; at: string },
): Promise<StoredRequest[]> {
  const claim = await unit.claim(claimId);
  const ended: StoredRequest[] = [];
  for (const request of claim ? await unit.openRequests(claimId) : []) {
    const changed = claim ? changedFacts(request, claim) : [];
    if (changed.length > 0) {
      const decision = {
        state: 'superseded' as const,
        approvals: request.approvals,
        decidedBy: by,
        decidedAt: at,
        reason: supersededReason(changed),
      };
      if (await unit.decide(request, decision)) {
        ended.push({ ...request, ...decision, dueAt: undefined });
      }
    }
  }
  return ended;
}
