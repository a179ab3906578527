import {
  condition,
  judgeObject,
  KindCases,
} from '../__testUtils__/judgeObject';

const kinds: KindCases[] = [];

const counts = { updatedReplicas: 2, availableReplicas: 2, replicas: 2 };
const rollout = (status: object, spec: object = {}) => ({
  spec: { replicas: 2, ...spec },
  status: { observedGeneration: '2', ...counts, ...status },
});

kinds.push([
  'argoproj.io/v1alpha1',
  'Rollout',
  [
    [
      'not observed',
      rollout({ observedGeneration: '1', phase: 'Healthy' }),
      'Progressing',
      'SpecNotObserved',
    ],
    ['rolled out', rollout({ phase: 'Healthy' }), 'Healthy', 'RolledOut'],
    [
      'rolled out by a controller that writes a hash and no phase',
      rollout({ observedGeneration: '5f79b78d7f' }),
      'Healthy',
      'RolledOut',
    ],
    [
      'updating',
      rollout({ phase: 'Progressing', updatedReplicas: 1 }),
      'Progressing',
      'Updating',
    ],
    [
      'starting',
      rollout({ phase: 'Progressing', availableReplicas: 1 }),
      'Progressing',
      'NotYetAvailable',
    ],
    [
      'switching traffic',
      rollout({ phase: 'Progressing' }),
      'Progressing',
      'PhaseProgressing',
    ],
    [
      'paused at a step',
      rollout({
        phase: 'Paused',
        pauseConditions: [{ reason: 'CanaryPauseStep' }],
      }),
      'Suspended',
      'Paused',
    ],
    [
      'paused by hand',
      rollout({ phase: 'Paused' }, { paused: true }),
      'Suspended',
      'Paused',
    ],
    [
      'aborted, although paused too',
      rollout({ phase: 'Degraded', abort: true, message: 'metric failed' }),
      'Degraded',
      'RolloutAborted',
    ],
    [
      'past its deadline',
      rollout({ phase: 'Degraded', message: 'ProgressDeadlineExceeded' }),
      'Degraded',
      'PhaseFailed',
    ],
    [
      'not valid',
      rollout({
        phase: 'Degraded',
        conditions: [
          condition('InvalidSpec', 'True', 'InvalidSpec', 'no strategy'),
        ],
      }),
      'Degraded',
      'SpecInvalid',
    ],
    [
      'scaled to zero',
      rollout(
        { phase: 'Healthy', updatedReplicas: 0, availableReplicas: 0 },
        { replicas: 0 },
      ),
      'Suspended',
      'ScaledToZero',
    ],
  ],
]);

const application = (health: string, sync = 'Synced', phase = 'Succeeded') => ({
  status: {
    health: { status: health },
    sync: { status: sync },
    operationState: { phase, message: `${phase} words` },
  },
});

kinds.push([
  'argoproj.io/v1alpha1',
  'Application',
  [
    ['new', {}, 'Progressing', 'OutOfSync'],
    ['healthy and in sync', application('Healthy'), 'Healthy', 'Current'],
    [
      'healthy and not in sync',
      application('Healthy', 'OutOfSync'),
      'Progressing',
      'OutOfSync',
    ],
    [
      'syncing',
      application('Healthy', 'OutOfSync', 'Running'),
      'Progressing',
      'PhaseProgressing',
    ],
    [
      'a failed sync',
      application('Healthy', 'OutOfSync', 'Failed'),
      'Degraded',
      'SyncFailed',
    ],
    [
      'rolling out',
      application('Progressing'),
      'Progressing',
      'PhaseProgressing',
    ],
    ['in trouble', application('Degraded'), 'Degraded', 'PhaseFailed'],
    [
      'missing resources',
      application('Missing', 'OutOfSync'),
      'Missing',
      'ResourcesMissing',
    ],
    ['paused', application('Suspended'), 'Suspended', 'SpecSuspended'],
    ['unknown health', application('Unknown'), 'Unknown', 'PhaseUnknown'],
    [
      'a source that cannot be compared',
      application('Healthy', 'Unknown'),
      'Unknown',
      'PhaseUnknown',
    ],
  ],
]);

