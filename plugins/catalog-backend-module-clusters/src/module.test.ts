import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { entitySchemaValidator } from '@backstage/catalog-model';
import {
  catalogProcessingExtensionPoint,
  EntityProvider,
  EntityProviderMutation,
} from '@backstage/plugin-catalog-node';
import { ClusterInfo, clustersServiceRef } from '@dugnad/plugin-clusters-node';
import catalogModuleClusters from './index';

const oslo = { name: 'oslo', title: 'Oslo', url: 'https://oslo.test:6443' };
const bergen = { name: 'ber/gen', title: 'Bergen', url: 'https://bergen.test' };

async function start(data: { clusters?: { owner?: string } } = {}) {
  const configured: ClusterInfo[] = [oslo, bergen];
  const providers: EntityProvider[] = [];
  const mutations: EntityProviderMutation[] = [];
  const config = mockServices.rootConfig({ data });
  const listeners: (() => void)[] = [];
  const unused = () => {
    throw new Error('The module reads configuration only');
  };
  await startTestBackend({
    extensionPoints: [
      [
        catalogProcessingExtensionPoint,
        {
          addEntityProvider: (...added) => {
            providers.push(...added.flat());
          },
          addProcessor: unused,
          addPlaceholderResolver: unused,
          setOnProcessingErrorHandler: unused,
        },
      ],
    ],
    features: [
      catalogModuleClusters,
      createServiceFactory({
        service: coreServices.rootConfig,
        deps: {},
        factory: () =>
          Object.assign(config, {
            subscribe: (listener: () => void) => {
              listeners.push(listener);
              return { unsubscribe: () => {} };
            },
          }),
      }),
      createServiceFactory({
        service: clustersServiceRef,
        deps: {},
        factory: () => ({
          list: () => configured,
          connection: unused,
          status: unused,
          onStatus: unused,
          collection: unused,
          stats: unused,
          setAside: unused,
        }),
      }),
    ],
  });
  for (const provider of providers) {
    await provider.connect({
      applyMutation: async mutation => {
        mutations.push(mutation);
      },
      refresh: async () => {},
    });
  }
  const entities = () => {
    const newest = mutations.at(-1);
    return newest?.type === 'full'
      ? newest.entities.map(({ entity }) => entity)
      : [];
  };
  return { configured, listeners, mutations, entities };
}

describe('catalogModuleClusters', () => {
  it('emits every configured cluster once at start, without asking whether it answers', async () => {
    const { mutations, entities } = await start();

    expect(mutations).toHaveLength(1);
    expect(entities()).toMatchObject([
      {
        kind: 'Resource',
        metadata: {
          name: 'oslo',
          title: 'Oslo',
          annotations: {
            'backstage.io/managed-by-location': 'dugnad-clusters:configuration',
            'backstage.io/managed-by-origin-location':
              'dugnad-clusters:configuration',
            'dugnad.dev/cluster': 'oslo',
          },
          links: [{ url: 'https://oslo.test:6443' }],
        },
        spec: { type: 'kubernetes-cluster', owner: 'group:default/platform' },
      },
      {
        metadata: {
          title: 'Bergen',
          annotations: { 'dugnad.dev/cluster': 'ber/gen' },
        },
      },
    ]);
  });

  it('emits what the catalog accepts', async () => {
    const { entities } = await start();
    const validate = entitySchemaValidator();

    expect(entities().map(entity => validate(entity))).toHaveLength(2);
  });

  it('takes the owner from configuration', async () => {
    const { entities } = await start({ clusters: { owner: 'drift' } });

    expect(entities()[0].spec).toMatchObject({ owner: 'group:default/drift' });
  });

  it('refuses to start with an owner that is no entity reference', async () => {
    await expect(start({ clusters: { owner: ':::' } })).rejects.toThrow(
      'clusters.owner is ":::"',
    );
  });

  it('emits the whole set again when configuration changes', async () => {
    const { configured, listeners, mutations, entities } = await start();

    configured.splice(1, 1);
    listeners.forEach(listener => listener());

    expect(mutations).toHaveLength(2);
    expect(entities().map(entity => entity.metadata.name)).toEqual(['oslo']);
  });
});
