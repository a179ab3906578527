import { ConflictError, NotAllowedError } from '@backstage/errors';
import { RequestSlot } from '@dugnad/plugin-namespaces-common';
import { decidersOf, openSlots } from './openSlots';
import { StoredRequest } from './RequestStore';

/** Who wants to decide. */
export interface Decider {
  /** Entity reference, or `service:<subject>`. */
  ref: string;
  /** The person and the groups the person acts for. */
  groups: string[];
  /** May change every claim. */
  isPlatform: boolean;
  /** Signed in as a person: a service answers for nothing. */
  isPerson: boolean;
}

/**
 * The approval this person may give, the one of their own groups first. Throws `NotAllowedError` where they may give none,
 * whatever group they are in if the request is their own, and `ConflictError` where they gave theirs already.
 */
export function approvalBy(
  request: StoredRequest,
  decider: Decider,
): RequestSlot {
  if (!decider.isPerson) {
    throw new NotAllowedError('A request is decided by a person');
  }
  if (isSamePerson(request.requestedBy, decider.ref)) {
    throw new NotAllowedError(
      'You cannot decide a request you filed yourself; somebody else has to',
    );
  }
  if (request.broughtAboutBy.some(by => isSamePerson(by, decider.ref))) {
    throw new NotAllowedError(
      'You had a part in the end that brought this request about, so you cannot be its second person; somebody else has to decide',
    );
  }
  if (request.approvals.some(({ by }) => isSamePerson(by, decider.ref))) {
    throw new ConflictError(
      'You have approved this request; it waits for somebody else',
    );
  }
  const open = openSlots(request);
  const own = open.find(({ groups }) =>
    groups.some(group => decider.groups.includes(group)),
  );
  const slot =
    own ?? open.find(({ platform }) => platform && decider.isPlatform);
  if (!slot) {
    throw new NotAllowedError(
      `This request waits for ${waitsFor(open)}; you cannot decide it`,
    );
  }
  return slot;
}

/** Whether somebody may decide, without a word why not. */
export function canDecide(request: StoredRequest, decider: Decider): boolean {
  try {
    return request.state === 'waiting' && Boolean(approvalBy(request, decider));
  } catch {
    return false;
  }
}

/** The catalog compares references without case, so a different spelling is the same person. */
export function isSamePerson(a: string, b: string): boolean {
  return a.toLocaleLowerCase('en-US') === b.toLocaleLowerCase('en-US');
}

function waitsFor(open: RequestSlot[]): string {
  return decidersOf(open)
    .map(group => (group === '*' ? 'the platform team' : group))
    .join(' or ');
}
