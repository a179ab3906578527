import { randomUUID } from 'node:crypto';
import { ConfigReader } from '@backstage/config';
import { TestDatabases } from '@backstage/backend-test-utils';
import {
  ClusterConnection,
  ClusterUnreachableError,
  KubernetesApiError,
  KubernetesObject,
  ObjectRef,
  ResourceType,
} from '@dugnad/plugin-clusters-node';
import { readNamespacesConfig } from '../config';
import { StoredClaim } from '../database/ClaimStore';
import { DatabaseClaimStore } from '../database/DatabaseClaimStore';
import { DatabaseWorkloadStore } from '../lifecycle/DatabaseWorkloadStore';
import { ReconcileOptions, reconcileClaim } from './reconcileClaim';
import { wantedObjects } from './wantedObjects';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const config = readNamespacesConfig(new ConfigReader({}));
const at = '2026-11-21T10:00:00.000Z';

/** An API server in memory that can be told to fail; counts what it stores, not who called. */
class MemoryCluster {
  readonly objects = new Map<string, KubernetesObject>();
  writes = 0;
  fail?: (object: KubernetesObject) => void;

  readonly connection: ClusterConnection = {
    cluster: { name: 'oslo', title: 'Oslo', url: 'https://oslo' },
    discover: async () => {
      throw new Error('not needed');
    },
    get: async ref => this.objects.get(key(ref)),
    list: async (type: ResourceType) =>
      [...this.objects.values()].filter(({ kind }) => kind === type.kind),
    apply: async object => {
      this.fail?.(object);
      this.writes += 1;
      const { kind, metadata } = object;
      const stored = {
        ...object,
        metadata: {
          ...metadata,
          uid:
            this.objects.get(key({ kind, ...metadata }))?.metadata.uid ??
            randomUUID(),
          resourceVersion: String(this.writes),
          managedFields: [{ manager: 'dugnad', operation: 'Apply' }],
        },
      };
      this.objects.set(key({ kind, ...metadata }), stored);
      return stored;
    },
    remove: async ref => this.objects.delete(key(ref)),
    request: async () => {
      throw new Error('not needed');
    },
    stream: () => {
      throw new Error('not needed');
    },
    withToken: () => this.connection,
  };
}

function key({ kind, name }: Omit<ObjectRef, 'group'>) {
  return `${kind}/${name}`;
}

