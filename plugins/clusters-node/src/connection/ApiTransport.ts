import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { toError } from '@backstage/errors';
import { Dispatcher } from 'undici';
import { ClusterUnreachableError } from '../errors/ClusterUnreachableError';
import { KubernetesApiError } from '../errors/KubernetesApiError';
import { statusError } from '../errors/statusError';
import { ClusterActivity } from '../status/ClusterActivity';
import { AgentPool } from './AgentPool';
import { ClusterCredentials } from './ClusterCredentials';
import { AnswerTooLargeError } from './AnswerError';
import { retryAfterSecondsOf, warningsOf } from './answerHeaders';
import { describeFailure } from './describeFailure';
import { readBody } from './readBody';
import { retryWaitMs } from './retryWait';
import { withDeadline } from './withDeadline';

const ERROR_BODY_LIMIT = 64 * 1024;
/** An object is at most 3 MB in the largest etcd; what is not read in pages is discovery, and metrics of 25,000 pods. */
const MAX_BYTES = 32 * 1024 * 1024;

/** One HTTP call. `path` is already checked. */
export interface ApiCall {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  query?: Record<string, string | undefined>;
  body?: string;
  contentType?: string;
  /** Default `application/json`. */
  accept?: string;
  signal?: AbortSignal;
  /** For the whole answer of `text`, until the first byte of `stream`. */
  timeoutMs?: number;
  /** For `text`: told each `Warning` of the API server. */
  onWarning?(warning: string): void;
  /** For `text`: a longer answer is no answer; default 32 MiB. */
  maxBytes?: number;
  /** For `stream`: longest silence. */
  idleTimeoutMs?: number;
}

export interface ApiTransportOptions {
  cluster: string;
  credentials: ClusterCredentials;
  agents: AgentPool;
  activity: ClusterActivity;
}

const DEFAULT_TIMEOUT_MS = 15_000;

/**
 * HTTP to one API server: authentication renewed once on 401, no redirects, a deadline on everything, errors translated.
 */
export class ApiTransport {
  readonly #options: ApiTransportOptions;
  #proxyUrl?: string;

  constructor(options: ApiTransportOptions) {
    this.#options = options;
  }

  /** The same API server and connections, other credentials. */
  withCredentials(credentials: ClusterCredentials): ApiTransport {
    return new ApiTransport({ ...this.#options, credentials });
  }

  get baseCredentials(): ClusterCredentials {
    return this.#options.credentials;
  }

  /** The whole answer as text. A busy API server is asked again, as is a broken one where that does no harm. */
  async text(call: ApiCall): Promise<string> {
    const timeoutMs = call.timeoutMs ?? DEFAULT_TIMEOUT_MS;
    const deadline = withDeadline(call.signal, timeoutMs);
    try {
      for (let tries = 1; ; tries++) {
        try {
          return await this.#textOnce(call, deadline.signal, timeoutMs);
        } catch (error) {
          const waitMs = retryWaitMs(error, {
            tries,
            repeatable: isRepeatable(call),
            random: Math.random(),
          });
          if (waitMs === undefined || waitMs > deadline.leftMs) {
            throw error;
          }
          await sleep(waitMs, undefined, { signal: deadline.signal });
        }
      }
    } catch (error) {
      throw this.#translate(error, call.signal, deadline.expired, timeoutMs);
    } finally {
      deadline.dispose();
    }
  }

  async #textOnce(
    call: ApiCall,
    signal: AbortSignal,
    timeoutMs: number,
  ): Promise<string> {
    const { body, headers } = await this.#open(call, signal, timeoutMs);
    const text = await readBody(body, call.maxBytes ?? MAX_BYTES);
    this.#options.activity.seen();
    if (call.onWarning) {
      warningsOf(headers).forEach(call.onWarning);
    }
    return text;
  }

  /** The answer piece by piece; ends when the server ends it, throws when it breaks or falls silent. */
  async *stream(call: ApiCall): AsyncGenerator<Buffer, void, void> {
    const timeoutMs = call.timeoutMs ?? DEFAULT_TIMEOUT_MS;
    const deadline = withDeadline(call.signal, timeoutMs);
    try {
      const { body } = await this.#open(
        call,
        deadline.signal,
        call.idleTimeoutMs ?? timeoutMs,
      );
      deadline.clear();
      // An empty first piece tells the reader that the server accepted the call.
      yield Buffer.alloc(0);
      for await (const chunk of body) {
        this.#options.activity.seen();
        yield chunk;
      }
    } catch (error) {
      throw this.#translate(error, call.signal, deadline.expired, timeoutMs);
    } finally {
      deadline.dispose();
    }
  }

