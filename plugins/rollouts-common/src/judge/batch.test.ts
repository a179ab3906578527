import {
  ago,
  anEvent,
  aPod,
  judgeFirst,
  Json,
  statefulSetOf,
  deploymentOf,
  memberPod,
  LACKING,
  COMPLETE,
  readyPod,
  waiting,
} from './__testUtils__/coreObjects';

const refused = (uid: string, words: string, extra: Json = {}) => ({
  ...anEvent(uid, 'FailedCreate', `Error creating: ${words}`, extra),
});
const quota = 'pods "x" is forbidden: exceeded quota: small';
const unsaid =
  'pods "x" is forbidden: failed quota: small: must specify limits.cpu';
const security =
  'pods "x" is forbidden: violates PodSecurity "restricted:latest"';

const job = (
  status: Json = {},
  spec: Json = {},
  metadata: Json = {},
): Json => ({
  kind: 'Job',
  metadata: {
    name: 'import',
    uid: 'j',
    creationTimestamp: ago(600),
    ...metadata,
  },
  ...{ spec, status },
});
const ofCronJob = {
  ownerReferences: [
    { kind: 'CronJob', name: 'nightly', uid: 'c', controller: true },
  ],
};
const cronJob = (
  status: Json = {},
  spec: Json = {},
  metadata: Json = {},
): Json => ({
  kind: 'CronJob',
  metadata: { name: 'nightly', uid: 'c', ...metadata },
  spec: { schedule: '0 2 * * *', ...spec },
  status,
});
const done = (type: string, reason = '', message = '') => ({
  conditions: [{ type, status: 'True', reason, message }],
});
const today = '2026-11-21T02:00:00Z';
const yesterday = '2026-11-20T02:03:00Z';

describe('creation that is refused', () => {
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
  const withoutSet = (message: string, status: Json = COMPLETE) => {
    const conditions = [
      {
        type: 'Progressing',
        status: 'False',
        reason: 'ReplicaSetCreateError',
        message,
        lastTransitionTime: ago(900),
      },
    ];
    const [deployment] = deploymentOf({
      ...status,
      observedGeneration: 1,
      conditions,
    });
    return [deployment];
  };
  it.each<[string, string, Json[]]>([
    ['a Job by a quota', 'quota', [job({ active: 0 }), refused('j', quota)]],
    [
      'a Job by a quota that wants limits',
      'quota',
      [job(), refused('j', unsaid)],
    ],
    ['a Job by pod security', 'admission', [job(), refused('j', security)]],
    [
      'a StatefulSet by a quota that wants limits',
      'quota',
      [statefulSetOf({ replicas: 0, readyReplicas: 0 }), refused('s', unsaid)],
    ],
    [
      'a CronJob that may not make jobs',
      'quota',
      [
        cronJob(),
        refused('c', 'jobs.batch "x" is forbidden: exceeded quota: jobs'),
      ],
    ],
    [
      'the current run of a CronJob',
      'admission',
      [
        cronJob({ active: [{ name: 'import' }] }),
        job({}, {}, ofCronJob),
        refused('j', security),
      ],
    ],
    [
      'a ReplicaSet that stands alone',
      'quota',
      [
        {
          kind: 'ReplicaSet',
          metadata: { name: 'r', uid: 'r' },
          spec: { replicas: 1 },
          status: replicaFailure(unsaid),
        },
      ],
    ],
    [
      'the ReplicaSet of a Deployment, by a quota',
      'quota',
      withoutSet('replicasets.apps "x" is forbidden: exceeded quota: objects'),
    ],
    [
      'the ReplicaSet of a Deployment, by a webhook',
      'admission',
      withoutSet('admission webhook "policy.example" denied the request'),
    ],
  ])('is a failure of %s', (_name, kind, manifests) => {
    expect(judgeFirst(manifests)).toMatchObject({
      status: 'Degraded',
      cause: { kind },
    });
  });

  it('says which version serves while a ReplicaSet is refused', () => {
    const quotaWords = 'exceeded quota: objects';
    expect(judgeFirst(withoutSet(quotaWords)).serving).toBe('previous');
    expect(judgeFirst(withoutSet(quotaWords, {})).serving).toBe('nothing');
  });

  it.each<[string, Json[]]>([
    ['others of its pods run', [job({ active: 2 }), refused('j', quota)]],
    [
      'a pod was made since',
      [job(), refused('j', quota, { lastAgo: 300 }), aPod({ owner: 'j' })],
    ],
    [
      'it was long ago',
      [job(), refused('j', quota, { firstAgo: 1400, lastAgo: 1300 })],
    ],
  ])('is none of a Job where %s', (_name, manifests) => {
    expect(judgeFirst(manifests).status).toBe('Progressing');
  });
});

