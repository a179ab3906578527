import {
  judgeAdmission,
  judgeMetrics,
  judgeNetwork,
  judgeStorage,
} from './judgeParts';

it.each([
  ['Cilium', ['cilium', 'node-exporter'], 'v1.34.1', 'ok'],
  ['Calico beside Flannel', ['kube-flannel-ds', 'canal'], 'v1.34.1', 'ok'],
  ['k3s, which brings its own', [], 'v1.34.1+k3s1', 'ok'],
  ['Flannel alone', ['kube-flannel-ds'], 'v1.34.1', 'missing'],
  ['nothing known', ['node-exporter'], 'v1.34.1', 'unknown'],
])('judges network policies with %s', (_, daemonSets, version, state) => {
  expect(judgeNetwork(daemonSets, version)).toMatchObject({ state });
});

const message = 'The portal writes only namespaces that carry its labels';
const denied = { outcome: 'denied', message } as const;
const admitted = { outcome: 'admitted' } as const;

it('believes in an admission policy only when it refused something', () => {
  expect(judgeAdmission(denied, admitted, true).state).toBe('ok');
  expect(judgeAdmission(admitted, admitted, true)).toMatchObject({
    state: 'missing',
    fix: expect.stringContaining('cluster-access-admission'),
  });
  expect(judgeAdmission(admitted, admitted, false)).toMatchObject({
    state: 'missing',
    fix: expect.stringContaining('1.30'),
  });
  const failed = { outcome: 'failed', message: 'timed out' } as const;
  expect(judgeAdmission(failed, admitted, true).state).toBe('unknown');
});

it('does not call a policy in order that refuses what the portal must be able to do', () => {
  expect(judgeAdmission(denied, denied, true)).toMatchObject({
    state: 'missing',
    why: expect.stringContaining('the portal can make none'),
  });
});

it('tells metrics that are registered from metrics that answer', () => {
  expect(judgeMetrics(false).state).toBe('missing');
  expect(judgeMetrics(true, '503').state).toBe('missing');
  expect(judgeMetrics(true).state).toBe('ok');
});

it.each([
  ['none', [], 'missing'],
  ['none by default', [{ name: 'a', isDefault: false }], 'missing'],
  ['one by default', [{ name: 'a', isDefault: true }], 'ok'],
  [
    'two by default',
    [
      { name: 'a', isDefault: true },
      { name: 'b', isDefault: true },
    ],
    'missing',
  ],
])('judges storage classes: %s', (_, classes, state) => {
  expect(judgeStorage(classes)).toMatchObject({ state });
});
