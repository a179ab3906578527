import { condition, judgeObject, Manifest } from '../__testUtils__/judgeObject';

const of = (generation: number, one: object) => ({
  ...one,
  observedGeneration: generation,
});

/** Objects of generation 4 whose status as a whole still speaks of 3. */
const behind = (
  apiVersion: string,
  kind: string,
  ...list: object[]
): Manifest => ({
  apiVersion,
  kind,
  metadata: { generation: 4 },
  status: { observedGeneration: 3, conditions: list },
});

const broken = (generation: number, type = 'Ready') =>
  of(
    generation,
    condition(type, 'False', 'BuildFailed', 'no such directory: prod'),
  );
const retrying = of(
  4,
  condition('Reconciling', 'True', 'ProgressingWithRetry'),
);

it.each([
  ['kustomize.toolkit.fluxcd.io/v1', 'Kustomization', 'Ready'],
  ['helm.toolkit.fluxcd.io/v2', 'HelmRelease', 'Ready'],
  ['source.toolkit.fluxcd.io/v1', 'GitRepository', 'Ready'],
  ['source.toolkit.fluxcd.io/v1', 'HelmRepository', 'Ready'],
  ['cert-manager.io/v1', 'Certificate', 'Ready'],
  ['cert-manager.io/v1', 'Issuer', 'Ready'],
  ['external-secrets.io/v1', 'ExternalSecret', 'Ready'],
  ['serving.knative.dev/v1', 'Service', 'RoutesReady'],
  ['keda.sh/v1alpha1', 'ScaledObject', 'Ready'],
  ['apiregistration.k8s.io/v1', 'APIService', 'Available'],
  ['example.org/v1', 'Database', 'Ready'],
])(
  'hears %s %s fail on the newest generation, observed or not',
  (apiVersion, kind, type) => {
    const verdict = judgeObject(
      behind(apiVersion, kind, retrying, broken(4, type)),
    );
    expect(verdict).toMatchObject({
      status: 'Degraded',
      reason: 'ConditionFalse',
    });
    expect(verdict.message).toContain('no such directory');

    const older = judgeObject(behind(apiVersion, kind, broken(3, type)));
    expect(older).toMatchObject({
      status: 'Progressing',
      reason: 'SpecNotObserved',
    });

    const well = judgeObject(behind(apiVersion, kind, of(3, condition(type))));
    expect(well.status).toBe('Progressing');
  },
);

it('hears a Flux object stall on the newest generation', () => {
  const stalled = of(4, condition('Stalled', 'True', 'InvalidURL', 'bad url'));
  const kustomization = behind(
    'kustomize.toolkit.fluxcd.io/v1',
    'Kustomization',
    stalled,
  );
  expect(judgeObject(kustomization)).toMatchObject({
    status: 'Degraded',
    message: 'Condition Stalled reports trouble: bad url',
  });
});

it('does not take a condition of an older generation for the newest because the status is', () => {
  const release = {
    apiVersion: 'helm.toolkit.fluxcd.io/v2',
    kind: 'HelmRelease',
    metadata: { generation: 4 },
    status: { observedGeneration: 4, conditions: [of(3, condition('Ready'))] },
  };
  expect(judgeObject(release)).toMatchObject({
    status: 'Progressing',
    reason: 'SpecNotObserved',
  });
});

const rollout = (told: string, observed: string): Manifest => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Rollout',
  metadata: {
    annotations: { 'rollout.argoproj.io/workload-generation': told },
  },
  spec: { replicas: 1, workloadRef: { kind: 'Deployment', name: 'web' } },
  status: {
    observedGeneration: '2',
    workloadObservedGeneration: observed,
    phase: 'Healthy',
    replicas: 1,
    updatedReplicas: 1,
    availableReplicas: 1,
  },
});

it.each([
  ['8', '7', 'Progressing', 'SpecNotObserved'],
  ['8', '8', 'Healthy', 'RolledOut'],
  ['not a number', '7', 'Healthy', 'RolledOut'],
])(
  'waits for a Rollout to see its Deployment: told %s, observed %s',
  (told, observed, status, reason) => {
    expect(judgeObject(rollout(told, observed))).toMatchObject({
      status,
      reason,
    });
  },
);

it.each([
  ['past its deadline', 'ProgressDeadlineExceeded', 'PhaseFailed'],
  ['aborted', 'RolloutAborted', 'RolloutAborted'],
])(
  'reads the condition of a Rollout without a phase: %s',
  (_name, why, reason) => {
    const verdict = judgeObject({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Rollout',
      spec: { replicas: 2 },
      status: {
        updatedReplicas: 1,
        conditions: [condition('Progressing', 'False', why, 'words')],
      },
    });
    expect(verdict).toMatchObject({ status: 'Degraded', reason });
  },
);

it('waits for the old pods of a Rollout without a phase', () => {
  const verdict = judgeObject({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    spec: { replicas: 1 },
    status: { replicas: 3, updatedReplicas: 1, availableReplicas: 1 },
  });
  expect(verdict).toMatchObject({
    reason: 'OldPending',
    status: 'Progressing',
  });
  expect(verdict.message).toBe('2 old pods are waiting to stop.');
});
