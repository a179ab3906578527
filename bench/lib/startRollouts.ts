import { createServiceFactory } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import type { ControlPlaneAccess } from '../../packages/control-plane/src';
import rolloutsPlugin from '../../plugins/rollouts-backend/src';

/** The rollouts backend alone, on one cluster with the portal's rights; `changed` is called for every signal to pages. */
export function startRollouts(
  { url, caData, portalToken }: ControlPlaneAccess,
  changed: () => void = () => {},
) {
  const cluster = {
    name: 'bench',
    url,
    caData,
    authProvider: 'serviceAccount',
    serviceAccountToken: portalToken,
  };
  return startTestBackend({
    features: [
      rolloutsPlugin,
      catalogServiceMock.factory({ entities: [] }),
      mockServices.permissions.factory({ result: AuthorizeResult.ALLOW }),
      mockServices.rootConfig.factory({
        data: {
          kubernetes: {
            clusterLocatorMethods: [{ type: 'config', clusters: [cluster] }],
          },
        },
      }),
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({ publish: async () => changed() }),
      }),
    ],
  });
}
