import { NotFoundError } from '@backstage/errors';
import { ChangeQueue } from '@dugnad/plugin-backend-kit-node';
import { namespacesQuerySchema } from '@dugnad/plugin-clusters-common';
import { FakeClusters } from './__testUtils__/FakeClusters';
import { namespace, node, pod, quota } from './__testUtils__/objects';
import { ClusterInventory } from './ClusterInventory';
import { followClusters } from './followClusters';
import { LastChanges } from './LastChanges';
import { PodTallies } from './PodTallies';

const NOW = Date.parse('2026-03-02T08:00:00Z');
const query = namespacesQuerySchema.parse({});

const stops: (() => void)[] = [];
afterEach(() => stops.splice(0).forEach(stop => stop()));

function start(names = ['oslo', 'bergen']) {
  const clusters = new FakeClusters(names);
  const { collections } = clusters;
  const podTallies = new PodTallies(collections.pods, names);
  const lastChanges = new LastChanges();
  const published: string[][] = [];
  const queue = new ChangeQueue({
    gatherMs: 0,
    intervalMs: 10,
    flush: keys => published.push(keys),
  });
  const announcer = {
    changed: (key: string) => queue.add(key),
    stop: () => queue.stop(),
  };
  const stop = followClusters({
    clusters,
    collections,
    podTallies,
    lastChanges,
    announcer,
    now: () => NOW,
  });
  const inventory = new ClusterInventory({
    clusters,
    collections,
    podTallies,
    lastChanges,
  });
  stops.push(stop);
  return { clusters, collections, inventory, published };
}