describe('a StatefulSet that cannot go on', () => {
  const broken = waiting('ImagePullBackOff', 'Back-off pulling image');
  const partition = (value: number, spec: Json = {}) => ({
    updateStrategy: {
      type: 'RollingUpdate',
      rollingUpdate: { partition: value },
    },
    ...spec,
  });
  it.each<[string, string, Json[]]>([
    [
      'for the pod of a withdrawn revision',
      'OldPodBlocks',
      [statefulSetOf(), memberPod(2, 'a', { container: broken })],
    ],
    [
      'for a crash of one',
      'OldPodBlocks',
      [
        statefulSetOf(),
        memberPod(2, 'a', { container: waiting('CrashLoopBackOff') }),
      ],
    ],
    [
      'with OnDelete',
      'OldPodBlocks',
      [
        statefulSetOf(
          {},
          {
            updateStrategy: { type: 'OnDelete' },
            podManagementPolicy: 'Parallel',
          },
        ),
        memberPod(1, 'a', { container: broken }),
      ],
    ],
    [
      'for its partition',
      'OldPodKept',
      [
        statefulSetOf({}, partition(1, { podManagementPolicy: 'Parallel' })),
        memberPod(0, 'a', { container: broken }),
      ],
    ],
    [
      'for its partition, counted from its first number',
      'OldPodKept',
      [
        statefulSetOf(
          {},
          partition(1, {
            ordinals: { start: 5 },
            podManagementPolicy: 'Parallel',
          }),
        ),
        memberPod(5, 'a', { container: broken }),
      ],
    ],
  ])('says so %s', (_name, reason, manifests) => {
    const verdict = judgeFirst(manifests);
    expect(verdict).toMatchObject({ status: 'Degraded', reason });
    expect(verdict.message).toContain(verdict.cause?.pod);
  });

  it.each<[string, Json[]]>([
    [
      'that a parallel rollout replaces',
      [
        statefulSetOf({}, { podManagementPolicy: 'Parallel' }),
        memberPod(2, 'a', { container: broken }),
      ],
    ],
    [
      'that a DaemonSet replaces',
      [
        {
          kind: 'DaemonSet',
          metadata: {
            name: 'a',
            uid: 's',
            generation: 1,
            annotations: { 'deprecated.daemonset.template.generation': '2' },
          },
          spec: {},
          status: { observedGeneration: 1, desiredNumberScheduled: 1 },
        },
        aPod({
          owner: 's',
          container: broken,
          metadata: { labels: { 'pod-template-generation': '1' } },
        }),
      ],
    ],
    [
      'of a set that has all it wants',
      [
        statefulSetOf({ readyReplicas: 3 }),
        memberPod(2, 'a', { container: broken }),
      ],
    ],
  ])('does not mind an old pod %s', (_name, manifests) => {
    expect(judgeFirst(manifests).status).not.toBe('Degraded');
  });

  it.each<[string, Json, string]>([
    [
      'more ready than the partition leaves',
      statefulSetOf({}, partition(2)),
      '2 of 3 pods are ready.',
    ],
    [
      'a partition beyond the pods',
      statefulSetOf({ readyReplicas: 0 }, partition(5)),
      '0 of 3 pods are ready.',
    ],
    [
      'a partition beyond the pods, all ready',
      statefulSetOf({ readyReplicas: 3, updatedReplicas: 0 }, partition(5)),
      'Partitioned rollout complete: 0 pods',
    ],
    [
      'some of those above',
      statefulSetOf({ readyReplicas: 3, updatedReplicas: 1 }, partition(1)),
      '1 of 2 pods are updated.',
    ],
    [
      'pods of a set that shrinks',
      deploymentOf({
        replicas: 3,
        updatedReplicas: 3,
        availableReplicas: 2,
      })[0],
      '2 of 3 pods are available.',
    ],
    [
      'pods of one that has shrunk',
      deploymentOf({
        replicas: 1,
        updatedReplicas: 3,
        availableReplicas: 3,
      })[0],
      'Rolled out: 1 of 1 available.',
    ],
    [
      'fewer than none',
      statefulSetOf(
        { readyReplicas: -4, updatedReplicas: 3 },
        { replicas: -2 },
      ),
      '0 of 0',
    ],
  ])('counts in words that make sense: %s', (_name, manifest, words) => {
    const { message } = judgeFirst([manifest]);
    expect(message).toContain(words);
  });
});

