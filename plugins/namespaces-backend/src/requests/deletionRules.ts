import { ConflictError } from '@backstage/errors';
import { canTransition } from '@dugnad/plugin-namespaces-common';
import { RequestKindRules } from './ClaimRequests';
import { refuseOtherValues } from './refuseOtherValues';
import { startDeleting } from './startDeleting';

/** What belongs to a request to delete production: it begins in the unit that decides it, on the facts of that moment. */
export function deletionRules(): RequestKindRules {
  return {
    grant: async (unit, { claimId, claim, requested }, granted) => {
      refuseOtherValues('deletion', granted, []);
      const now = await unit.claim(claimId);
      if (!now || !canTransition(now.state, 'deleting')) {
        throw new ConflictError(
          `Namespace ${claim.name} is ${
            now?.state ?? 'gone'
          } and cannot be deleted`,
        );
      }
      return requested;
    },
    apply: async (unit, { request, by, at }) => {
      const people = `Asked by ${request.requestedBy}, approved by ${by}`;
      const reason = [people, request.comment].filter(Boolean).join(': ');
      await startDeleting(unit, request.claimId, { by, at, reason });
    },
  };
}