describe('ClusterInventory', () => {
  it('knows nothing of a cluster it never reached, and says so with nulls', () => {
    const { clusters, inventory } = start();
    clusters.setStatus('bergen', {
      state: 'unreachable',
      since: '2026-03-01T10:00:00.000Z',
      error: 'connection refused',
    });

    expect(inventory.list().items[1]).toMatchObject({
      name: 'bergen',
      title: 'BERGEN',
      reachability: {
        state: 'unreachable',
        since: '2026-03-01T10:00:00.000Z',
        error: 'connection refused',
      },
      version: null,
      distribution: null,
      staleSince: null,
      nodes: null,
      capacity: null,
      allocatable: null,
      requested: null,
      promised: null,
      pods: null,
      namespaces: null,
      storageClasses: null,
      ingressClasses: null,
      lastChange: null,
    });
    expect(inventory.get('bergen').nodeList).toBeNull();
    expect(inventory.namespaces('bergen', query)).toMatchObject({
      items: null,
      total: null,
    });
  });

  it('knows that an empty cluster is empty', () => {
    const { clusters, inventory } = start();
    clusters.syncAll('oslo');

    expect(inventory.get('oslo')).toMatchObject({
      nodes: { ready: 0, total: 0 },
      requested: { cpuCores: 0, memoryBytes: 0 },
      promised: { cpuCores: 0, memoryBytes: 0 },
      pods: { running: 0, total: 0 },
      storageClasses: [],
      gaps: [],
      staleSince: null,
    });
  });

  it('adds up what a cluster holds', () => {
    const { clusters, collections, inventory } = start();
    clusters.syncAll('oslo');
    collections.nodes.put('oslo', node('n1'));
    collections.nodes.put('oslo', node('n2', { ready: false }));
    const forms = { namespace: 'forms-prod', node: 'n1', cpu: '500m' };
    collections.pods.put('oslo', pod({ name: 'a', ...forms }));
    collections.pods.put(
      'oslo',
      pod({ name: 'b', ...forms, phase: 'Pending' }),
    );
    collections.pods.put(
      'oslo',
      pod({ name: 'c', ...forms, phase: 'Succeeded' }),
    );
    collections.quotas.put(
      'oslo',
      quota('forms-prod', { 'requests.cpu': '4' }),
    );
    collections.namespaces.put('oslo', namespace('forms-prod'));

    expect(inventory.get('oslo')).toMatchObject({
      distribution: 'k3s',
      nodes: { ready: 1, total: 2 },
      capacity: { cpuCores: 8, memoryBytes: 34359738368 },
      allocatable: { cpuCores: 7.8 },
      requested: { cpuCores: 1, memoryBytes: 134217728 },
      promised: { cpuCores: 4, memoryBytes: 0 },
      pods: { running: 1, total: 2 },
      namespaces: 1,
      nodeList: [
        { name: 'n1', pods: 2, requested: { cpuCores: 1 } },
        { name: 'n2', pods: 0, problems: ['NotReady: NodeStatusUnknown'] },
      ],
    });
  });

  it('keeps the last figures of a cluster that went away, and says how old they are', () => {
    const { clusters, collections, inventory } = start();
    clusters.syncAll('oslo');
    collections.nodes.put('oslo', node('n1'));
    const staleSince = '2026-03-02T07:00:00.000Z';
    collections.nodes.setState('oslo', { synced: true, staleSince });
    clusters.setStatus('oslo', {
      state: 'unreachable',
      since: '2026-03-02T07:00:30.000Z',
      lastSeen: '2026-03-02T07:00:10.000Z',
    });

    expect(inventory.list().items[0]).toMatchObject({
      staleSince,
      nodes: { ready: 1, total: 1 },
      gaps: [{ resource: 'nodes', kind: 'stale', since: staleSince }],
    });
  });

  it('leaves out only what it may not read', () => {
    const { clusters, collections, inventory } = start();
    clusters.syncAll('oslo');
    collections.nodes.put('oslo', node('n1'));
    collections.namespaces.put('oslo', namespace('forms-prod'));
    collections.pods.setState('oslo', { synced: false, error: 'forbidden' });

    expect(inventory.get('oslo')).toMatchObject({
      nodes: { ready: 1, total: 1 },
      requested: null,
      pods: null,
      nodeList: [{ name: 'n1', requested: null, pods: null }],
      gaps: [{ resource: 'pods', kind: 'unread', reason: 'forbidden' }],
    });
    expect(inventory.namespaces('oslo', query).items).toMatchObject([
      { name: 'forms-prod', pods: null, requested: null },
    ]);
  });

  it('takes a resource that the cluster does not serve as none', () => {
    const { clusters, collections, inventory } = start();
    clusters.syncAll('oslo');
    collections.ingressClasses.setState('oslo', {
      synced: true,
      absent: true,
    });

    expect(inventory.get('oslo')).toMatchObject({
      ingressClasses: [],
      gaps: [],
    });
  });

  it('lists namespaces with owner, requests and quota', () => {
    const { clusters, collections, inventory } = start();
    clusters.syncAll('oslo');
    const owner = 'group:default/forms';
    collections.namespaces.put(
      'oslo',
      namespace('forms-dev', { owner, environment: 'dev' }),
    );
    collections.namespaces.put('oslo', namespace('open'));
    collections.pods.put('oslo', pod({ name: 'a', namespace: 'forms-dev' }));
    collections.quotas.put('oslo', quota('forms-dev', { 'requests.cpu': '2' }));

    expect(inventory.namespaces('oslo', query)).toMatchObject({
      total: 2,
      items: [
        {
          name: 'forms-dev',
          ownerRef: owner,
          environment: 'dev',
          managed: true,
          pods: 1,
          requested: { cpuCores: 0.1, memoryBytes: 67108864 },
          quota: { limited: true, cpuCores: 2, memoryBytes: null },
        },
        { name: 'open', managed: false, quota: { limited: false } },
      ],
    });
  });

  it('follows pods as they come, change and go', () => {
    const { clusters, collections, inventory } = start();
    clusters.syncAll('oslo');
    const a = { name: 'a', namespace: 'x' };
    collections.pods.put('oslo', pod({ ...a, phase: 'Pending' }));
    collections.pods.put('oslo', pod(a));
    expect(inventory.get('oslo').pods).toEqual({ running: 1, total: 1 });

    collections.pods.put('oslo', pod({ ...a, phase: 'Failed' }));
    expect(inventory.get('oslo').pods).toEqual({ running: 0, total: 0 });

    collections.pods.drop('oslo', 'a', 'x');
    expect(inventory.get('oslo')).toMatchObject({
      pods: { running: 0, total: 0 },
      lastChange: {
        at: '2026-03-02T08:00:00.000Z',
        action: 'removed',
        kind: 'Pod',
        namespace: 'x',
      },
    });
  });

  it('names the configured clusters when asked for another', () => {
    const { inventory } = start();

    expect(() => inventory.get('tromso')).toThrow(NotFoundError);
    expect(() => inventory.get('tromso')).toThrow('oslo, bergen');
    expect(() => inventory.namespaces('tromso', query)).toThrow('oslo, bergen');
  });

  it('announces the cluster that changed', () => {
    const { clusters, collections, published } = start();
    collections.nodes.put('bergen', node('n1'));
    expect(published).toEqual([['bergen']]);

    clusters.setStatus('oslo', {
      state: 'live',
      since: '2026-03-01T09:00:00Z',
    });
    return new Promise(resolve => setTimeout(resolve, 30)).then(() =>
      expect(published).toEqual([['bergen'], ['oslo']]),
    );
  });
});
