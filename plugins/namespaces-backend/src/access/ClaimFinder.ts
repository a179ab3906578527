import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { ResourcePermission } from '@backstage/plugin-permission-common';
import { namespaceClaimReadPermission } from '@dugnad/plugin-namespaces-common';
import { validate as isUuid } from 'uuid';
import { ClaimStore, StoredClaim } from '../database/ClaimStore';
import { ClaimAccess } from './ClaimAccess';

/** Options of `ClaimFinder`. */
export interface ClaimFinderOptions {
  store: Pick<ClaimStore, 'get'>;
  access: ClaimAccess;
}

/** Finds the claim a caller speaks of, if they may. */
export class ClaimFinder {
  readonly #options: ClaimFinderOptions;

  constructor(options: ClaimFinderOptions) {
    this.#options = options;
  }

  /** Throws `NotFoundError` also where the caller may not see it: what they may not see does not exist for them. */
  async readable(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<StoredClaim> {
    const { store, access } = this.#options;
    // Some characters make a database throw instead of finding nothing
    const claim = isUuid(id) ? await store.get(id) : undefined;
    const permission = namespaceClaimReadPermission;
    if (!claim || !(await access.isAllowed(credentials, permission, claim))) {
      throw new NotFoundError(`There is no namespace claim ${id}`);
    }
    return claim;
  }

  /** Throws `NotAllowedError` where the caller sees the claim and may not do this with it. */
  async permitted(
    id: string,
    permission: ResourcePermission,
    credentials: BackstageCredentials,
  ): Promise<StoredClaim> {
    const claim = await this.readable(id, credentials);
    await this.#options.access.authorize(credentials, permission, claim);
    return claim;
  }
}
