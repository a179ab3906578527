import { mockServices } from '@backstage/backend-test-utils';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { EntityProviderMutation } from '@backstage/plugin-catalog-node';
import { Claim, NamespacesClient } from '@dugnad/plugin-namespaces-common';
import { NamespaceEntityProvider } from './NamespaceEntityProvider';

const at = '2026-11-21T10:00:00.000Z';
const claim: Claim = {
  id: 'c1',
  name: 'forms-web',
  cluster: 'oslo',
  environment: 'dev',
  ownerRef: 'group:default/forms',
  systemRef: 'system:default/case',
  purpose: 'Testing',
  size: 'small',
  ingress: 'controllers',
  egressInternet: false,
  state: 'ready',
  stateSince: at,
  requestedBy: 'user:default/ingrid',
  requestedAt: at,
  updatedAt: at,
  entityRef: 'resource:default/forms-web.oslo',
};

/** A catalog that does what mutations say, and a namespaces backend that answers over HTTP. */
async function start(claims: Map<string, Claim>) {
  const entities = new Map<string, unknown>();
  const respond = (body: unknown, status = 200) =>
    new Response(JSON.stringify(body), { status });
  const details = {
    objects: [],
    decision: { verdict: 'approve', reasons: [] },
    actions: { release: false, repair: false, retry: false, deploy: false },
  };
  const provider = new NamespaceEntityProvider({
    api: new NamespacesClient({
      discoveryApi: mockServices.discovery(),
      fetchApi: {
        fetch: async url => {
          const id = /claims\/([^?]+)$/.exec(String(url))?.[1];
          const found = id && claims.get(id);
          if (id) {
            return found ? respond({ ...found, ...details }) : respond({}, 404);
          }
          const items = [...claims.values()];
          return respond({ items, totalItems: items.length });
        },
      },
    }),
    auth: mockServices.auth(),
    logger: mockServices.logger.mock(),
    appBaseUrl: 'http://portal',
  });
  await provider.connect({
    refresh: async () => {},
    applyMutation: async (mutation: EntityProviderMutation) => {
      if (mutation.type === 'full') {
        entities.clear();
      }
      const added =
        mutation.type === 'full' ? mutation.entities : mutation.added;
      added.forEach(({ entity }) =>
        entities.set(stringifyEntityRef(entity), entity),
      );
      const removed = mutation.type === 'delta' ? mutation.removed : [];
      removed.forEach(
        item => 'entityRef' in item && entities.delete(item.entityRef),
      );
    },
  });
  return { provider, entities };
}

describe('NamespaceEntityProvider', () => {
  it('gives every claim an entity with owner, system, cluster and a link', async () => {
    const { provider, entities } = await start(new Map([['c1', claim]]));
    await provider.refresh();
    expect(entities.get(claim.entityRef)).toMatchObject({
      kind: 'Resource',
      metadata: {
        annotations: { 'dugnad.dev/claim-id': 'c1' },
        links: [{ url: 'http://portal/namespaces/claims/c1' }],
      },
      spec: {
        type: 'kubernetes-namespace',
        owner: 'group:default/forms',
        system: 'system:default/case',
        dependsOn: ['resource:default/oslo'],
      },
    });
  });

  it('follows single claims: new ones come, deleted ones go, unknown ones change nothing', async () => {
    const claims = new Map([['c1', claim]]);
    const { provider, entities } = await start(claims);
    await provider.update(['c1', 'unknown']);
    expect([...entities.keys()]).toEqual([claim.entityRef]);
    claims.set('c1', { ...claim, state: 'deleted' });
    await provider.update(['c1']);
    expect(entities.size).toBe(0);
  });

  it('keeps the entity of a name that was let go and claimed again', async () => {
    const claims = new Map<string, Claim>([
      ['c1', { ...claim, state: 'deleted' }],
      ['c2', { ...claim, id: 'c2' }],
    ]);
    const { provider, entities } = await start(claims);
    await provider.update(['c1', 'c2']);
    expect([...entities.keys()]).toEqual([claim.entityRef]);
  });
});
