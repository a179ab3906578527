import { judge } from './judge';
import { parseObjects } from './parseObjects';
import { Status } from './verdict';

const now = new Date('2026-11-21T12:00:00Z');
const ago = (seconds: number) =>
  new Date(now.getTime() - seconds * 1000).toISOString();

type Json = Record<string, unknown>;

function deployment(status: Json = {}, spec: Json = {}, metadata: Json = {}) {
  return {
    kind: 'Deployment',
    metadata: {
      name: 'web',
      namespace: 'maps',
      uid: 'd',
      generation: 1,
      annotations: { 'deployment.kubernetes.io/revision': '2' },
      ...metadata,
    },
    spec: { replicas: 2, ...spec },
    status: { observedGeneration: 1, ...status },
  };
}

const rolledOut = {
  replicas: 2,
  updatedReplicas: 2,
  readyReplicas: 2,
  availableReplicas: 2,
};
const halfWay = {
  replicas: 3,
  updatedReplicas: 1,
  readyReplicas: 2,
  availableReplicas: 2,
};

function replicaSet(revision: number, available: number, extra: Json = {}) {
  return {
    kind: 'ReplicaSet',
    metadata: {
      name: `web-${revision}`,
      uid: `rs${revision}`,
      annotations: { 'deployment.kubernetes.io/revision': `${revision}` },
      ownerReferences: [
        { kind: 'Deployment', name: 'web', uid: 'd', controller: true },
      ],
    },
    spec: { replicas: available },
    status: { availableReplicas: available, ...extra },
  };
}

interface PodOptions {
  name?: string;
  owner?: string;
  ready?: boolean;
  phase?: string;
  container?: Json;
  conditions?: Json[];
  metadata?: Json;
}

function pod({
  name = 'web-2-a',
  owner = 'rs2',
  ready = false,
  phase = 'Pending',
  container,
  conditions = [],
  metadata = {},
}: PodOptions) {
  return {
    kind: 'Pod',
    metadata: {
      name,
      uid: name,
      creationTimestamp: ago(60),
      ownerReferences: [
        { kind: 'ReplicaSet', name: 'x', uid: owner, controller: true },
      ],
      ...metadata,
    },
    status: {
      phase: ready ? 'Running' : phase,
      conditions: [
        { type: 'Ready', status: ready ? 'True' : 'False' },
        ...conditions,
      ],
      containerStatuses: [
        { name: 'app', image: 'registry/web:2', ready, ...container },
      ],
    },
  };
}

const waiting = (reason: string, message = `${reason} words`) => ({
  state: { waiting: { reason, message } },
});

function event(uid: string, reason: string, message: string, extra: Json = {}) {
  return {
    kind: 'Event',
    metadata: { name: `${uid}.${reason}.${message.length}` },
    involvedObject: { kind: 'Pod', name: uid, uid },
    type: 'Warning',
    reason,
    message,
    firstTimestamp: ago(50),
    lastTimestamp: ago(5),
    ...extra,
  };
}

function judged(documents: Json[], at = now) {
  const { objects, related } = parseObjects(documents);
  return judge(objects[0], related, { now: at });
}

const oldPod = pod({ name: 'web-1-a', owner: 'rs1', ready: true });
const rollingOut = (...around: Json[]) => [
  deployment(halfWay),
  replicaSet(2, 0),
  replicaSet(1, 2),
  oldPod,
  ...around,
];

