import { once } from 'node:events';
import { Agent, request, type RequestOptions } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { createInterface } from 'node:readline';
import { KubeError } from './KubeError.ts';
import type { WatchEvent } from './objects.ts';

export interface KubeClientOptions {
  url: string;
  /** PEM. */
  ca: string;
  token?: string;
  /** PEM of a client certificate and its key. */
  cert?: string;
  key?: string;
}

export interface KubeRequest {
  body?: unknown;
  contentType?: string;
  signal?: AbortSignal;
}

/** As many requests at once as a burst of pods needs, few enough for a small machine. */
const maxSockets = 24;

/**
 * A few lines of Kubernetes over HTTPS: requests and watches. The control plane is set up, and its nodes are
 * imitated, before and outside any client library.
 */
export class KubeClient {
  readonly #url: URL;
  readonly #base: RequestOptions;
  readonly #agent: Agent;
  readonly #watchAgent: Agent;

  constructor(options: KubeClientOptions) {
    const tls = { ca: options.ca, cert: options.cert, key: options.key };
    this.#url = new URL(options.url);
    this.#agent = new Agent({ keepAlive: true, maxSockets, ...tls });
    this.#watchAgent = new Agent({ keepAlive: false, ...tls });
    this.#base = {
      headers: options.token
        ? { authorization: `Bearer ${options.token}` }
        : undefined,
    };
  }

  /** The parsed answer; `T` is what the API documents for `path`. Throws {@link KubeError} from status 400 on. */
  async request<T>(
    method: string,
    path: string,
    options: KubeRequest = {},
  ): Promise<T> {
    const response = await this.#send(method, path, options, this.#agent);
    const text = await readText(response);
    const status = response.statusCode ?? 0;
    if (status >= 400) throw toKubeError(status, text, `${method} ${path}`);
    return parseBody(text);
  }

  /** Calls `onEvent` until the server ends the watch. A refused or broken watch rejects. */
  async watch<T>(
    path: string,
    onEvent: (event: WatchEvent<T>) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const options = { signal };
    const response = await this.#send('GET', path, options, this.#watchAgent);
    const status = response.statusCode ?? 0;
    if (status >= 400) {
      throw toKubeError(status, await readText(response), `watch ${path}`);
    }
    const lines = createInterface({ input: response, crlfDelay: Infinity });
    for await (const line of lines) onEvent(JSON.parse(line));
  }

  /** Closes kept connections; the client cannot be used afterwards. */
  close(): void {
    this.#agent.destroy();
    this.#watchAgent.destroy();
  }

  async #send(
    method: string,
    path: string,
    { body, contentType, signal }: KubeRequest,
    agent: Agent,
  ): Promise<IncomingMessage> {
    const data = encodeBody(body);
    const sent = request(new URL(path, this.#url), {
      ...this.#base,
      method,
      agent,
      signal,
      headers: {
        ...this.#base.headers,
        accept: 'application/json',
        ...(data && {
          'content-type': contentType ?? 'application/json',
          'content-length': data.length,
        }),
      },
    });
    sent.end(data);
    const [response]: IncomingMessage[] = await once(sent, 'response');
    // A connection broken in the middle of a body must reject the reader, never crash the process.
    sent.on('error', error => response.destroy(error));
    return response;
  }
}

function encodeBody(body: unknown): Buffer | undefined {
  if (body === undefined) return undefined;
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}

async function readText(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function parseBody(text: string) {
  try {
    return JSON.parse(text);
  } catch {
    return text; // logs, /readyz and /metrics answer plain text
  }
}

function toKubeError(status: number, text: string, what: string): KubeError {
  const answer = parseBody(text);
  const message = answer?.message ?? String(text).slice(0, 300);
  return new KubeError(
    status,
    answer?.reason ?? 'Unknown',
    `${what}: ${message} (HTTP ${status})`,
  );
}
