import { createHash } from 'node:crypto';
import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import type { ConnectionOptions } from 'node:tls';
import { Agent, Dispatcher, ProxyAgent } from 'undici';
import { RequestCredentials } from './ClusterCredentials';
import { isRefusedHost } from './clusterAddress';

const CONNECT_TIMEOUT_MS = 5_000;
const KEEP_ALIVE_MS = 30_000;

/** What tells connections apart. */
type Identity = Pick<RequestCredentials, 'tls' | 'proxyUrl'>;

/**
 * Keep-alive connections to one API server, one agent per TLS identity. When certificates are renewed the old agent
 * finishes what it carries and closes.
 */
export class AgentPool {
  readonly #allowedHosts: string[];
  readonly #agents = new Map<string, Dispatcher>();

  constructor(options: { allowedHosts: string[] }) {
    this.#allowedHosts = options.allowedHosts;
  }

  agent({ tls, proxyUrl }: Identity): Dispatcher {
    const key = fingerprint({ tls, proxyUrl });
    const known = this.#agents.get(key);
    if (known) {
      return known;
    }
    this.#retire(tls);
    const agent = this.#open({ tls, proxyUrl });
    this.#agents.set(key, agent);
    return agent;
  }

  #open({ tls, proxyUrl }: Identity): Dispatcher {
    const keepAlive = {
      keepAliveTimeout: KEEP_ALIVE_MS,
      keepAliveMaxTimeout: KEEP_ALIVE_MS,
    };
    const socket = {
      timeout: CONNECT_TIMEOUT_MS,
      keepAlive: true,
      keepAliveInitialDelay: 20_000,
      lookup: guardedLookup(this.#allowedHosts),
    };
    return proxyUrl
      ? new ProxyAgent({
          ...keepAlive,
          uri: proxyUrl,
          proxyTls: socket,
          requestTls: { ...tls, timeout: CONNECT_TIMEOUT_MS },
        })
      : new Agent({ ...keepAlive, connect: { ...tls, ...socket } });
  }

  /** Cuts every connection. */
  async destroy(): Promise<void> {
    const agents = [...this.#agents.values()];
    this.#agents.clear();
    await Promise.all(agents.map(agent => agent.destroy()));
  }

  /** Two identities live side by side: the portal's and the one of foreign tokens. More means one was renewed. */
  #retire(tls: ConnectionOptions): void {
    const identity = tls.cert ? 'certificate' : 'anonymous';
    for (const [key, agent] of this.#agents) {
      if (key.startsWith(identity)) {
        this.#agents.delete(key);
        agent.close().catch(() => agent.destroy());
      }
    }
  }
}

function fingerprint({ tls, proxyUrl }: Identity): string {
  const hash = createHash('sha256');
  for (const part of [tls.ca, tls.cert, tls.key]) {
    hash.update(String(part ?? '')).update('\0');
  }
  hash.update(
    `${tls.rejectUnauthorized}/${tls.servername ?? ''}/${proxyUrl ?? ''}`,
  );
  return `${tls.cert ? 'certificate' : 'anonymous'}/${hash.digest('hex')}`;
}

/** A name that resolves to a refused address is refused like the address itself. */
function guardedLookup(allowedHosts: string[]): LookupFunction {
  return (hostname, options, callback) =>
    systemLookup(hostname, options, (error, address, family) => {
      const addresses =
        typeof address === 'string'
          ? [address]
          : (address ?? []).map(entry => entry.address);
      const nameAllowed = allowedHosts.includes(hostname);
      if (!error && !nameAllowed) {
        const bad = addresses.find(entry => isRefusedHost(entry, allowedHosts));
        if (bad) {
          callback(
            Object.assign(new Error(`${hostname} is link-local`), {
              code: 'ADDRESS_REFUSED',
            }),
            '',
            0,
          );
          return;
        }
      }
      callback(error, address, family);
    });
}
