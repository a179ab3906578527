import {
  createExternalRouteRef,
  createRouteRef,
} from '@backstage/frontend-plugin-api';

export const homeRouteRef = createRouteRef();

export const createServiceRouteRef = createExternalRouteRef({
  defaultTarget: 'scaffolder.root',
});
