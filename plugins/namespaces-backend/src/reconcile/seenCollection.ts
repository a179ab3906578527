import { CLAIM_ID_LABEL, FIELD_MANAGER } from '@dugnad/plugin-clusters-common';
import {
  CollectionDefinition,
  Item,
  KubernetesObject,
  ResourceType,
} from '@dugnad/plugin-clusters-node';
import { digestOf } from './digestOf';
import { NETWORK_POLICY } from './foreignNetwork';
import { SeenObject } from './isClaimOff';
import { NAMESPACE } from './observeClaim';

/** Name of the index of network policies by their namespace. */
export const NAMESPACE_INDEX = 'namespace';

/** The live collection of one kind that claims have objects of. */
export function seenCollection(
  type: ResourceType,
): CollectionDefinition<SeenObject> {
  return {
    id: `namespaces.${type.kind}`,
    resource: type,
    project: (object: KubernetesObject) => project(type, object),
    ...(typeKey(type) === typeKey(NETWORK_POLICY) && {
      indexes: {
        [NAMESPACE_INDEX]: ({ namespace }: Item<SeenObject>) =>
          namespace === undefined ? [] : [namespace],
      },
    }),
  };
}

/**
 * Every Namespace is kept, to see when one that was in the way goes, and every network policy that is not ours for certain, to
 * see what it opens; of other kinds only ours.
 */
function project(
  type: ResourceType,
  object: KubernetesObject,
): SeenObject | undefined {
  const claimId = object.metadata.labels?.[CLAIM_ID_LABEL];
  const foreign =
    typeKey(type) === typeKey(NETWORK_POLICY) &&
    !(claimId && object.metadata.name.startsWith(`${FIELD_MANAGER}-`));
  const digest = digestOf({ ...object, kind: type.kind });
  if (foreign) {
    return { claimId, digest, spec: object.spec ?? {} };
  }
  return claimId || type.kind === NAMESPACE.kind
    ? { claimId, digest }
    : undefined;
}

/** Tells kinds apart. */
export function typeKey({ group, kind }: ResourceType): string {
  return `${group}/${kind}`;
}
