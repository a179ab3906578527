import { quota } from '../__testUtils__/objects';
import { projectQuota } from '../collections/quotas';
import { effectiveQuota, promisedByQuotas } from './quotaLimits';

function promised(...objects: ReturnType<typeof quota>[]) {
  return promisedByQuotas(
    objects.flatMap(object => {
      const value = projectQuota(object);
      const { name, namespace } = object.metadata;
      const item = { cluster: 'oslo', uid: name, resourceVersion: '1' };
      return value ? [{ ...item, name, namespace, value }] : [];
    }),
  );
}

describe('promisedByQuotas', () => {
  it.each([
    ['nothing without quotas', [], 0, 0],
    [
      'the sum over namespaces',
      [
        quota('a', { 'requests.cpu': '1500m', 'requests.memory': '1Gi' }),
        quota('b', { 'requests.cpu': '2' }),
      ],
      3.5,
      1073741824,
    ],
    [
      'the smaller of two quotas in one namespace',
      [
        quota('a', { 'requests.cpu': '4' }),
        quota('a', { cpu: '1', memory: '1Ki' }),
      ],
      1,
      1024,
    ],
    [
      'the smaller of two names for one limit',
      [quota('a', { cpu: '3', 'requests.cpu': '2' })],
      2,
      0,
    ],
    [
      'nothing for a quota with scopes',
      [quota('a', { cpu: '3' }, { scopes: ['BestEffort'] })],
      0,
      0,
    ],
    [
      'nothing for a quota with a scope selector',
      [quota('a', { cpu: '3' }, { scopeSelector: { matchExpressions: [] } })],
      0,
      0,
    ],
    [
      'nothing for a quota over limits or counts',
      [quota('a', { 'limits.cpu': '3', pods: '10' })],
      0,
      0,
    ],
  ])('promises %s', (_name, quotas, cpuCores, memoryBytes) => {
    expect(promised(...quotas)).toEqual({ cpuCores, memoryBytes });
  });
});

describe('effectiveQuota', () => {
  it('leaves open what no quota restricts', () => {
    expect(effectiveQuota([{ cpuMillicores: 500 }])).toEqual({
      cpuMillicores: 500,
      memoryBytes: undefined,
    });
  });
});
