import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  CUSTOM_SIZE,
  NAME_MAX_LENGTH,
  NameRules,
  Resource,
  Size,
} from '@dugnad/plugin-namespaces-common';
import {
  ConfiguredCostCentre,
  readCostCentres,
} from '@dugnad/plugin-ownership-common';
import {
  ClusterSettings,
  readClusterSettings,
} from './setup/readClusterSettings';
import { ExpiryConfig, readExpiryConfig } from './lifecycle/readExpiryConfig';
import { PolicyConfig } from './policy/PolicyConfig';
import { implausible } from './policy/quotaProblems';
import { readPolicyConfig } from './policyConfig';
import { canonicalQuantity } from './reconcile/canonicalQuantity';

/** Everything the plugin reads from configuration, checked and with defaults filled in. */
export interface NamespacesConfig {
  sizes: Size[];
  nameRules: NameRules;
  dataClassifications: string[];
  /** `costs.costCentres`, which bookings are held to as well. Undefined: any that no group owns may be charged. */
  costCentres?: ConfiguredCostCentre[];
  objects: ObjectsConfig;
  driftPolicy: 'repair' | 'report';
  concurrency: number;
  policy: PolicyConfig;
  /** Plugin that is asked for prices and budgets; none: both are unknown. */
  pricePlugin?: string;
  expiry: ExpiryConfig;
  deployKinds: { group: string; kind: string }[];
  /** What is told of single clusters, by name. */
  clusters: Map<string, ClusterSettings>;
  /** Longest life of a token the portal hands out. */
  connectMaxSeconds: number;
  /** Address of the portal's pages, for links in annotations. */
  appBaseUrl: string;
}

/** What the objects of every claim have in common. */
export interface ObjectsConfig {
  podSecurity: string;
  groupSubject: string;
  ownerRole: string;
  readers: string[];
  platform: string[];
  /** Clusters where people sign in with kubectl by themselves. */
  signInClusters: string[];
  ingressControllerNamespaces: string[];
  /** Namespaces that workloads of any claim may be let call. */
  egressNamespaces: string[];
  privateRanges: string[];
  containerDefaults: {
    cpuLimit: string;
    memoryLimit: string;
    cpuRequest: string;
    memoryRequest: string;
  };
}

const RESERVED = [
  'default',
  'dugnad',
  'kube-*',
  'openshift-*',
  '*-system',
  'cattle-*',
  'istio-*',
  'knative-*',
];

const SIZES: Size[] = [
  size('small', 'Small', '1', '2Gi', '10Gi', 20),
  size('medium', 'Medium', '4', '8Gi', '50Gi', 60),
  size('large', 'Large', '16', '32Gi', '200Gi', 200),
];

const PRIVATE_RANGES = [
  '10.0.0.0/8',
  '100.64.0.0/10',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  'fc00::/7',
  'fe80::/10',
];

const DEPLOY_KINDS = [
  'ConfigMap',
  'PersistentVolumeClaim',
  'Service',
  'ServiceAccount',
  'Deployment.apps',
  'StatefulSet.apps',
  'CronJob.batch',
  'Job.batch',
  'HorizontalPodAutoscaler.autoscaling',
  'Ingress.networking.k8s.io',
  'NetworkPolicy.networking.k8s.io',
  'PodDisruptionBudget.policy',
];

/**
 * Reads `namespaces:`. Throws `InputError` that names the offending key, so that a wrong configuration stops the start
 * and not the first request.
 */
export function readNamespacesConfig(rootConfig: Config): NamespacesConfig {
  const config = rootConfig.getOptionalConfig('namespaces');
  const clusters = readClusterSettings(config?.getOptionalConfig('clusters'));
  const sizes = readSizes(config?.getOptionalConfig('sizes'));
  return {
    sizes,
    policy: readPolicyConfig(config?.getOptionalConfig('policy'), sizes),
    pricePlugin: config?.getOptionalString('price.plugin'),
    nameRules: {
      maxLength:
        config?.getOptionalNumber('names.maxLength') ?? NAME_MAX_LENGTH,
      reserved: [
        ...RESERVED,
        ...(config?.getOptionalStringArray('names.reserved') ?? []),
      ],
    },
    dataClassifications: config?.getOptionalStringArray(
      'dataClassifications',
    ) ?? ['open', 'internal', 'confidential'],
    costCentres: readCostCentres(rootConfig),
    objects: readObjects(clusters, config),
    driftPolicy: oneOf(config, 'drift.policy', 'repair', ['repair', 'report']),
    concurrency: positive(config, 'reconcile.concurrency', 8),
    expiry: readExpiryConfig(config?.getOptionalConfig('expiry')),
    deployKinds: (
      config?.getOptionalStringArray('deploy.kinds') ?? DEPLOY_KINDS
    ).map(readKind),
    clusters,
    connectMaxSeconds: Math.round(
      between(config, 'connect.maxHours', 8, [1 / 6, 168]) * 3_600,
    ),
    appBaseUrl: rootConfig.getOptionalString('app.baseUrl') ?? '',
  };
}

