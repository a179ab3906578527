import { readManifests } from './readManifests';

const map = (name: string, more: object = {}) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, ...more },
});
const read = (...objects: Record<string, unknown>[]) =>
  readManifests({
    manifests: objects.map((object, index) => ({
      source: `k8s/${index}.yaml`,
      object,
    })),
  });
const objects = (...given: Record<string, unknown>[]) =>
  read(...given).map(({ object }) => object);

describe('readManifests', () => {
  it('takes a key without value for an absent one, in maps of text for empty text', () => {
    const deployment = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web', annotations: null, labels: { app: null } },
      spec: {
        replicas: null,
        selector: { matchLabels: { app: 'web' }, matchExpressions: null },
        template: {
          metadata: null,
          spec: {
            nodeSelector: { disk: null },
            containers: [
              {
                name: 'web',
                env: [{ name: 'A', value: null }],
                resources: null,
              },
            ],
          },
        },
      },
    };
    expect(objects(deployment)).toEqual([
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'web', labels: { app: '' } },
        spec: {
          selector: { matchLabels: { app: 'web' } },
          template: {
            spec: {
              nodeSelector: { disk: '' },
              containers: [{ name: 'web', env: [{ name: 'A' }] }],
            },
          },
        },
      },
    ]);
    expect(objects({ ...map('a'), data: { A: null, 'a.b': '1' } })).toEqual([
      { ...map('a'), data: { A: '', 'a.b': '1' } },
    ]);
  });

  it('spells out the protocol of ports, as older API servers need it', () => {
    const service = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web' },
      spec: {
        selector: { app: null },
        ports: [{ port: 80 }, { port: 53, protocol: 'UDP' }],
      },
    };
    expect(objects(service)[0].spec).toEqual({
      selector: { app: '' },
      ports: [
        { port: 80, protocol: 'TCP' },
        { port: 53, protocol: 'UDP' },
      ],
    });
    const pod = {
      ...map('web'),
      kind: 'Pod',
      spec: { containers: [{ ports: [{ containerPort: 80 }] }] },
    };
    expect(objects(pod)[0].spec).toEqual({
      containers: [{ ports: [{ containerPort: 80, protocol: 'TCP' }] }],
    });
    const policy = {
      ...map('web'),
      kind: 'NetworkPolicy',
      spec: { ingress: [{ ports: [{ port: 80 }] }] },
    };
    expect(objects(policy)[0].spec).toEqual(policy.spec);
    const config = { ...map('web'), data: { ports: 'x' } };
    expect(objects(config)).toEqual([config]);
  });

  it.each<[string, Record<string, unknown>, string[]]>([
    ['a list', { kind: 'List', items: [map('a'), map('b')] }, ['a', 'b']],
    [
      'a typed list',
      { apiVersion: 'v1', kind: 'ConfigMapList', items: [map('a')] },
      ['a'],
    ],
    [
      'a typed list whose items leave out their kind',
      {
        apiVersion: 'v1',
        kind: 'ConfigMapList',
        items: [{ metadata: { name: 'a' } }],
      },
      ['a'],
    ],
    [
      'a list of lists',
      { kind: 'List', items: [{ kind: 'List', items: [map('a')] }, map('b')] },
      ['a', 'b'],
    ],
    ['an empty list', { kind: 'ConfigMapList', items: null }, []],
    [
      'an object whose kind ends like a list',
      { ...map('a'), kind: 'AllowList', items: 'x' },
      ['a'],
    ],
  ])('unfolds %s', (_, object, names) => {
    const found = objects(object);
    expect(found.map(({ metadata }) => metadata.name)).toEqual(names);
  });

  it('gives the items of a typed list its kind', () => {
    const list = {
      apiVersion: 'apps/v1',
      kind: 'DeploymentList',
      items: [{ metadata: { name: 'a' } }],
    };
    expect(objects(list)).toEqual([
      { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'a' } },
    ]);
  });

  it.each<[string, Record<string, unknown>[], string]>([
    [
      'one object in two files',
      [map('a'), map('b'), map('a')],
      'k8s/2.yaml: ConfigMap a is in k8s/0.yaml too.',
    ],
    [
      'one object twice, once with its namespace',
      [map('a'), map('a', { namespace: 'x' })],
      'k8s/1.yaml: ConfigMap a is in k8s/0.yaml too.',
    ],
    [
      'one object in another version',
      [
        { ...map('a'), apiVersion: 'apps/v1', kind: 'Deployment' },
        { ...map('a'), apiVersion: 'apps/v1beta1', kind: 'Deployment' },
      ],
      'Deployment a is in k8s/0.yaml too',
    ],
    [
      'one object twice in a list',
      [{ kind: 'List', items: [map('a'), map('a')] }],
      'k8s/0.yaml: ConfigMap a is in this file twice.',
    ],
    [
      'Kustomize’s own',
      [
        {
          ...map('a'),
          apiVersion: 'kustomize.config.k8s.io/v1beta1',
          kind: 'Kustomization',
        },
      ],
      'k8s/0.yaml: Kustomization a belongs to Kustomize: render it with kustomize first',
    ],
    [
      'a label that is a number',
      [map('a', { labels: { version: 1 } })],
      'k8s/0.yaml: ConfigMap a metadata.labels.version',
    ],
    [
      'an object without metadata',
      [{ apiVersion: 'v1', kind: 'ConfigMap' }],
      'k8s/0.yaml: ConfigMap metadata',
    ],
  ])('refuses %s', (_, given, words) => {
    expect(() => read(...given)).toThrow(words);
  });

  it('accepts one name for two kinds', () => {
    expect(objects(map('a'), { ...map('a'), kind: 'Secret' })).toHaveLength(2);
  });
});
