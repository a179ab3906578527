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
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import { PlainWidget } from '@dugnad/plugin-clusters-react';
import { RolloutsClient } from '@dugnad/plugin-rollouts-common';
import { RiRocket2Line } from '@remixicon/react';
import { rolloutsApiRef } from './api/rolloutsApiRef';
import { mayHaveWorkloads } from './lib/mayHaveWorkloads';
import {
  catalogRouteRef,
  createServiceRouteRef,
  rootRouteRef,
  workloadRouteRef,
} from './routes';

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

const servicesWidget = HomePageWidgetBlueprint.make({
  name: 'services',
  params: {
    name: 'Services of your teams',
    title: 'Services of your teams',
    layout: { width: { defaultColumns: 8 } },
    components: () =>
      import('./components/Home/ServicesWidget').then(m => ({
        Content: m.ServicesWidget,
      })),
    componentProps: { Renderer: PlainWidget },
  },
});

const troubleWidget = HomePageWidgetBlueprint.make({
  name: 'trouble',
  params: {
    name: 'Rollouts in trouble',
    title: 'Rollouts in trouble',
    components: () =>
      import('./components/Home/TroubleWidget').then(m => ({
        Content: m.TroubleWidget,
      })),
    componentProps: { Renderer: PlainWidget },
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
    servicesWidget,
    troubleWidget,
  ],
  routes: { root: rootRouteRef, workload: workloadRouteRef },
  externalRoutes: {
    catalog: catalogRouteRef,
    createService: createServiceRouteRef,
  },
});
