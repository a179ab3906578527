import {
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { RiHome5Line } from '@remixicon/react';
import {
  catalogRouteRef,
  createServiceRouteRef,
  homeRouteRef,
  namespacesRouteRef,
  requestNamespaceRouteRef,
  rolloutsRouteRef,
} from './homeRoutes';

const homePage = PageBlueprint.make({
  params: {
    path: '/',
    routeRef: homeRouteRef,
    noHeader: true,
    loader: () => import('./HomePage').then(({ HomePage }) => <HomePage />),
  },
});

/** The page everyone lands on. */
export const homePlugin = createFrontendPlugin({
  pluginId: 'home',
  title: 'Home',
  icon: <RiHome5Line />,
  extensions: [homePage],
  routes: { root: homeRouteRef },
  externalRoutes: {
    catalog: catalogRouteRef,
    createService: createServiceRouteRef,
    rollouts: rolloutsRouteRef,
    namespaces: namespacesRouteRef,
    requestNamespace: requestNamespaceRouteRef,
  },
});