const phase = (name: string) => ({ status: { phase: name } });

kinds.push([
  'flagger.app/v1beta1',
  'Canary',
  [
    ['new', {}, 'Progressing', 'PhaseProgressing'],
    ['initialized', phase('Initialized'), 'Healthy', 'Current'],
    ['succeeded', phase('Succeeded'), 'Healthy', 'Current'],
    ['progressing', phase('Progressing'), 'Progressing', 'PhaseProgressing'],
    ['waiting', phase('WaitingPromotion'), 'Progressing', 'PhaseProgressing'],
    ['finalising', phase('Finalising'), 'Progressing', 'PhaseProgressing'],
    ['failed', phase('Failed'), 'Degraded', 'PhaseFailed'],
    ['of a later version', phase('Dreaming'), 'Unknown', 'PhaseUnknown'],
  ],
]);

it('quotes why a canary failed', () => {
  const words = 'Canary analysis failed, Deployment scaled to zero.';
  const verdict = judgeObject({
    apiVersion: 'flagger.app/v1beta1',
    kind: 'Canary',
    status: {
      phase: 'Failed',
      conditions: [condition('Promoted', 'False', 'Failed', words)],
    },
  });
  expect(verdict.message).toBe(`In phase Failed: ${words}`);
});

const flux = (conditions: object[], spec: object = {}, generation = 2) => ({
  spec,
  status: { observedGeneration: generation, conditions },
});
const ready = condition('Ready', 'True', 'ReconciliationSucceeded');

for (const [apiVersion, kind] of [
  ['kustomize.toolkit.fluxcd.io/v1', 'Kustomization'],
  ['helm.toolkit.fluxcd.io/v2', 'HelmRelease'],
  ['source.toolkit.fluxcd.io/v1', 'GitRepository'],
  ['source.toolkit.fluxcd.io/v1', 'OCIRepository'],
  ['source.toolkit.fluxcd.io/v1', 'HelmRepository'],
  ['source.toolkit.fluxcd.io/v1', 'Bucket'],
  ['source.toolkit.fluxcd.io/v1', 'HelmChart'],
]) {
  kinds.push([
    apiVersion,
    kind,
    [
      ['new', {}, 'Progressing', 'Reconciling'],
      ['ready', flux([ready]), 'Healthy', 'Current'],
      ['not observed', flux([ready], {}, 1), 'Progressing', 'SpecNotObserved'],
      [
        'suspended, which leaves the generation behind',
        flux([ready], { suspend: true }, 1),
        'Suspended',
        'SpecSuspended',
      ],
      [
        'reconciling',
        flux([
          condition('Reconciling'),
          condition('Ready', 'Unknown', 'Progressing'),
        ]),
        'Progressing',
        'Reconciling',
      ],
      [
        'waiting for a dependency',
        flux([condition('Ready', 'False', 'DependencyNotReady')]),
        'Progressing',
        'Reconciling',
      ],
      [
        'failing and retrying',
        flux([
          condition('Reconciling', 'True', 'ProgressingWithRetry'),
          condition('Ready', 'False', 'BuildFailed', 'no such file'),
        ]),
        'Degraded',
        'ConditionFalse',
      ],
      [
        'stalled',
        flux([condition('Stalled', 'True', 'InvalidURL', 'bad url')]),
        'Degraded',
        'ConditionFalse',
      ],
    ],
  ]);
}

kinds.push([
  'source.toolkit.fluxcd.io/v1',
  'HelmRepository',
  [
    [
      'of type oci, which has no status',
      { spec: { type: 'oci' } },
      'Healthy',
      'Current',
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
