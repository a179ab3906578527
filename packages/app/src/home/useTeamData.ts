import { useEffect } from 'react';
import {
  discoveryApiRef,
  fetchApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useSignal } from '@backstage/plugin-signals-react';
import { NamespacesClient } from '@dugnad/plugin-namespaces-common';
import { RolloutsClient } from '@dugnad/plugin-rollouts-common';
import { useQuery, useQueryClient } from '@tanstack/react-query';

const MOST_SERVICES = 100;

/** Asks again when the backend says on `channel` that something changed. */
function useRefetchOn(channel: 'rollouts' | 'namespaces') {
  const queries = useQueryClient();
  const { lastSignal } = useSignal(channel);
  useEffect(() => {
    if (lastSignal) {
      queries.invalidateQueries({ queryKey: ['home', channel] });
    }
  }, [queries, channel, lastSignal]);
}

/** Components owned by these. */
export function useTeamServices(ownerRefs: string[]) {
  const catalog = useApi(catalogApiRef);
  return useQuery({
    queryKey: ['home', 'services', ownerRefs],
    queryFn: () =>
      catalog.queryEntities({
        filter: { kind: 'Component', 'relations.ownedBy': ownerRefs },
        fields: ['kind', 'metadata', 'relations'],
        limit: MOST_SERVICES,
      }),
  });
}

/** What runs of what these own, the most troubled first. */
export function useTeamRollouts(ownerRefs: string[]) {
  const discoveryApi = useApi(discoveryApiRef);
  const fetchApi = useApi(fetchApiRef);
  useRefetchOn('rollouts');
  return useQuery({
    queryKey: ['home', 'rollouts', ownerRefs],
    queryFn: ({ signal }) =>
      new RolloutsClient({ discoveryApi, fetchApi }).list(
        { ownerRef: ownerRefs, limit: 1000 },
        { signal },
      ),
  });
}

/** Namespaces these own, and requests for them. */
export function useTeamNamespaces(ownerRefs: string[]) {
  const discoveryApi = useApi(discoveryApiRef);
  const fetchApi = useApi(fetchApiRef);
  useRefetchOn('namespaces');
  return useQuery({
    queryKey: ['home', 'namespaces', ownerRefs],
    queryFn: ({ signal }) =>
      new NamespacesClient({ discoveryApi, fetchApi }).list(
        { owner: ownerRefs, limit: 200 },
        { signal },
      ),
  });
}

/** Requests that this person may decide now, the newest first. */
export function useRequestsToDecide() {
  const discoveryApi = useApi(discoveryApiRef);
  const fetchApi = useApi(fetchApiRef);
  useRefetchOn('namespaces');
  return useQuery({
    queryKey: ['home', 'namespaces', 'to-decide'],
    queryFn: ({ signal }) =>
      new NamespacesClient({ discoveryApi, fetchApi }).listRequests(
        { state: ['waiting'], for: 'me-to-decide', limit: 5 },
        { signal },
      ),
  });
}
