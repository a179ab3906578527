import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { RolloutsClient } from '@dugnad/plugin-rollouts-common';
import { RiRocket2Line } from '@remixicon/react';
import { rolloutsApiRef } from './api/rolloutsApiRef';
import { mayHaveWorkloads } from './lib/mayHaveWorkloads';
import { rootRouteRef, workloadRouteRef } from './routes';

const api = ApiBlueprint.make({
  params: define =>
    define({
      api: rolloutsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new RolloutsClient(deps),
    }),
});

const page = PageBlueprint.make({
  params: {
    path: '/rollouts',
    title: 'Rollouts',
    icon: <RiRocket2Line />,
    routeRef: rootRouteRef,
    noHeader: true,
    loader: () =>
      import('./components/RolloutsPage/RolloutsRoutes').then(m => (
        <m.RolloutsRoutes />
      )),
  },
});

const entityContent = EntityContentBlueprint.make({
  params: {
    path: '/rollout',
    title: 'Rollout',
    filter: mayHaveWorkloads,
    loader: () =>
      import('./components/Entity/EntityRolloutContent').then(m => (
        <m.EntityRolloutContent />
      )),
  },
});

const entityCard = EntityCardBlueprint.make({
  name: 'rollout',
  params: {
    filter: mayHaveWorkloads,
    loader: () =>
      import('./components/Entity/EntityRolloutCard').then(m => (
        <m.EntityRolloutCard />
      )),
  },
});

/** Is it rolled out, and if not, why: an overview, and a tab and a card on what runs. */
export const rolloutsPlugin = createFrontendPlugin({
  pluginId: 'rollouts',
  title: 'Rollouts',
  icon: <RiRocket2Line />,
  extensions: [api, page, entityContent, entityCard],
  routes: { root: rootRouteRef, workload: workloadRouteRef },
});
