import { writeFile } from 'node:fs/promises';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { ChangeRecorder } from '../__testUtils__/ChangeRecorder';
import { eventually } from '../__testUtils__/eventually';
import { realisticPod } from '../__testUtils__/realisticPod';
import { ScriptedApiServer } from '../__testUtils__/ScriptedApiServer';
import { startClusters, stopClusters } from '../__testUtils__/startClusters';
import { CollectionDefinition } from '../types';
import { DefaultClustersService } from './DefaultClustersService';

const podPhases: CollectionDefinition<string> = {
  id: 'test.pods',
  resource: { group: '', kind: 'Pod' },
  project: pod => String(pod.phase),
};

const pod = (name: string, phase: string = 'Running') => ({
  metadata: { name, namespace: 'maps' },
  phase,
});

jest.setTimeout(30_000);

describe('DefaultClustersService', () => {
  const directory = createMockDirectory();
  let server: ScriptedApiServer;

  beforeEach(async () => {
    server = await ScriptedApiServer.start();
  });

  afterEach(async () => {
    await stopClusters();
    await server.stop();
  });

  const follow = (service: DefaultClustersService) => {
    const pods = service.collection(podPhases);
    return { pods, recorder: new ChangeRecorder(pods) };
  };

  const phases = (pods: ReturnType<typeof follow>['pods']) =>
    Object.fromEntries(pods.all().map(item => [item.name, item.value]));

  it('shows what is there and follows what happens', async () => {
    server.put('pods', pod('a'));
    const service = startClusters([{ name: 'oslo', url: server.url }]);
    const { pods, recorder } = follow(service);
    await pods.whenSynced('oslo');
    expect(pods.get('oslo', 'a', 'maps')).toMatchObject({
      cluster: 'oslo',
      namespace: 'maps',
      uid: 'uid-a',
      value: 'Running',
    });
    await eventually(() => expect(server.openWatches).toBe(1));
    server.put('pods', pod('b'));
    server.put('pods', pod('a', 'Failed'));
    server.delete('pods', 'maps', 'b');
    await eventually(() =>
      expect(recorder.types()).toEqual([
        'added',
        'synced',
        'added',
        'updated',
        'removed',
      ]),
    );
    expect(phases(pods)).toEqual({ a: 'Failed' });
    expect(service.status('oslo')).toMatchObject({
      state: 'live',
      version: 'v1.99.0',
    });
  });

  it('renews the version silently where the kept value is the same', async () => {
    server.put('pods', pod('a'));
    const { pods, recorder } = follow(
      startClusters([{ name: 'oslo', url: server.url }]),
    );
    await eventually(() => expect(server.openWatches).toBe(1));
    server.put('pods', { ...pod('a'), heartbeat: 'now' });
    await eventually(() =>
      expect(pods.get('oslo', 'a', 'maps')?.resourceVersion).toBe('102'),
    );
    expect(recorder.types()).toEqual(['added', 'synced']);
  });

  it.each([
    ['an orderly end', () => server.end(), 1],
    // The second list asks for one object, to see that the API server has not lost history.
    ['a cut', () => server.cut(), 2],
  ])('goes on from the last version after %s', async (_, end, lists) => {
    const { pods, recorder } = follow(
      startClusters([{ name: 'oslo', url: server.url }]),
    );
    await eventually(() => expect(server.openWatches).toBe(1));
    end();
    server.put('pods', pod('meanwhile'));
    await eventually(() => expect(pods.all()).toHaveLength(1));
    expect(recorder.types()).toEqual(['synced', 'added']);
    expect(server.count('list', 'pods')).toBe(lists);
  });

  it.each([
    ['an HTTP status', () => server.cut()],
    [
      'an event',
      () =>
        server.send(
          JSON.stringify({
            type: 'ERROR',
            object: { kind: 'Status', code: 410, reason: 'Expired' },
          }),
        ),
    ],
  ])(
    'lists again on 410 as %s and tells the difference once',
    async (_, trigger) => {
      server.put('pods', pod('stays'));
      server.put('pods', pod('goes'));
      server.put('pods', pod('changes'));
      const { pods, recorder } = follow(
        startClusters([{ name: 'oslo', url: server.url }]),
      );
      await eventually(() => expect(server.openWatches).toBe(1));
      recorder.changes.length = 0;
      server.refusals.set('pods', { code: 503, reason: 'ServiceUnavailable' });
      trigger();
      await eventually(() => expect(server.openWatches).toBe(0));
      server.delete('pods', 'maps', 'goes');
      server.put('pods', pod('changes', 'Failed'));
      server.put('pods', pod('comes'));
      server.compactedTo = server.version;
      server.refusals.clear();
      await eventually(() => expect(server.openWatches).toBe(1));
      expect(phases(pods)).toEqual({
        stays: 'Running',
        changes: 'Failed',
        comes: 'Running',
      });
      expect(
        recorder
          .types()
          .filter(type => type !== 'stale')
          .sort(),
      ).toEqual(expect.arrayContaining(['added', 'removed', 'updated']));
      expect(recorder.contradictions).toEqual([]);
      expect(recorder.replayed().size).toBe(3);
    },
  );

  it('tells an object deleted and created again while it was not looking', async () => {
    server.put('pods', pod('a'));
    const { recorder } = follow(
      startClusters([{ name: 'oslo', url: server.url }]),
    );
    await eventually(() => expect(server.openWatches).toBe(1));
    server.refusals.set('pods', { code: 500, reason: 'InternalError' });
    server.cut();
    server.delete('pods', 'maps', 'a');
    server.put('pods', {
      ...pod('a'),
      metadata: { name: 'a', namespace: 'maps', uid: 'second' },
    });
    server.compactedTo = server.version;
    server.refusals.clear();
    await eventually(() =>
      expect(
        recorder
          .types()
          .slice(2)
          .filter(t => t !== 'stale' && t !== 'synced'),
      ).toEqual(['removed', 'added']),
    );
  });

  it('starts a list again whose pages have expired', async () => {
    for (let index = 0; index < 1_200; index += 1) {
      server.put('pods', pod(`p${index}`));
    }
    server.expireContinues = 1;
    const { pods, recorder } = follow(
      startClusters([{ name: 'oslo', url: server.url }]),
    );
    await pods.whenSynced('oslo');
    expect(pods.all()).toHaveLength(1_200);
    expect(recorder.contradictions).toEqual([]);
    expect(recorder.changes).toHaveLength(1_201);
  });

  it('reads 25,000 pods in pages and loses nothing that happens meanwhile', async () => {
    for (let index = 0; index < 25_000; index += 1) {
      server.put('pods', realisticPod(index));
    }
    const service = startClusters([{ name: 'oslo', url: server.url }]);
    const { pods, recorder } = follow(service);
    await eventually(
      () => expect(pods.all().length).toBeGreaterThan(5_000),
      60_000,
    );
    server.delete('pods', 'team-0', realisticPod(0).metadata.name);
    server.put('pods', pod('new'));
    await pods.whenSynced('oslo');
    await eventually(() => {
      expect(pods.get('oslo', 'new', 'maps')).toBeDefined();
      expect(pods.all()).toHaveLength(25_000);
    });
    expect(service.stats('oslo')).toMatchObject({ pages: 50, items: 25_000 });
    expect(recorder.contradictions).toEqual([]);
    expect(recorder.replayed().size).toBe(25_000);
  }, 120_000);

  it('shares one watch among collections, and lists again for one that comes later', async () => {
    server.put('pods', pod('a'));
    const service = startClusters([{ name: 'oslo', url: server.url }]);
    const { pods, recorder } = follow(service);
    expect(service.collection(podPhases)).toBe(pods);
    await eventually(() => expect(server.openWatches).toBe(1));
    const names = service.collection({
      id: 'test.names',
      resource: { group: '', kind: 'Pod' },
      project: object => ({ initial: object.metadata.name[0] }),
      indexes: { initial: item => [item.value.initial] },
    });
    await names.whenSynced('oslo');
    await eventually(() => expect(server.openWatches).toBe(1));
    server.put('pods', pod('b'));
    await eventually(() => expect(pods.all()).toHaveLength(2));
    expect(names.byIndex('initial', 'b').map(item => item.name)).toEqual(['b']);
    expect(names.byIndex('initial', 'a', 'oslo')).toHaveLength(1);
    expect(server.count('list', 'pods')).toBe(2);
    expect(server.openWatches).toBe(1);
    expect(recorder.types()).toEqual(['added', 'synced', 'added']);
  });

  it('survives listeners, projections and promises that fail', async () => {
    const service = startClusters([{ name: 'oslo', url: server.url }]);
    const { pods, recorder } = follow(service);
    const picky = service.collection<string>({
      ...podPhases,
      id: 'test.picky',
      project: object => {
        if (object.metadata.name === 'bad') {
          throw new Error('cannot read it');
        }
        return 'ok';
      },
    });
    pods.subscribe(() => {
      throw new Error('listener');
    });
    pods.subscribe(async () => {
      throw new Error('async listener');
    });
    await eventually(() => expect(server.openWatches).toBe(1));
    server.put('pods', pod('bad'));
    server.put('pods', pod('good'));
    await eventually(() => expect(pods.all()).toHaveLength(2));
    expect(recorder.contradictions).toEqual([]);
    expect(picky.all().map(item => item.name)).toEqual(['good']);
    expect(service.stats('oslo').projectionErrors).toBe(1);
  });

  it('goes on after a line that is no event', async () => {
    const { pods } = follow(startClusters([{ name: 'oslo', url: server.url }]));
    await eventually(() => expect(server.openWatches).toBe(1));
    server.send('{"type":"ADDED","object":{"metadata":{"na');
    server.put('pods', pod('a'));
    await eventually(() => expect(pods.all()).toHaveLength(1));
  });

  it('lists again when the API server has lost history', async () => {
    server.put('pods', pod('old'));
    const { pods } = follow(startClusters([{ name: 'oslo', url: server.url }]));
    await eventually(() => expect(server.openWatches).toBe(1));
    server.restoreBackup(10);
    server.put('pods', pod('new'));
    await eventually(() => expect(phases(pods)).toEqual({ new: 'Running' }));
  });

  it('reads a silent watch as dead and opens another', async () => {
    const { pods } = follow(
      startClusters([{ name: 'oslo', url: server.url }], {
        watchTimings: { idleMs: 1_000 },
      }),
    );
    await pods.whenSynced('oslo');
    await eventually(() =>
      expect(server.count('watch', 'pods')).toBeGreaterThan(1),
    );
    expect(pods.state('oslo')).toEqual({ synced: true });
  });

  it('asks for bookmarks and goes on from them', async () => {
    follow(startClusters([{ name: 'oslo', url: server.url }]));
    await eventually(() => expect(server.openWatches).toBe(1));
    server.send(
      JSON.stringify({
        type: 'BOOKMARK',
        object: { kind: 'Pod', metadata: { resourceVersion: '4711' } },
      }),
    );
    server.end();
    await eventually(() => expect(server.count('watch', 'pods')).toBe(2));
    const [first, second] = server.requests.filter(({ query }) =>
      query.has('watch'),
    );
    expect(first.query.get('allowWatchBookmarks')).toBe('true');
    expect(Number(first.query.get('timeoutSeconds'))).toBeGreaterThanOrEqual(
      300,
    );
    expect(Number(first.query.get('timeoutSeconds'))).toBeLessThanOrEqual(600);
    expect(second.query.get('resourceVersion')).toBe('4711');
  });

  it('says what it may not read and gets on with it once it may', async () => {
    server.put('pods', pod('a'));
    server.refusals.set('pods', { code: 403, reason: 'Forbidden' });
    const { pods } = follow(startClusters([{ name: 'oslo', url: server.url }]));
    await eventually(() =>
      expect(pods.state('oslo')).toEqual({
        synced: false,
        forbidden: true,
        error: 'The account of the portal may not read this: Forbidden here',
      }),
    );
    server.refusals.clear();
    await pods.whenSynced('oslo');
    expect(pods.state('oslo')).toEqual({ synced: true });
  });

  it('says what is not served and finds it once it is', async () => {
    server.absent.add('pods');
    const { pods, recorder } = follow(
      startClusters([{ name: 'oslo', url: server.url }]),
    );
    await pods.whenSynced('oslo');
    expect(pods.state('oslo')).toMatchObject({ synced: true, absent: true });
    server.put('pods', pod('a'));
    server.absent.clear();
    await eventually(() => expect(pods.all()).toHaveLength(1));
    await eventually(() =>
      expect(pods.state('oslo')).toEqual({ synced: true }),
    );
    server.absent.add('pods');
    server.cut();
    await eventually(() => expect(pods.state('oslo').absent).toBe(true));
    expect(pods.all()).toEqual([]);
    expect(recorder.contradictions).toEqual([]);
  });

  it('is not disturbed by an API server that accepts and never answers', async () => {
    const hanging = await ScriptedApiServer.start();
    hanging.hanging = true;
    const service = startClusters([
      { name: 'bergen', url: hanging.url },
      { name: 'oslo', url: server.url },
    ]);
    const { pods } = follow(service);
    await pods.whenSynced('oslo');
    await eventually(() => expect(server.openWatches).toBe(1));
    const before = Date.now();
    server.put('pods', pod('a'));
    await eventually(() => expect(pods.all('oslo')).toHaveLength(1));
    expect(Date.now() - before).toBeLessThan(1_000);
    await eventually(
      () =>
        expect(service.status('bergen')).toMatchObject({
          state: 'unreachable',
          error: 'no answer within 1 s',
        }),
      8_000,
    );
    expect(service.status('oslo').state).toBe('live');
    expect(pods.state('bergen').synced).toBe(false);
    hanging.hanging = false;
    await eventually(() => expect(service.status('bergen').state).toBe('live'));
    await hanging.stop();
  });

  it('calls a cluster that stops answering unreachable and its items stale, since when it was last heard', async () => {
    server.put('pods', pod('a'));
    const service = startClusters([{ name: 'oslo', url: server.url }]);
    const { pods, recorder } = follow(service);
    await eventually(() => expect(server.openWatches).toBe(1));
    server.hanging = true;
    await eventually(
      () => expect(pods.state('oslo').staleSince).toBeDefined(),
      15_000,
    );
    const { lastSeen, state } = service.status('oslo');
    expect(state).toBe('unreachable');
    expect(pods.state('oslo').staleSince).toBe(lastSeen);
    expect(pods.all()).toHaveLength(1);
    server.hanging = false;
    await eventually(() =>
      expect(pods.state('oslo')).toEqual({ synced: true }),
    );
    expect(recorder.types()).toEqual(['added', 'synced', 'stale', 'synced']);
  });

  it('picks up a renewed token from its file', async () => {
    const file = directory.resolve('token');
    directory.setContent({ token: 'first\n' });
    server.token = 'first';
    const service = startClusters([
      {
        name: 'oslo',
        url: server.url,
        authentication: { type: 'tokenFile', file },
      },
    ]);
    const { pods } = follow(service);
    await eventually(() => expect(server.openWatches).toBe(1));
    server.token = 'second';
    server.cut();
    await eventually(() =>
      expect(pods.state('oslo').error).toMatch(/refuses the credential/),
    );
    await eventually(() =>
      expect(service.status('oslo')).toMatchObject({
        state: 'unreachable',
        error: expect.stringContaining('401'),
      }),
    );
    server.put('pods', pod('meanwhile'));
    await writeFile(file, 'second\n');
    await eventually(() => expect(pods.all()).toHaveLength(1));
    await eventually(() => expect(service.status('oslo').state).toBe('live'));
    expect(pods.state('oslo')).toEqual({ synced: true });
  });

  it('names the configured clusters when asked for another', () => {
    const service = startClusters([{ name: 'oslo', url: server.url }]);
    expect(() => service.connection('bergen')).toThrow(
      'There is no cluster bergen; configured are: oslo',
    );
    const { pods } = follow(service);
    expect(() => pods.all('bergen')).toThrow('configured are: oslo');
  });

  it('works without any cluster', () => {
    const service = startClusters([]);
    expect(service.list()).toEqual([]);
    expect(service.collection(podPhases).all()).toEqual([]);
  });
});
