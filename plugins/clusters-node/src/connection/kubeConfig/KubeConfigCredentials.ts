import { readFileSync } from 'node:fs';
import { InputError, toError } from '@backstage/errors';
import type { ConnectionOptions } from 'node:tls';
import { checkUrl, ClusterConfig } from '../../config';
import { decodeText } from '../../yaml/decodeText';
import { ClusterCredentials, RequestCredentials } from '../ClusterCredentials';
import { fileError, readCredentialFile } from '../readCredentialFile';
import { TokenFile } from '../TokenFile';
import { ExecCredentials } from './ExecCredentials';
import { impersonationHeaders } from './impersonationHeaders';
import { KubeConfigUser } from './kubeConfigSchema';
import { checkProxy, proxyFromEnvironment } from './proxyFor';
import {
  KubeConfigContext,
  KubeConfigSource,
  readKubeConfig,
} from './readKubeConfig';

/** The kubeconfig and the files it names are read again after this. */
const FILES_TTL_MS = 30_000;

/** Credentials of one context of a kubeconfig, as kubectl uses them. Throws `InputError` where it cannot be used. */
export class KubeConfigCredentials implements ClusterCredentials {
  readonly url: string;
  readonly warnings: string[];
  readonly #config: ClusterConfig;
  readonly #source: KubeConfigSource;
  readonly #exec = new ExecCredentials();
  #tokenFile?: { path: string; file: TokenFile };
  #loaded?: { at: number; context: KubeConfigContext; tls: ConnectionOptions };

  constructor(config: ClusterConfig, source: KubeConfigSource) {
    this.#config = config;
    this.#source = source;
    const { cluster, warnings } = this.#read();
    this.warnings = warnings;
    const url = config.url ?? cluster.server;
    checkUrl(url, `of cluster ${config.name}`, config.allowedHosts);
    this.url = url.replace(/\/+$/, '');
    checkProxy(this.#proxyOf(cluster), config);
  }

  async current(options?: { renew?: boolean }): Promise<RequestCredentials> {
    const renew = options?.renew ?? false;
    const { context, tls } = await this.#load(renew);
    const { user, cluster } = context;
    const token = await this.#token(context, renew);
    const exec =
      user.exec && !token
        ? await this.#exec.current(user.exec, context, { renew })
        : undefined;
    return {
      headers: {
        ...authorizationOf(user, token ?? exec?.token),
        ...impersonationHeaders(user),
      },
      tls: exec?.clientCertificateData
        ? {
            ...tls,
            cert: exec.clientCertificateData,
            key: exec.clientKeyData,
          }
        : tls,
      proxyUrl: this.#proxyOf(cluster),
    };
  }

  #proxyOf(cluster: KubeConfigContext['cluster']): string | undefined {
    return cluster['proxy-url'] || proxyFromEnvironment(this.url, process.env);
  }

  async #load(renew: boolean) {
    const now = performance.now();
    if (!renew && this.#loaded && now - this.#loaded.at < FILES_TTL_MS) {
      return this.#loaded;
    }
    const context = this.#read();
    const tls = await tlsOf(context, this.#config);
    this.#loaded = { at: now, context, tls };
    return this.#loaded;
  }

  #read(): KubeConfigContext {
    const { file } = this.#source;
    try {
      return readKubeConfig(decodeText(contentOf(file)), this.#source);
    } catch (error) {
      throw new InputError(
        `Configuration of cluster ${
          this.#config.name
        }: kubeconfigFile ${file} cannot be used: ${toError(error).message}`,
      );
    }
  }

  /** A token in a file comes before one in the kubeconfig, which serves where the file cannot be read. */
  async #token(
    { user, path }: KubeConfigContext,
    renew: boolean,
  ): Promise<string | undefined> {
    if (!user.tokenFile) {
      return user.token || undefined;
    }
    const file = path(user.tokenFile);
    if (this.#tokenFile?.path !== file) {
      this.#tokenFile = { path: file, file: new TokenFile(file) };
    }
    try {
      return await this.#tokenFile.file.read({ force: renew });
    } catch (error) {
      if (user.token) {
        return user.token;
      }
      throw error;
    }
  }
}

function contentOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw fileError(file, error);
  }
}

async function tlsOf(
  { cluster, user, path }: KubeConfigContext,
  config: ClusterConfig,
): Promise<ConnectionOptions> {
  const bytes = async (data?: string | null, file?: string | null) => {
    if (data) {
      return Buffer.from(data, 'base64');
    }
    return file ? readCredentialFile(path(file)) : undefined;
  };
  const { caData, caFile } = config;
  const authority =
    caData || caFile
      ? await authorityOf({ caData, caFile })
      : await bytes(
          cluster['certificate-authority-data'],
          cluster['certificate-authority'],
        );
  return {
    ca: authority,
    cert: await bytes(
      user['client-certificate-data'],
      user['client-certificate'],
    ),
    key: await bytes(user['client-key-data'], user['client-key']),
    rejectUnauthorized: !(
      config.skipTLSVerify || cluster['insecure-skip-tls-verify']
    ),
    servername: cluster['tls-server-name'] || undefined,
  };
}

async function authorityOf({
  caData,
  caFile = '',
}: Pick<ClusterConfig, 'caData' | 'caFile'>): Promise<Buffer> {
  return caData ? Buffer.from(caData, 'base64') : readCredentialFile(caFile);
}

function authorizationOf(
  user: KubeConfigUser,
  token: string | undefined,
): Record<string, string> {
  if (token) {
    return { authorization: `Bearer ${token}` };
  }
  if (!user.username) {
    return {};
  }
  const basic = Buffer.from(`${user.username}:${user.password ?? ''}`);
  return { authorization: `Basic ${basic.toString('base64')}` };
}
