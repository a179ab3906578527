import {
  condition,
  judgeObject,
  KindCases,
} from '../__testUtils__/judgeObject';

const kinds: KindCases[] = [];

const conditions = (...list: object[]) => ({
  status: { observedGeneration: 2, conditions: list },
});

kinds.push([
  'serving.knative.dev/v1',
  'Service',
  [
    ['new', {}, 'Progressing', 'Reconciling'],
    [
      'all true',
      conditions(
        condition('ConfigurationsReady'),
        condition('RoutesReady'),
        condition('Ready'),
      ),
      'Healthy',
      'Current',
    ],
    [
      'one unknown',
      conditions(
        condition('ConfigurationsReady', 'Unknown'),
        condition('RoutesReady'),
        condition('Ready', 'Unknown'),
      ),
      'Progressing',
      'Reconciling',
    ],
    [
      'one false, the others unknown',
      conditions(
        condition('ConfigurationsReady', 'Unknown'),
        condition('RoutesReady', 'False', 'RevisionMissing'),
        condition('Ready', 'Unknown'),
      ),
      'Degraded',
      'ConditionFalse',
    ],
    [
      'not observed',
      { status: { observedGeneration: 1, conditions: [condition('Ready')] } },
      'Progressing',
      'SpecNotObserved',
    ],
  ],
]);

kinds.push([
  'serving.knative.dev/v1',
  'Route',
  [
    [
      'without a certificate yet',
      conditions(
        condition('AllTrafficAssigned'),
        condition('IngressReady', 'Unknown'),
        condition('Ready', 'Unknown'),
      ),
      'Progressing',
      'Reconciling',
    ],
  ],
]);

kinds.push([
  'serving.knative.dev/v1',
  'Configuration',
  [
    [
      'a revision that failed',
      conditions(condition('Ready', 'False', 'RevisionFailed')),
      'Degraded',
      'ConditionFalse',
    ],
    ['ready', conditions(condition('Ready')), 'Healthy', 'Current'],
  ],
]);

const revision = [
  condition('ResourcesAvailable'),
  condition('ContainerHealthy'),
  condition('Ready'),
];

kinds.push([
  'serving.knative.dev/v1',
  'Revision',
  [
    [
      'with traffic',
      conditions(...revision, condition('Active')),
      'Healthy',
      'Current',
    ],
    [
      'without traffic',
      conditions(...revision, condition('Active', 'False', 'NoTraffic')),
      'Suspended',
      'Idle',
    ],
    [
      'crashing',
      conditions(condition('ContainerHealthy', 'False', 'ExitCode1')),
      'Degraded',
      'ConditionFalse',
    ],
  ],
]);

const working = [condition('Ready'), condition('Active')];
const idle = [condition('Ready'), condition('Active', 'False')];

kinds.push([
  'keda.sh/v1alpha1',
  'ScaledObject',
  [
    ['new', {}, 'Progressing', 'Reconciling'],
    ['working', conditions(...working), 'Healthy', 'Current'],
    ['without work', conditions(...idle), 'Suspended', 'Idle'],
    [
      'without work, but keeping one',
      { ...conditions(...idle), spec: { minReplicaCount: 1 } },
      'Healthy',
      'Current',
    ],
    [
      'paused by annotation',
      {
        ...conditions(...working),
        metadata: { annotations: { 'autoscaling.keda.sh/paused': 'true' } },
      },
      'Suspended',
      'SpecSuspended',
    ],
    [
      'paused at a number',
      {
        ...conditions(...working),
        metadata: {
          annotations: { 'autoscaling.keda.sh/paused-replicas': '3' },
        },
      },
      'Suspended',
      'SpecSuspended',
    ],
    [
      'on its fallback',
      conditions(...working, condition('Fallback', 'True', 'FallbackExists')),
      'Degraded',
      'ConditionFalse',
    ],
    [
      'a trigger that does not work',
      conditions(condition('Ready', 'False', 'ScaledObjectCheckFailed')),
      'Degraded',
      'ConditionFalse',
    ],
  ],
]);

kinds.push([
  'keda.sh/v1alpha1',
  'ScaledJob',
  [
    ['without work', conditions(...idle), 'Healthy', 'Current'],
    [
      'paused',
      conditions(...working, condition('Paused')),
      'Suspended',
      'SpecSuspended',
    ],
  ],
]);

const issued = (notAfter: string, ...list: object[]) => ({
  status: { notAfter, conditions: list },
});

kinds.push([
  'cert-manager.io/v1',
  'Certificate',
  [
    ['new', {}, 'Progressing', 'Reconciling'],
    [
      'issued',
      issued('2027-01-01T00:00:00Z', {
        ...condition('Ready'),
        observedGeneration: 2,
      }),
      'Healthy',
      'Current',
    ],
    [
      'issued for an older generation',
      issued('2027-01-01T00:00:00Z', {
        ...condition('Ready'),
        observedGeneration: 1,
      }),
      'Progressing',
      'SpecNotObserved',
    ],
    [
      'being issued for the first time',
      conditions(
        condition('Ready', 'False', 'DoesNotExist'),
        condition('Issuing'),
      ),
      'Progressing',
      'Reconciling',
    ],
    [
      'refused',
      conditions(
        condition('Ready', 'False', 'DoesNotExist'),
        condition('Issuing', 'False', 'Failed', 'order is invalid'),
      ),
      'Degraded',
      'ConditionFalse',
    ],
    [
      'expired',
      issued('2026-11-21T11:59:59Z', condition('Ready'), condition('Issuing')),
      'Degraded',
      'CertificateExpired',
    ],
  ],
]);

for (const kind of ['Issuer', 'ClusterIssuer']) {
  kinds.push([
    'cert-manager.io/v1',
    kind,
    [
      ['ready', conditions(condition('Ready')), 'Healthy', 'Current'],
      [
        'without an account',
        conditions(condition('Ready', 'False', 'ErrRegisterACMEAccount')),
        'Degraded',
        'ConditionFalse',
      ],
    ],
  ]);
}

kinds.push([
  'cert-manager.io/v1',
  'CertificateRequest',
  [
    [
      'pending',
      conditions(condition('Ready', 'False', 'Pending')),
      'Progressing',
      'Reconciling',
    ],
    [
      'issued',
      conditions(condition('Approved'), condition('Ready', 'True', 'Issued')),
      'Healthy',
      'Current',
    ],
    [
      'failed',
      conditions(condition('Ready', 'False', 'Failed')),
      'Degraded',
      'ConditionFalse',
    ],
    [
      'denied',
      conditions(condition('Denied'), condition('Ready', 'False', 'Denied')),
      'Degraded',
      'ConditionFalse',
    ],
  ],
]);

for (const kind of ['ExternalSecret', 'SecretStore', 'ClusterSecretStore']) {
  kinds.push([
    'external-secrets.io/v1',
    kind,
    [
      ['new', {}, 'Progressing', 'Reconciling'],
      ['ready', conditions(condition('Ready')), 'Healthy', 'Current'],
      [
        'not ready',
        conditions(condition('Ready', 'False', 'SecretSyncedError')),
        'Degraded',
        'ConditionFalse',
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

it('says when a certificate will have expired', () => {
  const certificate = {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    ...issued('2026-11-21T12:00:01Z', condition('Ready')),
  };
  expect(judgeObject(certificate)).toMatchObject({
    status: 'Healthy',
    recheckAt: '2026-11-21T12:00:01.000Z',
  });
});
