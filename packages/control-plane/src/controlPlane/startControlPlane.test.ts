import { testControlPlane } from '../testing/testControlPlane.ts';
import { KubeClient } from '../kube/KubeClient.ts';

const plane = testControlPlane();

it('answers the portal account and refuses it what the shipped role lacks', async () => {
  const { url, caData, portalToken } = plane.access();
  const ca = Buffer.from(caData, 'base64').toString();
  const portal = new KubeClient({ url, ca, token: portalToken });
  await expect(portal.request('GET', '/api/v1/nodes')).resolves.toHaveProperty(
    'items',
  );
  await expect(portal.request('GET', '/api/v1/secrets')).rejects.toMatchObject({
    statusCode: 403,
  });
  portal.close();
});