it.each<[string, Json, string]>([
  [
    'while new ones wait for them',
    { ...LACKING, updatedReplicas: 0, terminatingReplicas: 2 },
    'UpdatingEnding',
  ],
  [
    'after all new ones are there',
    { ...COMPLETE, terminatingReplicas: 2 },
    'RolledOutEnding',
  ],
  [
    'not where there are none',
    { ...COMPLETE, terminatingReplicas: 0 },
    'RolledOut',
  ],
])('says that old pods are still ending %s', (_name, status, reason) => {
  const verdict = judgeFirst(deploymentOf(status));
  expect(verdict.reason).toBe(reason);
  expect(verdict.message.includes('2 old pods are still ending')).toBe(
    reason !== 'RolledOut',
  );
});

describe('a Job', () => {
  const failedPod = aPod({
    owner: 'j',
    phase: 'Failed',
    container: {
      state: {
        terminated: { exitCode: 3, reason: 'Error', finishedAt: ago(9) },
      },
    },
  });
  it.each<[string, Json[], Json]>([
    [
      'whose success policy is met',
      [job({ active: 2, ...done('SuccessCriteriaMet', 'SuccessPolicy') })],
      { status: 'Healthy', reason: 'Completed' },
    ],
    [
      'that completed by its policy with failed indexes',
      [
        job(
          { failedIndexes: '1', ...done('Complete', 'SuccessPolicy') },
          { successPolicy: { rules: [] } },
        ),
      ],
      { status: 'Healthy' },
    ],
    [
      'that is bound to fail',
      [
        job({
          active: 1,
          ...done('FailureTarget', 'PodFailurePolicy', 'exit 42'),
        }),
      ],
      { status: 'Degraded', reason: 'JobFailed' },
    ],
    [
      'with an index that failed for good',
      [job({ active: 2, failedIndexes: '1,3-5' })],
      {
        status: 'Degraded',
        reason: 'JobIndexesFailed',
        values: { failedIndexes: '1,3-5' },
      },
    ],
    [
      'whose policy may still be met',
      [
        job(
          { active: 2, failedIndexes: '1' },
          { successPolicy: { rules: [] } },
        ),
      ],
      { status: 'Progressing' },
    ],
    [
      'that waits for old pods before new ones',
      [job({ terminating: 1 }, { podReplacementPolicy: 'Failed' })],
      { status: 'Progressing', reason: 'JobEnding' },
    ],
    [
      'that another controller runs',
      [job({}, { managedBy: 'kueue.x-k8s.io/multikueue' })],
      { status: 'Progressing', reason: 'JobManagedElsewhere' },
    ],
    [
      'that Kubernetes runs by name',
      [job({ active: 1 }, { managedBy: 'kubernetes.io/job-controller' })],
      { reason: 'JobRunning' },
    ],
    [
      'that another holds back',
      [job({}, { suspend: true, managedBy: 'kueue.x-k8s.io/multikueue' })],
      { status: 'Suspended' },
    ],
    [
      'that tries again after a failure',
      [job({ active: 1, failed: 1 }), failedPod],
      {
        status: 'Progressing',
        cause: { kind: 'containerFailure', container: 'app' },
      },
    ],
    [
      'that has failed',
      [job(done('Failed', 'BackoffLimitExceeded', 'too often')), failedPod],
      {
        status: 'Degraded',
        reason: 'JobFailed',
        cause: { message: 'Error, exit code 3' },
      },
    ],
    [
      'whose pod finds no image',
      [
        job({ active: 1 }),
        aPod({
          owner: 'j',
          phase: 'Pending',
          container: waiting('ErrImagePull', 'not found'),
        }),
      ],
      { status: 'Degraded', cause: { kind: 'imagePull' } },
    ],
    [
      'whose pod runs and is never ready',
      [
        job({ active: 1 }),
        aPod({
          owner: 'j',
          container: { state: { running: {} } },
          status: {
            conditions: [
              {
                type: 'Ready',
                status: 'False',
                lastTransitionTime: ago(90_000),
              },
            ],
          },
        }),
      ],
      { status: 'Progressing' },
    ],
    [
      'that is complete though a pod failed',
      [job(done('Complete')), failedPod],
      { status: 'Healthy' },
    ],
  ])('%s', (_name, manifests, expected) => {
    expect(judgeFirst(manifests)).toMatchObject(expected);
  });
});

