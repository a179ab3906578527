import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import {
  CLUSTER_RESOURCE_TYPE,
  ClustersClient,
} from '@dugnad/plugin-clusters-common';
import { RiServerLine } from '@remixicon/react';
import { clustersApiRef } from './api/clustersApiRef';
import { clusterRouteRef, rootRouteRef } from './routes';

const clustersApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: clustersApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        new ClustersClient({ discoveryApi, fetchApi }),
    }),
});

const clustersPage = PageBlueprint.make({
  params: {
    path: '/clusters',
    routeRef: rootRouteRef,
    noHeader: true,
    loader: () =>
      import('./components/ClustersRouter').then(m => <m.ClustersRouter />),
  },
});

const entityClusterCard = EntityCardBlueprint.make({
  name: 'cluster',
  params: {
    type: 'content',
    filter: { kind: 'resource', 'spec.type': CLUSTER_RESOURCE_TYPE },
    loader: () =>
      import('./components/EntityClusterCard/EntityClusterCard').then(m => (
        <m.EntityClusterCard />
      )),
  },
});

/** The clusters plugin: an overview, a page per cluster, and a card on the cluster's catalog entity. */
export const clustersPlugin = createFrontendPlugin({
  pluginId: 'clusters',
  title: 'Clusters',
  icon: <RiServerLine />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef, cluster: clusterRouteRef },
  extensions: [clustersApi, clustersPage, entityClusterCard],
});
