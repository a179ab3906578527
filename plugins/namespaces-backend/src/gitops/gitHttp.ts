import { boundedBytes } from '@dugnad/plugin-backend-kit-node';
import type {
  GitHttpRequest,
  GitHttpResponse,
  HttpClient,
} from 'isomorphic-git';

const TIMEOUT_MS = 60_000;
/** A repository of manifests is far smaller; a longer answer has no end. */
const MAX_BYTES = 128 * 1024 * 1024;

/**
 * Carries Git over HTTP. Never follows a redirect, because that could take credentials to an address that is not in the
 * configuration, and gives up after a minute.
 */
export const gitHttp: HttpClient = {
  async request({
    url,
    method = 'GET',
    headers,
    body,
  }: GitHttpRequest): Promise<GitHttpResponse> {
    const response = await fetch(url, {
      method,
      headers,
      body: body && (await gathered(body)),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const bytes = await boundedBytes(response, MAX_BYTES);
    return {
      url: response.url,
      method,
      statusCode: response.status,
      statusMessage: response.statusText,
      headers: Object.fromEntries(response.headers),
      body: once(bytes),
    };
  },
};

async function gathered(parts: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const part of parts) {
    chunks.push(part);
  }
  return Buffer.concat(chunks);
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
