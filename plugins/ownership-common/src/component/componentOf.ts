import {
  Entity,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { ownerRefOf } from '../ownerRefOf';
import { parseSelector } from '../selector/parseSelector';
import { Component } from './Component';
import { KUBERNETES_ANNOTATIONS } from './kubernetesAnnotations';

/** Where an entity's source is, as the catalog's own annotation says. */
const SOURCE_LOCATION = 'backstage.io/source-location';
const LONGEST_ADDRESS = 2_000;

/** What `componentOf` reads of an entity, for whoever asks the catalog for no more than that. */
export const COMPONENT_FIELDS: string[] = [
  'kind',
  'metadata.namespace',
  'metadata.name',
  'metadata.annotations',
  'spec.owner',
  'relations',
];

/**
 * What an entity claims in clusters; undefined where it points at nothing there. As in Backstage's own Kubernetes plugin a
 * selector takes the place of the id, and the entity's name is the default id; but an entity that only names a namespace
 * claims by its name only if it is a Component, since namespaces are entities too. Never throws: anyone may write this.
 */
export function componentOf(entity: Entity): Component | undefined {
  const { annotations = {}, name } = entity.metadata;
  const id = annotations[KUBERNETES_ANNOTATIONS.id];
  const labelSelector = annotations[KUBERNETES_ANNOTATIONS.labelSelector];
  const namespace = annotations[KUBERNETES_ANNOTATIONS.namespace];
  const isByName = namespace && entity.kind.toLowerCase() === 'component';
  if (!id && !labelSelector && !isByName) {
    return undefined;
  }
  return {
    entityRef: stringifyEntityRef(entity),
    name,
    ownerRef: ownerOf(entity),
    systemRef: relatedTo(entity, RELATION_PART_OF, 'system:'),
    ...(labelSelector
      ? selectionOf(labelSelector)
      : { kubernetesId: id || name }),
    namespace,
    cluster: annotations[KUBERNETES_ANNOTATIONS.cluster],
    repository: repositoryOf(annotations[SOURCE_LOCATION]),
  };
}

function selectionOf(
  text: string,
): Pick<Component, 'selector' | 'selectorProblem'> {
  const { requirements = [], problem } = parseSelector(text);
  return problem
    ? { selector: requirements, selectorProblem: problem }
    : { selector: requirements };
}

function ownerOf(entity: Entity): string | undefined {
  return (
    relatedTo(entity, RELATION_OWNED_BY) ??
    ownerRefOf(entity.spec?.owner, entity.metadata.namespace)
  );
}

function relatedTo(
  { relations }: Entity,
  type: string,
  prefix = '',
): string | undefined {
  return relations?.find(
    one => one.type === type && one.targetRef.startsWith(prefix),
  )?.targetRef;
}

function repositoryOf(location = ''): string | undefined {
  return location.length <= LONGEST_ADDRESS
    ? /^url:(https?:\/\/\S+)$/.exec(location)?.[1]
    : undefined;
}
