import { eventually } from '../__testUtils__/eventually';
import { ScriptedApiServer } from '../__testUtils__/ScriptedApiServer';
import { startClusters, stopClusters } from '../__testUtils__/startClusters';

jest.setTimeout(30_000);

const type = { group: '', kind: 'Pod' };
const pod = (name: string) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace: 'maps' },
});
const podPath = '/api/v1/namespaces/maps/pods/a';

describe('an API server that is busy or fails', () => {
  let server: ScriptedApiServer;

  beforeEach(async () => {
    server = await ScriptedApiServer.start();
    server.put('pods', pod('a'));
  });

  afterEach(async () => {
    await stopClusters();
    await server.stop();
  });

  /** Past its first question for the version, which would take a scripted answer away. */
  async function start() {
    const service = startClusters([{ name: 'oslo', url: server.url }]);
    await eventually(() => expect(service.status('oslo').state).toBe('live'));
    const connection = service.connection('oslo');
    await connection.discover(type);
    return { service, connection };
  }

  it('is asked again by each of many lists at once, and none of them fails', async () => {
    const { connection } = await start();
    server.busy = 12;
    const lists = await Promise.all(
      Array.from({ length: 12 }, () => connection.list(type)),
    );
    expect(lists.map(items => items.length)).toEqual(Array(12).fill(1));
  });

  it('is given the time it asks for', async () => {
    const { connection } = await start();
    server.busy = 1;
    server.busySeconds = 1;
    const started = performance.now();
    await connection.list(type);
    expect(performance.now() - started).toBeGreaterThanOrEqual(990);
  });

  it('is not asked for ever', async () => {
    const { connection } = await start();
    server.busy = Infinity;
    await expect(connection.list(type)).rejects.toMatchObject({
      httpStatus: 429,
      retryAfterSeconds: 0,
      message: 'Cluster oslo: the API server is busy (HTTP 429)',
    });
    server.busySeconds = 9;
    const started = performance.now();
    await expect(
      connection.request({ path: '/version', timeoutMs: 2_000 }),
    ).rejects.toMatchObject({ httpStatus: 429, retryAfterSeconds: 9 });
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('is left in peace when the caller leaves', async () => {
    const { connection } = await start();
    server.busy = Infinity;
    server.busySeconds = 5;
    const signal = AbortSignal.timeout(200);
    await expect(connection.list(type, { signal })).rejects.toThrow(/timeout/i);
  });

  it('makes no watch list again, however often it is busy', async () => {
    const { service } = await start();
    const pods = service.collection({
      id: 'test.pods',
      resource: type,
      project: object => object.metadata.name,
    });
    await pods.whenSynced('oslo');
    await eventually(() => expect(server.openWatches).toBe(1));
    server.busy = 40;
    server.cut();
    await eventually(() => expect(server.busy).toBe(0), 20_000);
    server.put('pods', pod('b'));
    await eventually(() => expect(pods.all()).toHaveLength(2));
    expect(service.stats('oslo').relists).toBe(0);
  });

  it.each<[string, 'GET' | 'PATCH' | 'POST', string | undefined, number]>([
    ['a read', 'GET', undefined, 3],
    ['an apply', 'PATCH', 'application/apply-patch+yaml', 3],
    ['a creation', 'POST', undefined, 1],
    ['another patch', 'PATCH', 'application/merge-patch+json', 1],
  ])(
    'is asked again for %s (%s, %s) only if that does no harm',
    async (_, method, contentType, times) => {
      const { connection } = await start();
      let asked = 0;
      server.answers.set(podPath, response => {
        asked += 1;
        response.writeHead(500).end('etcdserver: leader changed');
      });
      const body = method === 'GET' ? undefined : pod('a');
      await expect(
        connection.request({ method, path: podPath, contentType, body }),
      ).rejects.toMatchObject({ httpStatus: 500 });
      expect(asked).toBe(times);
    },
  );

  it('tells its warnings to whoever applies', async () => {
    const { connection } = await start();
    server.answers.set(podPath, response =>
      response
        .writeHead(
          200,
          [
            ['warning', '299 - "would violate PodSecurity"'],
            ['warning', '299 - "unknown field \\"spec.x\\""'],
          ].flat(),
        )
        .end(JSON.stringify(pod('a'))),
    );
    const warnings: string[] = [];
    await connection.apply(pod('a'), {
      dryRun: true,
      onWarning: warning => warnings.push(warning),
    });
    expect(warnings).toEqual([
      'would violate PodSecurity',
      'unknown field "spec.x"',
    ]);
  });
});
