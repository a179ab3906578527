import {
  CLAIM_ID_LABEL,
  FIELD_MANAGER,
  MANAGED_BY_LABEL,
} from '@dugnad/plugin-clusters-common';
import {
  DiscoveredResource,
  KubernetesObject,
} from '@dugnad/plugin-clusters-node';
import { Problem } from '@dugnad/plugin-namespaces-common';
import { NetworkGrant } from '../policy/networkWidening';
import { groupOf, keyOf } from '../reconcile/objectKey';
import { ManifestProblem, effectProblem } from './effectProblem';

/** A manifest and the file it came from. */
export interface SourcedObject {
  source: string;
  object: KubernetesObject;
}

/** Options of `checkManifests`. */
export interface CheckManifestsOptions {
  namespace: string;
  /** Kinds that may be deployed. */
  allowed: { group: string; kind: string }[];
  /** How the cluster serves a kind; undefined where it does not. */
  served(group: string, kind: string): DiscoveredResource | undefined;
  /** `keyOf` the claim's own objects. */
  reserved: Set<string>;
  /** What the claim was granted of the network. */
  grant: NetworkGrant;
}

const CONTROL_PREFIXES = [
  'pod-security.kubernetes.io/',
  prefixOf(CLAIM_ID_LABEL),
];

/**
 * What is wrong with manifests that a deployment wants to apply: kinds outside the allow-list or the namespace, labels of
 * the control set, objects of the claim itself, and what a request has to ask for. Setting `namespace:` does nothing for a cluster-scoped kind, so what the
 * cluster says of the kind decides (CVE-2026-22872).
 */
export function checkManifests(
  manifests: SourcedObject[],
  options: CheckManifestsOptions,
): Problem[] {
  return manifests.flatMap(({ source, object }) => {
    const words =
      kindProblem(object, options) ??
      effectProblem(object, options.grant) ??
      placeProblem(object, options) ??
      labelProblem(object);
    return words === undefined
      ? []
      : [
          {
            field: 'manifests',
            rule: words.rule,
            message: `${source}: ${object.kind} ${object.metadata.name} ${words.message}`,
            values: { source, kind: object.kind, name: object.metadata.name },
          },
        ];
  });
}

function kindProblem(
  object: KubernetesObject,
  { allowed, served }: CheckManifestsOptions,
): ManifestProblem | undefined {
  const group = groupOf(object);
  const resource = served(group, object.kind);
  if (!resource) {
    return {
      rule: 'kind-served',
      message: `cannot be applied: this cluster does not know ${object.apiVersion} ${object.kind}.`,
    };
  }
  if (!resource.namespaced) {
    return {
      rule: 'kind-namespaced',
      message: `is cluster-scoped and is never deployed from a template. Remove it and ask the platform team.`,
    };
  }
  const isAllowed = allowed.some(
    kind => kind.group === group && kind.kind === object.kind,
  );
  return isAllowed
    ? undefined
    : {
        rule: 'kind-allowed',
        message: `is of a kind that may not be deployed. Allowed: ${allowed
          .map(({ kind }) => kind)
          .join(', ')}.`,
      };
}

function placeProblem(
  object: KubernetesObject,
  { namespace, reserved }: CheckManifestsOptions,
): ManifestProblem | undefined {
  const stated = object.metadata.namespace;
  if (stated && stated !== namespace) {
    return {
      rule: 'namespace-own',
      message: `states namespace "${stated}", but is deployed into "${namespace}". Leave the namespace out.`,
    };
  }
  return reserved.has(keyOf(object)) ||
    object.metadata.name.startsWith(`${FIELD_MANAGER}-`)
    ? {
        rule: 'name-own',
        message: `has a name the portal keeps for its own objects. Rename it.`,
      }
    : undefined;
}

function labelProblem({
  metadata,
}: KubernetesObject): ManifestProblem | undefined {
  const keys = [
    ...Object.keys(metadata.labels ?? {}),
    ...Object.keys(metadata.annotations ?? {}),
  ];
  const found =
    keys.find(key => CONTROL_PREFIXES.some(p => key.startsWith(p))) ??
    (metadata.labels?.[MANAGED_BY_LABEL] === FIELD_MANAGER
      ? MANAGED_BY_LABEL
      : undefined);
  return found === undefined
    ? undefined
    : {
        rule: 'label-control',
        message: `carries ${found}, which only the portal sets. Remove it.`,
      };
}

function prefixOf(label: string): string {
  return `${label.split('/')[0]}/`;
}
