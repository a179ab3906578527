import { isDeepStrictEqual } from 'node:util';
import { FINAL_STATES, RequestKind } from '@dugnad/plugin-namespaces-common';
import { StoredClaim } from '../database/ClaimStore';
import { StoredRequest } from './RequestStore';
import { claimValue } from './planChange';

/** What people decide on besides the values a request states. Who takes a namespace over takes on all of these. */
const DECIDED_ON: Record<RequestKind, readonly string[]> = {
  create: [],
  adoption: [],
  resize: ['ownerRef', 'costCenter'],
  details: ['ownerRef'],
  expiry: ['ownerRef'],
  deletion: ['ownerRef', 'expiresAt'],
  owner: [
    'ownerRef',
    'size',
    'quota',
    'ingress',
    'egressInternet',
    'costCenter',
    'expiresAt',
  ],
};

/** The values of a claim that a request about it is decided on, as they are now; null for what is not set. */
export function basisOf(
  kind: RequestKind,
  claim: StoredClaim,
  original: Record<string, unknown> = {},
): Record<string, unknown> {
  const keys = [...DECIDED_ON[kind], ...Object.keys(original)];
  return Object.fromEntries(keys.map(key => [key, claimValue(claim, key)]));
}

/** What a request was to be decided on that is otherwise now, in words; empty where nothing is. */
export function changedFacts(
  { kind, basis }: Pick<StoredRequest, 'kind' | 'basis'>,
  claim: StoredClaim,
): string[] {
  if (kind === 'create') {
    return [];
  }
  if (claim.state === 'deleting' || FINAL_STATES.includes(claim.state)) {
    return [`it is ${claim.state}`];
  }
  return Object.entries(basis).flatMap(([key, was]) => {
    const is = claimValue(claim, key);
    return isDeepStrictEqual(is, was)
      ? []
      : [`${key} was ${inWords(was)} and is ${inWords(is)}`];
  });
}

/** Why a request that was to be decided on other facts ends, for people. */
export function supersededReason(changed: string[]): string {
  return `The namespace is not as it was when this was asked for: ${changed.join(
    '; ',
  )}. Ask again if it is still wanted.`;
}

function inWords(value: unknown): string {
  if (value === null) {
    return 'not set';
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}