  async #open(
    call: ApiCall,
    signal: AbortSignal,
    bodyTimeout: number,
  ): Promise<Pick<Dispatcher.ResponseData, 'body' | 'headers'>> {
    let response = await this.#send(call, signal, bodyTimeout, false);
    if (response.statusCode === 401) {
      // The token may have been renewed since it was read.
      await response.body.dump();
      response = await this.#send(call, signal, bodyTimeout, true);
    }
    const { statusCode, body, headers } = response;
    if (statusCode >= 200 && statusCode < 300) {
      return { body, headers };
    }
    const { cluster } = this.#options;
    if (statusCode >= 300 && statusCode < 400) {
      await body.dump();
      const apiMessage =
        'the address answers with a redirect, which is not followed; configure the final address';
      throw new KubernetesApiError({
        cluster,
        httpStatus: statusCode,
        apiMessage,
      });
    }
    if (statusCode === 401 || statusCode >= 500) {
      this.#options.activity.failed();
    } else {
      this.#options.activity.seen();
    }
    throw statusError(cluster, statusCode, await readLimited(body), {
      retryAfterSeconds: retryAfterSecondsOf(headers, Date.now()),
    });
  }

  async #send(
    call: ApiCall,
    signal: AbortSignal,
    bodyTimeout: number,
    renew: boolean,
  ): Promise<Dispatcher.ResponseData> {
    const { credentials, agents, activity } = this.#options;
    const { headers, ...identity } = await credentials.current({ renew });
    this.#proxyUrl = identity.proxyUrl;
    activity.count('calls');
    return agents.agent(identity).request({
      origin: new URL(credentials.url).origin,
      path: pathOf(credentials.url, call),
      method: call.method ?? 'GET',
      headers: {
        accept: call.accept ?? 'application/json',
        'user-agent': 'dugnad',
        ...(call.body === undefined
          ? {}
          : { 'content-type': call.contentType ?? 'application/json' }),
        ...headers,
      },
      body: call.body,
      signal,
      headersTimeout: call.timeoutMs ?? DEFAULT_TIMEOUT_MS,
      bodyTimeout,
    });
  }

  #translate(
    error: unknown,
    callerSignal: AbortSignal | undefined,
    expired: boolean,
    timeoutMs: number,
  ): Error {
    const { cluster, activity } = this.#options;
    if (callerSignal?.aborted) {
      return toError(callerSignal.reason ?? error);
    }
    if (error instanceof KubernetesApiError) {
      return error;
    }
    const why = expired
      ? `no answer within ${Math.round(timeoutMs / 1000)} s`
      : describeFailure(error);
    activity.failed();
    const proxy = this.#proxyUrl && new URL(this.#proxyUrl).host;
    return new ClusterUnreachableError({
      cluster,
      why: proxy ? `${why} (through the proxy ${proxy})` : why,
      tooLarge: error instanceof AnswerTooLargeError,
    });
  }
}

/** Whether the call does the same when it is made twice. */
function isRepeatable({
  method = 'GET',
  contentType,
  query,
}: ApiCall): boolean {
  return (
    method === 'GET' ||
    contentType === 'application/apply-patch+yaml' ||
    query?.dryRun === 'All'
  );
}

function pathOf(baseUrl: string, call: ApiCall): string {
  const prefix = new URL(baseUrl).pathname.replace(/\/+$/, '');
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(call.query ?? {})) {
    if (value !== undefined) {
      query.set(name, value);
    }
  }
  const search = query.size > 0 ? `?${query}` : '';
  return `${prefix}${call.path}${search}`;
}

/** Error bodies are short; whoever sends a long one is not an API server. */
async function readLimited(body: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > ERROR_BODY_LIMIT) {
      break;
    }
  }
  return Buffer.concat(chunks).toString('utf8');
}
