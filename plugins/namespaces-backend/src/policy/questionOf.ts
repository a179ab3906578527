import { ClaimRequest, Problem, Size } from '@dugnad/plugin-namespaces-common';
import { Amounts, amountsOf } from './amounts';
import { Weight } from './budgets';
import { ClaimQuestion } from './decideClaim';
import { quotaOf } from './quotaOf';

/** A new claim as the policy is asked about it. */
export function questionOf(
  request: ClaimRequest,
  problems: Problem[],
  sizes: Size[],
): ClaimQuestion {
  const after = claimAmounts(request, sizes);
  return {
    kind: 'create',
    problems,
    environment: request.environment,
    cluster: request.cluster,
    ownerRef: request.ownerRef,
    size: request.size,
    ingress: request.ingress,
    egressInternet: request.egressInternet,
    after,
    weighs: after && { after: weightOf(request, after) },
    expiresAt: request.expiresAt,
  };
}

/** What a claim weighs on budgets. */
export function weightOf(
  {
    cluster,
    name,
    ownerRef,
    costCenter,
  }: Pick<ClaimRequest, 'cluster' | 'name' | 'ownerRef' | 'costCenter'>,
  amounts: Amounts,
): Weight {
  return { cluster, namespace: name, ownerRef, costCenter, amounts };
}

/** What a claim may hold in numbers; undefined where its size is not configured. */
export function claimAmounts(
  claim: Parameters<typeof quotaOf>[0],
  sizes: Size[],
): Amounts | undefined {
  const quota = quotaOf(claim, sizes);
  return quota && amountsOf(quota);
}
