import { CollectionState } from '@dugnad/plugin-clusters-node';
import {
  endpointsOf,
  Lookup,
  LookupState,
  NetworkAround,
  selects,
} from '@dugnad/plugin-rollouts-common';
import { BY_NAMESPACE } from '../collections/openCollections';
import { BY_SERVICE, NetworkCollections } from './networkCollections';

function lookupState(state: CollectionState | undefined): LookupState {
  if (!state || state.absent) {
    return 'unasked';
  }
  if (state.forbidden) {
    return 'forbidden';
  }
  return state.synced ? 'read' : 'pending';
}

/**
 * What traffic passes through around an object of a namespace. Other namespaces are not looked into: their owners' names are
 * nobody else's to find out, and what their Gateways and Services say is in the object's own status.
 */
export function networkAround(
  collections: NetworkCollections,
  cluster: string,
  own: string,
): NetworkAround {
  const { services, gateways, endpointSlices, workloads } = collections;
  const within = <T>(
    state: () => CollectionState | undefined,
    find: (name: string) => T | undefined,
  ): Lookup<T> => ({
    state: namespace => (namespace === own ? lookupState(state()) : 'unasked'),
    find: (namespace, name) => (namespace === own ? find(name) : undefined),
  });
  return {
    services: within(
      () => services?.state(cluster),
      name => services?.get(cluster, name, own)?.value,
    ),
    gateways: within(
      () => gateways?.state(cluster),
      name => gateways?.get(cluster, name, own)?.value,
    ),
    endpoints: within(
      () => endpointSlices.state(cluster),
      name => {
        const key = `${own}/${name}`;
        const slices = endpointSlices.byIndex(BY_SERVICE, key, cluster);
        return endpointsOf(slices.map(({ value }) => value));
      },
    ),
    isScaledToZero: (namespace, selector) => {
      const behind = [workloads.Deployment, workloads.StatefulSet]
        .flatMap(collection =>
          collection
            .byIndex(BY_NAMESPACE, namespace, cluster)
            .map(({ value }) => value.spec),
        )
        .filter(({ template }) =>
          selects(selector, template?.metadata?.labels),
        );
      return (
        namespace === own &&
        behind.length > 0 &&
        behind.every(({ replicas }) => replicas === 0)
      );
    },
  };
}
