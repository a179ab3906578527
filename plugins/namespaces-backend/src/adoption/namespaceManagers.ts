import {
  CLAIM_ID_LABEL,
  FIELD_MANAGER,
  MANAGED_BY_LABEL,
} from '@dugnad/plugin-clusters-common';
import { KubernetesObject } from '@dugnad/plugin-clusters-node';

/** Somebody who keeps a namespace. */
export interface NamespaceManager {
  name: string;
  /**
   * - `tenancy`: a tenancy system owns it; its resource has to be written, never the Namespace
   * - `tool`: a tool applies it again and again; it has to be told to let go
   */
  type: 'tenancy' | 'tool';
}

interface Trait extends NamespaceManager {
  /** Beginnings of keys of labels and annotations. */
  keys?: string[];
  labels?: Record<string, string>;
  /** API groups of owner references. */
  owners?: string[];
  fieldManagers?: string[];
}

/** How each gives itself away, from its own documentation. */
const TRAITS: Trait[] = [
  {
    name: 'Capsule',
    type: 'tenancy',
    keys: ['capsule.clastix.io/'],
    owners: ['capsule.clastix.io'],
    fieldManagers: ['capsule'],
  },
  {
    name: 'Cozystack Tenant',
    type: 'tenancy',
    keys: [
      'cozystack.io/',
      'apps.cozystack.io/',
      'tenant.cozystack.io/',
      'namespace.cozystack.io/',
      'internal.cozystack.io/',
    ],
    owners: ['apps.cozystack.io'],
  },
  {
    name: 'Hierarchical Namespace Controller',
    type: 'tenancy',
    keys: ['hnc.x-k8s.io/'],
  },
  { name: 'Rancher', type: 'tenancy', keys: ['field.cattle.io/projectId'] },
  {
    name: 'Helm',
    type: 'tool',
    labels: { [MANAGED_BY_LABEL]: 'Helm' },
    keys: ['meta.helm.sh/release-name'],
    fieldManagers: ['helm'],
  },
  {
    name: 'Argo CD',
    type: 'tool',
    keys: ['argocd.argoproj.io/'],
    fieldManagers: ['argocd-controller', 'argocd-application-controller'],
  },
  {
    name: 'Flux',
    type: 'tool',
    keys: ['kustomize.toolkit.fluxcd.io/', 'helm.toolkit.fluxcd.io/'],
    fieldManagers: ['kustomize-controller', 'helm-controller'],
  },
  { name: 'Crossplane', type: 'tool', keys: ['crossplane.io/'] },
  {
    name: 'Terraform',
    type: 'tool',
    fieldManagers: ['Terraform', 'HashiCorp'],
  },
];

/** Everyone who keeps this namespace, as labels, annotations, owner references and managed fields tell. */
export function namespaceManagers(
  namespace: KubernetesObject,
): NamespaceManager[] {
  const known = TRAITS.filter(trait => shows(namespace, trait));
  return [
    ...known.map(({ name, type }) => ({ name, type })),
    ...otherPortal(namespace),
    ...otherOwners(namespace, known),
    ...statedManager(namespace, known),
  ];
}

function shows({ metadata }: KubernetesObject, trait: Trait): boolean {
  const { labels = {}, annotations = {} } = metadata;
  const keys = [...Object.keys(labels), ...Object.keys(annotations)];
  return (
    (trait.keys ?? []).some(start => keys.some(key => key.startsWith(start))) ||
    Object.entries(trait.labels ?? {}).some(([k, v]) => labels[k] === v) ||
    ownerGroups(metadata).some(group => trait.owners?.includes(group)) ||
    (metadata.managedFields ?? []).some(({ manager = '' }) =>
      trait.fieldManagers?.includes(manager),
    )
  );
}

function ownerGroups({ ownerReferences = [] }: KubernetesObject['metadata']) {
  return ownerReferences.map(({ apiVersion }) => apiVersion.split('/')[0]);
}

/** A claim that is not in this portal's database: another portal's, or one that got lost. */
function otherPortal({ metadata }: KubernetesObject): NamespaceManager[] {
  return metadata.labels?.[CLAIM_ID_LABEL]
    ? [{ name: FIELD_MANAGER, type: 'tool' }]
    : [];
}

/** Whatever owns it may have it deleted with itself. */
function otherOwners(
  { metadata }: KubernetesObject,
  known: Trait[],
): NamespaceManager[] {
  return (metadata.ownerReferences ?? [])
    .filter(
      ({ apiVersion }) =>
        !known.some(({ owners }) => owners?.includes(apiVersion.split('/')[0])),
    )
    .map(({ kind, name }) => ({ name: `${kind} ${name}`, type: 'tenancy' }));
}

function statedManager(
  { metadata }: KubernetesObject,
  known: Trait[],
): NamespaceManager[] {
  const stated = metadata.labels?.[MANAGED_BY_LABEL];
  const isKnown =
    !stated ||
    stated === FIELD_MANAGER ||
    known.some(({ name }) =>
      name.toLowerCase().startsWith(stated.toLowerCase()),
    );
  return isKnown ? [] : [{ name: stated, type: 'tool' }];
}
