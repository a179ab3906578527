import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  ApproveRequest,
  NamespaceRequest,
  RejectRequest,
  RequestPage,
  RequestQuery,
  WithdrawRequest,
} from '@dugnad/plugin-namespaces-common';
import { RequestAccess } from '../access/RequestAccess';
import { Decider } from './approvalBy';
import { ClaimRequests, isRequester } from './ClaimRequests';
import { RequestStore, StoredRequest } from './RequestStore';

/** Options of `RequestService`. */
export interface RequestServiceOptions {
  store: RequestStore;
  requests: ClaimRequests;
  access: RequestAccess;
}

/** What people do with requests. Every method checks the caller's rights itself. */
export class RequestService {
  readonly #options: RequestServiceOptions;

  constructor(options: RequestServiceOptions) {
    this.#options = options;
  }

  async list(
    { for: whose, ...query }: RequestQuery,
    credentials: BackstageCredentials,
  ): Promise<RequestPage> {
    const { store, access } = this.#options;
    const decider = await access.decider(credentials);
    const mine = whose === 'mine';
    // Who filed a request sees it, whatever group they are in now
    const visible = mine ? undefined : await access.visible(credentials);
    const { items, totalItems } = await store.list(
      {
        ...query,
        requestedBy: mine ? decider.ref : undefined,
        decider: whose === 'me-to-decide' ? decider : undefined,
      },
      visible,
    );
    return {
      items: await this.#view(items, decider, credentials),
      totalItems,
    };
  }

  async get(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<NamespaceRequest> {
    const request = await this.#options.access.readable(id, credentials);
    return this.viewOne(request, credentials);
  }

  /** Requests about a claim that wait for a decision, for somebody who may see the claim. */
  async openOf(
    claimId: string,
    credentials: BackstageCredentials,
  ): Promise<NamespaceRequest[]> {
    const { store, access } = this.#options;
    const open = await store.ofClaim(claimId, { state: 'waiting' });
    return open.length === 0
      ? []
      : this.#view(open, await access.decider(credentials), credentials);
  }

  /** Every request about a claim, for somebody who may see the claim. */
  async allOf(
    claimId: string,
    credentials: BackstageCredentials,
  ): Promise<NamespaceRequest[]> {
    const { store, access } = this.#options;
    const all = await store.ofClaim(claimId);
    return this.#view(all, await access.decider(credentials), credentials);
  }

  async approve(
    id: string,
    body: ApproveRequest,
    credentials: BackstageCredentials,
  ): Promise<NamespaceRequest> {
    const decider = await this.#mayDecide(id, credentials);
    const request = await this.#options.requests.approve(id, decider, body);
    return this.viewOne(request, credentials);
  }

  async reject(
    id: string,
    { reason }: RejectRequest,
    credentials: BackstageCredentials,
  ): Promise<NamespaceRequest> {
    const decider = await this.#mayDecide(id, credentials);
    const request = await this.#options.requests.reject(id, decider, reason);
    return this.viewOne(request, credentials);
  }

  async withdraw(
    id: string,
    { reason }: WithdrawRequest,
    credentials: BackstageCredentials,
  ): Promise<NamespaceRequest> {
    const { access, requests } = this.#options;
    await access.readable(id, credentials);
    const { ref } = await access.decider(credentials);
    const request = await requests.withdraw(id, ref, reason, found => {
      if (!isRequester(found, ref)) {
        throw new NotAllowedError(
          `Only ${found.requestedBy} can take this request back; it can be rejected instead`,
        );
      }
    });
    return this.viewOne(request, credentials);
  }

  /** A request as this caller sees it. */
  async viewOne(
    request: StoredRequest,
    credentials: BackstageCredentials,
  ): Promise<NamespaceRequest> {
    const decider = await this.#options.access.decider(credentials);
    const [seen] = await this.#view([request], decider, credentials);
    return seen;
  }

  async #mayDecide(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<Decider> {
    const { access } = this.#options;
    const request = await access.readable(id, credentials);
    await access.authorizeDecision(request, credentials);
    return access.decider(credentials);
  }

  async #view(
    requests: StoredRequest[],
    decider: Decider,
    credentials: BackstageCredentials,
  ): Promise<NamespaceRequest[]> {
    const decidable = await this.#options.access.decidable(
      requests,
      decider,
      credentials,
    );
    return requests.map(({ revision, basis, ...request }) => ({
      ...request,
      actions: {
        decide: decidable.has(request.id),
        withdraw:
          request.state === 'waiting' &&
          decider.isPerson &&
          isRequester(request, decider.ref),
      },
    }));
  }
}
