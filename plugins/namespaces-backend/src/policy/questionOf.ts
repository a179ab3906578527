import { ClaimRequest, Problem, Size } from '@dugnad/plugin-namespaces-common';
import { Amounts, amountsOf } from './amounts';
import { ClaimQuestion } from './decideClaim';
import { quotaOf } from './quotaOf';

/** A new claim as the policy is asked about it. */
export function questionOf(
  request: ClaimRequest,
  problems: Problem[],
  sizes: Size[],
): ClaimQuestion {
  return {
    kind: 'create',
    problems,
    environment: request.environment,
    cluster: request.cluster,
    ownerRef: request.ownerRef,
    size: request.size,
    ingress: request.ingress,
    egressInternet: request.egressInternet,
    after: claimAmounts(request, sizes),
    expiresAt: request.expiresAt,
  };
}

/** What a claim may hold in numbers; undefined where its size is not configured. */
export function claimAmounts(
  claim: Parameters<typeof quotaOf>[0],
  sizes: Size[],
): Amounts | undefined {
  const quota = quotaOf(claim, sizes);
  return quota && amountsOf(quota);
}
