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

/** Who can get into one, and how. */
export const claimAccessRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/claims/:id/access',
});

/** What happened to one. */
export const claimHistoryRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/claims/:id/history',
});

/** Requests that wait for somebody. */
export const approvalsRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/approvals',
});

/** One request. */
export const approvalRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/approvals/:id',
});

/** Namespaces the portal did not make, to be taken over. */
export const adoptionRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/adoption',
});

/** Whether clusters are set up as the portal needs them. */
export const setupRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/setup',
});

/** The page of a cluster, where the app has one. */
export const clusterRouteRef = createExternalRouteRef({
  params: ['name'],
  defaultTarget: 'clusters.cluster',
});
