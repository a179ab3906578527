import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ConflictError, NotFoundError } from '@backstage/errors';
import { ResourcePermission } from '@backstage/plugin-permission-common';
import { Announcer } from '@dugnad/plugin-backend-kit-node';
import { ClustersService } from '@dugnad/plugin-clusters-node';
import {
  Claim,
  ClaimDetail,
  ClaimEvent,
  ClaimPage,
  ClaimQuery,
  DeploymentRequest,
  DeploymentResult,
  KEPT_STATES,
  NamespaceRequest,
  namespaceClaimDeletePermission,
  namespaceClaimReadPermission,
  namespaceClaimUpdatePermission,
} from '@dugnad/plugin-namespaces-common';
import { validate as isUuid } from 'uuid';
import { ClaimAccess } from './access/ClaimAccess';
import { actionsOf, viewClaim, viewObject } from './claimView';
import { NamespacesConfig } from './config';
import { ClaimStore, StoredClaim } from './database/ClaimStore';
import { WorkQueue } from './database/WorkQueue';
import { deployIntoClaim } from './deploy/deployIntoClaim';
import { readManifests } from './deploy/readManifests';

/** Options of `ClaimService`. */
export interface ClaimServiceOptions {
  store: ClaimStore;
  queue: WorkQueue;
  clusters: ClustersService;
  access: ClaimAccess;
  changes: Pick<Announcer, 'changed'>;
  config: NamespacesConfig;
  /** Requests about a claim that wait for a decision, as the caller sees them. */
  openRequests(
    claimId: string,
    credentials: BackstageCredentials,
  ): Promise<NamespaceRequest[]>;
  /** There is new work. */
  wake(): void;
  now?: () => Date;
}

/** What people and services do with claims. Every method checks the caller's rights itself. */
export class ClaimService {
  readonly #options: ClaimServiceOptions;

  constructor(options: ClaimServiceOptions) {
    this.#options = options;
  }

  async list(
    query: ClaimQuery,
    credentials: BackstageCredentials,
  ): Promise<ClaimPage> {
    const { store, access, clusters } = this.#options;
    const visible = await access.visible(credentials);
    const { items, totalItems } = await store.list(query, visible);
    return { items: items.map(c => viewClaim(c, clusters)), totalItems };
  }

  async get(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<ClaimDetail> {
    const { store, queue, access, clusters } = this.#options;
    const claim = await this.#readable(id, credentials);
    const [objects, work, update, release, openRequests] = await Promise.all([
      store.objects(id),
      queue.status(id),
      access.isAllowed(credentials, namespaceClaimUpdatePermission, claim),
      access.isAllowed(credentials, namespaceClaimDeletePermission, claim),
      this.#options.openRequests(id, credentials),
    ]);
    return {
      ...viewClaim(claim, clusters),
      objects: objects.map(viewObject),
      openRequests,
      decision: claim.decision,
      actions: actionsOf(claim, { update, release }),
      retry: work?.lastError
        ? {
            attempts: work.attempts,
            nextAttemptAt: new Date(work.dueAtMs).toISOString(),
            lastError: work.lastError,
          }
        : undefined,
    };
  }

  /** Newest first. */
  async history(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<ClaimEvent[]> {
    await this.#readable(id, credentials);
    return this.#options.store.history(id);
  }

  /** Applies everything again, also what the drift policy only reports. */
  async repair(id: string, credentials: BackstageCredentials): Promise<Claim> {
    return this.#again(id, 'repair', credentials);
  }

  /** Tries again what stopped on an error. */
  async retry(id: string, credentials: BackstageCredentials): Promise<Claim> {
    return this.#again(id, 'retry', credentials);
  }

  /** Applies manifests inside the claim's namespace with its deployer account. */
  async deploy(
    id: string,
    request: DeploymentRequest,
    credentials: BackstageCredentials,
  ): Promise<DeploymentResult> {
    const { store, access, clusters, config } = this.#options;
    const permission = namespaceClaimUpdatePermission;
    const claim = await this.#permitted(id, permission, credentials);
    if (!actionsOf(claim, { update: true, release: true }).deploy) {
      throw new ConflictError(
        `Namespace ${claim.name} is ${claim.state}; nothing can be deployed into it now`,
      );
    }
    const { ref } = await access.caller(credentials);
    const result = await deployIntoClaim(claim, readManifests(request), {
      store,
      connection: clusters.connection(claim.cluster),
      config,
      by: ref,
      now: () => this.#now(),
    });
    this.#options.changes.changed(id);
    return result;
  }

  async #again(
    id: string,
    kind: 'repair' | 'retry',
    credentials: BackstageCredentials,
  ): Promise<Claim> {
    const { store, queue, access, clusters } = this.#options;
    const permission = namespaceClaimUpdatePermission;
    const claim = await this.#permitted(id, permission, credentials);
    if (!KEPT_STATES.includes(claim.state) && claim.state !== 'deleting') {
      throw new ConflictError(`Namespace ${claim.name} is ${claim.state}`);
    }
    if (kind === 'repair') {
      await store.setRepairRequested(id, true);
    }
    const { ref } = await access.caller(credentials);
    await store.addEvent(id, { at: this.#now().toISOString(), by: ref, kind });
    await queue.enqueue([id], this.#now().getTime());
    this.#announce(id);
    return viewClaim(claim, clusters);
  }

  /** What a caller may not see does not exist for them. */
  async #readable(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<StoredClaim> {
    const claim = await this.#existing(id);
    const allowed = await this.#options.access.isAllowed(
      credentials,
      namespaceClaimReadPermission,
      claim,
    );
    if (!allowed) {
      throw noSuchClaim(id);
    }
    return claim;
  }

  async #permitted(
    id: string,
    permission: ResourcePermission,
    credentials: BackstageCredentials,
  ): Promise<StoredClaim> {
    const claim = await this.#readable(id, credentials);
    await this.#options.access.authorize(credentials, permission, claim);
    return claim;
  }

  async #existing(id: string): Promise<StoredClaim> {
    // Some characters make a database throw instead of finding nothing
    const claim = isUuid(id) ? await this.#options.store.get(id) : undefined;
    if (!claim) {
      throw noSuchClaim(id);
    }
    return claim;
  }

  #announce(id: string): void {
    this.#options.wake();
    this.#options.changes.changed(id);
  }

  #now(): Date {
    return (this.#options.now ?? (() => new Date()))();
  }
}

function noSuchClaim(id: string): NotFoundError {
  return new NotFoundError(`There is no namespace claim ${id}`);
}