function readObjects(
  clusters: Map<string, ClusterSettings>,
  config?: Config,
): ObjectsConfig {
  const text = (key: string, fallback: string) =>
    config?.getOptionalString(key) ?? fallback;
  const refs = (key: string) =>
    (config?.getOptionalStringArray(key) ?? []).map(groupRef);
  const quantity = (key: string, fallback: string) =>
    readQuantity(
      key.startsWith('cpu') ? 'cpu' : 'memory',
      `namespaces.containerDefaults.${key}`,
      text(`containerDefaults.${key}`, fallback),
    );
  return {
    podSecurity: oneOf(config, 'podSecurity', 'restricted', [
      'privileged',
      'baseline',
      'restricted',
    ]),
    groupSubject: text('access.groupSubject', '{name}'),
    // The portal's ClusterRole may bind these three and no other
    ownerRole: oneOf(config, 'access.ownerRole', 'edit', [
      'view',
      'edit',
      'admin',
    ]),
    readers: refs('access.readers'),
    platform: refs('access.platform'),
    signInClusters: [...clusters].flatMap(([name, { oidc }]) =>
      oidc ? [name] : [],
    ),
    ingressControllerNamespaces: config?.getOptionalStringArray(
      'network.ingressControllerNamespaces',
    ) ?? ['ingress-nginx', 'traefik'],
    egressNamespaces:
      config?.getOptionalStringArray('network.egressNamespaces') ?? [],
    privateRanges:
      config?.getOptionalStringArray('network.privateRanges') ?? PRIVATE_RANGES,
    containerDefaults: {
      cpuLimit: quantity('cpuLimit', '500m'),
      memoryLimit: quantity('memoryLimit', '512Mi'),
      cpuRequest: quantity('cpuRequest', '50m'),
      memoryRequest: quantity('memoryRequest', '64Mi'),
    },
  };
}

function readSizes(config?: Config): Size[] {
  if (!config) {
    return SIZES;
  }
  return config.keys().map(name => {
    if (name === CUSTOM_SIZE) {
      throw new InputError(
        `Configuration namespaces.sizes.${name}: the name "${name}" means a quota stated in a request; choose another`,
      );
    }
    const plan = config.getConfig(name);
    const quantity = (key: 'cpu' | 'memory' | 'storage') =>
      readQuantity(
        key,
        `namespaces.sizes.${name}.${key}`,
        String(plan.get(key)),
      );
    return {
      name,
      title: plan.getOptionalString('title') ?? name,
      description: plan.getOptionalString('description'),
      cpu: quantity('cpu'),
      memory: quantity('memory'),
      storage: quantity('storage'),
      pods: plan.getNumber('pods'),
    };
  });
}

function readQuantity(resource: Resource, key: string, text: string): string {
  const canonical = canonicalQuantity(text);
  if (canonical === undefined) {
    throw new InputError(
      `Configuration ${key}: "${text}" is not a Kubernetes quantity such as 500m, 2 or 4Gi`,
    );
  }
  const wrong = implausible(resource, text);
  if (wrong) {
    throw new InputError(`Configuration ${key}: ${wrong}`);
  }
  return canonical;
}

function readKind(text: string) {
  const [kind, ...group] = text.split('.');
  return { kind, group: group.join('.') };
}

function groupRef(ref: string): string {
  return stringifyEntityRef(
    parseEntityRef(ref, { defaultKind: 'group', defaultNamespace: 'default' }),
  );
}

function oneOf<T extends string>(
  config: Config | undefined,
  key: string,
  fallback: T,
  allowed: readonly T[],
): T {
  const text = config?.getOptionalString(key);
  if (text === undefined) {
    return fallback;
  }
  const found = allowed.find(value => value === text);
  if (!found) {
    throw new InputError(
      `Configuration namespaces.${key}: "${text}" is not one of ${allowed.join(
        ', ',
      )}`,
    );
  }
  return found;
}

function between(
  config: Config | undefined,
  key: string,
  fallback: number,
  [least, most]: [number, number],
): number {
  const value = config?.getOptionalNumber(key) ?? fallback;
  if (value < least || value > most) {
    throw new InputError(
      `Configuration namespaces.${key}: ${value} is not between ${least.toFixed(
        2,
      )} and ${most}`,
    );
  }
  return value;
}

function positive(
  config: Config | undefined,
  key: string,
  fallback: number,
): number {
  const value = config?.getOptionalNumber(key) ?? fallback;
  if (!Number.isInteger(value) || value < 1) {
    throw new InputError(
      `Configuration namespaces.${key}: ${value} is not a whole number of at least 1`,
    );
  }
  return value;
}

function size(
  name: string,
  title: string,
  cpu: string,
  memory: string,
  storage: string,
  pods: number,
): Size {
  return { name, title, cpu, memory, storage, pods };
}
