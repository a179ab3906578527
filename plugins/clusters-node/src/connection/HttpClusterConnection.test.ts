import { testControlPlane } from '@dugnad/control-plane';
import { ScriptedApiServer } from '../__testUtils__/ScriptedApiServer';
import { startClusters, stopClusters } from '../__testUtils__/startClusters';
import { FieldConflictError } from '../errors/FieldConflictError';
import { ClusterConnection, KubernetesObject } from '../types';

jest.setTimeout(60_000);

describe('HttpClusterConnection, on a real API server', () => {
  const controlPlane = testControlPlane();
  const namespace = `connection-${process.pid}-${Date.now()}`;
  const created: string[] = [];
  let connection: ClusterConnection;

  const connect = (token: string) => {
    const { url, caData } = controlPlane.access();
    const authentication = { type: 'token', token } as const;
    return startClusters([
      { name: 'oslo', url, caData, authentication },
    ]).connection('oslo');
  };

  const namespaceObject = (
    labels: Record<string, string> = {},
  ): KubernetesObject => ({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: namespace, labels },
  });
  const ref = { group: '', kind: 'Namespace', name: namespace };

  const asAdmin = () => connection.withToken(controlPlane.access().adminToken);

  beforeAll(() => {
    connection = connect(controlPlane.access().portalToken);
    created.push(namespace);
  });

  afterAll(async () => {
    for (const name of created) {
      await connection.remove({ ...ref, name });
    }
    await stopClusters();
  });

  it('applies, reads, lists in pages and removes', async () => {
    const plan = await connection.apply(namespaceObject(), { dryRun: true });
    expect(plan.metadata.name).toBe(namespace);
    await expect(connection.get(ref)).resolves.toBeUndefined();
    const applied = await connection.apply(namespaceObject({ team: 'maps' }));
    expect(applied.metadata.labels).toMatchObject({ team: 'maps' });
    await expect(connection.get(ref)).resolves.toMatchObject({
      metadata: { uid: applied.metadata.uid },
    });
    const listed = await connection.list(ref, { pageSize: 2 });
    expect(listed.length).toBeGreaterThan(2);
    expect(listed.map(it => [it.kind, it.apiVersion])).toContainEqual([
      'Namespace',
      'v1',
    ]);
    const chosen = await connection.list(ref, { labelSelector: 'team=maps' });
    expect(chosen.map(it => it.metadata.name)).toContain(namespace);
    await expect(connection.remove(ref, { uid: 'other' })).resolves.toBe(false);
    await expect(connection.remove({ ...ref, name: 'no-such' })).resolves.toBe(
      false,
    );
  });

  it('names the manager and field that stand in the way of an apply, and changes nothing', async () => {
    await asAdmin().request({
      method: 'PATCH',
      path: `/api/v1/namespaces/${namespace}`,
      query: { fieldManager: 'someone-else', force: 'true' },
      contentType: 'application/apply-patch+yaml',
      body: namespaceObject({ team: 'forms' }),
    });
    const error = await connection
      .apply(namespaceObject({ team: 'records' }))
      .catch(it => it);
    expect(error).toBeInstanceOf(FieldConflictError);
    expect(error.conflicts).toEqual([
      { manager: 'someone-else', field: '.metadata.labels.team' },
    ]);
    const current = await connection.get(ref);
    expect(current?.metadata.labels).toMatchObject({ team: 'forms' });
  });

  it('says what the account may not do, in words that fit a caller', async () => {
    await expect(
      connection.list({ group: '', kind: 'Secret' }),
    ).rejects.toMatchObject({
      name: 'NotAllowedError',
      httpStatus: 403,
      retryable: false,
      message: expect.stringMatching(/^Cluster oslo: secrets is forbidden/),
    });
  });

  it('discovers what is served and says what is not', async () => {
    await expect(
      connection.discover({ group: 'apps', kind: 'Deployment' }),
    ).resolves.toMatchObject({ version: 'v1', plural: 'deployments' });
    await expect(
      connection.discover({ group: 'example.org', kind: 'Thing' }),
    ).rejects.toThrow('Cluster oslo does not serve example.org/Thing');
    await expect(
      connection.apply({
        apiVersion: 'apps/v9',
        kind: 'Deployment',
        metadata: { name: 'web', namespace },
      }),
    ).rejects.toThrow('serves Deployment as apps/v1, not v9');
  });

  it('refuses names that would lead elsewhere', async () => {
    await expect(
      connection.get({ ...ref, name: '../../../version' }),
    ).rejects.toMatchObject({ name: 'InputError' });
    await expect(
      connection.request({ path: '/api/v1/../../version' }),
    ).rejects.toMatchObject({ name: 'InputError' });
    await expect(
      connection.get({ group: '', kind: 'Pod', name: 'web' }),
    ).rejects.toThrow('Pod web needs metadata.namespace');
  });

  it('acts with another token where asked to, and only there', async () => {
    const stranger = connection.withToken('no-such-token');
    await expect(stranger.get(ref)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      httpStatus: 401,
    });
    await expect(connection.get(ref)).resolves.toBeDefined();
  });

  it('does not trust a certificate it was not told to trust', async () => {
    const { url, portalToken } = controlPlane.access();
    const authentication = { type: 'token', token: portalToken } as const;
    const distrustful = startClusters([{ name: 'oslo', url, authentication }]);
    await expect(
      distrustful.connection('oslo').request({ path: '/version' }),
    ).rejects.toThrow('configure caData or caFile');
  });

  it('gives up when its caller does', async () => {
    const signal = AbortSignal.abort(new Error('left the page'));
    await expect(
      connection.request({ path: '/version', signal }),
    ).rejects.toThrow('left the page');
  });

  it('removes what it made, also when asked twice', async () => {
    await expect(connection.remove(ref)).resolves.toBe(true);
    await expect(connection.remove(ref)).resolves.toEqual(expect.any(Boolean));
  });
});

describe('HttpClusterConnection, on a hostile server', () => {
  let server: ScriptedApiServer;
  let connection: ClusterConnection;

  beforeEach(async () => {
    server = await ScriptedApiServer.start();
    connection = startClusters([{ name: 'oslo', url: server.url }]).connection(
      'oslo',
    );
  });

  afterEach(async () => {
    await stopClusters();
    await server.stop();
  });

  it('follows no redirect', async () => {
    await expect(connection.request({ path: '/elsewhere' })).rejects.toThrow(
      'answers with a redirect, which is not followed',
    );
  });

  it('waits no longer than it is told to', async () => {
    server.hanging = true;
    await expect(
      connection.request({ path: '/version', timeoutMs: 1_000 }),
    ).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      retryable: true,
      message: 'Cluster oslo cannot be reached: no answer within 1 s',
    });
  });

  it('never shows its token', async () => {
    server.token = 'another';
    const error = await connection
      .request({ path: '/version' })
      .catch(it => it);
    expect(JSON.stringify(error) + error.stack + error.message).not.toContain(
      'portal-token',
    );
  });
});
