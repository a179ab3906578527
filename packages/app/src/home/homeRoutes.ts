import {
  createExternalRouteRef,
  createRouteRef,
} from '@backstage/frontend-plugin-api';

export const homeRouteRef = createRouteRef();

export const catalogRouteRef = createExternalRouteRef({
  defaultTarget: 'catalog.catalogIndex',
});

export const createServiceRouteRef = createExternalRouteRef({
  defaultTarget: 'scaffolder.root',
});

export const rolloutsRouteRef = createExternalRouteRef({
  defaultTarget: 'rollouts.root',
});

export const namespacesRouteRef = createExternalRouteRef({
  defaultTarget: 'namespaces.root',
});

export const requestNamespaceRouteRef = createExternalRouteRef({
  defaultTarget: 'namespaces.request',
});

export const approvalsRouteRef = createExternalRouteRef({
  defaultTarget: 'namespaces.approvals',
});

export const approvalRouteRef = createExternalRouteRef({
  params: ['id'],
  defaultTarget: 'namespaces.approval',
});
