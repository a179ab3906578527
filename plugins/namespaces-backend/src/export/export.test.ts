import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { mockCredentials } from '@backstage/backend-test-utils';
import { testControlPlane } from '@dugnad/control-plane';
import { claimExportSchema } from '@dugnad/plugin-namespaces-common';
import { adminApi } from '../__testUtils__/adminApi';
import { eventually } from '../__testUtils__/eventually';
import { recordingBackend } from '../__testUtils__/recordingBackend';
import { startNamespaces } from '../__testUtils__/startNamespaces';
import { startRecordingProxy } from '../__testUtils__/startRecordingProxy';

jest.setTimeout(120_000);

describe('reading a claim', () => {
  const controlPlane = testControlPlane();
  const recorded = recordingBackend();
  const name = `forms-x${randomBytes(4).toString('hex')}`;
  let portal: Awaited<ReturnType<typeof startNamespaces>>;
  let proxy: Awaited<ReturnType<typeof startRecordingProxy>>;
  let claimId: string;

  beforeAll(async () => {
    const access = controlPlane.access();
    proxy = await startRecordingProxy(access);
    portal = await startNamespaces({
      access: { ...access, url: proxy.url },
      features: recorded.features,
    });
    const claim = await portal.as('ingrid').request({
      name,
      cluster: portal.cluster,
      environment: 'dev',
      ownerRef: 'group:default/forms',
      purpose: 'Testing exports',
      size: 'small',
    });
    claimId = claim.id;
    await eventually(async () => {
      const { state } = await portal.as('ingrid').get(claimId);
      if (state !== 'ready') {
        throw new Error(`The claim is ${state}`);
      }
    }, 60_000);
  });

  afterAll(async () => {
    await portal?.stop();
    await proxy?.stop();
    const admin = adminApi(controlPlane.access());
    await admin('DELETE', `/api/v1/namespaces/${name}`);
  });

  it('exports everything it went through, oldest first', async () => {
    await portal.as('ingrid').connect(claimId);
    const response = await fetch(`${portal.baseUrl}/claims/${claimId}/export`, {
      headers: {
        Authorization: mockCredentials.user.header('user:default/ingrid'),
      },
    });
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="${name}.${portal.cluster}.json"`,
    );
    const text = await response.text();
    const exported = claimExportSchema.parse(JSON.parse(text));
    expect(exported).toMatchObject({
      format: 'dugnad.dev/namespace-export/v1',
      exportedBy: 'user:default/ingrid',
      claim: { id: claimId, name, state: 'ready' },
      decision: { verdict: 'approve' },
    });
    expect(exported.events.map(({ kind }) => kind)).toEqual([
      'requested',
      'approved',
      'provisioning',
      'ready',
      'connected',
    ]);
    expect(exported.requests).toEqual([
      expect.objectContaining({
        kind: 'create',
        state: 'approved',
        requestedBy: 'user:default/ingrid',
        requested: expect.objectContaining({ name, size: 'small' }),
      }),
    ]);
    expect(exported.objects.length).toBe(exported.manifests.length);
    expect(exported.manifests[0]).toMatchObject({
      kind: 'Namespace',
      metadata: { name },
    });
    // A JWT begins with eyJ
    expect(text).not.toContain('eyJ');
    expect(recorded.events).toContainEqual(
      expect.objectContaining({
        eventId: 'claim-export',
        outcome: 'success',
        meta: { claimId },
      }),
    );
  });

  it('is for nobody who may not see the claim', async () => {
    await expect(portal.as('lars').export(claimId)).rejects.toThrow(/404/);
    await expect(portal.as('ingrid').export('no-such')).rejects.toThrow(/404/);
  });

  it('asks no cluster: what is shown comes from the database and the watches', async () => {
    const ingrid = portal.as('ingrid');
    await sleep(1_000);
    const before = proxy.calls.length;
    await Promise.all([
      ingrid.get(claimId),
      ingrid.list(),
      ingrid.history(claimId),
      ingrid.usage(claimId),
      ingrid.people(claimId),
      ingrid.export(claimId),
    ]);
    // Watches and the question whether the cluster is there go on by themselves
    const made = proxy.calls
      .slice(before)
      .filter(({ url }) => !url.includes('watch=true') && url !== '/version');
    expect(made).toEqual([]);
  });
});
