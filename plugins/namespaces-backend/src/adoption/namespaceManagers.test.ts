import { KubernetesObject } from '@dugnad/plugin-clusters-node';
import { namespaceManagers } from './namespaceManagers';

const owner = (apiVersion: string, kind: string) => ({
  ownerReferences: [{ apiVersion, kind, name: 'x', uid: 'u' }],
});

it.each<[string, string, Partial<KubernetesObject['metadata']>]>([
  ['Helm', 'tool', { labels: { 'app.kubernetes.io/managed-by': 'Helm' } }],
  ['Helm', 'tool', { annotations: { 'meta.helm.sh/release-name': 'web' } }],
  ['Helm', 'tool', { managedFields: [{ manager: 'helm' }] }],
  [
    'Argo CD',
    'tool',
    { annotations: { 'argocd.argoproj.io/tracking-id': 'a:b' } },
  ],
  ['Argo CD', 'tool', { managedFields: [{ manager: 'argocd-controller' }] }],
  ['Flux', 'tool', { labels: { 'kustomize.toolkit.fluxcd.io/name': 'apps' } }],
  ['Capsule', 'tenancy', { labels: { 'capsule.clastix.io/tenant': 'oil' } }],
  ['Capsule', 'tenancy', owner('capsule.clastix.io/v1beta2', 'Tenant')],
  [
    'Cozystack Tenant',
    'tenancy',
    { labels: { 'tenant.cozystack.io/tenant-root': '' } },
  ],
  [
    'Application web',
    'tenancy',
    {
      ...owner('argoproj.io/v1', 'Application'),
      ownerReferences: [
        {
          apiVersion: 'argoproj.io/v1',
          kind: 'Application',
          name: 'web',
          uid: 'u',
        },
      ],
    },
  ],
  ['dugnad', 'tool', { labels: { 'dugnad.dev/claim-id': 'other' } }],
  ['acme', 'tool', { labels: { 'app.kubernetes.io/managed-by': 'acme' } }],
])('tells that %s (%s) keeps a namespace', (name, type, metadata) => {
  const namespace = {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'web', ...metadata },
  };
  expect(namespaceManagers(namespace)).toEqual([{ name, type }]);
});

it('tells of nobody where people made it with kubectl', () => {
  expect(
    namespaceManagers({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: 'web',
        labels: { team: 'x' },
        managedFields: [{ manager: 'kubectl-client-side-apply' }],
      },
    }),
  ).toEqual([]);
});
