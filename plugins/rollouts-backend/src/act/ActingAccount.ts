import { NotAllowedError } from '@backstage/errors';
import { requestToken } from '@dugnad/plugin-backend-kit-node';
import {
  ClusterConnection,
  isKubernetesApiError,
} from '@dugnad/plugin-clusters-node';

/** Name of the ServiceAccount that deploys into a claimed namespace; the namespaces backend makes it. */
const DEPLOYER = 'deployer';
/** The shortest that API servers give. */
const TOKEN_SECONDS = 600;

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
      const { token } = await requestToken({
        connection,
        namespace,
        account: DEPLOYER,
        expirationSeconds: TOKEN_SECONDS,
        signal,
      });
      return connection.withToken(token);
    } catch (error) {
      if (!isKubernetesApiError(error) || error.retryable) {
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
