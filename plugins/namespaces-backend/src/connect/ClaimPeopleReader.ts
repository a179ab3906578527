import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  ClustersService,
  Item,
  LiveCollection,
} from '@dugnad/plugin-clusters-node';
import {
  AccessAccount,
  AccessGroup,
  ClaimPeople,
  ForeignBinding,
} from '@dugnad/plugin-namespaces-common';
import { ClaimFinder } from '../access/ClaimFinder';
import { NamespacesConfig } from '../config';
import { StoredClaim } from '../database/ClaimStore';
import {
  DEPLOYER,
  DEPLOYER_ROLE,
  PERSON_ACCOUNT,
  personRole,
  subjectOf,
} from '../reconcile/desiredAccess';
import { BindingFacts, bindingCollection } from './bindingCollection';
import { freshnessOf } from './freshnessOf';
import { groupMembers } from './groupMembers';

const NOT_SEEN = [
  'Administrators of the whole cluster and others with a ClusterRoleBinding: the portal may not read those.',
];

/** Options of `ClaimPeopleReader`. */
export interface ClaimPeopleReaderOptions {
  finder: ClaimFinder;
  clusters: ClustersService;
  catalog: CatalogService;
  auth: AuthService;
  config: NamespacesConfig;
}

/** Who can get into a claim's namespace: from the catalog and a watch on bindings; calls no API server. */
export class ClaimPeopleReader {
  readonly #options: ClaimPeopleReaderOptions;
  readonly #bindings: LiveCollection<BindingFacts>;

  constructor(options: ClaimPeopleReaderOptions) {
    this.#options = options;
    this.#bindings = options.clusters.collection(bindingCollection);
  }

  async read(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<ClaimPeople> {
    const { finder, clusters } = this.#options;
    const claim = await finder.readable(id, credentials);
    const configured = clusters
      .list()
      .some(({ name }) => name === claim.cluster);
    const freshness = configured
      ? freshnessOf(
          this.#bindings.state(claim.cluster),
          clusters.status(claim.cluster),
        )
      : {
          state: 'unknown' as const,
          reason: `Cluster ${claim.cluster} is not configured`,
        };
    const known = freshness.state !== 'unknown';
    return {
      groups: await this.#groups(claim, known),
      accounts: this.#accounts(claim, known),
      others: known ? this.#others(claim) : [],
      freshness,
      notSeen: NOT_SEEN,
    };
  }

  async #groups(claim: StoredClaim, known: boolean): Promise<AccessGroup[]> {
    const { ownerRole, readers, platform, groupSubject } =
      this.#options.config.objects;
    const rows = [
      ...[claim.ownerRef].map(ref => row('owner', ref, ownerRole, 'owners')),
      ...readers.map(ref => row('readers', ref, 'view', 'readers')),
      ...platform.map(ref => row('platform', ref, 'admin', 'platform')),
    ];
    return Promise.all(
      rows.map(async ({ reason, ref, clusterRole, binding }) => {
        const found = await this.#members(ref);
        return {
          reason,
          ref,
          title: found?.title ?? ref,
          subject: subjectOf(groupSubject, ref),
          clusterRole,
          binding,
          inCluster: this.#inCluster(claim, binding, known),
          members: found?.members,
        };
      }),
    );
  }

  #accounts(claim: StoredClaim, known: boolean): AccessAccount[] {
    const { ownerRole, signInClusters } = this.#options.config.objects;
    const deployer = {
      reason: 'deployer' as const,
      name: DEPLOYER,
      clusterRole: DEPLOYER_ROLE,
      binding: 'dugnad-deployer',
    };
    const person = {
      reason: 'person' as const,
      name: PERSON_ACCOUNT,
      clusterRole: personRole(ownerRole),
      binding: 'dugnad-person',
    };
    const withSignIn = signInClusters.includes(claim.cluster);
    return [deployer, ...(withSignIn ? [] : [person])].map(account => ({
      ...account,
      inCluster: this.#inCluster(claim, account.binding, known),
    }));
  }

  #inCluster(claim: StoredClaim, binding: string, known: boolean) {
    const found = this.#bindings.get(claim.cluster, binding, claim.name);
    if (!known) {
      return 'unknown';
    }
    return found?.value.claimId === claim.id ? 'yes' : 'no';
  }

  #others(claim: StoredClaim): ForeignBinding[] {
    return this.#bindings
      .byIndex('namespace', claim.name, claim.cluster)
      .filter(({ value }) => value.claimId !== claim.id)
      .map(foreign)
      .sort((a, b) => a.name.localeCompare(b.name));
  }

  async #members(groupRef: string) {
    const { catalog, auth } = this.#options;
    const credentials = await auth.getOwnServiceCredentials();
    return groupMembers(groupRef, async entityRefs =>
      entityRefs.length === 0
        ? []
        : (await catalog.getEntitiesByRefs({ entityRefs }, { credentials }))
            .items,
    );
  }
}

function row(
  reason: AccessGroup['reason'],
  ref: string,
  clusterRole: string,
  binding: string,
) {
  return { reason, ref, clusterRole, binding: `dugnad-${binding}` };
}

function foreign({ name, value }: Item<BindingFacts>): ForeignBinding {
  const { claimId, ...facts } = value;
  return { name, ...facts };
}
