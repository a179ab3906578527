import { ControlPlane, startControlPlane } from '@dugnad/control-plane';
import { ChangeRecorder, recordKey } from '../__testUtils__/ChangeRecorder';
import { eventually } from '../__testUtils__/eventually';
import { startClusters, stopClusters } from '../__testUtils__/startClusters';
import { TcpProxy } from '../__testUtils__/TcpProxy';
import {
  ClusterConnection,
  CollectionDefinition,
  KubernetesObject,
} from '../types';
import { DefaultClustersService } from './DefaultClustersService';

jest.setTimeout(180_000);

const quotas: CollectionDefinition<string> = {
  id: 'test.quotas',
  resource: { group: '', kind: 'ResourceQuota' },
  project: object => object.metadata.labels?.step,
};

const quota = (name: string, step: number): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'ResourceQuota',
  metadata: { name, namespace: 'default', labels: { step: String(step) } },
  spec: { hard: { pods: '10' } },
});

/** Own control plane: these tests kill parts of it. */
describe('DefaultClustersService, on a real control plane that fails', () => {
  let controlPlane: ControlPlane;
  let proxy: TcpProxy;
  let service: DefaultClustersService;
  /** Past the proxy. */
  let direct: ClusterConnection;

  beforeAll(async () => {
    controlPlane = await startControlPlane({ name: 'watch' });
    const { url, caData, portalToken } = controlPlane.access;
    proxy = await TcpProxy.start(Number(new URL(url).port));
    const access = {
      caData,
      authentication: { type: 'token', token: portalToken } as const,
    };
    direct = startClusters([{ name: 'direct', url, ...access }]).connection(
      'direct',
    );
    service = startClusters([
      { name: 'oslo', url: `https://127.0.0.1:${proxy.port}`, ...access },
    ]);
  });

  afterAll(async () => {
    await stopClusters();
    await proxy.stop();
    await controlPlane.stop();
  });

  const ref = { group: '', kind: 'ResourceQuota', namespace: 'default' };

  const expectSameAsList = async (
    recorder: ChangeRecorder<string>,
  ): Promise<void> => {
    const listed = await direct.list(quotas.resource);
    const expected = new Map(
      listed.flatMap(object => {
        const step = quotas.project(object);
        const { name, namespace } = object.metadata;
        return step ? [[`oslo/${namespace}/${name}`, step]] : [];
      }),
    );
    const live = service
      .collection(quotas)
      .all()
      .map(item => [recordKey(item), item.value] as const);
    expect(new Map(live)).toEqual(expected);
    expect(recorder.replayed()).toEqual(expected);
    expect(recorder.contradictions).toEqual([]);
  };

  it('signs in as a kubeconfig says, and lets a foreign token speak for itself', async () => {
    const file = controlPlane.kubeconfigs.admin;
    const byFile = startClusters([
      {
        name: 'oslo',
        url: undefined,
        authentication: { type: 'kubeconfig', file },
      },
    ]);
    expect(byFile.list()[0].url).toBe(controlPlane.access.url);
    const connection = byFile.connection('oslo');
    const secrets = { group: '', kind: 'Secret' };
    await expect(connection.list(secrets)).resolves.toEqual(expect.any(Array));
    const { portalToken } = controlPlane.access;
    await expect(
      connection.withToken(portalToken).list(secrets),
    ).rejects.toMatchObject({ httpStatus: 403 });
  });

  it('ends up with what is there however often connections break meanwhile', async () => {
    const collection = service.collection(quotas);
    const recorder = new ChangeRecorder(collection);
    await collection.whenSynced('oslo');
    const breaking = setInterval(() => {
      proxy.stalled = Math.random() < 0.2;
      if (Math.random() < 0.5) {
        proxy.cut();
      }
    }, 100);
    for (let step = 0; step < 300; step += 1) {
      const name = `q${Math.floor(Math.random() * 20)}`;
      if (Math.random() < 0.3) {
        await direct.remove({ ...ref, name });
      } else {
        await direct.apply(quota(name, step));
      }
    }
    clearInterval(breaking);
    proxy.stalled = false;
    proxy.cut();
    await eventually(() => expectSameAsList(recorder), 30_000);
    expect(service.stats('oslo').reconnects).toBeGreaterThan(1);
  });

  it('says unknown while the API server is down and catches up when it is back', async () => {
    const collection = service.collection(quotas);
    const recorder = new ChangeRecorder(collection);
    await direct.apply(quota('before', 1));
    await eventually(() =>
      expect(collection.get('oslo', 'before', 'default')).toBeDefined(),
    );
    recorder.changes.length = 0;
    await controlPlane.kill('kube-apiserver');
    await eventually(() => {
      expect(service.status('oslo').state).toBe('unreachable');
      expect(collection.state('oslo').staleSince).toBeDefined();
    });
    expect(collection.get('oslo', 'before', 'default')?.value).toBe('1');
    await controlPlane.start('kube-apiserver');
    await direct.apply(quota('before', 2));
    await eventually(
      () =>
        expect(collection.get('oslo', 'before', 'default')?.value).toBe('2'),
      30_000,
    );
    expect(collection.state('oslo')).toEqual({ synced: true });
    expect(service.status('oslo').state).toBe('live');
    const types = recorder.types();
    expect(types.filter(type => type === 'updated')).toHaveLength(1);
    expect(types.filter(type => type === 'added')).toEqual([]);
    expect(types.filter(type => type === 'removed')).toEqual([]);
  });

  it('says unknown while the API server hangs and catches up when it goes on', async () => {
    const collection = service.collection(quotas);
    await controlPlane.kill('kube-apiserver', 'SIGSTOP');
    await eventually(
      () => expect(collection.state('oslo').staleSince).toBeDefined(),
      20_000,
    );
    expect(service.status('oslo').state).toBe('unreachable');
    await controlPlane.kill('kube-apiserver', 'SIGCONT');
    await direct.apply(quota('before', 3));
    await eventually(() => {
      expect(collection.get('oslo', 'before', 'default')?.value).toBe('3');
      expect(collection.state('oslo')).toEqual({ synced: true });
    }, 30_000);
  });

  it('lists again when etcd has forgotten where it stood', async () => {
    const collection = service.collection(quotas);
    const recorder = new ChangeRecorder(collection);
    await direct.apply(quota('compacted', 1));
    await eventually(() =>
      expect(collection.get('oslo', 'compacted', 'default')).toBeDefined(),
    );
    const before = service.stats('oslo').relists;
    recorder.changes.length = 0;
    proxy.refusing = true;
    proxy.cut();
    await direct.apply(quota('compacted', 2));
    await direct.apply(quota('created-meanwhile', 1));
    // A fresh API server has an empty watch cache: it knows nothing older than its own start.
    await controlPlane.kill('kube-apiserver');
    await controlPlane.start('kube-apiserver');
    await direct.apply(quota('created-meanwhile', 2));
    proxy.refusing = false;
    await eventually(() => {
      expect(collection.get('oslo', 'compacted', 'default')?.value).toBe('2');
      expect(
        collection.get('oslo', 'created-meanwhile', 'default')?.value,
      ).toBe('2');
    }, 30_000);
    expect(service.stats('oslo').relists).toBeGreaterThan(before);
    expect(
      recorder.types().filter(type => type === 'added' || type === 'updated'),
    ).toHaveLength(2);
  });
});
