import {
  Entity,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';

/** Annotations by which the ecosystem ties entities to Kubernetes objects. */
export const KUBERNETES_ANNOTATIONS = {
  id: 'backstage.io/kubernetes-id',
  labelSelector: 'backstage.io/kubernetes-label-selector',
  namespace: 'backstage.io/kubernetes-namespace',
  cluster: 'backstage.io/kubernetes-cluster',
} as const;

/** What of a catalog entity decides which workloads are booked on it. */
export interface Component {
  entityRef: string;
  ownerRef: string;
  systemRef: string;
  /** Labels its workloads carry. */
  labels: [string, string][];
  namespace?: string;
  cluster?: string;
}

const EQUALITY = /^\s*([^!=,\s]+)\s*==?\s*([^,\s]+)\s*$/;

/** The component of an entity; undefined where it points at nothing in Kubernetes, or by more than equal labels. */
export function componentOf(entity: Entity): Component | undefined {
  const { annotations = {}, name } = entity.metadata;
  const selector = annotations[KUBERNETES_ANNOTATIONS.labelSelector];
  const id = annotations[KUBERNETES_ANNOTATIONS.id];
  const namespace = annotations[KUBERNETES_ANNOTATIONS.namespace];
  if (!selector && !id && !namespace) {
    return undefined;
  }
  const labels = selector
    ? equalities(selector)
    : [[KUBERNETES_ANNOTATIONS.id, id ?? name] satisfies [string, string]];
  return labels && labels.length > 0
    ? {
        entityRef: stringifyEntityRef(entity),
        ownerRef: relatedTo(entity, RELATION_OWNED_BY, 'group'),
        systemRef: relatedTo(entity, RELATION_PART_OF, 'system'),
        labels,
        namespace,
        cluster: annotations[KUBERNETES_ANNOTATIONS.cluster],
      }
    : undefined;
}

function equalities(selector: string): [string, string][] | undefined {
  const parts = selector.split(',').map(part => EQUALITY.exec(part));
  return parts.every(part => part !== null)
    ? parts.map(part => [part[1], part[2]])
    : undefined;
}

function relatedTo(entity: Entity, type: string, kind: string): string {
  const found = entity.relations?.find(
    one => one.type === type && one.targetRef.startsWith(`${kind}:`),
  );
  return found?.targetRef ?? '';
}
