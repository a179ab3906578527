import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import { isErrorNamed } from '@dugnad/plugin-backend-kit-node';
import {
  ClustersService,
  isClusterUnreachableError,
} from '@dugnad/plugin-clusters-node';
import {
  Claim,
  ClaimContents,
  ClaimExpiry,
  ExtendRequest,
  NamespaceRequest,
  ReleaseRequest,
  canTransition,
  namespaceClaimDeletePermission,
} from '@dugnad/plugin-namespaces-common';
import { ClaimAccess } from '../access/ClaimAccess';
import { ClaimFinder } from '../access/ClaimFinder';
import { viewClaim } from '../claimView';
import { ClaimStore, StoredClaim } from '../database/ClaimStore';
import { ClaimRequests } from '../requests/ClaimRequests';
import { newDeletion } from '../requests/newDeletion';
import { startDeleting } from '../requests/startDeleting';
import { describeContents } from './describeContents';
import { LifecycleStore } from './LifecycleStore';
import { ExpiryConfig } from './readExpiryConfig';
import { namespaceContents } from './namespaceContents';
import { WorkloadStore } from './WorkloadStore';

const PATIENCE_MS = 20_000;

const DAY_MS = 24 * 60 * 60_000;

/** Asks for another end of a claim, under the caller's rights and the policy. */
export type ExtendClaim = (
  claimId: string,
  change: { expiresAt: string; comment: string },
  credentials: BackstageCredentials,
) => Promise<NamespaceRequest>;

/** Options of `LifecycleService`. */
export interface LifecycleServiceOptions {
  store: ClaimStore;
  lifecycle: LifecycleStore;
  workloads: WorkloadStore;
  clusters: ClustersService;
  access: ClaimAccess;
  finder: ClaimFinder;
  requests: ClaimRequests;
  /** Asks for another end. */
  extend: ExtendClaim;
  expiry: ExpiryConfig;
  /** Something changed: pages and the queue are told. */
  announce(claimId: string): void;
  now(): Date;
}

/** How claims come to their end, and how people keep them from it. */
export class LifecycleService {
  readonly #options: LifecycleServiceOptions;

  constructor(options: LifecycleServiceOptions) {
    this.#options = options;
  }

  /** What is in the namespace beyond the claim's own objects, read from the cluster now. */
  async contents(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<ClaimContents> {
    return this.#contentsOf(
      await this.#options.finder.readable(id, credentials),
    );
  }

  /** Announced end, warnings given, and what grace stopped. */
  async expiry(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<ClaimExpiry> {
    const { finder, lifecycle, workloads } = this.#options;
    const { expiresAt, graceUntil } = await finder.readable(id, credentials);
    const [warnings, stopped] = await Promise.all([
      expiresAt ? lifecycle.warnings(id, expiresAt) : [],
      workloads.stopped(id),
    ]);
    return {
      expiresAt,
      graceUntil,
      warnings,
      stopped: stopped.map(({ uid, ...workload }) => workload),
    };
  }

  /**
   * Asks for a later end: the stated one, or as many days from now as configuration says, but never an earlier one than was
   * announced. In grace it undoes the grace once it is approved.
   */
  async extend(
    id: string,
    { expiresAt, reason }: ExtendRequest,
    credentials: BackstageCredentials,
  ): Promise<NamespaceRequest> {
    const { finder, expiry, extend, now } = this.#options;
    const claim = await finder.readable(id, credentials);
    const offered = new Date(now().getTime() + expiry.extendDays * DAY_MS);
    const end = expiresAt ?? offered.toISOString();
    if (claim.expiresAt && end <= claim.expiresAt) {
      throw new InputError(
        `expiresAt: ${end} is not after ${claim.expiresAt}, the end that was announced`,
      );
    }
    return extend(id, { expiresAt: end, comment: reason }, credentials);
  }

  /** Undoes the grace of a claim that has expired. Throws `ConflictError` where it has not. */
  async restore(
    id: string,
    body: ExtendRequest,
    credentials: BackstageCredentials,
  ): Promise<NamespaceRequest> {
    const claim = await this.#options.finder.readable(id, credentials);
    if (claim.state !== 'expired') {
      throw new ConflictError(
        `Namespace ${claim.name} is ${claim.state}; only an expired one is restored`,
      );
    }
    return this.extend(id, body, credentials);
  }

  /**
   * Lets a claim go. In production a second person has to agree, who sees what is in it; elsewhere it is deleted at once. Doing
   * it twice is doing it once.
   */
  async release(
    id: string,
    body: ReleaseRequest,
    credentials: BackstageCredentials,
  ): Promise<Claim> {
    const { finder, access, store, clusters, requests } = this.#options;
    const permission = namespaceClaimDeletePermission;
    const claim = await finder.permitted(id, permission, credentials);
    if (body.confirmName !== claim.name) {
      throw new InputError(
        `confirmName: must be "${claim.name}", the name of the namespace that would be deleted`,
      );
    }
    const { ref } = await access.caller(credentials);
    if (claim.environment === 'prod') {
      await this.#askForDeletion(claim, ref, body);
    } else {
      const { reason } = body;
      await requests.change(claim, ref, (unit, at) =>
        startDeleting(unit, id, { by: ref, at, reason }),
      );
    }
    this.#options.announce(id);
    return viewClaim((await store.get(id)) ?? claim, clusters);
  }

  /** Asks people to agree to the deletion of a namespace whose grace is over. Asking twice is asking once. */
  async askAfterGrace(claim: StoredClaim): Promise<void> {
    const contents = await this.#contentsOf(claim);
    const reason = `It ended on ${claim.expiresAt} and nobody restored it by ${claim.graceUntil}`;
    await this.#file(claim, 'system', { contents, reason });
  }

  async #askForDeletion(
    claim: StoredClaim,
    by: string,
    { acceptContents, reason }: ReleaseRequest,
  ): Promise<void> {
    if (!canTransition(claim.state, 'deleting')) {
      if (claim.state === 'deleting' || claim.state === 'deleted') {
        return;
      }
      throw new ConflictError(
        `Namespace ${claim.name} is ${claim.state} and cannot be released`,
      );
    }
    if (by.startsWith('service:')) {
      throw new NotAllowedError(
        `Deleting production takes two people, and ${by} is none. Ask for it signed in as yourself.`,
      );
    }
    const contents = await this.#contentsOf(claim);
    if (!contents.empty && !acceptContents) {
      throw new ConflictError(
        `Namespace ${claim.name} is not empty: ${describeContents(
          contents,
        )}. Take out what is still needed, or accept in acceptContents that it is deleted too.`,
      );
    }
    await this.#file(claim, by, { contents, reason });
  }

  async #file(
    claim: StoredClaim,
    by: string,
    asked: { contents: ClaimContents; reason?: string },
  ): Promise<void> {
    const { requests } = this.#options;
    try {
      await requests.file('deletion', claim, newDeletion(claim, by, asked));
    } catch (error) {
      // One waits already
      if (!isErrorNamed('ConflictError', error)) {
        throw error;
      }
    }
  }

  async #contentsOf(claim: StoredClaim): Promise<ClaimContents> {
    const { clusters, now } = this.#options;
    try {
      return await namespaceContents({
        connection: clusters.connection(claim.cluster),
        namespace: claim.name,
        claimId: claim.id,
        now: now(),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
    } catch (error) {
      if (isClusterUnreachableError(error)) {
        throw new ConflictError(
          `Nobody can tell what is in namespace ${claim.name} now: cluster ${claim.cluster} does not answer. Try again when it does.`,
        );
      }
      throw error;
    }
  }
}
