import { chooseRevision } from './chooseRevision';
import { fieldChanges } from './fieldChanges';
import { gitChange } from './gitChange';
import { cleanTemplate, podTemplateSchema } from './podTemplate';
import { referencesOf } from './referencesOf';
import { Managed, templateOwnerOf } from './templateOwnerOf';

const template = (parts: { metadata?: object; spec?: object } = {}) =>
  podTemplateSchema.parse({
    metadata: parts.metadata,
    spec: { containers: [{ name: 'web', image: 'web:1' }], ...parts.spec },
  });

describe('chooseRevision', () => {
  const revisions = ['2', '10', '9'].map(revision => ({ revision }));

  it.each([
    ['0', '9'],
    ['2', '2'],
    ['10', '10'],
    ['3', undefined],
  ])('takes for %s revision %s', (wanted, expected) => {
    expect(chooseRevision(revisions, wanted)?.revision).toBe(expected);
  });

  it('finds nothing before the first', () => {
    expect(chooseRevision([{ revision: '1' }], '0')).toBeUndefined();
  });
});

it('strips what the controllers add to a template, and nothing else', () => {
  const kept = template({
    metadata: { labels: { app: 'web', 'pod-template-hash': 'abc' } },
  });
  const cleaned = cleanTemplate({ ...kept, $patch: 'replace' });
  expect(cleaned).toEqual(template({ metadata: { labels: { app: 'web' } } }));
  expect(cleanTemplate(cleaned)).toEqual(cleaned);
});

describe('fieldChanges', () => {
  it('is empty for equal templates, whatever is left out or empty', () => {
    const before = { a: 1, labels: {}, list: [], nothing: null };
    expect(fieldChanges(before, { a: 1 })).toEqual([]);
  });

  it('matches containers and variables by name', () => {
    const before = {
      containers: [
        { name: 'web', image: 'web:2', env: [{ name: 'A', value: '1' }] },
      ],
    };
    const after = {
      containers: [
        { name: 'proxy', image: 'proxy:1' },
        {
          name: 'web',
          image: 'web:1',
          env: [
            { name: 'B', value: '2' },
            { name: 'A', value: '1' },
          ],
        },
      ],
    };
    expect(fieldChanges(before, after)).toEqual([
      {
        path: '/containers/0/env/0',
        before: undefined,
        after: { name: 'B', value: '2' },
      },
      { path: '/containers/0/image', before: 'web:2', after: 'web:1' },
      {
        path: '/containers/0',
        before: undefined,
        after: { name: 'proxy', image: 'proxy:1' },
      },
    ]);
  });

  it('compares lists without names by place, and escapes keys', () => {
    expect(
      fieldChanges({ args: ['a', 'b'] }, { args: ['a'], 'x/y~z': '1' }),
    ).toEqual([
      { path: '/args/1', before: 'b', after: undefined },
      { path: '/x~1y~0z', before: undefined, after: '1' },
    ]);
  });
});

it('lists every ConfigMap and Secret a template reads, once', () => {
  const found = referencesOf(
    template({
      spec: {
        imagePullSecrets: [{ name: 'registry' }],
        initContainers: [
          { name: 'migrate', envFrom: [{ secretRef: { name: 'database' } }] },
        ],
        containers: [
          {
            name: 'web',
            env: [
              { name: 'A', value: '1' },
              {
                name: 'B',
                valueFrom: {
                  configMapKeyRef: { name: 'web', key: 'b', optional: true },
                },
              },
            ],
            envFrom: [{ configMapRef: { name: 'web' } }],
          },
        ],
        volumes: [
          { name: 'a', secret: { secretName: 'certificate', optional: true } },
          { name: 'b', configMap: { name: 'pages' } },
          {
            name: 'c',
            projected: {
              sources: [
                { configMap: { name: 'more' } },
                { secret: { name: 'database' } },
              ],
            },
          },
          { name: 'd', emptyDir: {} },
        ],
      },
    }),
  );
  expect(
    found.map(
      ({ kind, name, optional }) => `${kind}/${name}${optional ? '?' : ''}`,
    ),
  ).toEqual([
    'ConfigMap/more',
    'ConfigMap/pages',
    'ConfigMap/web',
    'Secret/certificate?',
    'Secret/database',
    'Secret/registry',
  ]);
});

it.each<[string, Managed, object | undefined]>([
  ['nobody', { labels: { 'app.kubernetes.io/instance': 'web' } }, undefined],
  [
    'Argo CD by its tracking annotation',
    {
      annotations: {
        'argocd.argoproj.io/tracking-id': 'team_shop:apps/Deployment:ns/web',
      },
    },
    { tool: 'argocd', name: 'shop', namespace: 'team' },
  ],
  [
    'Argo CD by its label',
    { labels: { 'argocd.argoproj.io/instance': 'shop' } },
    { tool: 'argocd', name: 'shop' },
  ],
  [
    'Argo CD by its field manager',
    {
      managers: ['kubectl', 'argocd-controller'],
      labels: { 'app.kubernetes.io/instance': 'shop' },
    },
    { tool: 'argocd', name: 'shop' },
  ],
  [
    'a Flux Kustomization',
    {
      labels: {
        'kustomize.toolkit.fluxcd.io/name': 'apps',
        'kustomize.toolkit.fluxcd.io/namespace': 'flux-system',
      },
    },
    { tool: 'flux', name: 'apps', namespace: 'flux-system' },
  ],
  [
    'a Flux HelmRelease before Helm',
    {
      labels: {
        'helm.toolkit.fluxcd.io/name': 'shop',
        'app.kubernetes.io/managed-by': 'Helm',
      },
    },
    { tool: 'flux', name: 'shop' },
  ],
  [
    'Helm',
    {
      annotations: {
        'meta.helm.sh/release-name': 'shop',
        'meta.helm.sh/release-namespace': 'maps',
      },
    },
    { tool: 'helm', name: 'shop', namespace: 'maps' },
  ],
  [
    'an operator',
    {
      ownerReferences: [{ kind: 'Kafka', name: 'events', controller: true }],
    },
    { tool: 'other', name: 'Kafka events' },
  ],
])('sees that a template belongs to %s', (_name, managed, expected) => {
  const owner = templateOwnerOf(managed);
  expect(owner && JSON.parse(JSON.stringify(owner))).toEqual(expected);
});

it('offers the images to put back, the commit to revert and the release', () => {
  const change = gitChange({
    owner: { tool: 'helm', name: 'shop', namespace: 'maps' },
    workload: 'Deployment web',
    from: [
      { container: 'web', image: 'web:2' },
      { container: 'proxy', image: 'proxy:1' },
    ],
    to: [
      { container: 'web', image: 'web:1' },
      { container: 'proxy', image: 'proxy:1' },
    ],
    more: false,
    repository: 'https://git.example/shop',
    commit: 'abc1234',
  });
  expect(change.text.split('\n')).toEqual([
    '# container web',
    '-          image: web:2',
    '+          image: web:1',
    'git revert abc1234',
    'helm rollback shop --namespace maps',
  ]);
  expect(change.description).toContain('Helm release shop');
});
