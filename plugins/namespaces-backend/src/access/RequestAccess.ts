import {
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { PermissionCriteria } from '@backstage/plugin-permission-common';
import { ResourceAccess } from '@dugnad/plugin-backend-kit-node';
import {
  namespaceRequestDecidePermission,
  namespaceRequestReadPermission,
} from '@dugnad/plugin-namespaces-common';
import { validate as isUuid } from 'uuid';
import { requestResourceRef } from '../requestPermissions';
import { Decider, canDecide, isSamePerson } from '../requests/approvalBy';
import {
  RequestFilter,
  RequestStore,
  StoredRequest,
} from '../requests/RequestStore';
import { ClaimAccess } from './ClaimAccess';

/** Options of `RequestAccess`. */
export interface RequestAccessOptions {
  store: Pick<RequestStore, 'get'>;
  access: ClaimAccess;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
}

/** Who is calling and what the permission policy lets them do with requests. */
export class RequestAccess {
  readonly #options: RequestAccessOptions;
  readonly #requests: ResourceAccess<
    Pick<StoredRequest, 'claim' | 'slots'>,
    RequestFilter
  >;

  constructor(options: RequestAccessOptions) {
    this.#options = options;
    this.#requests = new ResourceAccess({
      ...options,
      resourceRef: requestResourceRef,
    });
  }

  /** The caller as somebody who might decide. */
  async decider(credentials: BackstageCredentials): Promise<Decider> {
    const caller = await this.#options.access.caller(credentials);
    return {
      ref: caller.ref,
      groups: caller.ownershipRefs,
      isPlatform: caller.isPlatform,
      isPerson: !caller.ref.startsWith('service:'),
    };
  }

  /** What the caller may not see does not exist for them. Who filed a request always sees it. */
  async readable(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<StoredRequest> {
    const request = isUuid(id) ? await this.#options.store.get(id) : undefined;
    const permission = namespaceRequestReadPermission;
    const mine =
      request &&
      isSamePerson(
        request.requestedBy,
        (await this.#options.access.caller(credentials)).ref,
      );
    if (
      !request ||
      !(
        mine ||
        (await this.#requests.isAllowed(credentials, permission, request))
      )
    ) {
      throw new NotFoundError(`There is no request ${id}`);
    }
    return request;
  }

  /** Throws `NotAllowedError` where the permission policy does not let the caller decide it. */
  async authorizeDecision(
    request: StoredRequest,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const permission = namespaceRequestDecidePermission;
    if (!(await this.#requests.isAllowed(credentials, permission, request))) {
      throw new NotAllowedError(
        `You may not decide requests about namespace ${request.claim.name}`,
      );
    }
  }

  /** Which of these requests the caller may decide now. */
  async decidable(
    requests: StoredRequest[],
    decider: Decider,
    credentials: BackstageCredentials,
  ): Promise<Set<string>> {
    const fitting = requests.filter(request => canDecide(request, decider));
    if (fitting.length === 0) {
      return new Set();
    }
    const { allows } = await this.#requests.decide(
      credentials,
      namespaceRequestDecidePermission,
    );
    return new Set(fitting.filter(allows).map(({ id }) => id));
  }

  /** What the caller may see, for the store. Undefined is everything. Throws `NotAllowedError` where it is nothing. */
  async visible(
    credentials: BackstageCredentials,
  ): Promise<PermissionCriteria<RequestFilter> | undefined> {
    const { criteria } = await this.#requests.require(
      credentials,
      namespaceRequestReadPermission,
      'You may not see namespace requests',
    );
    return criteria;
  }
}
