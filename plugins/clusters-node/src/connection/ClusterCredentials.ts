import type { RequestOptions as HttpsOptions } from 'node:https';
import type { ConnectionOptions } from 'node:tls';
import { InputError, toError } from '@backstage/errors';
import { Cluster, KubeConfig, User } from '@kubernetes/client-node';
import { checkUrl, ClusterConfig } from '../config';
import { TokenFile } from './TokenFile';

const SERVICE_ACCOUNT_ROOT = '/var/run/secrets/kubernetes.io/serviceaccount';
/** Certificates and tokens of exec or OIDC plugins are asked for again after this. */
const MATERIAL_TTL_MS = 30_000;

/** What a request needs to be accepted by an API server. Secret: never log or return it. */
export interface RequestCredentials {
  headers: Record<string, string>;
  tls: ConnectionOptions;
}

/** Where the API server is and how to authenticate to it, kept fresh. */
export interface ClusterCredentials {
  /** Base address, without a slash at the end. */
  readonly url: string;
  current(options?: { renew?: boolean }): Promise<RequestCredentials>;
}

/** Credentials of one configured cluster. Throws `InputError` where the configured kubeconfig cannot be used. */
export class KubeConfigCredentials implements ClusterCredentials {
  readonly url: string;
  readonly #config: ClusterConfig;
  readonly #tokenFile?: TokenFile;
  #loaded?: { at: number; credentials: RequestCredentials };

  constructor(config: ClusterConfig) {
    this.#config = config;
    this.#tokenFile = tokenFileOf(config);
    const server = loadKubeConfig(config).getCurrentCluster()?.server;
    const url = config.url ?? server ?? '';
    checkUrl(url, `of cluster ${config.name}`, config.allowedHosts);
    this.url = url.replace(/\/+$/, '');
  }

  async current(options?: { renew?: boolean }): Promise<RequestCredentials> {
    const material = await this.#material(options?.renew ?? false);
    if (!this.#tokenFile) {
      return material;
    }
    const token = await this.#tokenFile.read({ force: options?.renew });
    return { ...material, headers: { authorization: `Bearer ${token}` } };
  }

  async #material(renew: boolean): Promise<RequestCredentials> {
    const now = Date.now();
    if (!renew && this.#loaded && now - this.#loaded.at < MATERIAL_TTL_MS) {
      return this.#loaded.credentials;
    }
    const kubeConfig = loadKubeConfig(this.#config);
    const options: HttpsOptions = { headers: {} };
    await kubeConfig.applyToHTTPSOptions(options);
    const credentials = {
      headers: headersOf(options),
      tls: {
        ca: options.ca,
        cert: options.cert,
        key: options.key,
        rejectUnauthorized: options.rejectUnauthorized ?? true,
        servername: options.servername,
      },
    };
    this.#loaded = { at: now, credentials };
    return credentials;
  }
}

function tokenFileOf(config: ClusterConfig): TokenFile | undefined {
  switch (config.authentication.type) {
    case 'tokenFile':
      return new TokenFile(config.authentication.file);
    case 'inCluster':
      return new TokenFile(`${SERVICE_ACCOUNT_ROOT}/token`);
    default:
      return undefined;
  }
}

function loadKubeConfig(config: ClusterConfig): KubeConfig {
  const kubeConfig = new KubeConfig();
  const { authentication } = config;
  if (authentication.type === 'kubeconfig') {
    loadKubeConfigFile(kubeConfig, config.name, authentication);
    return kubeConfig;
  }
  kubeConfig.loadFromClusterAndUser(clusterOf(config), userOf(config));
  return kubeConfig;
}

function loadKubeConfigFile(
  kubeConfig: KubeConfig,
  cluster: string,
  { file, context }: { file: string; context?: string },
): void {
  try {
    kubeConfig.loadFromFile(file);
  } catch (error) {
    throw new InputError(
      `Configuration of cluster ${cluster}: kubeconfigFile ${file} cannot be read: ${
        toError(error).message
      }`,
    );
  }
  if (context) {
    kubeConfig.setCurrentContext(context);
  }
  if (!kubeConfig.getCurrentCluster()?.server) {
    throw new InputError(
      `Configuration of cluster ${cluster}: kubeconfigFile ${file} has no ${
        context ? `context ${context}` : 'usable current context'
      }; set kubeconfigContext to one of: ${kubeConfig
        .getContexts()
        .map(entry => entry.name)
        .join(', ')}`,
    );
  }
}

function clusterOf(config: ClusterConfig): Cluster {
  const inCluster = config.authentication.type === 'inCluster';
  const ownAuthority = config.caData || config.caFile;
  return {
    name: config.name,
    server: config.url ?? '',
    caData: config.caData,
    caFile:
      inCluster && !ownAuthority
        ? `${SERVICE_ACCOUNT_ROOT}/ca.crt`
        : config.caFile,
    // The library refuses plain HTTP otherwise; configuration allows that for loopback only.
    skipTLSVerify:
      config.skipTLSVerify || config.url?.startsWith('http:') === true,
  };
}

function userOf({ name, authentication }: ClusterConfig): User {
  switch (authentication.type) {
    case 'token':
      return { name, token: authentication.token };
    case 'clientCertificate':
      return {
        name,
        certData: authentication.certificateData,
        certFile: authentication.certificateFile,
        keyData: authentication.keyData,
        keyFile: authentication.keyFile,
      };
    default:
      return { name };
  }
}

function headersOf(options: HttpsOptions): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(options.headers ?? {})) {
    if (typeof value === 'string') {
      headers[name.toLowerCase()] = value;
    }
  }
  if (options.auth) {
    const basic = Buffer.from(options.auth).toString('base64');
    headers.authorization = `Basic ${basic}`;
  }
  return headers;
}