describe('reconcileClaim', () => {
  async function start() {
    const db = await databases.init('SQLITE_3');
    await db.migrate.latest({ directory: `${__dirname}/../../migrations` });
    const store = new DatabaseClaimStore(db);
    const cluster = new MemoryCluster();
    const claim: StoredClaim = {
      id: randomUUID(),
      name: 'forms-web',
      cluster: 'oslo',
      environment: 'dev',
      ownerRef: 'group:default/forms',
      purpose: 'Testing',
      size: 'small',
      ingress: 'controllers',
      egressInternet: false,
      state: 'approved',
      stateSince: at,
      requestedBy: 'user:default/ingrid',
      requestedAt: at,
      updatedAt: at,
      decision: { verdict: 'approve', reasons: [], measurements: [] },
      repairRequested: false,
    };
    await store.create(claim, [{ at, by: 'me', kind: 'requested' }], 0);
    const clock = { now: Date.parse(at) };
    const options: ReconcileOptions = {
      store,
      connect: () => cluster.connection,
      config,
      workloads: new DatabaseWorkloadStore(db),
      now: () => new Date(clock.now),
      signal: new AbortController().signal,
    };
    const pass = () => reconcileClaim(claim.id, options);
    const state = async () => (await store.get(claim.id))?.state;
    return { store, cluster, claim, clock, options, pass, state };
  }

  it('makes everything once and then writes nothing more', async () => {
    const { cluster, pass, state } = await start();
    await pass();
    expect(await state()).toBe('ready');
    const { writes } = cluster;
    await pass();
    expect(cluster.writes).toBe(writes);
  });

  it.each(Array.from({ length: 10 }, (_item, i) => [i]))(
    'completes when the process died after %i writes',
    async deaths => {
      const { cluster, pass, state, store, claim } = await start();
      cluster.fail = () => {
        if (cluster.writes >= deaths) {
          throw new ClusterUnreachableError({ cluster: 'oslo', why: 'died' });
        }
      };
      await expect(pass()).rejects.toThrow('died');
      expect(await state()).toBe('provisioning');
      cluster.fail = undefined;
      await pass();
      expect(await state()).toBe('ready');
      expect(cluster.objects.size).toBe(wantedObjects(claim, config).length);
      const kinds = (await store.history(claim.id)).map(({ kind }) => kind);
      expect(kinds.filter(kind => kind === 'provisioning')).toHaveLength(1);
      expect(kinds.filter(kind => kind === 'restored')).toHaveLength(0);
    },
  );

  it('stops at what the cluster refuses and says which object and why', async () => {
    const { cluster, pass, store, claim } = await start();
    cluster.fail = ({ kind }) => {
      if (kind === 'ResourceQuota') {
        throw new KubernetesApiError({
          cluster: 'oslo',
          httpStatus: 422,
          apiMessage: 'spec.hard: too much',
        });
      }
    };
    expect(await pass()).toMatchObject({ againMs: 300_000 });
    expect(await store.get(claim.id)).toMatchObject({
      state: 'partial',
      stateReason:
        'ResourceQuota dugnad-quota: Cluster oslo: spec.hard: too much',
    });
    cluster.fail = undefined;
    await pass();
    expect(await store.get(claim.id)).toMatchObject({ state: 'ready' });
  });

  it('tries what is refused again by itself, later each time', async () => {
    const { cluster, clock, pass, state } = await start();
    cluster.fail = ({ kind }) => {
      if (kind !== 'Namespace') {
        throw new KubernetesApiError({
          cluster: 'oslo',
          httpStatus: 403,
          apiMessage: 'admission webhook "x" denied the request',
        });
      }
    };
    const waits: (number | undefined)[] = [];
    for (let tries = 0; tries < 4; tries++) {
      const { againMs = 0, reason } = await pass();
      expect(reason).toContain('denied the request');
      waits.push(againMs / 60_000);
      clock.now += againMs;
    }
    expect(waits).toEqual([5, 5, 10, 20]);
    cluster.fail = undefined;
    expect(await pass()).toEqual({});
    expect(await state()).toBe('ready');
  });

  it.each(['Namespace', 'ResourceQuota'])(
    'soon tries again what is refused right after an adoption: %s',
    async refused => {
      const { cluster, claim, options, store, pass, state } = await start();
      const adopted = { ...claim, id: randomUUID(), name: 'maps-old' };
      await store.create({ ...adopted, state: 'adopted' }, [], 0);
      let refusals = 1;
      cluster.fail = ({ kind }) => {
        if (kind === refused && refusals-- > 0) {
          throw new KubernetesApiError({
            cluster: 'oslo',
            httpStatus: 403,
            apiMessage: 'the namespace has no labels',
          });
        }
      };
      const { againMs } = await reconcileClaim(adopted.id, options);
      expect(againMs).toBe(2_000);
      expect(await reconcileClaim(adopted.id, options)).toEqual({});
      expect((await store.get(adopted.id))?.state).toBe('ready');
      await pass();
      expect(await state()).toBe('ready');
    },
  );

  it('never deletes a namespace that lost our label, and says so', async () => {
    const { cluster, pass, store, claim, state } = await start();
    await pass();
    const move = { at, by: 'me', kind: 'release' };
    await store.transition(claim.id, {
      ...move,
      from: 'ready',
      to: 'deleting',
    });
    const namespace = cluster.objects.get('Namespace/forms-web');
    const label = namespace?.metadata.labels?.['dugnad.dev/claim-id'];
    expect(label).toBe(claim.id);
    delete namespace?.metadata.labels?.['dugnad.dev/claim-id'];
    expect(await pass()).toMatchObject({
      reason: expect.stringContaining('lost its label'),
    });
    expect(cluster.objects.has('Namespace/forms-web')).toBe(true);
    expect(await state()).toBe('deleting');
  });

  it('counts a claim as deleted when its name belongs to another namespace now', async () => {
    const { cluster, pass, store, claim, state } = await start();
    await pass();
    const move = { at, by: 'me', kind: 'release' };
    await store.transition(claim.id, {
      ...move,
      from: 'ready',
      to: 'deleting',
    });
    cluster.objects.set('Namespace/forms-web', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'forms-web', uid: 'another' },
    });
    await pass();
    expect(await state()).toBe('deleted');
    expect(cluster.objects.has('Namespace/forms-web')).toBe(true);
  });
});
