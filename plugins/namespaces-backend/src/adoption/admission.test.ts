import { randomBytes } from 'node:crypto';
import { testControlPlane } from '@dugnad/control-plane';
import { adminApi } from '../__testUtils__/adminApi';
import { eventually } from '../__testUtils__/eventually';
import { startNamespaces } from '../__testUtils__/startNamespaces';
import {
  RecordedCall,
  startRecordingProxy,
} from '../__testUtils__/startRecordingProxy';

jest.setTimeout(120_000);

const DENIED =
  "is forbidden: ValidatingAdmissionPolicy 'dugnad-portal-objects' with binding 'dugnad-portal-objects' denied request: The portal writes only into namespaces it made";
const VIOLATES =
  'existing pods in namespace violate the new PodSecurity enforce level: old-web';

// The API server of the tests may be older than admission policies and pod security, so a proxy answers as a newer one does
describe('adoption where admission goes by the labels of the namespace', () => {
  const controlPlane = testControlPlane();
  const made: string[] = [];
  let admin: ReturnType<typeof adminApi>;
  let proxy: Awaited<ReturnType<typeof startRecordingProxy>>;
  let portal: Awaited<ReturnType<typeof startNamespaces>>;
  /** A refusal for another reason than the labels; the place is behind the namespace's name. */
  let refused: { place: string; message: string } | undefined;

  beforeAll(async () => {
    const access = controlPlane.access();
    admin = adminApi(access);
    proxy = await startRecordingProxy(access, answerAsNewer);
    portal = await startNamespaces({
      access: { ...access, url: proxy.url },
    });
  });

  afterEach(() => {
    refused = undefined;
  });

  afterAll(async () => {
    await portal?.stop();
    await proxy?.stop();
    await Promise.all(
      made.map(name => admin('DELETE', `/api/v1/namespaces/${name}`)),
    );
  });

  async function answerAsNewer({ method, url }: RecordedCall) {
    const [, name, inside] = /\/namespaces\/([^/?]+)(\/[^?]+)?/.exec(url) ?? [];
    if (method !== 'PATCH' || !made.includes(name)) {
      return {};
    }
    if (refused && (inside ?? '').startsWith(refused.place)) {
      return { refusal: refused.message };
    }
    if (inside === undefined) {
      return { warning: VIOLATES };
    }
    const { body } = await admin('GET', `/api/v1/namespaces/${name}`);
    return body.metadata.labels?.['dugnad.dev/claim-id']
      ? {}
      : { refusal: `${inside} ${DENIED}` };
  }

  async function namespace() {
    const name = `legacy-a${randomBytes(4).toString('hex')}`;
    made.push(name);
    const { status } = await admin('POST', '/api/v1/namespaces', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name },
    });
    expect(status).toBe(201);
    return {
      cluster: portal.cluster,
      name,
      environment: 'test' as const,
      ownerRef: 'group:default/forms',
      purpose: 'Was there before',
      size: 'small',
    };
  }

  it('says what could not be tried and what the API server warns of, and takes the namespace over', async () => {
    const asked = await namespace();
    const { problems, objects } = await portal
      .as('nora')
      .previewAdoption(asked);
    expect(problems).toEqual([]);
    const [first, ...others] = objects;
    expect(first).toMatchObject({
      kind: 'Namespace',
      outcome: 'change',
      warnings: [VIOLATES],
    });
    expect(others.length).toBeGreaterThan(4);
    for (const other of others) {
      expect(other).toMatchObject({
        outcome: 'untested',
        message: expect.stringContaining(DENIED),
      });
    }
    const { id } = await portal.as('nora').adopt(asked);
    await eventually(async () => {
      const claim = await portal.as('nora').get(id);
      expect(claim.state).toBe('ready');
    });
    // A change's preview passes them on as well
    const preview = await portal
      .as('ingrid')
      .previewChange(id, { kind: 'details', purpose: 'Another purpose' });
    expect(preview.objects[0].diff).toMatchObject({
      outcome: 'change',
      warnings: [VIOLATES],
    });
  });

  it.each([
    [
      'rights that lack',
      '/resourcequotas/',
      'resourcequotas "x" is forbidden: User "p" cannot patch resource "resourcequotas"',
      'ResourceQuota',
    ],
    [
      'a quota that is full',
      '/limitranges/',
      'limitranges "x" is forbidden: exceeded quota: objects, used: count/limitranges=1',
      'LimitRange',
    ],
    [
      'what a policy says of the Namespace itself',
      '',
      `namespaces "x" ${DENIED}`,
      'Namespace',
    ],
  ])('reports %s as a refusal', async (_name, place, message, kind) => {
    const asked = await namespace();
    refused = { place, message };
    const { objects } = await portal.as('nora').previewAdoption(asked);
    const found = objects.filter(({ outcome }) => outcome === 'refused');
    expect(found.map(one => one.kind)).toEqual([kind]);
    await expect(portal.as('nora').adopt(asked)).rejects.toThrow();
  });
});
