import { CLAIM_ID_LABEL } from '@dugnad/plugin-clusters-common';
import {
  ClustersService,
  isClusterUnreachableError,
} from '@dugnad/plugin-clusters-node';
import { ClaimRequest } from '@dugnad/plugin-namespaces-common';
import { NamespacesConfig } from '../config';
import { ClaimStore } from '../database/ClaimStore';
import { managerOf } from '../reconcile/managerOf';
import { NAMESPACE } from '../reconcile/observeClaim';
import { ClaimFacts } from './claimProblems';
import { CostCentreBook } from './CostCentreBook';
import { groupPrefix } from './groupPrefix';
import { Organisation } from './Organisation';
import { silentSince } from './silentSince';

/** Who asks. */
export interface Caller {
  /** Entity reference, or `service:<subject>`. */
  ref: string;
  /** The user and the groups the user acts for; empty for a service. */
  ownershipRefs: string[];
  /** May act for every group. */
  isPlatform: boolean;
}

/** Options of `gatherFacts`. */
export interface GatherFactsOptions {
  organisation: Organisation;
  clusters: ClustersService;
  store: ClaimStore;
  costCentres: CostCentreBook;
  config: NamespacesConfig;
}

/** Looks up what `claimProblems` needs to know. */
export async function gatherFacts(
  request: ClaimRequest,
  caller: Caller,
  { organisation, clusters, store, costCentres, config }: GatherFactsOptions,
): Promise<ClaimFacts> {
  const { name, cluster, ownerRef, systemRef } = request;
  const [members, groups, holder, last, systemExists, charged, inCluster] =
    await Promise.all([
      organisation.members(ownerRef),
      organisation.groups(),
      store.holder(cluster, name),
      store.lastHolder(cluster, name),
      systemRef ? organisation.exists(systemRef) : true,
      costCentres.settled(),
      lookIntoCluster(request, clusters),
    ]);
  return {
    owner: members && {
      members: members.size,
      prefix: groupPrefix(ownerRef),
    },
    prefixes: groups.map(({ ref }) => ({ ref, prefix: groupPrefix(ref) })),
    caller: {
      // The same list that decides what the caller sees: who could ask for a claim and not see it would be stuck
      isMember: caller.ownershipRefs.includes(ownerRef),
      isPlatform: caller.isPlatform,
    },
    clusters: clusters.list().map(info => info.name),
    ...inCluster,
    holder,
    lastOwnerRef: last?.ownerRef,
    systemExists,
    costCentres: charged,
    dataClassifications: config.dataClassifications,
    sizes: config.sizes,
    nameRules: config.nameRules,
  };
}

const VALID_NAME = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** Asks the cluster itself, because a watch may be behind. */
async function lookIntoCluster(
  { cluster, name }: ClaimRequest,
  clusters: ClustersService,
): Promise<Pick<ClaimFacts, 'unreachable' | 'foreignNamespace'>> {
  if (!clusters.list().some(info => info.name === cluster)) {
    return {};
  }
  const status = clusters.status(cluster);
  if (status.state === 'unreachable') {
    return { unreachable: { since: status.since, why: status.error } };
  }
  if (!VALID_NAME.test(name)) {
    return {};
  }
  try {
    const connection = clusters.connection(cluster);
    const found = await connection.get({ ...NAMESPACE, name });
    return found && !found.metadata.labels?.[CLAIM_ID_LABEL]
      ? { foreignNamespace: { manager: managerOf(found, [])?.manager } }
      : {};
  } catch (error) {
    if (isClusterUnreachableError(error)) {
      const unreachableSince = silentSince(clusters.status(cluster));
      return { unreachable: { since: unreachableSince, why: error.why } };
    }
    throw error;
  }
}
