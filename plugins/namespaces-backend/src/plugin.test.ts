import { randomBytes } from 'node:crypto';
import { testControlPlane } from '@dugnad/control-plane';
import { ClaimRequestInput } from '@dugnad/plugin-namespaces-common';
import { adminApi } from './__testUtils__/adminApi';
import { eventually } from './__testUtils__/eventually';
import { startNamespaces } from './__testUtils__/startNamespaces';

jest.setTimeout(90_000);

describe('namespaces on a real control plane', () => {
  const controlPlane = testControlPlane();
  let portal: Awaited<ReturnType<typeof startNamespaces>>;
  let admin: ReturnType<typeof adminApi>;
  const made: string[] = [];

  beforeAll(async () => {
    portal = await startNamespaces({ access: controlPlane.access() });
    admin = adminApi(controlPlane.access());
  });

  afterAll(async () => {
    await portal?.stop();
    await Promise.all(
      made.map(name => admin('DELETE', `/api/v1/namespaces/${name}`)),
    );
  });

  function request(over: Partial<ClaimRequestInput> = {}): ClaimRequestInput {
    const name = `forms-t${randomBytes(4).toString('hex')}`;
    made.push(over.name ?? name);
    return {
      name,
      cluster: portal.cluster,
      environment: 'dev',
      ownerRef: 'group:default/forms',
      purpose: 'Testing claims',
      size: 'small',
      ...over,
    };
  }

  async function ready(over: Partial<ClaimRequestInput> = {}) {
    const claim = await portal.as('ingrid').request(request(over));
    return eventually(async () => {
      const detail = await portal.as('ingrid').get(claim.id);
      expect(detail.state).toBe('ready');
      return detail;
    });
  }

  const names = async (path: string) =>
    (await admin('GET', path)).body.items
      .map((item: { metadata: { name: string } }) => item.metadata.name)
      .sort();

  it('turns a request into a namespace with all its objects', async () => {
    const claim = await ready({ egressInternet: true });
    const core = `/api/v1/namespaces/${claim.name}`;
    const { body } = await admin('GET', core);
    expect(body.metadata.labels).toMatchObject({
      'pod-security.kubernetes.io/enforce': 'restricted',
      'app.kubernetes.io/managed-by': 'dugnad',
      'dugnad.dev/claim-id': claim.id,
      'dugnad.dev/owner': 'forms',
      'dugnad.dev/environment': 'dev',
    });
    expect(await names(`${core}/resourcequotas`)).toEqual(['dugnad-quota']);
    expect(await names(`${core}/limitranges`)).toEqual(['dugnad-limits']);
    expect(await names(`${core}/serviceaccounts`)).toContain('deployer');
    expect(
      await names(
        `/apis/networking.k8s.io/v1/namespaces/${claim.name}/networkpolicies`,
      ),
    ).toEqual([
      'dugnad-default-deny',
      'dugnad-dns',
      'dugnad-ingress-controllers',
      'dugnad-internet',
      'dugnad-same-namespace',
    ]);
    expect(
      await names(
        `/apis/rbac.authorization.k8s.io/v1/namespaces/${claim.name}/rolebindings`,
      ),
    ).toEqual(['dugnad-deployer', 'dugnad-owners', 'dugnad-platform']);
    expect(claim.objects.every(({ state }) => state === 'applied')).toBe(true);
    const history = await portal.as('ingrid').history(claim.id);
    expect(history.map(({ kind }) => kind).reverse()).toEqual([
      'requested',
      'approved',
      'provisioning',
      'ready',
    ]);
  });
});
