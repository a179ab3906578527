import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { booleanText } from './booleanText';
import { isRefusedHost } from './connection/clusterAddress';

const text = z.string().min(1);

const clusterSchema = z.object({
  name: text.regex(
    /^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/,
    'must be 1–63 letters, digits, dots or dashes',
  ),
  title: text.optional(),
  url: text.optional(),
  authProvider: text.default('serviceAccount'),
  serviceAccountToken: text.optional(),
  serviceAccountTokenFile: text.optional(),
  clientCertificateData: text.optional(),
  clientCertificateFile: text.optional(),
  clientKeyData: text.optional(),
  clientKeyFile: text.optional(),
  kubeconfigFile: text.optional(),
  kubeconfigContext: text.optional(),
  caData: text.optional(),
  caFile: text.optional(),
  skipTLSVerify: booleanText.default(false),
});

type RawCluster = z.infer<typeof clusterSchema>;

/** How the portal proves who it is to one API server. */
export type ClusterAuthentication =
  | { type: 'token'; token: string }
  | { type: 'tokenFile'; file: string }
  | {
      type: 'clientCertificate';
      certificateData?: string;
      certificateFile?: string;
      keyData?: string;
      keyFile?: string;
    }
  | { type: 'inCluster' }
  | { type: 'kubeconfig'; file: string; context?: string };

/** One configured cluster, with what is needed to reach it. Holds credentials: never log or return it. */
export interface ClusterConfig {
  name: string;
  title: string;
  /** Absent where the address comes from the named kubeconfig or from the pod's environment. */
  url?: string;
  authentication: ClusterAuthentication;
  /** PEM of the certificate authority, base64. */
  caData?: string;
  caFile?: string;
  skipTLSVerify: boolean;
  /** Hosts that may be contacted although they are link-local. */
  allowedHosts: string[];
}

/** Of Backstage's own Kubernetes plugin; the portal reads `config` alone. */
const LOCATORS_NOT_SERVED = ['catalog', 'gke', 'localKubectlProxy'];

/** Keys of a cluster that Backstage's own Kubernetes plugin reads and this portal does without. */
const KEYS_OF_OTHERS = [
  'authMetadata',
  'customResources',
  'dashboardApp',
  'dashboardParameters',
  'dashboardUrl',
  'oidcTokenProvider',
  'skipMetricsLookup',
];

/** What `readClusters` finds. */
export interface ConfiguredClusters {
  /** In the order of configuration. */
  clusters: ClusterConfig[];
  /** What in the configuration has no effect, for the log. */
  warnings: string[];
}

/**
 * The clusters of `kubernetes.clusterLocatorMethods` of type `config`, in order, and what else is there that the portal does
 * not read. Throws `InputError` that names the offending key.
 */
export function readClusters(config: Config): ConfiguredClusters {
  const allowedHosts =
    config.getOptionalStringArray('clusters.allowAddresses') ?? [];
  const methods =
    config.getOptionalConfigArray('kubernetes.clusterLocatorMethods') ?? [];
  const clusters: ClusterConfig[] = [];
  const warnings: string[] = [];
  methods.forEach((method, methodIndex) => {
    const key = `kubernetes.clusterLocatorMethods[${methodIndex}]`;
    const type = method.getString('type');
    if (type !== 'config') {
      warnings.push(locatorWarning(type, key));
      return;
    }
    const entries = method.getOptionalConfigArray('clusters') ?? [];
    entries.forEach((entry, index) => {
      const at = `${key}.clusters[${index}]`;
      clusters.push(readCluster(entry.get(), at, allowedHosts));
      warnings.push(...unknownKeys(entry.keys(), at));
    });
  });
  refuseDuplicates(clusters);
  return { clusters, warnings };
}

function locatorWarning(type: string, key: string): string {
  if (!LOCATORS_NOT_SERVED.includes(type)) {
    throw new InputError(
      `Configuration ${key}.type: ${JSON.stringify(
        type,
      )} is not known; list clusters under type config`,
    );
  }
  return `Configuration ${key}: the portal finds no clusters through type ${type}; list those it should know under type config`;
}

function unknownKeys(keys: string[], at: string): string[] {
  const known = [...Object.keys(clusterSchema.shape), ...KEYS_OF_OTHERS];
  return keys
    .filter(key => !known.includes(key))
    .map(key => `Configuration ${at}.${key} is not known and has no effect`);
}