describe('a CronJob', () => {
  const started = (at: string, status: Json) =>
    job(
      { startTime: at, ...status },
      {},
      { ...ofCronJob, creationTimestamp: at },
    );
  const running = { active: 1 };
  const ran = {
    lastScheduleTime: today,
    lastSuccessfulTime: '2026-11-21T02:05:00Z',
  };
  it.each<[string, Json[], Json]>([
    [
      'whose failed job is not kept',
      [cronJob({ lastScheduleTime: today, lastSuccessfulTime: yesterday })],
      { status: 'Degraded', reason: 'LastRunFailed' },
    ],
    [
      'that never succeeded',
      [cronJob({ lastScheduleTime: today })],
      { status: 'Degraded', reason: 'LastRunFailed' },
    ],
    [
      'whose failed job is not kept, an older one is',
      [
        cronJob({ lastScheduleTime: today, lastSuccessfulTime: yesterday }),
        started('2026-11-20T02:00:00Z', done('Complete')),
      ],
      { reason: 'LastRunFailed' },
    ],
    [
      'whose job succeeded and is gone',
      [cronJob(ran)],
      { status: 'Healthy', reason: 'LastRunSucceeded' },
    ],
    [
      'whose job is there',
      [cronJob(ran), started(today, done('Complete'))],
      { status: 'Healthy', reason: 'LastJobSucceeded' },
    ],
    [
      'whose job has just begun',
      [
        cronJob(
          {
            lastScheduleTime: today,
            lastSuccessfulTime: yesterday,
            active: [{ name: 'x' }],
          },
          { schedule: '0 2 21 11 *' },
        ),
      ],
      { reason: 'NeverRun' },
    ],
    [
      'that has been silent',
      [
        cronJob({
          lastScheduleTime: '2026-11-01T02:00:00Z',
          lastSuccessfulTime: '2026-11-01T02:01:00Z',
        }),
      ],
      { status: 'Degraded', reason: 'RunsMissed', values: { missed: 20 } },
    ],
    [
      'that never started',
      [
        cronJob(
          {},
          { schedule: '@hourly' },
          { creationTimestamp: ago(3 * 3600 + 400) },
        ),
      ],
      { reason: 'RunsMissed', values: { missed: 3 } },
    ],
    [
      'that has missed more than anybody counts',
      [
        cronJob(
          { lastScheduleTime: '2026-01-01T00:00:00Z' },
          { schedule: '* * * * *' },
        ),
      ],
      { values: { missed: '> 100' } },
    ],
    [
      'that runs every so often',
      [
        cronJob(
          {
            lastScheduleTime: ago(5 * 3600 + 400),
            lastSuccessfulTime: ago(5 * 3600),
          },
          { schedule: '@every 1h' },
        ),
      ],
      { values: { missed: 5 } },
    ],
    [
      'whose time is told elsewhere',
      [
        cronJob(
          {
            lastScheduleTime: '2026-11-20T11:50:00Z',
            lastSuccessfulTime: '2026-11-20T11:51:00Z',
          },
          { schedule: '50 12 * * *', timeZone: 'Europe/Oslo' },
        ),
      ],
      { reason: 'RunsMissed', values: { missed: 1 } },
    ],
    [
      'whose time is yet to come elsewhere',
      [
        cronJob(
          {
            lastScheduleTime: '2026-11-20T12:30:00Z',
            lastSuccessfulTime: '2026-11-20T12:31:00Z',
          },
          { schedule: '30 12 * * *', timeZone: 'Atlantic/Reykjavik' },
        ),
      ],
      { status: 'Healthy' },
    ],
    [
      'that should have run a moment ago',
      [
        cronJob(
          {
            lastScheduleTime: '2026-11-20T11:58:00Z',
            lastSuccessfulTime: '2026-11-20T11:59:00Z',
          },
          { schedule: '58 11 * * *' },
        ),
      ],
      { status: 'Healthy' },
    ],
    [
      'that is suspended',
      [
        cronJob(
          { lastScheduleTime: '2026-01-01T00:00:00Z' },
          { suspend: true },
        ),
      ],
      { status: 'Suspended' },
    ],
    [
      'of a schedule nobody can read',
      [
        cronJob(
          { lastScheduleTime: today, lastSuccessfulTime: today },
          { schedule: 'at dawn' },
        ),
      ],
      { status: 'Healthy' },
    ],
    [
      'whose run never ends',
      [
        cronJob(
          {
            lastScheduleTime: '2026-11-10T02:00:00Z',
            active: [{ name: 'import' }],
          },
          { concurrencyPolicy: 'Forbid' },
        ),
        started('2026-11-10T02:00:00Z', running),
      ],
      {
        status: 'Degraded',
        reason: 'RunNeverEnds',
        values: { job: 'import', missed: 11 },
      },
    ],
    [
      'of whose runs one never ends',
      [
        cronJob(ran),
        started(today, done('Complete')),
        started('2026-11-10T02:00:00Z', running),
      ],
      { reason: 'RunNeverEnds' },
    ],
    [
      'whose run is long and holds nobody up',
      [
        cronJob({ lastScheduleTime: today, active: [{ name: 'import' }] }),
        started(today, running),
      ],
      { status: 'Progressing', reason: 'LastJobRunning' },
    ],
    [
      'whose run finds no image',
      [
        cronJob({ lastScheduleTime: today, active: [{ name: 'import' }] }),
        started(today, running),
        aPod({
          owner: 'j',
          phase: 'Pending',
          container: waiting('ErrImagePull', 'not found'),
        }),
      ],
      { status: 'Degraded', cause: { kind: 'imagePull' } },
    ],
    [
      'whose last run failed, and why',
      [
        cronJob(ran),
        started(today, done('Failed', 'BackoffLimitExceeded')),
        aPod({
          owner: 'j',
          phase: 'Failed',
          container: {
            state: { terminated: { exitCode: 1, reason: 'Error' } },
          },
        }),
      ],
      {
        status: 'Degraded',
        reason: 'LastJobFailed',
        cause: { kind: 'containerFailure' },
      },
    ],
  ])('%s', (_name, manifests, expected) => {
    expect(judgeFirst(manifests)).toMatchObject(expected);
  });

  it('says when to look again, and misses its run then', () => {
    const manifests = [cronJob(ran), started(today, done('Complete'))];
    const { recheckAt = '' } = judgeFirst(manifests);
    expect(recheckAt).toBe('2026-11-22T02:05:00.001Z');
    expect(judgeFirst(manifests, new Date(recheckAt)).reason).toBe(
      'RunsMissed',
    );
  });
});

