import {
  createRouteRef,
  createSubRouteRef,
} from '@backstage/frontend-plugin-api';

/** The organisation's bill. */
export const rootRouteRef = createRouteRef();

/** All accounts of one kind. */
export const accountsRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/accounts/:kind',
});

/** One account; `id` is encoded, because references and namespaces hold slashes. */
export const accountRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/account/:kind/:id',
});

/** The same use at other providers. */
export const comparisonRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/comparison',
});

/** Monthly limits. */
export const budgetsRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/budgets',
});

/** What is on the bill. */
export const chargesRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/charges',
});
