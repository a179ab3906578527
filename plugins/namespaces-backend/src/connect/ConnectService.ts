import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import { Announcer, requestToken } from '@dugnad/plugin-backend-kit-node';
import { ClusterInfo, ClustersService } from '@dugnad/plugin-clusters-node';
import {
  ConnectAnswer,
  ConnectRequest,
  TOKEN_MIN_SECONDS,
  namespaceClaimUpdatePermission,
} from '@dugnad/plugin-namespaces-common';
import { ClaimAccess } from '../access/ClaimAccess';
import { ClaimFinder } from '../access/ClaimFinder';
import { actionsOf } from '../claimView';
import { NamespacesConfig } from '../config';
import { ClaimStore, StoredClaim } from '../database/ClaimStore';
import {
  DEPLOYER,
  DEPLOYER_ROLE,
  PERSON_ACCOUNT,
  personRole,
} from '../reconcile/desiredAccess';
import { kubeconfigOf } from './kubeconfigOf';

/** What a token for a pipeline lives where nothing else is asked for. */
const CI_SECONDS = 3_600;

/** Options of `ConnectService`. */
export interface ConnectServiceOptions {
  finder: ClaimFinder;
  access: ClaimAccess;
  store: Pick<ClaimStore, 'addEvent'>;
  clusters: ClustersService;
  changes: Pick<Announcer, 'changed'>;
  config: NamespacesConfig;
  now?: () => Date;
}

/** Ways into a claim's namespace for people and pipelines. Holds a token no longer than it takes to answer. */
export class ConnectService {
  readonly #options: ConnectServiceOptions;

  constructor(options: ConnectServiceOptions) {
    this.#options = options;
  }

  /**
   * A kubeconfig that reaches the claim's namespace and nothing else. Throws `InputError` for a life that is not allowed
   * and `ConflictError` while the namespace is not there.
   */
  async connect(
    id: string,
    request: ConnectRequest,
    credentials: BackstageCredentials,
  ): Promise<ConnectAnswer> {
    const permission = namespaceClaimUpdatePermission;
    const claim = await this.#options.finder.permitted(
      id,
      permission,
      credentials,
    );
    if (!actionsOf(claim, { update: true, release: true }).deploy) {
      throw new ConflictError(
        `Namespace ${claim.name} is ${claim.state}; there is nothing to connect to now`,
      );
    }
    const seconds = this.#seconds(request);
    const answer = await this.#answer(claim, request.as, seconds);
    await this.#record(claim, answer, credentials);
    return answer;
  }

  async #answer(
    claim: StoredClaim,
    as: ConnectRequest['as'],
    seconds: number,
  ): Promise<ConnectAnswer> {
    const { config } = this.#options;
    const cluster = this.#cluster(claim);
    const { name: namespace } = claim;
    const common = {
      as,
      fileName: `${namespace}.${cluster.name}.yaml`,
      cluster: cluster.name,
      namespace,
    };
    const oidc = config.clusters.get(cluster.name)?.oidc;
    if (as === 'person' && oidc) {
      const user = { name: `oidc.${cluster.name}`, oidc };
      return {
        ...common,
        method: 'oidc',
        kubeconfig: kubeconfigOf({ cluster, namespace, user }),
        clusterRole: config.objects.ownerRole,
      };
    }
    const account = as === 'ci' ? DEPLOYER : PERSON_ACCOUNT;
    const granted = await this.#token(claim, account, seconds);
    const user = { name: `${account}.${namespace}`, token: granted.token };
    return {
      ...common,
      method: 'token',
      kubeconfig: kubeconfigOf({ cluster, namespace, user }),
      clusterRole:
        as === 'ci' ? DEPLOYER_ROLE : personRole(config.objects.ownerRole),
      account,
      expiresAt: granted.expiresAt,
    };
  }

  async #token(claim: StoredClaim, account: string, seconds: number) {
    try {
      return await requestToken({
        connection: this.#options.clusters.connection(claim.cluster),
        namespace: claim.name,
        account,
        expirationSeconds: seconds,
      });
    } catch (error) {
      if (error instanceof Error && error.name === 'NotFoundError') {
        throw new ConflictError(
          `Account ${account} is not in namespace ${claim.name} yet; repair the claim, then try again`,
        );
      }
      throw error;
    }
  }

  /** As people reach it, which may differ from how the portal does. */
  #cluster(claim: StoredClaim): ClusterInfo {
    const { clusters, config } = this.#options;
    const info = clusters.list().find(({ name }) => name === claim.cluster);
    if (!info) {
      throw new NotFoundError(`Cluster ${claim.cluster} is not configured`);
    }
    const { publicUrl, publicCaData } = config.clusters.get(info.name) ?? {};
    return publicUrl
      ? { ...info, url: publicUrl, caData: publicCaData }
      : { ...info, caData: publicCaData ?? info.caData };
  }

  #seconds({ as, expirationSeconds }: ConnectRequest): number {
    const most = this.#options.config.connectMaxSeconds;
    const fallback = as === 'ci' ? Math.min(CI_SECONDS, most) : most;
    const seconds = expirationSeconds ?? fallback;
    if (seconds > most) {
      throw new InputError(
        `expirationSeconds: between ${TOKEN_MIN_SECONDS} and ${most} (namespaces.connect.maxHours) are allowed`,
      );
    }
    return seconds;
  }

  async #record(
    claim: StoredClaim,
    { as, method, account, expiresAt }: ConnectAnswer,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const { access, store, changes, now = () => new Date() } = this.#options;
    const { ref } = await access.caller(credentials);
    await store.addEvent(claim.id, {
      at: now().toISOString(),
      by: ref,
      kind: 'connected',
      after: { as, method, account, expiresAt },
    });
    changes.changed(claim.id);
  }
}
