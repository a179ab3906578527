import { ClaimRequest, Problem } from '@dugnad/plugin-namespaces-common';

/** What decides how large and how strict a namespace is; the rest may be worded differently when asked again. */
const DECISIVE = ['environment', 'size', 'egressInternet'] as const;

/**
 * What a repeated request wants otherwise than the claim there is. Such a request is no repetition: answering it with
 * the old claim would hide that nothing changed.
 */
export function differencesFrom(
  claim: Pick<ClaimRequest, (typeof DECISIVE)[number] | 'name' | 'cluster'>,
  request: Pick<ClaimRequest, (typeof DECISIVE)[number]>,
): Problem[] {
  return DECISIVE.filter(field => claim[field] !== request[field]).map(
    field => ({
      field,
      rule: 'already-requested',
      message: `Namespace "${claim.name}" in cluster "${claim.cluster}" has been requested already, with ${field} "${claim[field]}" and not "${request[field]}". Choose another name, or ask for what there is.`,
      values: { was: String(claim[field]), wanted: String(request[field]) },
    }),
  );
}
