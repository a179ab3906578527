import { KubernetesObject } from '@dugnad/plugin-clusters-node';
import { fieldDriftOf } from './fieldDriftOf';

const quota: KubernetesObject = {
  apiVersion: 'v1',
  kind: 'ResourceQuota',
  metadata: {
    name: 'q',
    labels: { 'dugnad.dev/owner': 'maps' },
    managedFields: [
      { manager: 'dugnad', operation: 'Apply', time: '2026-11-21T10:00:00Z' },
      {
        manager: 'kubectl-edit',
        operation: 'Update',
        time: '2026-11-21T11:00:00Z',
        fieldsV1: { 'f:spec': { 'f:hard': { 'f:pods': {} } } },
      },
      {
        manager: 'label-bot',
        operation: 'Update',
        time: '2026-11-21T12:00:00Z',
        fieldsV1: {
          'f:metadata': { 'f:labels': { 'f:dugnad.dev/owner': {} } },
        },
      },
    ],
  },
};

it('names for each field both values, its holder and when', () => {
  const drift = fieldDriftOf(quota, [
    { path: ['spec', 'hard', 'pods'], desired: '20', actual: '999' },
    {
      path: ['metadata', 'labels', 'dugnad.dev/owner'],
      desired: 'forms',
      actual: 'maps',
    },
  ]);
  expect(drift).toEqual([
    {
      path: 'spec.hard.pods',
      desired: '20',
      actual: '999',
      manager: 'kubectl-edit',
      at: '2026-11-21T11:00:00Z',
    },
    {
      path: 'metadata.labels["dugnad.dev/owner"]',
      desired: 'forms',
      actual: 'maps',
      manager: 'label-bot',
      at: '2026-11-21T12:00:00Z',
    },
  ]);
});

it('names who wrote last where a removed field has no holder', () => {
  const [{ manager, actual }] = fieldDriftOf(quota, [
    {
      path: ['spec', 'hard', 'limits.memory'],
      desired: '2Gi',
      actual: undefined,
    },
  ]);
  expect(manager).toBe('label-bot');
  expect(actual).toBeUndefined();
});
