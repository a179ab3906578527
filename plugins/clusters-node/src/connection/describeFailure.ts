import { InputError } from '@backstage/errors';
import { AnswerError } from './AnswerError';
import { CredentialsError } from './CredentialsError';

const words: Record<string, string> = {
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'the connection was cut',
  EPIPE: 'the connection was cut',
  EHOSTUNREACH: 'no route to the host',
  ENETUNREACH: 'no route to the network',
  ENOTFOUND: 'the host name does not resolve',
  EAI_AGAIN: 'the host name does not resolve right now',
  ETIMEDOUT: 'the connection timed out',
  UND_ERR_SOCKET: 'the connection was cut',
  UND_ERR_CONNECT_TIMEOUT: 'connecting timed out',
  UND_ERR_HEADERS_TIMEOUT: 'it accepts connections but does not answer',
  UND_ERR_BODY_TIMEOUT: 'the answer stopped halfway',
  UND_ERR_ABORTED: 'the request was cut off',
  DEPTH_ZERO_SELF_SIGNED_CERT:
    'its certificate is signed by itself; configure caData or caFile',
  SELF_SIGNED_CERT_IN_CHAIN:
    'its certificate authority is not trusted; configure caData or caFile',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'its certificate authority is not trusted; configure caData or caFile',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    'its certificate authority is not trusted; configure caData or caFile',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another address',
};

/**
 * Why a request got no answer, in words for people. Built from error codes and our own words only, so it cannot hold a
 * credential.
 */
export function describeFailure(error: unknown): string {
  if (
    error instanceof AnswerError ||
    error instanceof CredentialsError ||
    error instanceof InputError
  ) {
    return error.message;
  }
  const refusal = proxyRefusal(error);
  if (refusal) {
    return `the proxy answers HTTP ${refusal}`;
  }
  const code = codeOf(error);
  if (code === undefined) {
    return 'the request failed';
  }
  if (code.startsWith('ERR_OSSL')) {
    return `a certificate or key of the configuration cannot be used (${code})`;
  }
  return words[code] ?? `the request failed (${code})`;
}

/** The status with which a proxy refused to connect; undici tells it in words alone. */
function proxyRefusal(error: unknown): string | undefined {
  return error instanceof Error
    ? /^Proxy response \((\d{3})\)/.exec(error.message)?.[1]
    : undefined;
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) {
    return undefined;
  }
  if ('code' in error && typeof error.code === 'string') {
    return error.code;
  }
  if (error instanceof AggregateError) {
    return error.errors.map(codeOf).find(code => code !== undefined);
  }
  return 'cause' in error ? codeOf(error.cause) : undefined;
}
