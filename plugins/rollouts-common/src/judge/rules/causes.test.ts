import { condition, judgeObject } from '../__testUtils__/judgeObject';

const conditions = (...list: object[]) => ({ status: { conditions: list } });

it.each(['ScaledObject', 'ScaledJob'])(
  'calls a %s of which only some triggers work a failure',
  kind => {
    const scaled = (status: 'True' | 'Unknown', reason: string) =>
      judgeObject({
        apiVersion: 'keda.sh/v1alpha1',
        kind,
        ...conditions(
          condition('Ready', status, reason, 'one queue cannot be read'),
        ),
      });
    expect(scaled('Unknown', 'PartialTriggerError')).toMatchObject({
      status: 'Degraded',
      message: 'Condition Ready reports trouble: one queue cannot be read',
    });
    expect(scaled('Unknown', '').status).toBe('Progressing');
    expect(scaled('True', 'Ready').status).toBe('Healthy');
  },
);

it.each([
  ['Error', 'Degraded', 'ConditionFalse'],
  ['Warning', 'Progressing', 'PhaseProgressing'],
  ['Info', 'Progressing', 'PhaseProgressing'],
])(
  'reads the severity %s of a cluster that is not ready',
  (severity, status, reason) => {
    const ready = {
      ...condition('Ready', 'False', 'QuotaExceeded', 'no more machines'),
      severity,
    };
    for (const kind of ['Cluster', 'Machine']) {
      const verdict = judgeObject({
        apiVersion: 'cluster.x-k8s.io/v1beta1',
        kind,
        status: { phase: 'Provisioning', conditions: [ready] },
      });
      expect(verdict).toMatchObject({ status, reason });
    }
  },
);

const postgres = (phase: string, annotations = {}) =>
  judgeObject({
    apiVersion: 'postgresql.cnpg.io/v1',
    kind: 'Cluster',
    metadata: { annotations },
    spec: { instances: 1 },
    status: { phase, phaseReason: 'supervised', readyInstances: 1 },
  });

it('says that a database waits for a person', () => {
  expect(postgres('Waiting for user action')).toMatchObject({
    status: 'Degraded',
    reason: 'UserNeeded',
    message:
      'It waits for a person, in phase Waiting for user action: supervised',
  });
  expect(postgres('Switchover in progress').status).toBe('Progressing');
  expect(
    postgres('Cluster in healthy state', {
      'cnpg.io/reconciliationLoop': 'disabled',
    }).status,
  ).toBe('Suspended');
});

it.each([
  ['bitnami.com/v1alpha1', 'SealedSecret'],
  ['trust.cert-manager.io/v1alpha1', 'Bundle'],
  ['example.org/v1', 'Mirror'],
])(
  'does not take %s %s for one of Crossplane because it has Synced',
  (apiVersion, kind) => {
    const synced = (status: 'True' | 'False') =>
      judgeObject({
        apiVersion,
        kind,
        ...conditions(condition('Synced', status, '', 'no key')),
      });
    expect(synced('True')).toMatchObject({ status: 'Healthy' });
    expect(synced('False')).toMatchObject({ status: 'Degraded' });
  },
);

it.each([
  ['forProvider', 'rds.aws.upbound.io/v1beta1'],
  ['compositionRef', 'platform.example.org/v1'],
  ['crossplane', 'platform.example.org/v1'],
])('waits for Ready of what Crossplane marks with %s', (field, apiVersion) => {
  const verdict = judgeObject({
    apiVersion,
    kind: 'Instance',
    spec: { [field]: { region: 'eu' } },
    ...conditions(condition('Synced')),
  });
  expect(verdict).toMatchObject({
    status: 'Progressing',
    reason: 'Reconciling',
  });
});

it('tells an autoscaler at zero by itself from one whose target somebody set to zero', () => {
  const autoscaler = (...list: object[]) =>
    judgeObject({
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      ...conditions(condition('AbleToScale'), ...list),
    });
  expect(autoscaler(condition('ScaledToZero'))).toMatchObject({
    reason: 'Idle',
  });
  expect(
    autoscaler(condition('ScalingActive', 'False', 'ScalingDisabled')),
  ).toMatchObject({ reason: 'ScaledToZero' });
});

const claim = (...list: object[]) =>
  judgeObject({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    status: { phase: 'Bound', conditions: list },
  });

it('says that a claim is bound and used by no pod, or cannot be changed', () => {
  expect(
    claim(condition('Unused', 'True', 'NoPods', 'since Monday')),
  ).toMatchObject({
    status: 'Healthy',
    message: 'Bound, and used by no pod: since Monday',
  });
  expect(claim(condition('Unused', 'False'))).toMatchObject({
    reason: 'Current',
  });
  expect(
    claim(condition('ControllerResizeError', 'True', '', 'no space')),
  ).toMatchObject({
    status: 'Degraded',
    message: 'Condition ControllerResizeError reports trouble: no space',
  });
});

const definition = (...list: object[]) =>
  judgeObject({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    ...conditions(condition('NamesAccepted'), ...list),
  });

it('calls a definition that is refused a failure', () => {
  expect(
    definition(condition('Established', 'False', 'NotAccepted')).status,
  ).toBe('Degraded');
  expect(
    definition(condition('Established', 'False', 'Installing')).status,
  ).toBe('Progressing');
  expect(
    definition(condition('Established'), condition('NonStructuralSchema'))
      .status,
  ).toBe('Degraded');
});
