import { ClaimContents } from '@dugnad/plugin-namespaces-common';
import { StoredClaim } from '../database/ClaimStore';
import { describeContents } from '../lifecycle/describeContents';
import { second } from '../policy/slotsFor';
import { NewRequest } from './newRequest';

/**
 * The deletion of a production namespace as it is asked for: two people, of whom the second sees what is in it. Where the clock
 * asks (`system`), nobody who brought the end about is its second person.
 */
export function newDeletion(
  claim: StoredClaim,
  by: string,
  { contents, reason }: { contents: ClaimContents; reason?: string },
): NewRequest {
  const rule = 'deletion-two-people';
  const found = describeContents(contents);
  return {
    by,
    broughtAboutBy:
      by === 'system' ? claim.endBy ?? [claim.requestedBy] : undefined,
    requested: { state: 'deleted', contents },
    comment: reason,
    decision: {
      verdict: 'ask',
      rule,
      measurements: [],
      reasons: [
        {
          field: '',
          rule,
          message: `Deleting a production namespace takes two people. ${found}.`,
        },
      ],
    },
    slots: [second(claim.ownerRef)],
  };
}
