import { ConflictError, InputError } from '@backstage/errors';
import { ResourceType } from '@dugnad/plugin-clusters-node';
import {
  NamespaceObjectsExtensionPoint,
  NamespaceObjectsProvider,
  ProvidedKind,
  ProvidedObject,
  ProvidingClaim,
} from '@dugnad/plugin-namespaces-node';
import type { DesiredObject } from './desiredObjects';
import { groupOf } from './objectKey';
import { OWNED_KINDS } from './observeClaim';

const ID = /^[a-z0-9]([-a-z0-9]{0,29}[a-z0-9])?$/;
const GROUP_SUFFIXES_REFUSED = [
  'rbac.authorization.k8s.io',
  'admissionregistration.k8s.io',
  'apiextensions.k8s.io',
  'apiregistration.k8s.io',
  'certificates.k8s.io',
];
/** They decide what a claim may hold, or are not inside a namespace. */
const KINDS_REFUSED = [
  'Namespace',
  'Node',
  'PersistentVolume',
  'ResourceQuota',
  'LimitRange',
];

/** Objects that modules add to every claim. */
export class NamespaceObjects implements NamespaceObjectsExtensionPoint {
  readonly #providers = new Map<string, NamespaceObjectsProvider>();

  addProvider(provider: NamespaceObjectsProvider): void {
    const { id, kinds } = provider;
    if (!ID.test(id)) {
      throw new InputError(
        `"${id}" is no id for a provider of namespace objects: small letters, digits and dashes, at most 31`,
      );
    }
    if (this.#providers.has(id)) {
      throw new ConflictError(
        `Two modules provide namespace objects under the id "${id}"`,
      );
    }
    kinds.forEach(kind => checkKind(id, kind));
    this.#providers.set(id, provider);
  }

  /** Kinds to watch beyond the claims' own. */
  watchedKinds(): ResourceType[] {
    const kinds = [...this.#providers.values()].flatMap(p => p.kinds);
    const watched = kinds.filter(
      ({ group, kind, watch = true }) =>
        watch && !OWNED_KINDS.some(isKind(group, kind)),
    );
    return watched.filter(
      ({ group, kind }, i) => watched.findIndex(isKind(group, kind)) === i,
    );
  }

  /** What the providers want for a claim, without what is the backend's to say. Throws `InputError` for a wrong object. */
  objectsOf(claim: ProvidingClaim): DesiredObject[] {
    return [...this.#providers.values()].flatMap(provider =>
      provider
        .objects(claim)
        .map(provided => toDesired(provider, provided, claim.name)),
    );
  }
}

function isKind(group: string, kind: string) {
  return (other: ResourceType) => other.group === group && other.kind === kind;
}

function checkKind(id: string, { group, kind, watch = true }: ProvidedKind) {
  const refused =
    GROUP_SUFFIXES_REFUSED.includes(group) ||
    (group === '' && KINDS_REFUSED.includes(kind));
  if (refused) {
    throw new InputError(
      `Provider "${id}" may not add objects of kind ${kind}: they decide what a namespace may do, which is the claim's`,
    );
  }
  if (watch && group === '' && kind === 'Secret') {
    throw new InputError(
      `Provider "${id}" must state watch: false for Secret: whoever may watch Secrets may read all of them`,
    );
  }
}

function toDesired(
  { id, kinds }: NamespaceObjectsProvider,
  { role, security = false, object, copyOf }: ProvidedObject,
  namespace: string,
): DesiredObject {
  const { kind, metadata } = object;
  const what = `Provider "${id}": ${kind} ${metadata.name}`;
  const declared = kinds.find(isKind(groupOf(object), kind));
  if (!declared) {
    throw new InputError(`${what} is of a kind it did not declare`);
  }
  if (metadata.namespace !== undefined && metadata.namespace !== namespace) {
    throw new InputError(`${what} states namespace ${metadata.namespace}`);
  }
  if (!ID.test(role)) {
    throw new InputError(`${what}: "${role}" is no role`);
  }
  checkSecret(what, object, copyOf !== undefined);
  return {
    role: `${id}-${role}`,
    security,
    object: {
      ...object,
      metadata: {
        name: metadata.name,
        ...(metadata.labels && { labels: metadata.labels }),
        ...(metadata.annotations && { annotations: metadata.annotations }),
      },
    },
    provided: { watched: declared.watch ?? true, copyOf },
  };
}

function checkSecret(
  what: string,
  object: ProvidedObject['object'],
  copies: boolean,
) {
  const isSecret = object.kind === 'Secret' && object.apiVersion === 'v1';
  if (copies && !isSecret) {
    throw new InputError(`${what}: only a Secret can be a copy`);
  }
  if (isSecret && ('data' in object || 'stringData' in object)) {
    throw new InputError(
      `${what} states a value; name another Secret in copyOf`,
    );
  }
}
