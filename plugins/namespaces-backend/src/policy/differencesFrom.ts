import { ClaimRequest, Problem } from '@dugnad/plugin-namespaces-common';

/** What decides how large and how strict a namespace is; the rest may be worded differently when asked again. */
type Decisive = Pick<
  ClaimRequest,
  'environment' | 'size' | 'quota' | 'ingress' | 'egressInternet'
>;

/**
 * What a repeated request wants otherwise than the claim there is. Such a request is no repetition: answering it with
 * the old claim would hide that nothing changed.
 */
export function differencesFrom(
  claim: Decisive & Pick<ClaimRequest, 'name' | 'cluster'>,
  request: Decisive,
): Problem[] {
  const wanted = new Map(decisive(request));
  return decisive(claim).flatMap(([field, was]) => {
    const wants = wanted.get(field) ?? '';
    return was === wants
      ? []
      : [
          {
            field,
            rule: 'already-requested',
            message: `Namespace "${claim.name}" in cluster "${claim.cluster}" has been requested already, with ${field} "${was}" and not "${wants}". Choose another name, or ask for what there is.`,
            values: { was, wanted: wants },
          },
        ];
  });
}

function decisive(values: Decisive): [string, string][] {
  const { environment, size, quota, ingress, egressInternet } = values;
  const { cpu, memory, storage, pods } = quota ?? {};
  return [
    ['environment', environment],
    ['size', size],
    ['quota', quota ? [cpu, memory, storage, pods].join(' ') : ''],
    ['ingress', ingress],
    ['egressInternet', String(egressInternet)],
  ];
}
