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

const groupCard = EntityCardBlueprint.make({
  name: 'group',
  params: {
    filter: { kind: 'group' },
    loader: () =>
      import('./components/Entity/GroupRolloutCard').then(m => (
        <m.GroupRolloutCard />
      )),
  },
});

const groupContent = EntityContentBlueprint.make({
  name: 'group',
  params: {
    path: '/rollouts',
    title: 'Rollouts',
    filter: { kind: 'group' },
    loader: () =>
      import('./components/Entity/GroupRolloutContent').then(m => (
        <m.GroupRolloutContent />
      )),
  },
});

const systemContent = EntityContentBlueprint.make({
  name: 'system',
  params: {
    path: '/rollouts',
    title: 'Rollouts',
    filter: { kind: 'system' },
    loader: () =>
      import('./components/Entity/SystemRolloutContent').then(m => (
        <m.SystemRolloutContent />
      )),
  },
});

/** Is it rolled out, and if not, why: an overview, and tabs and cards on what runs, who owns it and what it is part of. */
export const rolloutsPlugin = createFrontendPlugin({
  pluginId: 'rollouts',
  title: 'Rollouts',
  icon: <RiRocket2Line />,
  extensions: [
    api,
    page,
    entityContent,
    entityCard,
    groupCard,
    groupContent,
    systemContent,
  ],
  routes: { root: rootRouteRef, workload: workloadRouteRef },
});