it('shows a pod that is ready as such', () => {
  expect(judgeFirst([readyPod()])).toMatchObject({ status: 'Healthy' });
});

it.each<[string, Json]>([
  [
    'misses more runs than are counted',
    cronJob(
      { lastScheduleTime: '2026-01-01T00:00:00Z' },
      { schedule: '* * * * *' },
    ),
  ],
  ['misses some', cronJob({ lastScheduleTime: '2026-11-10T02:00:00Z' })],
  [
    'runs every so often',
    cronJob({ lastScheduleTime: ago(90_000) }, { schedule: '@every 1s' }),
  ],
])('looks again only later where a CronJob %s', (_name, manifest) => {
  const { recheckAt = '' } = judgeFirst([manifest]);
  expect(Date.parse(recheckAt)).toBeGreaterThan(Date.parse(ago(0)));
});

describe('scaled to zero', () => {
  const [deployment] = deploymentOf({}, { replicas: 0 });
  const scaler = (kind: string, spec: Json, more: Json = {}): Json => ({
    apiVersion: kind === 'ScaledObject' ? 'keda.sh/v1alpha1' : 'autoscaling/v2',
    kind,
    metadata: { name: 'web', ...more },
    spec: { scaleTargetRef: { kind: 'Deployment', name: 'web' }, ...spec },
  });
  const paused = { annotations: { 'autoscaling.keda.sh/paused': 'true' } };
  const HPA = 'HorizontalPodAutoscaler';

  it.each<[string, Json[], string]>([
    ['by hand', [], 'ScaledToZero'],
    ['by KEDA', [scaler('ScaledObject', {})], 'ScaledToZeroByAutoscaler'],
    [
      'by an autoscaler that may',
      [scaler(HPA, { minReplicas: 0 })],
      'ScaledToZeroByAutoscaler',
    ],
    ['beside an autoscaler that may not', [scaler(HPA, {})], 'ScaledToZero'],
    [
      'while KEDA keeps one',
      [scaler('ScaledObject', { minReplicaCount: 1 })],
      'ScaledToZero',
    ],
    [
      'while KEDA is paused',
      [scaler('ScaledObject', {}, paused)],
      'ScaledToZero',
    ],
    [
      'beside that of another',
      [scaler('ScaledObject', { scaleTargetRef: { name: 'api' } })],
      'ScaledToZero',
    ],
    [
      'beside that of another namespace',
      [scaler('ScaledObject', {}, { namespace: 'x' })],
      'ScaledToZero',
    ],
    [
      'beside one that makes no sense',
      [scaler(HPA, { minReplicas: 'none' })],
      'ScaledToZero',
    ],
  ])('%s', (_name, around, reason) => {
    expect(judgeFirst([deployment, ...around])).toMatchObject({
      ...{ status: 'Suspended', reason },
    });
  });
});