function readCluster(
  value: unknown,
  key: string,
  allowedHosts: string[],
): ClusterConfig {
  const parsed = clusterSchema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new InputError(
      `Configuration ${[key, ...issue.path].join('.')}: ${issue.message}`,
    );
  }
  const raw = parsed.data;
  const authentication = readAuthentication(raw, key);
  if (raw.url === undefined && authentication.type !== 'kubeconfig') {
    throw new InputError(
      `Configuration ${key}.url is missing: give the address of the API server, for example https://10.0.0.10:6443`,
    );
  }
  if (raw.url !== undefined) {
    checkUrl(raw.url, `${key}.url`, allowedHosts);
  }
  return {
    name: raw.name,
    title: raw.title ?? raw.name,
    url: raw.url,
    authentication,
    caData: raw.caData,
    caFile: raw.caFile,
    skipTLSVerify: raw.skipTLSVerify,
    allowedHosts,
  };
}

function readAuthentication(
  raw: RawCluster,
  key: string,
): ClusterAuthentication {
  switch (raw.authProvider) {
    case 'serviceAccount':
      return serviceAccount(raw, key);
    case 'clientCertificate':
      return clientCertificate(raw, key);
    case 'kubeconfig':
      if (!raw.kubeconfigFile) {
        throw new InputError(
          `Configuration ${key}.kubeconfigFile is missing: authProvider kubeconfig reads address and credentials from it`,
        );
      }
      return {
        type: 'kubeconfig',
        file: raw.kubeconfigFile,
        context: raw.kubeconfigContext,
      };
    default:
      throw new InputError(
        `Configuration ${key}.authProvider: ${JSON.stringify(
          raw.authProvider,
        )} is not supported; use serviceAccount, clientCertificate or kubeconfig`,
      );
  }
}

function serviceAccount(raw: RawCluster, key: string): ClusterAuthentication {
  if (raw.serviceAccountToken && raw.serviceAccountTokenFile) {
    throw new InputError(
      `Configuration ${key}: give serviceAccountToken or serviceAccountTokenFile, not both`,
    );
  }
  if (raw.serviceAccountToken) {
    return { type: 'token', token: raw.serviceAccountToken.trim() };
  }
  return raw.serviceAccountTokenFile
    ? { type: 'tokenFile', file: raw.serviceAccountTokenFile }
    : { type: 'inCluster' };
}

function clientCertificate(
  raw: RawCluster,
  key: string,
): ClusterAuthentication {
  for (const part of ['clientCertificate', 'clientKey'] as const) {
    const given = [raw[`${part}Data`], raw[`${part}File`]].filter(Boolean);
    if (given.length !== 1) {
      throw new InputError(
        `Configuration ${key}: authProvider clientCertificate needs exactly one of ${part}Data and ${part}File`,
      );
    }
  }
  return {
    type: 'clientCertificate',
    certificateData: raw.clientCertificateData,
    certificateFile: raw.clientCertificateFile,
    keyData: raw.clientKeyData,
    keyFile: raw.clientKeyFile,
  };
}

/** Throws `InputError` naming `key` unless `url` is an address the portal may send credentials to. */
export function checkUrl(
  url: string,
  key: string,
  allowedHosts: string[],
): void {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !['https:', 'http:'].includes(parsed.protocol)) {
    throw new InputError(`Configuration ${key}: must be an https:// address`);
  }
  if (parsed.username || parsed.password || parsed.search || parsed.hash) {
    throw new InputError(
      `Configuration ${key}: must not hold a user, password, query or fragment`,
    );
  }
  if (
    parsed.protocol === 'http:' &&
    !['127.0.0.1', '[::1]', 'localhost'].includes(parsed.hostname)
  ) {
    throw new InputError(
      `Configuration ${key}: http:// would send the credential in the clear and is allowed for loopback only; use https://`,
    );
  }
  if (isRefusedHost(parsed.hostname, allowedHosts)) {
    throw new InputError(
      `Configuration ${key}: ${parsed.hostname} is a link-local or metadata address; add it to clusters.allowAddresses if that is meant`,
    );
  }
}

function refuseDuplicates(clusters: ClusterConfig[]): void {
  const seen = new Set<string>();
  for (const { name } of clusters) {
    if (seen.has(name)) {
      throw new InputError(
        `Configuration kubernetes.clusterLocatorMethods: the cluster name ${name} is used twice; names must be unique`,
      );
    }
    seen.add(name);
  }
}
