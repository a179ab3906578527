import { ServiceUnavailableError } from '@backstage/errors';
import { ClusterConnection } from '@dugnad/plugin-clusters-node';
import { z } from 'zod';

/** Options of `requestToken`. */
export interface RequestTokenOptions {
  connection: ClusterConnection;
  namespace: string;
  account: string;
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

/** A short-lived token of a ServiceAccount (TokenRequest API). Throws `NotFoundError` where there is no such account. */
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
