import type { ClaimQuestion } from './decideClaim';
import { PolicyRule } from './PolicyConfig';

type Asked = Pick<
  ClaimQuestion,
  | 'kind'
  | 'environment'
  | 'size'
  | 'cluster'
  | 'ownerRef'
  | 'ingress'
  | 'egressInternet'
>;

/** The first configured rule that speaks of a request. */
export function matchingRule(
  asked: Asked,
  rules: PolicyRule[],
): PolicyRule | undefined {
  return rules.find(({ when }) => {
    const has = <T>(values: T[] | undefined, value: T | undefined) =>
      values === undefined || (value !== undefined && values.includes(value));
    return (
      when.kinds.includes(asked.kind) &&
      has(when.environments, asked.environment) &&
      has(when.sizes, asked.size) &&
      has(when.clusters, asked.cluster) &&
      has(when.owners, asked.ownerRef) &&
      has(when.ingress, asked.ingress) &&
      (when.egressInternet === undefined ||
        when.egressInternet === asked.egressInternet)
    );
  });
}
