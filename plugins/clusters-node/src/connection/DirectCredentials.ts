import type { ConnectionOptions } from 'node:tls';
import { checkUrl, ClusterConfig } from '../config';
import { ClusterCredentials, RequestCredentials } from './ClusterCredentials';
import { readCredentialFile } from './readCredentialFile';
import { TokenFile } from './TokenFile';

const SERVICE_ACCOUNT_ROOT = '/var/run/secrets/kubernetes.io/serviceaccount';
/** Certificates in files are read again after this. */
const CERTIFICATES_TTL_MS = 30_000;

/** Credentials of a cluster whose configuration holds, or names the files of, all that is needed. */
export class DirectCredentials implements ClusterCredentials {
  readonly url: string;
  readonly #config: ClusterConfig;
  readonly #tokenFile?: TokenFile;
  #loaded?: { at: number; tls: ConnectionOptions };

  constructor(config: ClusterConfig) {
    this.#config = config;
    this.#tokenFile = tokenFileOf(config);
    const url = config.url ?? '';
    checkUrl(url, `of cluster ${config.name}`, config.allowedHosts);
    this.url = url.replace(/\/+$/, '');
  }

  async current(options?: { renew?: boolean }): Promise<RequestCredentials> {
    const renew = options?.renew ?? false;
    const tls = await this.#tls(renew);
    const token = await this.#token(renew);
    return { tls, headers: token ? { authorization: `Bearer ${token}` } : {} };
  }

  async #token(renew: boolean): Promise<string | undefined> {
    const { authentication } = this.#config;
    return authentication.type === 'token'
      ? authentication.token
      : this.#tokenFile?.read({ force: renew });
  }

  async #tls(renew: boolean): Promise<ConnectionOptions> {
    const now = performance.now();
    if (!renew && this.#loaded && now - this.#loaded.at < CERTIFICATES_TTL_MS) {
      return this.#loaded.tls;
    }
    const tls = await tlsOf(this.#config);
    this.#loaded = { at: now, tls };
    return tls;
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

async function tlsOf(config: ClusterConfig): Promise<ConnectionOptions> {
  const { authentication } = config;
  const ownAuthority = config.caData || config.caFile;
  const authorityOfPod =
    authentication.type === 'inCluster' && !ownAuthority
      ? `${SERVICE_ACCOUNT_ROOT}/ca.crt`
      : undefined;
  const tls = {
    ca: await fromFileOrData(config.caFile ?? authorityOfPod, config.caData),
    rejectUnauthorized: !config.skipTLSVerify,
  };
  if (authentication.type !== 'clientCertificate') {
    return tls;
  }
  const { certificateFile, certificateData, keyFile, keyData } = authentication;
  return {
    ...tls,
    cert: await fromFileOrData(certificateFile, certificateData),
    key: await fromFileOrData(keyFile, keyData),
  };
}

/** The file where there is one, else the Base64 of it. */
async function fromFileOrData(
  file: string | undefined,
  data: string | undefined,
): Promise<Buffer | undefined> {
  if (file) {
    return readCredentialFile(file);
  }
  return data ? Buffer.from(data, 'base64') : undefined;
}
