import { ServiceUnavailableError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { z } from 'zod';

/** What a token is asked of: a cluster connection of `@dugnad/plugin-clusters-node`. */
export interface TokenConnection {
  readonly cluster: { name: string };
  request(options: {
    method: 'POST';
    path: string;
    body: JsonObject;
    signal?: AbortSignal;
  }): Promise<unknown>;
}

/** Options of `requestToken`. */
export interface RequestTokenOptions {
  connection: TokenConnection;
  namespace: string;
  account: string;
  /** API servers refuse less than 600. */
  expirationSeconds: number;
  signal?: AbortSignal;
}

/** A token as the cluster granted it. Never store, log or put it into an error. */
export interface GrantedToken {
  token: string;
  /** ISO 8601, in the cluster's words: it may grant less, or more, than was asked for. */
  expiresAt: string;
}

const answerSchema = z.object({
  status: z.object({
    token: z.string().min(1),
    expirationTimestamp: z.string().min(1),
  }),
});

/**
 * A short-lived token of a ServiceAccount (TokenRequest API). Throws what the connection throws, a 404 where there is no such
 * account, and `ServiceUnavailableError` where the answer holds no token.
 */
export async function requestToken(
  options: RequestTokenOptions,
): Promise<GrantedToken> {
  const { connection, namespace, account, expirationSeconds, signal } = options;
  const answer = await connection.request({
    method: 'POST',
    path: `/api/v1/namespaces/${namespace}/serviceaccounts/${account}/token`,
    body: {
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'TokenRequest',
      spec: { expirationSeconds },
    },
    signal,
  });
  const parsed = answerSchema.safeParse(answer);
  if (!parsed.success) {
    // The answer itself is not quoted: it may hold a token
    throw new ServiceUnavailableError(
      `Cluster ${connection.cluster.name} gave no token for ${account}`,
    );
  }
  const { token, expirationTimestamp } = parsed.data.status;
  return { token, expiresAt: expirationTimestamp };
}
