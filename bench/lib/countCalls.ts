import { subscribe } from 'node:diagnostics_channel';

interface UndiciMessage {
  request: { origin?: unknown; headers: unknown };
}
interface HttpMessage {
  request: { getHeader(name: string): unknown };
}

/**
 * Counts the requests this process sends with one bearer token, watches included, by whatever client they are sent:
 * undici (and `fetch`) or `node:https`.
 */
export function countCalls(token: string): () => number {
  let calls = 0;
  const count = (headers: unknown) => {
    if (JSON.stringify(headers ?? '').includes(token)) calls += 1;
  };
  // Node types what is published as unknown; these are the documented shapes.
  subscribe('undici:request:create', message => {
    if (isUndici(message)) count(message.request.headers);
  });
  subscribe('http.client.request.start', message => {
    if (isHttp(message)) count(message.request.getHeader('authorization'));
  });
  return () => calls;
}

function isUndici(message: unknown): message is UndiciMessage {
  return hasRequest(message) && 'headers' in message.request;
}

function isHttp(message: unknown): message is HttpMessage {
  return hasRequest(message) && 'getHeader' in message.request;
}

function hasRequest(message: unknown): message is { request: object } {
  return (
    typeof message === 'object' &&
    message !== null &&
    'request' in message &&
    typeof message.request === 'object' &&
    message.request !== null
  );
}
