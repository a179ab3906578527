import {
  ApiBlueprint,
  PageBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import { PlainWidget } from '@dugnad/plugin-clusters-react';
import { NamespacesClient } from '@dugnad/plugin-namespaces-common';
import { RiBox3Line } from '@remixicon/react';
import { namespacesApiRef } from './api/namespacesApiRef';
import {
  approvalRouteRef,
  approvalsRouteRef,
  claimRouteRef,
  clusterRouteRef,
  requestRouteRef,
  rootRouteRef,
  setupRouteRef,
} from './routes';

const api = ApiBlueprint.make({
  params: define =>
    define({
      api: namespacesApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new NamespacesClient(deps),
    }),
});

const page = PageBlueprint.make({
  params: {
    path: '/namespaces',
    title: 'Namespaces',
    icon: <RiBox3Line />,
    routeRef: rootRouteRef,
    noHeader: true,
    loader: () =>
      import('./components/NamespacesPage/NamespacesPage').then(m => (
        <m.NamespacesPage />
      )),
  },
});

/** A tab on whatever can have namespaces: who owns them, and what they belong to. */
const entityContent = EntityContentBlueprint.make({
  params: {
    path: '/namespaces',
    title: 'Namespaces',
    filter: { kind: { $in: ['group', 'system', 'component'] } },
    loader: () =>
      import('./components/OwnedNamespaces/OwnedNamespaces').then(m => (
        <m.OwnedNamespaces />
      )),
  },
});

const waitingWidget = HomePageWidgetBlueprint.make({
  name: 'waiting',
  params: {
    name: 'Waiting for you',
    title: 'Waiting for you',
    components: () =>
      import('./components/Home/WaitingWidget').then(m => ({
        Content: m.WaitingWidget,
      })),
    componentProps: { Renderer: PlainWidget },
  },
});

const namespacesWidget = HomePageWidgetBlueprint.make({
  name: 'namespaces',
  params: {
    name: 'Namespaces and requests',
    title: 'Namespaces and requests',
    components: () =>
      import('./components/Home/NamespacesWidget').then(m => ({
        Content: m.NamespacesWidget,
      })),
    componentProps: { Renderer: PlainWidget },
  },
});

/** Namespaces requested in the portal: list, form, and each one's page; a tab on groups and systems. */
export default createFrontendPlugin({
  pluginId: 'namespaces',
  title: 'Namespaces',
  icon: <RiBox3Line />,
  info: { packageJson: () => import('../package.json') },
  extensions: [api, page, entityContent, waitingWidget, namespacesWidget],
  routes: {
    root: rootRouteRef,
    request: requestRouteRef,
    claim: claimRouteRef,
    approvals: approvalsRouteRef,
    approval: approvalRouteRef,
    setup: setupRouteRef,
  },
  externalRoutes: { cluster: clusterRouteRef },
});
