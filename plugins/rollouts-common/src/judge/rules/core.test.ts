import {
  condition,
  judgeObject,
  KindCases,
} from '../__testUtils__/judgeObject';

const kinds: KindCases[] = [];

kinds.push([
  'v1',
  'Service',
  [
    ['inside the cluster', { spec: {} }, 'Healthy', 'Current'],
    [
      'a load balancer without an address',
      { spec: { type: 'LoadBalancer' }, status: { loadBalancer: {} } },
      'Progressing',
      'AddressPending',
    ],
    [
      'a load balancer with an address',
      {
        spec: { type: 'LoadBalancer' },
        status: { loadBalancer: { ingress: [{ ip: '192.0.2.7' }] } },
      },
      'Healthy',
      'Current',
    ],
    [
      'a shape no Service has',
      { spec: { type: 'LoadBalancer' }, status: { loadBalancer: [7] } },
      'Unknown',
      'Unreadable',
    ],
  ],
]);

kinds.push([
  'networking.k8s.io/v1',
  'Ingress',
  [
    ['no address', { status: {} }, 'Progressing', 'AddressPending'],
    [
      'a host name',
      { status: { loadBalancer: { ingress: [{ hostname: 'lb.example' }] } } },
      'Healthy',
      'Current',
    ],
  ],
]);

kinds.push([
  'v1',
  'PersistentVolumeClaim',
  [
    ['new', {}, 'Progressing', 'VolumePending'],
    [
      'pending',
      { status: { phase: 'Pending' } },
      'Progressing',
      'VolumePending',
    ],
    ['bound', { status: { phase: 'Bound' } }, 'Healthy', 'Current'],
    ['lost', { status: { phase: 'Lost' } }, 'Degraded', 'VolumeLost'],
  ],
]);

kinds.push([
  'autoscaling/v2',
  'HorizontalPodAutoscaler',
  [
    ['new', { status: {} }, 'Progressing', 'Reconciling'],
    [
      'scaling, up to its limit',
      {
        status: {
          currentReplicas: 5,
          desiredReplicas: 5,
          conditions: [
            condition('AbleToScale'),
            condition('ScalingActive'),
            condition('ScalingLimited', 'True', 'TooManyReplicas'),
          ],
        },
      },
      'Healthy',
      'Current',
    ],
    [
      'no metrics',
      {
        status: {
          conditions: [
            condition('AbleToScale'),
            condition('ScalingActive', 'False', 'FailedGetResourceMetric'),
          ],
        },
      },
      'Degraded',
      'ConditionFalse',
    ],
    [
      'no target',
      { status: { conditions: [condition('AbleToScale', 'False')] } },
      'Degraded',
      'ConditionFalse',
    ],
    [
      'a target scaled to zero',
      {
        status: {
          conditions: [
            condition('AbleToScale'),
            condition('ScalingActive', 'False', 'ScalingDisabled'),
          ],
        },
      },
      'Suspended',
      'ScaledToZero',
    ],
    [
      'conditions in an annotation, as autoscaling/v1 has them',
      {
        metadata: {
          annotations: {
            'autoscaling.alpha.kubernetes.io/conditions': JSON.stringify([
              condition('AbleToScale'),
              condition('ScalingActive', 'False', 'FailedGetResourceMetric'),
            ]),
          },
        },
        status: { currentReplicas: 2, desiredReplicas: 2 },
      },
      'Degraded',
      'ConditionFalse',
    ],
    [
      'an annotation that is no JSON',
      {
        metadata: {
          annotations: { 'autoscaling.alpha.kubernetes.io/conditions': '[' },
        },
      },
      'Progressing',
      'Reconciling',
    ],
  ],
]);

kinds.push([
  'policy/v1',
  'PodDisruptionBudget',
  [
    ['new', {}, 'Progressing', 'SpecNotObserved'],
    [
      'an older generation',
      { status: { observedGeneration: 1 } },
      'Progressing',
      'SpecNotObserved',
    ],
    [
      'enough pods',
      {
        status: { observedGeneration: 2, currentHealthy: 3, desiredHealthy: 2 },
      },
      'Healthy',
      'Current',
    ],
    [
      'just enough pods, so that no disruption is allowed',
      {
        status: {
          observedGeneration: 2,
          currentHealthy: 2,
          desiredHealthy: 2,
          conditions: [
            condition('DisruptionAllowed', 'False', 'InsufficientPods'),
          ],
        },
      },
      'Healthy',
      'Current',
    ],
    [
      'too few pods',
      {
        status: { observedGeneration: 2, currentHealthy: 1, desiredHealthy: 2 },
      },
      'Progressing',
      'BudgetUnmet',
    ],
    [
      'pods that cannot be counted',
      {
        status: {
          observedGeneration: 2,
          conditions: [condition('DisruptionAllowed', 'False', 'SyncFailed')],
        },
      },
      'Degraded',
      'ConditionFalse',
    ],
  ],
]);

kinds.push([
  'apiregistration.k8s.io/v1',
  'APIService',
  [
    ['new', {}, 'Progressing', 'Reconciling'],
    [
      'answering',
      { status: { conditions: [condition('Available')] } },
      'Healthy',
      'Current',
    ],
    [
      'not answering',
      {
        status: {
          conditions: [
            condition('Available', 'False', 'FailedDiscoveryCheck', 'timeout'),
          ],
        },
      },
      'Degraded',
      'ConditionFalse',
    ],
  ],
]);

kinds.push([
  'apiextensions.k8s.io/v1',
  'CustomResourceDefinition',
  [
    [
      'installing',
      {
        status: {
          conditions: [
            condition('NamesAccepted'),
            condition('Established', 'False', 'Installing'),
          ],
        },
      },
      'Progressing',
      'Reconciling',
    ],
    [
      'established',
      {
        status: {
          conditions: [condition('NamesAccepted'), condition('Established')],
        },
      },
      'Healthy',
      'Current',
    ],
    [
      'names taken by another',
      {
        status: {
          conditions: [condition('NamesAccepted', 'False', 'ListKindConflict')],
        },
      },
      'Degraded',
      'ConditionFalse',
    ],
    [
      'terminating',
      { status: { conditions: [condition('Terminating')] } },
      'Progressing',
      'Deleting',
    ],
  ],
]);

describe.each(kinds)('%s %s', (apiVersion, kind, cases) => {
  it.each(cases)('%s', (_name, fields, status, reason) => {
    const verdict = judgeObject({ apiVersion, kind, ...fields });
    expect(verdict).toMatchObject({ status, reason });
    expect(verdict.message).not.toMatch(/[{}]|undefined/);
    expect(verdict.checks.length).toBeGreaterThan(0);
  });
});
