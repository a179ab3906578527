import { ForwardedError } from '@backstage/errors';
import { boundedJson } from '@dugnad/plugin-backend-kit-node';

/** Where a usage endpoint is and how it knows us. */
export interface EndpointOptions {
  url: string;
  token?: string;
}

const TIMEOUT_MS = 20_000;
/** Far more than a day of the largest cluster. */
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * The JSON at a path below the configured address. Redirects are not followed: an answer must not lead the portal anywhere else.
 * Throws an error that names the address and never the token.
 */
export async function getJson(
  { url, token }: EndpointOptions,
  path: string,
  query: Record<string, string>,
  signal: AbortSignal,
): Promise<unknown> {
  const address = `${url.replace(/\/+$/, '')}${path}`;
  try {
    const response = await fetch(`${address}?${new URLSearchParams(query)}`, {
      headers: token ? { Authorization: `Bearer ${token}` } : {},
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    if (!response.ok) {
      throw new Error(`HTTP ${response.status}`);
    }
    return await boundedJson(response, MAX_BYTES);
  } catch (error) {
    throw new ForwardedError(`${address} did not answer`, error);
  }
}
