import {
  createRouteRef,
  createSubRouteRef,
} from '@backstage/frontend-plugin-api';

export const rootRouteRef = createRouteRef();

export const workloadRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/:cluster/:namespace/:kind/:name',
});
