import type { RequestOptions as HttpsOptions } from 'node:https';
import { InputError, toError } from '@backstage/errors';
import type { KubeConfig } from '@kubernetes/client-node';
import { checkUrl, ClusterConfig } from '../config';
import { ClusterCredentials, RequestCredentials } from './ClusterCredentials';

/** Certificates and tokens of exec or OIDC plugins are asked for again after this. */
const MATERIAL_TTL_MS = 30_000;

/** Where a kubeconfig is, and which of its contexts is meant: its current one by default. */
interface KubeConfigSource {
  file: string;
  context?: string;
}

/** Credentials of one context of a kubeconfig. Throws `InputError` where it cannot be used. */
export class KubeConfigCredentials implements ClusterCredentials {
  readonly url: string;
  readonly #name: string;
  readonly #source: KubeConfigSource;
  #loaded?: { at: number; credentials: RequestCredentials };

  constructor(config: ClusterConfig, source: KubeConfigSource) {
    this.#name = config.name;
    this.#source = source;
    const server = loadKubeConfig(config.name, source).getCurrentCluster()
      ?.server;
    const url = config.url ?? server ?? '';
    checkUrl(url, `of cluster ${config.name}`, config.allowedHosts);
    this.url = url.replace(/\/+$/, '');
  }

  async current(options?: { renew?: boolean }): Promise<RequestCredentials> {
    const now = Date.now();
    const fresh = this.#loaded && now - this.#loaded.at < MATERIAL_TTL_MS;
    if (this.#loaded && fresh && !options?.renew) {
      return this.#loaded.credentials;
    }
    const kubeConfig = loadKubeConfig(this.#name, this.#source);
    const https: HttpsOptions = { headers: {} };
    await kubeConfig.applyToHTTPSOptions(https);
    const credentials = {
      headers: headersOf(https),
      tls: {
        ca: https.ca,
        cert: https.cert,
        key: https.key,
        rejectUnauthorized: https.rejectUnauthorized ?? true,
        servername: https.servername,
      },
    };
    this.#loaded = { at: now, credentials };
    return credentials;
  }
}

function newKubeConfig(): KubeConfig {
  // Loaded here, because it costs each start 0.3 s and 76 MB of memory that only a kubeconfig is worth.
  const library: typeof import('@kubernetes/client-node') =
    // eslint-disable-next-line global-require
    require('@kubernetes/client-node');
  return new library.KubeConfig();
}

function loadKubeConfig(
  cluster: string,
  { file, context }: KubeConfigSource,
): KubeConfig {
  const kubeConfig = newKubeConfig();
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
  return kubeConfig;
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