describe('kubectl rollout status, its published cases', () => {
  const kubectlDeployment = (
    generation: number,
    replicas: number,
    [all, updated, available]: number[],
  ) => ({
    kind: 'Deployment',
    metadata: { name: 'foo', generation },
    spec: { replicas },
    status: {
      observedGeneration: 1,
      replicas: all,
      updatedReplicas: updated,
      availableReplicas: available,
    },
  });
  const kubectlDaemonSet = (
    generation: number,
    [updated, desired, available]: number[],
    type = 'RollingUpdate',
  ) => ({
    kind: 'DaemonSet',
    metadata: { name: 'foo', generation },
    spec: { updateStrategy: { type } },
    status: {
      observedGeneration: 1,
      updatedNumberScheduled: updated,
      desiredNumberScheduled: desired,
      numberAvailable: available,
    },
  });
  const kubectlStatefulSet = (
    generation: number,
    updateStrategy: Json,
    status: Json,
  ) => ({
    kind: 'StatefulSet',
    metadata: { name: 'foo', generation },
    spec: { replicas: 3, updateStrategy },
    status,
  });
  const rolling = { type: 'RollingUpdate' };
  const partition = { ...rolling, rollingUpdate: { partition: 2 } };

  it.each<[string, Json, Status, string]>([
    [
      'Deployment: 0 of 1 updated',
      kubectlDeployment(0, 1, [1, 0, 1]),
      'Progressing',
      'Updating',
    ],
    [
      'Deployment: 1 old replica pending termination',
      kubectlDeployment(1, 1, [2, 1, 2]),
      'Progressing',
      'OldPending',
    ],
    [
      'Deployment: 1 of 2 updated available',
      kubectlDeployment(1, 2, [2, 2, 1]),
      'Progressing',
      'NotYetAvailable',
    ],
    [
      'Deployment: successfully rolled out',
      kubectlDeployment(1, 2, [2, 2, 2]),
      'Healthy',
      'RolledOut',
    ],
    [
      'Deployment: spec update not observed',
      kubectlDeployment(2, 2, [2, 2, 2]),
      'Progressing',
      'SpecNotObserved',
    ],
    [
      'DaemonSet: 0 of 1 updated',
      kubectlDaemonSet(0, [0, 1, 0]),
      'Progressing',
      'Updating',
    ],
    [
      'DaemonSet: 1 of 2 updated available',
      kubectlDaemonSet(1, [2, 2, 1]),
      'Progressing',
      'NotYetAvailable',
    ],
    [
      'DaemonSet: successfully rolled out',
      kubectlDaemonSet(1, [2, 2, 2]),
      'Healthy',
      'RolledOut',
    ],
    [
      'DaemonSet: spec update not observed',
      kubectlDaemonSet(2, [2, 2, 2]),
      'Progressing',
      'SpecNotObserved',
    ],
    [
      'DaemonSet: OnDelete, an error in kubectl, is judged by its pods',
      kubectlDaemonSet(1, [0, 2, 2], 'OnDelete'),
      'Healthy',
      'OnDelete',
    ],
    [
      'StatefulSet: OnDelete, an error in kubectl, is judged by its pods',
      kubectlStatefulSet(
        1,
        { type: 'OnDelete' },
        { observedGeneration: 1, readyReplicas: 1 },
      ),
      'Progressing',
      'NotYetReady',
    ],
    [
      'StatefulSet: unobserved update is not complete',
      kubectlStatefulSet(2, rolling, {
        observedGeneration: 1,
        replicas: 3,
        readyReplicas: 3,
        currentReplicas: 3,
      }),
      'Progressing',
      'SpecNotObserved',
    ],
    [
      'StatefulSet: not all pods ready',
      kubectlStatefulSet(1, rolling, {
        observedGeneration: 2,
        replicas: 3,
        readyReplicas: 2,
        currentReplicas: 3,
      }),
      'Progressing',
      'NotYetReady',
    ],
    [
      'StatefulSet: everything above the partition updated',
      kubectlStatefulSet(1, partition, {
        observedGeneration: 2,
        replicas: 3,
        readyReplicas: 3,
        currentReplicas: 2,
        updatedReplicas: 1,
      }),
      'Healthy',
      'PartitionRolledOut',
    ],
    [
      'StatefulSet: not everything above the partition updated',
      kubectlStatefulSet(1, partition, {
        observedGeneration: 2,
        replicas: 3,
        readyReplicas: 3,
        currentReplicas: 3,
        updatedReplicas: 0,
      }),
      'Progressing',
      'Updating',
    ],
    [
      'StatefulSet: all replicas current',
      kubectlStatefulSet(1, rolling, {
        observedGeneration: 2,
        replicas: 3,
        readyReplicas: 3,
        currentReplicas: 3,
        updatedReplicas: 3,
        currentRevision: 'foo',
        updateRevision: 'foo',
      }),
      'Healthy',
      'RolledOut',
    ],
  ])('%s', (_name, object, status, reason) => {
    expect(judged([object])).toMatchObject({ status, reason });
  });
});

describe('states that are neither success nor failure', () => {
  it.each<[string, Json[], Status, string]>([
    [
      'a paused rollout',
      [deployment(halfWay, { paused: true })],
      'Suspended',
      'Paused',
    ],
    [
      'scaled to zero',
      [deployment({}, { replicas: 0 })],
      'Suspended',
      'ScaledToZero',
    ],
    ['an old ReplicaSet', [replicaSet(1, 0)], 'Suspended', 'Superseded'],
    [
      'a suspended job',
      [{ kind: 'Job', metadata: { name: 'j' }, spec: { suspend: true } }],
      'Suspended',
      'JobSuspended',
    ],
    [
      'a workload that is being deleted',
      [deployment(rolledOut, {}, { deletionTimestamp: ago(1) })],
      'Progressing',
      'Deleting',
    ],
  ])('%s', (_name, objects, status, reason) => {
    expect(judged(objects)).toMatchObject({ status, reason });
  });

  it('takes an absent replica count as one', () => {
    const verdict = judged([
      deployment({ ...rolledOut, updatedReplicas: 0 }, { replicas: undefined }),
    ]);
    expect(verdict).toMatchObject({
      reason: 'Updating',
      values: { desired: 1 },
    });
  });
});

