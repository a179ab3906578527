const KEYS = {
  nodes: 'gap.nodes',
  pods: 'gap.pods',
  namespaces: 'gap.namespaces',
  quotas: 'gap.quotas',
  storageClasses: 'gap.storageClasses',
  ingressClasses: 'gap.ingressClasses',
} as const;

const BY_RESOURCE = new Map(Object.entries(KEYS));

/** Message key of a resource's name; undefined for one this version of the page does not know. */
export function resourceKeyOf(resource: string) {
  return BY_RESOURCE.get(resource);
}
