import {
  ClustersService,
  Item,
  LiveCollection,
} from '@dugnad/plugin-clusters-node';
import {
  controllerUid,
  Job,
  judge,
  OtherObject,
  Pod,
  projectResource,
  ReplicaSet,
} from '@dugnad/plugin-rollouts-common';
import {
  BY_INVOLVED,
  BY_OWNER,
  RolloutCollections,
} from '../collections/openCollections';
import { RolloutsConfig } from '../config';
import { networkAround } from './networkAround';
import {
  indexesOf,
  NetworkCollections,
  networkCollections,
} from './networkCollections';
import { collectionSource, ResourceSource } from './ResourceSource';

type Ownable = { metadata: Pod['metadata'] };

/** What a controller owns is a part of what the controller is; only what stands alone is shown by itself. */
const standsAlone = (object: Ownable) => controllerUid(object) === undefined;

function standalone<T extends ReplicaSet | Pod | Job>(
  collections: RolloutCollections,
  group: string,
  kind: string,
  collection: LiveCollection<T>,
  patienceMs: number,
): ResourceSource {
  const { pods, events } = collections;
  return collectionSource({
    group,
    kind,
    collection,
    isShown: standsAlone,
    judge: ({ cluster, uid, value }: Item<T>, now) => {
      const own = pods.byIndex(BY_OWNER, uid, cluster).map(item => item.value);
      const uids = [uid, ...own.map(({ metadata }) => metadata.uid)];
      const about = uids.flatMap(one =>
        events.byIndex(BY_INVOLVED, one, cluster).map(item => item.value),
      );
      return judge(value, { pods: own, events: about }, { now, patienceMs });
    },
  });
}

/** What of the configuration decides here. */
export type OpenResourcesOptions = Pick<
  RolloutsConfig,
  'resourceKinds' | 'patienceMs'
>;

/** Everything beside the workloads: what is shown, and what traffic passes through. */
export interface OpenedResources {
  sources: ResourceSource[];
  network: NetworkCollections;
}

/**
 * Everything beside the workloads. A kind that an API server does not serve costs it one look now and then; one that the
 * portal may not read is a gap.
 */
export function openResources(
  clusters: ClustersService,
  collections: RolloutCollections,
  { resourceKinds, patienceMs }: OpenResourcesOptions,
): OpenedResources {
  const watched = resourceKinds.map(({ group, kind }) => ({
    group,
    kind,
    collection: clusters.collection({
      id: `rollouts.${group}/${kind}`,
      resource: { group, kind },
      project: projectResource,
      indexes: indexesOf(group, kind),
    }),
  }));
  const network = networkCollections(clusters, collections, watched);
  const others = watched.map(one =>
    collectionSource<OtherObject>({
      ...one,
      isShown: () => true,
      judge: ({ cluster, namespace = '', value }, now) =>
        judge(
          value,
          { network: networkAround(network, cluster, namespace) },
          { now, patienceMs },
        ),
    }),
  );
  const { replicaSets, pods, jobs } = collections;
  const sources = [
    standalone(collections, 'batch', 'Job', jobs, patienceMs),
    standalone(collections, 'apps', 'ReplicaSet', replicaSets, patienceMs),
    standalone(collections, '', 'Pod', pods, patienceMs),
    ...others,
  ];
  return { sources, network };
}