describe('failed early, with the cause', () => {
  const unschedulable = (seconds: number) => ({
    type: 'PodScheduled',
    status: 'False',
    reason: 'Unschedulable',
    message: '0/3 nodes are available: 3 Insufficient cpu.',
    lastTransitionTime: ago(seconds),
  });
  const crashed = (startedSecondsAgo: number, reason = 'Error') => ({
    restartCount: 3,
    ready: true,
    state: { running: { startedAt: ago(startedSecondsAgo) } },
    lastState: {
      terminated: {
        reason,
        exitCode: 137,
        startedAt: ago(startedSecondsAgo + 20),
        finishedAt: ago(startedSecondsAgo + 10),
      },
    },
  });
  const quota =
    'pods "web-2-" is forbidden: exceeded quota: team, requested: pods=1, used: pods=4, limited: pods=4';
  const replicaFailure = (message: string) => ({
    conditions: [
      {
        type: 'ReplicaFailure',
        status: 'True',
        reason: 'FailedCreate',
        message,
      },
    ],
  });

  it.each<[string, Json[], string, Json]>([
    [
      'an image that cannot be pulled',
      rollingOut(pod({ container: waiting('ImagePullBackOff') })),
      'ImagePullFailed',
      {
        kind: 'imagePull',
        container: 'app',
        message: 'ImagePullBackOff words',
      },
    ],
    [
      'a crash loop',
      rollingOut(
        pod({ phase: 'Running', container: waiting('CrashLoopBackOff') }),
      ),
      'CrashLoop',
      { kind: 'crashLoop', reason: 'CrashLoopBackOff' },
    ],
    [
      'a crash loop because of memory',
      rollingOut(
        pod({
          phase: 'Running',
          container: {
            ...waiting('CrashLoopBackOff'),
            restartCount: 2,
            lastState: { terminated: { reason: 'OOMKilled', exitCode: 137 } },
          },
        }),
      ),
      'OutOfMemory',
      { kind: 'outOfMemory', reason: 'OOMKilled' },
    ],
    [
      'missing configuration',
      rollingOut(pod({ container: waiting('CreateContainerConfigError') })),
      'ConfigurationMissing',
      { kind: 'configuration' },
    ],
    [
      'an error reason this version has never heard of',
      rollingOut(pod({ container: waiting('ErrSomethingNew') })),
      'ConfigurationMissing',
      { reason: 'ErrSomethingNew' },
    ],
    [
      'unschedulable for longer than 15 s',
      rollingOut(pod({ conditions: [unschedulable(16)] })),
      'UnschedulableResource',
      { kind: 'unschedulable', source: 'condition' },
    ],
    [
      'a quota, named by the new ReplicaSet before the Deployment',
      [
        deployment(halfWay),
        replicaSet(2, 0, replicaFailure(quota)),
        replicaSet(1, 2),
        oldPod,
      ],
      'QuotaExceeded',
      { kind: 'quota', message: quota, affectedPods: 0 },
    ],
    [
      'an admission webhook',
      [
        deployment({
          ...halfWay,
          ...replicaFailure('admission webhook "policy" denied the request'),
        }),
      ],
      'AdmissionRefused',
      { kind: 'admission' },
    ],
    [
      'a volume that does not mount',
      rollingOut(
        pod({ container: waiting('ContainerCreating') }),
        event('web-2-a', 'FailedMount', 'secret "tls" not found'),
      ),
      'VolumeUnavailable',
      { kind: 'volume', message: 'secret "tls" not found', source: 'event' },
    ],
    [
      'a claim that is not bound',
      rollingOut(
        pod({
          conditions: [
            {
              ...unschedulable(20),
              message: 'pod has unbound immediate PersistentVolumeClaims',
            },
          ],
        }),
      ),
      'VolumeUnavailable',
      { kind: 'volume' },
    ],
    [
      'a failing probe once the deadline has passed',
      [
        deployment({
          ...halfWay,
          conditions: [
            {
              type: 'Progressing',
              status: 'False',
              reason: 'ProgressDeadlineExceeded',
            },
          ],
        }),
        replicaSet(2, 0),
        pod({
          phase: 'Running',
          container: { state: { running: { startedAt: ago(700) } } },
        }),
        event('web-2-a', 'Unhealthy', 'Readiness probe failed: 503'),
      ],
      'ProbeFailing',
      { kind: 'probe', message: 'Readiness probe failed: 503' },
    ],
    [
      'a container between two crashes, though it reads ready',
      [
        deployment(rolledOut),
        replicaSet(2, 2),
        pod({ ready: true, container: crashed(20) }),
      ],
      'CrashLoop',
      { kind: 'crashLoop' },
    ],
  ])('%s', (_name, objects, reason, cause) => {
    const verdict = judged(objects);
    expect(verdict).toMatchObject({ status: 'Degraded', reason, cause });
    expect(verdict.message).toContain(verdict.cause?.message);
  });

  it('quotes the event that says most', () => {
    const { cause } = judged(
      rollingOut(
        pod({ container: waiting('ImagePullBackOff', 'Back-off pulling') }),
        event('web-2-a', 'Failed', 'Error: ErrImagePull'),
        event('web-2-a', 'Failed', 'Failed to pull image: not found'),
        event('other', 'Failed', 'Failed to pull another image: not found'),
      ),
    );
    expect(cause).toMatchObject({
      message: 'Failed to pull image: not found',
      source: 'event',
    });
  });

  it('counts the pods with the same trouble', () => {
    const container = waiting('ImagePullBackOff');
    const { cause } = judged(
      rollingOut(pod({ container }), pod({ name: 'web-2-b', container })),
    );
    expect(cause?.affectedPods).toBe(2);
  });

  it('waits 15 s before unschedulable is a failure, and says when to look again', () => {
    const objects = rollingOut(pod({ conditions: [unschedulable(5)] }));
    const verdict = judged(objects);
    expect(verdict).toMatchObject({
      status: 'Progressing',
      cause: { kind: 'unschedulable' },
      recheckAt: new Date(now.getTime() + 10_000).toISOString(),
    });
    expect(judged(objects, new Date(verdict.recheckAt!)).status).toBe(
      'Degraded',
    );
  });

  it('trusts a restarted container again after a minute', () => {
    const objects = [
      deployment(rolledOut),
      replicaSet(2, 2),
      pod({ ready: true, container: crashed(20) }),
    ];
    const { recheckAt } = judged(objects);
    expect(judged(objects, new Date(recheckAt!)).status).toBe('Healthy');
  });

  it('shows a failing probe while the rollout still has time', () => {
    const verdict = judged(
      rollingOut(
        pod({
          phase: 'Running',
          container: { state: { running: { startedAt: ago(5) } } },
        }),
        event('web-2-a', 'Unhealthy', 'Readiness probe failed: 503'),
      ),
    );
    expect(verdict).toMatchObject({
      status: 'Progressing',
      cause: { kind: 'probe' },
    });
  });

  it.each<[string, Json[]]>([
    [
      'of the previous revision',
      rollingOut(pod({ owner: 'rs1', container: waiting('CrashLoopBackOff') })),
    ],
    [
      'of another workload',
      rollingOut(
        pod({ owner: 'foreign', container: waiting('CrashLoopBackOff') }),
      ),
    ],
    [
      'that are being deleted',
      rollingOut(
        pod({
          container: waiting('CrashLoopBackOff'),
          metadata: { deletionTimestamp: ago(1) },
        }),
      ),
    ],
  ])('does not blame pods %s', (_name, objects) => {
    const verdict = judged(objects);
    expect(verdict.status).toBe('Progressing');
    expect(verdict.cause).toBeUndefined();
  });

  it('finds what stops the pods of a StatefulSet and of a DaemonSet in their events', () => {
    const status = { observedGeneration: 1 };
    const failed = event('s', 'FailedCreate', quota);
    const metadata = { name: 'db', uid: 's', generation: 1 };
    const spec = { replicas: 1 };
    expect(
      judged([{ kind: 'StatefulSet', metadata, spec, status }, failed]).reason,
    ).toBe('QuotaExceeded');
    expect(
      judged([
        {
          kind: 'DaemonSet',
          metadata,
          spec: {},
          status: { ...status, desiredNumberScheduled: 1 },
        },
        failed,
      ]).reason,
    ).toBe('QuotaExceeded');
  });

  it('fails a workload that had rolled out and has had nothing available for a minute', () => {
    const gone = (seconds: number) =>
      deployment({
        ...rolledOut,
        availableReplicas: 0,
        conditions: [
          {
            type: 'Progressing',
            status: 'True',
            reason: 'NewReplicaSetAvailable',
          },
          {
            type: 'Available',
            status: 'False',
            lastTransitionTime: ago(seconds),
          },
        ],
      });
    expect(judged([gone(61)])).toMatchObject({
      status: 'Degraded',
      reason: 'NothingAvailable',
      serving: 'nothing',
    });
    const early = judged([gone(10)]);
    expect(early.status).toBe('Progressing');
    expect(judged([gone(10)], new Date(early.recheckAt!)).status).toBe(
      'Degraded',
    );
  });
});

