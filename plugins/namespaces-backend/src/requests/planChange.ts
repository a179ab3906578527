import { isDeepStrictEqual } from 'node:util';
import {
  ClaimChange,
  ClaimRequest,
  Problem,
  Size,
} from '@dugnad/plugin-namespaces-common';
import { StoredClaim } from '../database/ClaimStore';
import { ClaimQuestion } from '../policy/decideClaim';
import { claimAmounts, weightOf } from '../policy/questionOf';
import { sizeProblems } from '../policy/sizeProblems';
import { shortensProduction } from './endedBy';

/** What a change would do to a claim. */
export interface ChangePlan {
  /** The values it is about, as they are; null for what is not set. */
  original: Record<string, unknown>;
  /** As they would be. */
  requested: Record<string, unknown>;
  /** The claim as it would be. */
  next: ClaimRequest;
  question: ClaimQuestion;
}

const DETAILS = [
  'purpose',
  'contact',
  'systemRef',
  'dataClassification',
  'costCenter',
  'ingress',
  'egressInternet',
] as const;

/** What a change would do to a claim, and what is wrong with it on its own. */
export function planChange(
  claim: StoredClaim,
  change: ClaimChange,
  sizes: Size[],
): ChangePlan {
  const requested = valuesOf(claim, change);
  const original = Object.fromEntries(
    Object.keys(requested).map(key => [key, claimValue(claim, key)]),
  );
  const next = { ...requestOf(claim), ...withoutNulls(requested) };
  return {
    original,
    requested,
    next,
    question: {
      kind: change.kind,
      problems: problemsOf(change, original, requested, next, sizes),
      environment: claim.environment,
      cluster: claim.cluster,
      ownerRef: next.ownerRef,
      size: next.size,
      // A rule about the network is about changes of the network
      ingress: 'ingress' in requested ? next.ingress : undefined,
      egressInternet:
        'egressInternet' in requested ? next.egressInternet : undefined,
      ...amountsOf(claim, next, change.kind, sizes),
      weighs: weighs(claim, next, requested, sizes),
      ...(change.kind === 'expiry' && {
        expiresAt: change.expiresAt,
        takesTwo: shortensProduction(claim, change.expiresAt),
      }),
    },
  };
}

/** The values a change states otherwise than they are. Null clears one. */
function valuesOf(
  claim: StoredClaim,
  change: ClaimChange,
): Record<string, unknown> {
  switch (change.kind) {
    case 'resize':
      return {
        size: change.quota ? 'custom' : change.size ?? claim.size,
        quota: change.quota ?? null,
      };
    case 'owner':
      return { ownerRef: change.ownerRef };
    case 'expiry':
      return { expiresAt: change.expiresAt };
    default:
      return Object.fromEntries(
        DETAILS.flatMap(key => {
          const value = change[key] === '' ? null : change[key];
          return value === undefined ||
            isDeepStrictEqual(value, claimValue(claim, key))
            ? []
            : [[key, value]];
        }),
      );
  }
}

/** A value of a claim by its name; null where it is not set. */
export function claimValue(claim: object, key: string): unknown {
  const value: unknown = Object.entries(claim).find(
    ([name]) => name === key,
  )?.[1];
  return value ?? null;
}

function withoutNulls(values: Record<string, unknown>) {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, value ?? undefined]),
  );
}

/** A claim as the request that would make it. */
export function requestOf(claim: StoredClaim): ClaimRequest {
  return {
    name: claim.name,
    cluster: claim.cluster,
    environment: claim.environment,
    ownerRef: claim.ownerRef,
    purpose: claim.purpose,
    size: claim.size,
    quota: claim.quota,
    systemRef: claim.systemRef,
    contact: claim.contact,
    dataClassification: claim.dataClassification,
    costCenter: claim.costCenter,
    ingress: claim.ingress,
    egressInternet: claim.egressInternet,
    expiresAt: claim.expiresAt,
  };
}

/** What a change moves from one budget to another, or adds to one. */
function weighs(
  claim: StoredClaim,
  next: ClaimRequest,
  requested: Record<string, unknown>,
  sizes: Size[],
): ClaimQuestion['weighs'] {
  const counts = ['size', 'ownerRef', 'costCenter'].some(
    key => key in requested,
  );
  const before = claimAmounts(claim, sizes);
  const after = claimAmounts(next, sizes);
  return counts && after
    ? {
        before: before && weightOf(claim, before),
        after: weightOf(next, after),
      }
    : undefined;
}

/** A new owner takes on the whole quota, so for the team it is all new. */
function amountsOf(
  claim: StoredClaim,
  next: ClaimRequest,
  kind: ClaimChange['kind'],
  sizes: Size[],
) {
  const before = claimAmounts(claim, sizes);
  if (kind === 'owner') {
    return { after: before };
  }
  return kind === 'resize' ? { before, after: claimAmounts(next, sizes) } : {};
}

function problemsOf(
  change: ClaimChange,
  original: Record<string, unknown>,
  requested: Record<string, unknown>,
  next: ClaimRequest,
  sizes: Size[],
): Problem[] {
  if (change.kind === 'resize' && !!change.size === !!change.quota) {
    const message = 'State a size or a quota: one of the two.';
    return [{ field: 'size', rule: 'size-or-quota', message }];
  }
  const unknown = change.kind === 'resize' ? sizeProblems(next, sizes) : [];
  if (unknown.length > 0) {
    return unknown;
  }
  return isDeepStrictEqual(original, requested)
    ? [
        {
          field: '',
          rule: 'no-change',
          message: 'That is how it is already; there is nothing to change.',
        },
      ]
    : [];
}
