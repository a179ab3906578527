import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { isErrorNamed } from '@dugnad/plugin-backend-kit-node';
import { ClustersService } from '@dugnad/plugin-clusters-node';
import {
  ClaimExport,
  EXPORT_FORMAT,
  KEPT_STATES,
  NamespaceRequest,
} from '@dugnad/plugin-namespaces-common';
import { ClaimAccess } from '../access/ClaimAccess';
import { ClaimFinder } from '../access/ClaimFinder';
import { viewClaim, viewObject } from '../claimView';
import { NamespacesConfig } from '../config';
import { ClaimStore, StoredClaim } from '../database/ClaimStore';
import { NamespaceObjects } from '../reconcile/NamespaceObjects';
import { wantedObjects } from '../reconcile/wantedObjects';

/** Options of `ClaimExporter`. */
export interface ClaimExporterOptions {
  finder: ClaimFinder;
  access: ClaimAccess;
  store: ClaimStore;
  clusters: ClustersService;
  config: NamespacesConfig;
  provided?: NamespaceObjects;
  /** Every request about a claim the caller may see. */
  requestsOf(
    claimId: string,
    credentials: BackstageCredentials,
  ): Promise<NamespaceRequest[]>;
  now?: () => Date;
}

/** Everything a claim went through, as one document. */
export class ClaimExporter {
  readonly #options: ClaimExporterOptions;

  constructor(options: ClaimExporterOptions) {
    this.#options = options;
  }

  /** Throws `NotFoundError` where the caller may not see the claim. */
  async export(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<ClaimExport> {
    const { finder, access, store, clusters, requestsOf } = this.#options;
    const { now = () => new Date() } = this.#options;
    const claim = await finder.readable(id, credentials);
    const [events, objects, requests, { ref }] = await Promise.all([
      store.history(id),
      store.objects(id),
      requestsOf(id, credentials),
      access.caller(credentials),
    ]);
    return {
      format: EXPORT_FORMAT,
      exportedAt: now().toISOString(),
      exportedBy: ref,
      claim: viewClaim(claim, clusters),
      decision: claim.decision,
      requests: [...requests].sort((a, b) =>
        a.requestedAt.localeCompare(b.requestedAt),
      ),
      events: events.reverse(),
      objects: objects.map(viewObject),
      manifests: this.#manifests(claim),
    };
  }

  /** What the claim wants; nothing where its size is no longer configured, because nobody knows what it would be. */
  #manifests(claim: StoredClaim): ClaimExport['manifests'] {
    if (!KEPT_STATES.includes(claim.state)) {
      return [];
    }
    const { config, provided } = this.#options;
    try {
      return wantedObjects(claim, config, provided)
        .map(({ object }) => object)
        .filter(({ kind }) => kind !== 'Secret')
        .map(object => ({ ...object }));
    } catch (error) {
      if (isErrorNamed('NotFoundError', error)) {
        return [];
      }
      throw error;
    }
  }
}