describe('which version serves', () => {
  const failing = pod({ container: waiting('ImagePullBackOff') });

  it('says that the previous version still serves', () => {
    const verdict = judged(rollingOut(failing));
    expect(verdict.serving).toBe('previous');
    expect(verdict.message).toMatch(/The previous version is serving\.$/);
  });

  it('says that nothing serves', () => {
    const verdict = judged([
      deployment({ replicas: 2, updatedReplicas: 2 }),
      replicaSet(2, 0),
      failing,
    ]);
    expect(verdict.serving).toBe('nothing');
    expect(verdict.message).toMatch(/Nothing is serving\.$/);
  });

  it('says that the current version serves once it has rolled out', () => {
    expect(
      judged([deployment(rolledOut), replicaSet(2, 2), pod({ ready: true })])
        .serving,
    ).toBe('current');
  });
});

describe('pods, jobs and the rest', () => {
  const condition = (type: string, status = 'True', message = '') => ({
    conditions: [{ type, status, message }],
  });
  const job = (status: Json) => ({
    kind: 'Job',
    metadata: {
      name: 'nightly-1',
      creationTimestamp: ago(60),
      ownerReferences: [{ kind: 'CronJob', name: 'nightly', uid: 'c' }],
    },
    status,
  });
  const cronJob = {
    kind: 'CronJob',
    metadata: { name: 'nightly', uid: 'c' },
    spec: { schedule: '@daily' },
  };

  it.each<[string, Json[], Status, string]>([
    ['a ready pod', [pod({ ready: true })], 'Healthy', 'Running'],
    ['a starting pod', [pod({})], 'Progressing', 'PodPending'],
    ['a failed pod', [pod({ phase: 'Failed' })], 'Degraded', 'PodFailed'],
    ['a finished pod', [pod({ phase: 'Succeeded' })], 'Healthy', 'Completed'],
    [
      'a pod without its image',
      [pod({ container: waiting('ErrImagePull') })],
      'Degraded',
      'ImagePullFailed',
    ],
    ['a running job', [job({ active: 1 })], 'Progressing', 'JobRunning'],
    ['a complete job', [job(condition('Complete'))], 'Healthy', 'Completed'],
    ['a failed job', [job(condition('Failed'))], 'Degraded', 'JobFailed'],
    [
      'a schedule whose last run failed',
      [cronJob, job(condition('Failed', 'True', 'BackoffLimitExceeded'))],
      'Degraded',
      'LastJobFailed',
    ],
    [
      'a schedule whose last run completed',
      [cronJob, job(condition('Complete'))],
      'Healthy',
      'LastJobSucceeded',
    ],
    ['a schedule that never ran', [cronJob], 'Healthy', 'NeverRun'],
    [
      'a ready custom resource',
      [
        {
          kind: 'Database',
          metadata: { name: 'x' },
          status: condition('Ready'),
        },
      ],
      'Healthy',
      'Current',
    ],
    [
      'a stalled custom resource',
      [
        {
          kind: 'Database',
          metadata: { name: 'x' },
          status: condition('Stalled', 'True', 'no credit'),
        },
      ],
      'Degraded',
      'ConditionFalse',
    ],
    [
      'a kind that is in force by being there',
      [{ kind: 'ConfigMap', metadata: { name: 'x' } }],
      'Healthy',
      'Declared',
    ],
  ])('%s', (_name, objects, status, reason) => {
    expect(judged(objects)).toMatchObject({ status, reason });
  });
});

it('lists every check with its values', () => {
  expect(judged([deployment(halfWay)]).checks).toEqual([
    { name: 'observedGeneration', expected: 1, actual: 1, passed: true },
    { name: 'replicaFailure', expected: false, actual: false, passed: true },
    {
      name: 'progressDeadlineExceeded',
      expected: false,
      actual: false,
      passed: true,
    },
    { name: 'paused', expected: false, actual: false, passed: true },
    { name: 'updatedReplicas', expected: 2, actual: 1, passed: false },
    { name: 'oldReplicas', expected: 0, actual: 2, passed: false },
    { name: 'availableReplicas', expected: 1, actual: 2, passed: true },
  ]);
});
