import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { load } from 'js-yaml';
import { z } from 'zod';
import { applyClusterAccess } from '../controlPlane/applyClusterAccess.ts';
import { KubeClient } from '../kube/KubeClient.ts';
import type { ControlPlaneAccess } from '../types.ts';

const kubeconfigSchema = z.object({
  'current-context': z.string(),
  contexts: z.array(
    z.object({
      name: z.string(),
      context: z.object({ cluster: z.string(), user: z.string() }),
    }),
  ),
  clusters: z.array(
    z.object({
      name: z.string(),
      cluster: z.object({
        server: z.string(),
        'certificate-authority': z.string().optional(),
        'certificate-authority-data': z.string().optional(),
      }),
    }),
  ),
  users: z.array(
    z.object({
      name: z.string(),
      user: z.object({
        token: z.string().optional(),
        'client-certificate': z.string().optional(),
        'client-certificate-data': z.string().optional(),
        'client-key': z.string().optional(),
        'client-key-data': z.string().optional(),
      }),
    }),
  ),
});

const account = 'dugnad-test-admin';
const namespace = 'dugnad';

/**
 * Access to the cluster of a kubeconfig's current context: as its user, who must be an administrator, gives the portal
 * its rights and makes an administrator account for the tests. Throws when the user is known neither by token nor by
 * client certificate.
 */
export async function accessFromKubeconfig(
  path: string,
): Promise<ControlPlaneAccess> {
  const config = kubeconfigSchema.parse(load(readFileSync(path, 'utf8')));
  const context = named(config.contexts, config['current-context']).context;
  const { cluster } = named(config.clusters, context.cluster);
  const { user } = named(config.users, context.user);
  const data = (inline: string | undefined, file: string | undefined) =>
    inline ?? (file && readFileSync(resolve(dirname(path), file), 'base64'));
  const caData =
    data(
      cluster['certificate-authority-data'],
      cluster['certificate-authority'],
    ) ?? '';
  const cert = data(
    user['client-certificate-data'],
    user['client-certificate'],
  );
  const key = data(user['client-key-data'], user['client-key']);
  if (!user.token && !(cert && key)) {
    throw new Error(
      `User ${context.user} in ${path} has neither a token nor a client certificate: tests cannot sign in as it`,
    );
  }
  const admin = new KubeClient({
    url: cluster.server,
    ca: decode(caData),
    token: user.token,
    cert: cert && decode(cert),
    key: key && decode(key),
  });
  try {
    const portalToken = await applyClusterAccess(admin);
    return {
      name: context.cluster,
      url: cluster.server,
      caData,
      adminToken: user.token ?? (await adminToken(admin)),
      portalToken,
    };
  } finally {
    admin.close();
  }
}

/** A token with all rights, for a user who is known by certificate. */
async function adminToken(admin: KubeClient): Promise<string> {
  const subject = { kind: 'ServiceAccount', name: account, namespace };
  const objects = {
    [`/api/v1/namespaces/${namespace}/serviceaccounts/${account}`]: {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
    },
    [`/apis/rbac.authorization.k8s.io/v1/clusterrolebindings/${account}`]: {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      roleRef: {
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'ClusterRole',
        name: 'cluster-admin',
      },
      subjects: [subject],
    },
  };
  for (const [path, body] of Object.entries(objects)) {
    await admin.request('PATCH', `${path}?fieldManager=dugnad-test`, {
      body: { ...body, metadata: { name: account } },
      contentType: 'application/apply-patch+yaml',
    });
  }
  const answer = await admin.request<{ status: { token: string } }>(
    'POST',
    `/api/v1/namespaces/${namespace}/serviceaccounts/${account}/token`,
    {
      body: {
        apiVersion: 'authentication.k8s.io/v1',
        kind: 'TokenRequest',
        spec: { expirationSeconds: 4 * 3600 },
      },
    },
  );
  return answer.status.token;
}

function named<T extends { name: string }>(items: T[], name: string): T {
  const found = items.find(item => item.name === name);
  if (!found) throw new Error(`The kubeconfig names "${name}" but lacks it`);
  return found;
}

function decode(base64: string): string {
  return Buffer.from(base64, 'base64').toString();
}
