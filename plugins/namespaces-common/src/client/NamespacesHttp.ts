import { ResponseError } from '@backstage/errors';
import { z } from 'zod';

/** Where the namespaces backend is and how to call it. Both frontend and backend supply these. */
export interface NamespacesClientOptions {
  discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  fetchApi?: { fetch: typeof fetch };
}

/** Options of one call. */
export interface CallOptions {
  /** Backend callers pass a token; the frontend's fetch adds its own. */
  token?: string;
  signal?: AbortSignal;
}

/** One call to the namespaces backend. */
export class NamespacesHttp {
  readonly #options: NamespacesClientOptions;

  constructor(options: NamespacesClientOptions) {
    this.#options = options;
  }

  /** The parsed answer. Throws `ResponseError`. */
  protected async call<T>(
    schema: z.ZodType<T>,
    method: 'GET' | 'POST',
    path: string,
    options: CallOptions = {},
    body?: unknown,
  ): Promise<T> {
    const { discoveryApi, fetchApi } = this.#options;
    const baseUrl = await discoveryApi.getBaseUrl('namespaces');
    const send = fetchApi?.fetch ?? fetch;
    const response = await send(`${baseUrl}${path}`, {
      method,
      signal: options.signal,
      headers: {
        ...(options.token && { Authorization: `Bearer ${options.token}` }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return schema.parse(await response.json());
  }
}

/** `?…` of a query; lists repeat their key. Empty where nothing is asked for. */
export function toSearch(query: object): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    for (const item of [value].flat()) {
      if (item !== undefined) {
        search.append(key, String(item));
      }
    }
  }
  const text = search.toString();
  return text && `?${text}`;
}

/** Path of one claim. */
export function claimPath(id: string): string {
  return `/claims/${encodeURIComponent(id)}`;
}
