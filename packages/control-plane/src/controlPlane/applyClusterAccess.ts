import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';
import { z } from 'zod';
import type { KubeClient } from '../kube/KubeClient.ts';
import { KubeError } from '../kube/KubeError.ts';

/** The manifests an operator applies to give the portal its rights; tests and the demo get exactly the same. */
export const clusterAccessDir = join(
  import.meta.dirname,
  '../../../backend/deploy/cluster-access',
);

/** What confines the portal's account further, on API servers that serve admission policies. */
export const clusterAdmissionDir = `${clusterAccessDir}-admission`;

const admissionGroup = '/apis/admissionregistration.k8s.io/v1';

const manifestSchema = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({
    name: z.string(),
    namespace: z.string().optional(),
  }),
});

type Manifest = z.infer<typeof manifestSchema>;

/** Kinds that access manifests are made of. A table, not discovery: the start shall not wait for it. */
const plurals: Record<string, string> = {
  Namespace: 'namespaces',
  ServiceAccount: 'serviceaccounts',
  Secret: 'secrets',
  ConfigMap: 'configmaps',
  ClusterRole: 'clusterroles',
  ClusterRoleBinding: 'clusterrolebindings',
  Role: 'roles',
  RoleBinding: 'rolebindings',
  ValidatingAdmissionPolicy: 'validatingadmissionpolicies',
  ValidatingAdmissionPolicyBinding: 'validatingadmissionpolicybindings',
};

const portal = { namespace: 'dugnad', name: 'dugnad-portal' };
const secretWaitMs = 5_000;

/**
 * Applies the manifests in `dir` as their admin would, and by default the admission policies too where the API server
 * serves them. Returns the token of the portal's ServiceAccount.
 */
export async function applyClusterAccess(
  admin: KubeClient,
  dir?: string,
): Promise<string> {
  const manifests = readManifests(dir ?? clusterAccessDir);
  for (const manifest of manifests) await apply(admin, manifest);
  if (dir === undefined && (await servesAdmissionPolicies(admin))) {
    for (const policy of readManifests(clusterAdmissionDir)) {
      await apply(admin, policy);
    }
  }
  const secret = manifests.find(
    m =>
      m.kind === 'Secret' && m.type === 'kubernetes.io/service-account-token',
  );
  return secret ? secretToken(admin, secret) : requestedToken(admin);
}

function readManifests(dir: string): Manifest[] {
  const files = readdirSync(dir)
    .filter(name => /\.ya?ml$/.test(name) && !name.startsWith('kustomization.'))
    .map(name => readFileSync(join(dir, name), 'utf8'));
  return files
    .flatMap(text => loadAll(text).filter(Boolean))
    .map(document => manifestSchema.parse(document))
    .sort((a, b) => rank(a) - rank(b));
}

async function servesAdmissionPolicies(admin: KubeClient): Promise<boolean> {
  const { resources } = await admin.request<{ resources: { name: string }[] }>(
    'GET',
    admissionGroup,
  );
  return resources.some(
    ({ name }) => name === plurals.ValidatingAdmissionPolicy,
  );
}

/** A namespace before what lives in it, an account before its token. */
function rank({ kind }: Manifest): number {
  return ['Namespace', 'ServiceAccount'].indexOf(kind) + 1 || 9;
}

async function apply(admin: KubeClient, manifest: Manifest): Promise<void> {
  await admin.request(
    'PATCH',
    `${pathOf(manifest)}?fieldManager=dugnad-setup&force=true`,
    { body: manifest, contentType: 'application/apply-patch+yaml' },
  );
}

function pathOf({ apiVersion, kind, metadata }: Manifest): string {
  const plural = plurals[kind];
  if (!plural) throw new Error(`Cluster access cannot hold a ${kind}`);
  const root = apiVersion === 'v1' ? '/api/v1' : `/apis/${apiVersion}`;
  const namespace = metadata.namespace
    ? `/namespaces/${metadata.namespace}`
    : '';
  return `${root}${namespace}/${plural}/${metadata.name}`;
}

/** The controller manager fills the Secret a moment after it appears. */
async function secretToken(
  admin: KubeClient,
  secret: Manifest,
): Promise<string> {
  const deadline = Date.now() + secretWaitMs;
  while (Date.now() < deadline) {
    const { data } = await admin.request<{ data?: { token?: string } }>(
      'GET',
      pathOf(secret),
    );
    if (data?.token) return Buffer.from(data.token, 'base64').toString();
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  return requestedToken(admin);
}

async function requestedToken(admin: KubeClient): Promise<string> {
  const account = `/api/v1/namespaces/${portal.namespace}/serviceaccounts/${portal.name}`;
  const answer = await admin.request<{ status?: { token?: string } }>(
    'POST',
    `${account}/token`,
    {
      body: {
        apiVersion: 'authentication.k8s.io/v1',
        kind: 'TokenRequest',
        spec: { expirationSeconds: 24 * 3600 },
      },
    },
  );
  if (answer.status?.token) return answer.status.token;
  throw new KubeError(500, 'NoToken', `No token for ${account}`);
}
