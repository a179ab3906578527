import {
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
