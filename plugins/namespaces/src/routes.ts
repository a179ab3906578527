import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/frontend-plugin-api';

/** The list of namespaces. */
export const rootRouteRef = createRouteRef();

/** The form to request one. */
export const requestRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/new',
});

/** One claim. */
export const claimRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/claims/:id',
});

/** The page of a cluster, where the app has one. */
export const clusterRouteRef = createExternalRouteRef({
  params: ['name'],
  defaultTarget: 'clusters.cluster',
});
