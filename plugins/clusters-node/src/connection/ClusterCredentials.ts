import type { ConnectionOptions } from 'node:tls';

/** What a request needs to be accepted by an API server. Secret: never log or return it. */
export interface RequestCredentials {
  headers: Record<string, string | string[]>;
  tls: ConnectionOptions;
  /** Connections are made through it; may hold a password. */
  proxyUrl?: string;
}

/** Where the API server is and how to authenticate to it, kept fresh. */
export interface ClusterCredentials {
  /** Base address, without a slash at the end. */
  readonly url: string;
  /** What in its configuration will not be as its author may think; for the log. */
  readonly warnings?: string[];
  current(options?: { renew?: boolean }): Promise<RequestCredentials>;
}
