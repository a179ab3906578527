import { NotAllowedError } from '@backstage/errors';
import { mockServices } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { AgentActions, Audit } from '@dugnad/plugin-backend-kit-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { FakeClusters } from './__testUtils__/FakeClusters';
import { node } from './__testUtils__/objects';
import { ClusterInventory } from './ClusterInventory';
import { LastChanges } from './LastChanges';
import { PodTallies } from './PodTallies';
import { registerActions } from './registerActions';

function start(
  result: AuthorizeResult.ALLOW | AuthorizeResult.DENY = AuthorizeResult.ALLOW,
) {
  const clusters = new FakeClusters(['oslo', 'bergen']);
  const { collections } = clusters;
  clusters.syncAll('oslo');
  collections.nodes.put('oslo', node('n1'));
  const actionsRegistry = actionsRegistryServiceMock();
  registerActions({
    agents: new AgentActions({
      actionsRegistry,
      audit: new Audit(mockServices.auditor.mock()),
    }),
    permissions: mockServices.permissions({ result }),
    inventory: new ClusterInventory({
      clusters,
      collections,
      podTallies: new PodTallies(collections.pods, ['oslo']),
      lastChanges: new LastChanges(),
    }),
  });
  return actionsRegistry;
}

describe('registerActions', () => {
  it('lists clusters, unknown figures as null', async () => {
    const registry = start();

    await expect(
      registry.invoke({ id: 'test:list', input: {} }),
    ).resolves.toMatchObject({
      output: {
        clusters: [
          { name: 'oslo', nodes: { ready: 1, total: 1 } },
          { name: 'bergen', nodes: null, requested: null },
        ],
      },
    });
  });

  it('gets one cluster with its nodes', async () => {
    const registry = start();

    await expect(
      registry.invoke({ id: 'test:get', input: { name: 'oslo' } }),
    ).resolves.toMatchObject({
      output: { name: 'oslo', nodeList: [{ name: 'n1', ready: true }] },
    });
  });

  it.each([
    ['test:list', {}],
    ['test:get', { name: 'oslo' }],
  ])('refuses %s without the permission', async (id, input) => {
    const registry = start(AuthorizeResult.DENY);

    await expect(registry.invoke({ id, input })).rejects.toThrow(
      NotAllowedError,
    );
  });
});
