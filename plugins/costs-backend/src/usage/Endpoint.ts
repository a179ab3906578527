import { readFile } from 'node:fs/promises';
import { ForwardedError } from '@backstage/errors';
import { readJson } from './readJson';

/** Where a usage endpoint is and how it knows us. The address holds no credentials; see `readUsage`. */
export interface EndpointOptions {
  url: string;
  /** Bearer token. */
  token?: string;
  /** A file with it, read before every question, so that one that is renewed holds. */
  tokenFile?: string;
  username?: string;
  password?: string;
  passwordFile?: string;
  /** Whose series are meant where one installation serves several: `X-Scope-OrgID` (Mimir, Cortex, Thanos Receive). */
  tenant?: string;
}

const TIMEOUT_MS = 20_000;

/** A usage source over HTTP. */
export class Endpoint {
  readonly #options: EndpointOptions;

  constructor(options: EndpointOptions) {
    this.#options = options;
  }

  /**
   * The JSON at a path below the address. Redirects are not followed: an answer must not lead the portal anywhere else. Throws
   * an error that names the address and never a credential.
   */
  async getJson(
    path: string,
    query: Record<string, string>,
    signal: AbortSignal,
  ): Promise<unknown> {
    const address = `${this.#options.url.replace(/\/+$/, '')}${path}`;
    try {
      const response = await fetch(`${address}?${new URLSearchParams(query)}`, {
        headers: await this.#headers(),
        redirect: 'error',
        signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      });
      if (!response.ok) {
        await response.body?.cancel();
        throw new Error(describeStatus(response.status));
      }
      return await readJson(response);
    } catch (error) {
      throw new ForwardedError(`${address} did not answer`, error);
    }
  }

  async #headers(): Promise<Record<string, string>> {
    const { username, tenant } = this.#options;
    const token = await this.#secret('token', 'tokenFile');
    const password = await this.#secret('password', 'passwordFile');
    const basic = Buffer.from(`${username}:${password ?? ''}`);
    return {
      ...(tenant && { 'X-Scope-OrgID': tenant }),
      ...(token && { Authorization: `Bearer ${token}` }),
      ...(username && { Authorization: `Basic ${basic.toString('base64')}` }),
    };
  }

  async #secret(
    value: 'token' | 'password',
    file: 'tokenFile' | 'passwordFile',
  ): Promise<string | undefined> {
    const name = this.#options[file];
    if (!name) {
      return this.#options[value];
    }
    try {
      return (await readFile(name, 'utf8')).trim();
    } catch {
      throw new Error(
        `the ${file} of costs.usage cannot be read; see whether it is there and readable`,
      );
    }
  }
}

function describeStatus(status: number): string {
  return status === 401 || status === 403
    ? `HTTP ${status}: the credentials of costs.usage are missing or wrong`
    : `HTTP ${status}`;
}
