import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/frontend-plugin-api';

export const rootRouteRef = createRouteRef();

export const workloadRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/:cluster/:namespace/:kind/:name',
});

/** The list of components, where the app has one. */
export const catalogRouteRef = createExternalRouteRef({
  defaultTarget: 'catalog.catalogIndex',
});

/** Where services are made, if the app has such a page. */
export const createServiceRouteRef = createExternalRouteRef({
  defaultTarget: 'scaffolder.root',
});
