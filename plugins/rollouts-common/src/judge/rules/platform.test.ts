import {
  condition,
  judgeObject,
  KindCases,
} from '../__testUtils__/judgeObject';

const kinds: KindCases[] = [];

const phase = (name: string, more: object = {}) => ({
  status: { phase: name, ...more },
});

for (const kind of ['Backup', 'Restore']) {
  kinds.push([
    'velero.io/v1',
    kind,
    [
      ['new', {}, 'Progressing', 'PhaseProgressing'],
      ['running', phase('InProgress'), 'Progressing', 'PhaseProgressing'],
      ['completed', phase('Completed'), 'Healthy', 'Completed'],
      ['partial', phase('PartiallyFailed'), 'Degraded', 'PhaseFailed'],
      [
        'partial, not finished',
        phase('WaitingForPluginOperationsPartiallyFailed'),
        'Degraded',
        'PhaseFailed',
      ],
      ['failed', phase('Failed'), 'Degraded', 'PhaseFailed'],
    ],
  ]);
}

it('quotes what Velero says of a backup', () => {
  expect(
    judgeObject({
      apiVersion: 'velero.io/v1',
      kind: 'Backup',
      ...phase('FailedValidation', { validationErrors: ['no location'] }),
    }).message,
  ).toBe('In phase FailedValidation: no location');
});

kinds.push([
  'velero.io/v1',
  'Schedule',
  [
    ['enabled', phase('Enabled'), 'Healthy', 'Current'],
    [
      'paused',
      { ...phase('Enabled'), spec: { paused: true } },
      'Suspended',
      'SpecSuspended',
    ],
    ['not valid', phase('FailedValidation'), 'Degraded', 'PhaseFailed'],
  ],
]);

kinds.push([
  'velero.io/v1',
  'BackupStorageLocation',
  [
    ['available', phase('Available'), 'Healthy', 'Current'],
    ['unavailable', phase('Unavailable'), 'Degraded', 'PhaseFailed'],
  ],
]);

const volume = (state: string, robustness: string) => ({
  status: { state, robustness },
});

kinds.push([
  'longhorn.io/v1beta2',
  'Volume',
  [
    ['new', {}, 'Progressing', 'PhaseProgressing'],
    ['in use', volume('attached', 'healthy'), 'Healthy', 'Current'],
    ['not in use', volume('detached', 'unknown'), 'Healthy', 'Current'],
    [
      'attaching',
      volume('attaching', 'unknown'),
      'Progressing',
      'PhaseProgressing',
    ],
    [
      'short of a replica',
      volume('attached', 'degraded'),
      'Degraded',
      'RedundancyLost',
    ],
    ['lost', volume('detached', 'faulted'), 'Degraded', 'VolumeFaulted'],
  ],
]);

const postgres = (name: string, readyInstances = 3) => ({
  spec: { instances: 3 },
  status: { phase: name, readyInstances },
});

kinds.push([
  'postgresql.cnpg.io/v1',
  'Cluster',
  [
    ['new', {}, 'Progressing', 'PhaseProgressing'],
    ['healthy', postgres('Cluster in healthy state'), 'Healthy', 'Current'],
    [
      'an instance short',
      postgres('Cluster in healthy state', 2),
      'Progressing',
      'InstancesNotReady',
    ],
    [
      'failing over',
      postgres('Failing over'),
      'Progressing',
      'PhaseProgressing',
    ],
    [
      'given up',
      postgres('Cluster is unrecoverable and needs manual intervention'),
      'Degraded',
      'PhaseFailed',
    ],
    [
      'hibernated',
      {
        ...postgres('Cluster in healthy state', 0),
        metadata: { annotations: { 'cnpg.io/hibernation': 'on' } },
      },
      'Suspended',
      'SpecSuspended',
    ],
  ],
]);

