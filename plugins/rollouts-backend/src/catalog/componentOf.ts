import {
  Entity,
  parseEntityRef,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';

/** Annotations by which the ecosystem ties entities to Kubernetes objects. */
export const KUBERNETES_ANNOTATIONS = {
  id: 'backstage.io/kubernetes-id',
  labelSelector: 'backstage.io/kubernetes-label-selector',
  namespace: 'backstage.io/kubernetes-namespace',
  cluster: 'backstage.io/kubernetes-cluster',
} as const;

/** Where an entity's source is, as the catalog's own annotation says. */
const SOURCE_LOCATION = 'backstage.io/source-location';

/** What of a catalog entity decides which workloads are its own. */
export interface Component {
  entityRef: string;
  name: string;
  ownerRef?: string;
  /** Value of the label `backstage.io/kubernetes-id` its workloads carry. */
  kubernetesId?: string;
  labelSelector?: string;
  namespace?: string;
  cluster?: string;
  /** Web address of its source. */
  repository?: string;
}

function repositoryOf(location: string | undefined): string | undefined {
  return /^url:(https?:\/\/\S+)$/.exec(location ?? '')?.[1];
}

function ownerOf({ metadata, relations, spec }: Entity): string | undefined {
  const related = relations?.find(({ type }) => type === RELATION_OWNED_BY);
  if (related) {
    return related.targetRef;
  }
  const owner = spec?.owner;
  if (typeof owner !== 'string') {
    return undefined;
  }
  const defaultNamespace = metadata.namespace ?? 'default';
  return stringifyEntityRef(
    parseEntityRef(owner, { defaultKind: 'group', defaultNamespace }),
  );
}

/** The component of an entity; undefined where it has none of the annotations. */
export function componentOf(entity: Entity): Component | undefined {
  const { annotations = {}, name } = entity.metadata;
  const id = annotations[KUBERNETES_ANNOTATIONS.id];
  const labelSelector = annotations[KUBERNETES_ANNOTATIONS.labelSelector];
  const namespace = annotations[KUBERNETES_ANNOTATIONS.namespace];
  if (!id && !labelSelector && !namespace) {
    return undefined;
  }
  return {
    entityRef: stringifyEntityRef(entity),
    name,
    ownerRef: ownerOf(entity),
    // As in Backstage's own Kubernetes plugin: the selector replaces the id, and the name is the default id
    kubernetesId: labelSelector ? undefined : id ?? name,
    labelSelector,
    namespace,
    cluster: annotations[KUBERNETES_ANNOTATIONS.cluster],
    repository: repositoryOf(annotations[SOURCE_LOCATION]),
  };
}
