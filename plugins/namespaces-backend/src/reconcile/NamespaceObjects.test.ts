import { KubernetesObject } from '@dugnad/plugin-clusters-node';
import {
  NamespaceObjectsProvider,
  ProvidingClaim,
} from '@dugnad/plugin-namespaces-node';
import { NamespaceObjects } from './NamespaceObjects';

const claim: ProvidingClaim = {
  id: 'claim-1',
  name: 'forms-web',
  cluster: 'oslo',
  environment: 'dev',
  ownerRef: 'group:default/forms',
  purpose: 'Testing',
};

function provider(
  object: Partial<KubernetesObject> = {},
  over: Partial<NamespaceObjectsProvider> = {},
): NamespaceObjectsProvider {
  return {
    id: 'backup',
    kinds: [{ group: 'velero.io', kind: 'Schedule' }],
    objects: () => [
      {
        role: 'daily',
        object: {
          apiVersion: 'velero.io/v1',
          kind: 'Schedule',
          metadata: { name: 'daily' },
          ...object,
        },
      },
    ],
    ...over,
  };
}

function objectsWith(...providers: NamespaceObjectsProvider[]) {
  const objects = new NamespaceObjects();
  providers.forEach(one => objects.addProvider(one));
  return objects;
}

it('takes what a provider may decide, and nothing else', () => {
  const metadata = {
    name: 'daily',
    labels: { a: 'b' },
    finalizers: ['x/y'],
    ownerReferences: [{ apiVersion: 'v1', kind: 'Pod', name: 'p', uid: 'u' }],
  };
  const objects = objectsWith(provider({ metadata }));
  expect(objects.objectsOf(claim)).toEqual([
    {
      role: 'backup-daily',
      security: false,
      provided: { watched: true, copyOf: undefined },
      object: {
        apiVersion: 'velero.io/v1',
        kind: 'Schedule',
        metadata: { name: 'daily', labels: { a: 'b' } },
      },
    },
  ]);
  expect(objects.watchedKinds()).toHaveLength(1);
});

it.each<[string, KubernetesObject, RegExp]>([
  [
    'another kind than declared',
    { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'x' } },
    /did not declare/,
  ],
  [
    'the kind in another group',
    { apiVersion: 'evil.io/v1', kind: 'Schedule', metadata: { name: 'x' } },
    /did not declare/,
  ],
  [
    'another namespace',
    {
      apiVersion: 'velero.io/v1',
      kind: 'Schedule',
      metadata: { name: 'x', namespace: 'kube-system' },
    },
    /states namespace kube-system/,
  ],
])('refuses %s', (_what, object, message) => {
  expect(() => objectsWith(provider(object)).objectsOf(claim)).toThrow(message);
});

it.each([
  { group: '', kind: 'Namespace' },
  { group: '', kind: 'ResourceQuota' },
  { group: 'rbac.authorization.k8s.io', kind: 'RoleBinding' },
  { group: 'rbac.authorization.k8s.io', kind: 'ClusterRoleBinding' },
  {
    group: 'admissionregistration.k8s.io',
    kind: 'ValidatingWebhookConfiguration',
  },
  { group: '', kind: 'Secret' },
])('refuses at start to make %j', kind => {
  const greedy = provider({}, { kinds: [kind] });
  expect(() => objectsWith(greedy)).toThrow(/may not add|watch: false/);
});

it('refuses a Secret that states its value', () => {
  const leaking = provider(
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'x' },
      stringData: { password: 'hunter2' },
    },
    { kinds: [{ group: '', kind: 'Secret', watch: false }] },
  );
  const call = () => objectsWith(leaking).objectsOf(claim);
  expect(call).toThrow(/states a value/);
  expect(call).not.toThrow(/hunter2/);
});

it('refuses two providers of one id', () => {
  expect(() => objectsWith(provider(), provider())).toThrow(/Two modules/);
});
