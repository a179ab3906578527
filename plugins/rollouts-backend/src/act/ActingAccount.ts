import { NotAllowedError } from '@backstage/errors';
import {
  ClusterConnection,
  KubernetesApiError,
} from '@dugnad/plugin-clusters-node';
import { z } from 'zod';

/** Name of the ServiceAccount that deploys into a claimed namespace; the namespaces backend makes it. */
const DEPLOYER = 'deployer';
/** The shortest that API servers give. */
const TOKEN_SECONDS = 600;

const tokenSchema = z.object({
  status: z.object({ token: z.string().min(1) }),
});

/** What actions do where a namespace has no deployer account. */
export type WithoutDeployer = 'refuse' | 'portal';

/**
 * Gives the connection that changes workloads of one namespace: that of the namespace's own deployer account, with a token
 * that lives for minutes and only in memory. The account can do nothing outside its namespace, whatever is asked of it.
 */
export class ActingAccount {
  readonly #withoutDeployer: WithoutDeployer;

  constructor(options: { withoutDeployer: WithoutDeployer }) {
    this.#withoutDeployer = options.withoutDeployer;
  }

  /** Whether there is an account to act with. */
  async exists(
    connection: ClusterConnection,
    namespace: string,
    signal?: AbortSignal,
  ): Promise<boolean> {
    if (this.#withoutDeployer === 'portal') {
      return true;
    }
    const ref = {
      group: '',
      kind: 'ServiceAccount',
      namespace,
      name: DEPLOYER,
    };
    return (await connection.get(ref, { signal })) !== undefined;
  }

  /** Throws `NotAllowedError` where there is no account to act with. */
  async connect(
    connection: ClusterConnection,
    namespace: string,
    signal?: AbortSignal,
  ): Promise<ClusterConnection> {
    try {
      const token = await requestToken(connection, namespace, signal);
      return connection.withToken(token);
    } catch (error) {
      if (!(error instanceof KubernetesApiError) || error.retryable) {
        throw error;
      }
      if (this.#withoutDeployer === 'portal') {
        return connection;
      }
      throw new NotAllowedError(
        `Namespace ${namespace} has no account "${DEPLOYER}" that the portal may act with (${error.apiMessage}). Claim the namespace, or let the platform team set rollouts.actions.withoutDeployer`,
      );
    }
  }
}

async function requestToken(
  connection: ClusterConnection,
  namespace: string,
  signal?: AbortSignal,
): Promise<string> {
  const answer = await connection.request({
    method: 'POST',
    path: `/api/v1/namespaces/${namespace}/serviceaccounts/${DEPLOYER}/token`,
    body: {
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'TokenRequest',
      spec: { expirationSeconds: TOKEN_SECONDS },
    },
    signal,
  });
  const parsed = tokenSchema.safeParse(answer);
  if (!parsed.success) {
    // The answer itself is not quoted: it may hold a token
    throw new NotAllowedError(
      `Cluster ${connection.cluster.name} gave no token for ${DEPLOYER}`,
    );
  }
  return parsed.data.status.token;
}