kinds.push([
  'cluster.x-k8s.io/v1beta1',
  'Cluster',
  [
    ['new', {}, 'Progressing', 'PhaseProgressing'],
    ['provisioned', phase('Provisioned'), 'Healthy', 'Current'],
    [
      'not ready while provisioning',
      phase('Provisioning', { conditions: [condition('Ready', 'False')] }),
      'Progressing',
      'PhaseProgressing',
    ],
    [
      'no longer available',
      phase('Provisioned', { conditions: [condition('Available', 'False')] }),
      'Degraded',
      'ConditionFalse',
    ],
    ['failed', phase('Failed'), 'Degraded', 'PhaseFailed'],
    ['unknown', phase('Unknown'), 'Unknown', 'PhaseUnknown'],
    [
      'paused',
      { ...phase('Provisioned'), spec: { paused: true } },
      'Suspended',
      'SpecSuspended',
    ],
    [
      'paused by annotation',
      {
        ...phase('Provisioned'),
        metadata: { annotations: { 'cluster.x-k8s.io/paused': '' } },
      },
      'Suspended',
      'SpecSuspended',
    ],
  ],
]);

kinds.push([
  'cluster.x-k8s.io/v1beta1',
  'Machine',
  [
    ['provisioned', phase('Provisioned'), 'Progressing', 'PhaseProgressing'],
    ['running', phase('Running'), 'Healthy', 'Current'],
    ['failed', phase('Failed'), 'Degraded', 'PhaseFailed'],
  ],
]);

const machines = (status: object, replicas = 3) => ({
  spec: { replicas },
  status: { observedGeneration: 2, phase: 'Running', ...status },
});

kinds.push([
  'cluster.x-k8s.io/v1beta1',
  'MachineDeployment',
  [
    [
      'rolled out',
      machines({ updatedReplicas: 3, readyReplicas: 3, availableReplicas: 3 }),
      'Healthy',
      'Current',
    ],
    [
      'rolled out, as v1beta2 says it',
      machines({ upToDateReplicas: 3, availableReplicas: 3 }),
      'Healthy',
      'Current',
    ],
    [
      'updating',
      machines({ updatedReplicas: 1, availableReplicas: 3 }),
      'Progressing',
      'MachinesNotReady',
    ],
    ['scaled to zero', machines({}, 0), 'Suspended', 'ScaledToZero'],
    ['failed', machines({ phase: 'Failed' }), 'Degraded', 'PhaseFailed'],
  ],
]);

const synced = condition('Synced', 'True', 'ReconcileSuccess');

for (const apiVersion of [
  'rds.aws.upbound.io/v1beta1',
  'platform.example.org/v1',
]) {
  kinds.push([
    apiVersion,
    'Instance',
    [
      [
        'available',
        { status: { conditions: [synced, condition('Ready')] } },
        'Healthy',
        'Current',
      ],
      [
        'creating',
        {
          status: {
            conditions: [synced, condition('Ready', 'False', 'Creating')],
          },
        },
        'Progressing',
        'Reconciling',
      ],
      [
        'unavailable',
        {
          status: {
            conditions: [synced, condition('Ready', 'False', 'Unavailable')],
          },
        },
        'Degraded',
        'ConditionFalse',
      ],
      [
        'refused by the provider',
        {
          status: {
            conditions: [
              condition('Synced', 'False', 'ReconcileError', 'no such class'),
              condition('Ready', 'False', 'Creating'),
            ],
          },
        },
        'Degraded',
        'ConditionFalse',
      ],
      [
        'paused',
        {
          metadata: { annotations: { 'crossplane.io/paused': 'true' } },
          status: {
            conditions: [
              condition('Synced', 'False', 'ReconcilePaused'),
              condition('Ready'),
            ],
          },
        },
        'Suspended',
        'SpecSuspended',
      ],
    ],
  ]);
}

describe.each(kinds)('%s %s', (apiVersion, kind, cases) => {
  it.each(cases)('%s', (_name, fields, status, reason) => {
    const verdict = judgeObject({ apiVersion, kind, ...fields });
    expect(verdict).toMatchObject({ status, reason });
    expect(verdict.message).not.toMatch(/[{}]|undefined/);
    expect(verdict.checks.length).toBeGreaterThan(0);
  });
});
