import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { ControlPlaneAccess } from '../../packages/control-plane/src';
import { namespacesPlugin } from '../../plugins/namespaces-backend/src/plugin';
import { NamespacesClient } from '../../plugins/namespaces-common/src';

const USER = 'user:default/bench';
const GROUP = 'group:default/bench';

/** The namespaces backend alone, on one cluster with the portal's rights, and its HTTP API as a member of group bench. */
export async function startNamespaces({
  url,
  caData,
  portalToken,
}: ControlPlaneAccess) {
  const cluster = {
    name: 'bench',
    url,
    caData,
    authProvider: 'serviceAccount',
    serviceAccountToken: portalToken,
  };
  const backend = await startTestBackend({
    features: [
      namespacesPlugin,
      catalogServiceMock.factory({ entities: [group()] }),
      mockServices.permissions.factory({ result: AuthorizeResult.ALLOW }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost:7007' },
          kubernetes: {
            clusterLocatorMethods: [{ type: 'config', clusters: [cluster] }],
          },
        },
      }),
      createServiceFactory({
        service: coreServices.userInfo,
        deps: {},
        factory: () => ({
          getUserInfo: async () => ({
            userEntityRef: USER,
            ownershipEntityRefs: [USER, GROUP],
          }),
        }),
      }),
    ],
  });
  const baseUrl = `http://localhost:${backend.server.port()}/api/namespaces`;
  const Authorization = mockCredentials.user.header(USER);
  const client = new NamespacesClient({
    discoveryApi: { getBaseUrl: async () => baseUrl },
    fetchApi: {
      fetch: (input, init) =>
        fetch(input, { ...init, headers: { ...init?.headers, Authorization } }),
    },
  });
  return { client, stop: () => backend.stop() };
}

function group() {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name: 'bench', namespace: 'default' },
    spec: { type: 'team', children: [] },
    relations: [{ type: 'hasMember', targetRef: USER }],
  };
}
