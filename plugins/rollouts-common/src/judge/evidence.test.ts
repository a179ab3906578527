import {
  ago,
  anEvent,
  aPod,
  COMPLETE,
  deploymentOf,
  judgeFirst,
  Json,
  LACKING,
  memberPod,
  readyPod,
  statefulSetOf,
  waiting,
} from './__testUtils__/coreObjects';

const creating = waiting('ContainerCreating');
const condition = (type: string, status: string, reason = '') => ({
  ...{ type, status, reason, lastTransitionTime: ago(100) },
});
const starting = (conditions: Json[] = [], status: Json = {}) =>
  aPod({
    ...{ phase: 'Pending', container: creating },
    status: { conditions, ...status },
  });
const notMounted = (extra: Json = {}) =>
  anEvent('web-a', 'FailedMount', 'secret "tls" not found', extra);

describe('a mount that failed once and worked since', () => {
  it.each<[string, Json[]]>([
    [
      'the sandbox is there',
      [
        starting([condition('PodReadyToStartContainers', 'True')]),
        notMounted({ count: 9 }),
      ],
    ],
    [
      'an image is being pulled since',
      [
        starting(),
        notMounted({ firstAgo: 60, lastAgo: 50 }),
        anEvent('web-a', 'Pulling', 'Pulling image', { type: 'Normal' }),
      ],
    ],
    [
      'it happened once, minutes ago, and never again',
      [starting(), notMounted({ firstAgo: 178, lastAgo: 178 })],
    ],
    [
      'an init container runs',
      [
        starting([], {
          initContainerStatuses: [
            { name: 'migrate', state: { running: { startedAt: ago(20) } } },
          ],
        }),
        notMounted({ count: 4 }),
      ],
    ],
    [
      'the volume is attached since',
      [
        starting(),
        anEvent('web-a', 'FailedAttachVolume', 'Multi-Attach error', {
          ...{ firstAgo: 300, lastAgo: 300 },
        }),
        anEvent('web-a', 'SuccessfulAttachVolume', 'done', { type: 'Normal' }),
      ],
    ],
    [
      'it was about another pod',
      [starting(), anEvent('x', 'FailedMount', 'no')],
    ],
  ])('is no trouble where %s', (_name, manifests) => {
    const verdict = judgeFirst(manifests);
    expect(verdict.status).toBe('Progressing');
    expect(verdict.cause).toBeUndefined();
  });

  it.each<[string, Json, string]>([
    ['is tried in vain', notMounted({ count: 5 }), 'volume'],
    [
      'is attached elsewhere, which is said once',
      anEvent('web-a', 'FailedAttachVolume', 'Multi-Attach error', {
        ...{ firstAgo: 3000, lastAgo: 3000 },
      }),
      'volume',
    ],
  ])('is one where it %s', (_name, event, kind) => {
    expect(judgeFirst([starting(), event])).toMatchObject({
      status: 'Degraded',
      cause: { kind },
    });
  });
});

describe('a refused creation', () => {
  const refusal = (extra: Json = {}) =>
    anEvent(
      's',
      'FailedCreate',
      'pods "db-0" is forbidden: exceeded quota',
      extra,
    );
  const set = statefulSetOf();
  const old = memberPod(0, 'b', { metadata: { creationTimestamp: ago(900) } });

  it.each<[string, Json[]]>([
    [
      'something was made since',
      [set, refusal({ lastAgo: 300 }), memberPod(1, 'b')],
    ],
    [
      'the controller says so since',
      [
        ...[set, old, refusal({ lastAgo: 300 })],
        anEvent('s', 'SuccessfulCreate', 'create Pod db-1', { type: 'Normal' }),
      ],
    ],
    ['it is long ago', [set, old, refusal({ firstAgo: 1300, lastAgo: 1260 })]],
    [
      'everything is there',
      [statefulSetOf({ readyReplicas: 3 }), old, refusal()],
    ],
  ])('is over where %s', (_name, manifests) => {
    const { cause, status } = judgeFirst(manifests);
    expect(status).not.toBe('Degraded');
    expect(cause?.kind).not.toBe('quota');
  });

  it('counts while nothing speaks against it, and only so long', () => {
    const manifests = [set, old, refusal()];
    const verdict = judgeFirst(manifests);
    expect(verdict).toMatchObject({
      ...{ status: 'Degraded', cause: { kind: 'quota' } },
    });
    const later = judgeFirst(manifests, new Date(ago(-1200)));
    expect(later.cause?.kind).not.toBe('quota');
  });
});

describe('what is left over', () => {
  const evicted = aPod({
    ...{ name: 'web-old', owner: 'rs', phase: 'Failed' },
    container: {
      restartCount: 3,
      state: {
        terminated: { exitCode: 137, reason: 'Error', finishedAt: ago(7200) },
      },
    },
    status: { reason: 'Evicted', message: 'The node was low on memory' },
  });
  const good = readyPod({ owner: 'rs' });
  const succeeded = aPod({ name: 'web-done', owner: 'rs', phase: 'Succeeded' });
  const refused = aPod({
    ...{ name: 'web-no', owner: 'rs', phase: 'Failed' },
    status: { reason: 'OutOfcpu', containerStatuses: [] },
  });
  it.each<[string, Json]>([
    ['an evicted pod', evicted],
    ['a finished pod', succeeded],
    ['a pod a node refused', refused],
    [
      'a pod that is being deleted',
      aPod({
        ...{
          name: 'web-end',
          owner: 'rs',
          metadata: { deletionTimestamp: ago(5) },
        },
        container: waiting('CrashLoopBackOff'),
      }),
    ],
  ])('%s says nothing beside healthy ones', (_name, leftover) => {
    const verdict = judgeFirst([...deploymentOf(COMPLETE), good, leftover]);
    expect(verdict).toMatchObject({ status: 'Healthy' });
    expect(verdict.cause).toBeUndefined();
  });

  it('shows an eviction while its replacement starts, and no crash loop', () => {
    const recent = aPod({
      ...{ name: 'web-old', owner: 'rs', phase: 'Failed' },
      status: { reason: 'Evicted', message: 'low on memory' },
    });
    expect(
      judgeFirst([...deploymentOf(LACKING), aPod({ owner: 'rs' }), recent]),
    ).toMatchObject({ status: 'Progressing', cause: { kind: 'evicted' } });
  });
});

describe('the container that is meant', () => {
  const two = (first: Json, second: Json) =>
    aPod({
      phase: 'Pending',
      status: {
        containerStatuses: [
          { name: 'app', image: 'registry.example/app:1', ...first },
          { name: 'proxy', image: 'registry.example/proxy:9', ...second },
        ],
      },
    });
  const pull = 'Failed to pull image "registry.example/proxy:9": not found';
  const ofProxy = anEvent('web-a', 'Failed', pull, { container: 'proxy' });
  const config = waiting(
    'CreateContainerConfigError',
    'secret "mail" not found',
  );

  it.each<[string, Json[], Json]>([
    [
      'configuration is not explained by the image of its neighbour',
      [two(config, waiting('ImagePullBackOff', 'Back-off')), ofProxy],
      { container: 'app', message: 'secret "mail" not found' },
    ],
    [
      'nor where events name no container',
      [
        two(config, waiting('ImagePullBackOff', 'Back-off')),
        anEvent('web-a', 'Failed', pull),
      ],
      { container: 'app', message: 'secret "mail" not found' },
    ],
    [
      'an image is explained by the event that names it',
      [
        two(
          { ready: true, state: { running: {} } },
          waiting('ImagePullBackOff', 'Back-off'),
        ),
        anEvent('web-a', 'Failed', pull),
        anEvent(
          'web-a',
          'Failed',
          'Failed to pull image "registry.example/app:1": denied',
          { lastAgo: 1 },
        ),
      ],
      { container: 'proxy', message: pull },
    ],
    [
      'a probe is that of its container',
      [
        {
          ...two(
            { ready: true, state: { running: {} } },
            { ready: false, state: { running: {} } },
          ),
        },
        anEvent('web-a', 'Unhealthy', 'Readiness probe failed: 500', {
          container: 'proxy',
        }),
        anEvent('web-a', 'Unhealthy', 'Readiness probe failed: 404', {
          container: 'app',
          lastAgo: 1,
        }),
      ],
      { container: 'proxy', message: 'Readiness probe failed: 500' },
    ],
    [
      'the newest words about an image count',
      [
        aPod({ phase: 'Pending', container: waiting('ErrImagePull', '') }),
        anEvent(
          'web-a',
          'Failed',
          'Failed to pull image: a very long story of yesterday, and denied',
          { lastAgo: 500, firstAgo: 600 },
        ),
        anEvent('web-a', 'Failed', 'Failed to pull image: not found', {
          lastAgo: 3,
        }),
        anEvent('web-a', 'Failed', 'Error: ErrImagePull', { lastAgo: 2 }),
      ],
      { message: 'Failed to pull image: not found' },
    ],
  ])('%s', (_name, manifests, cause) => {
    expect(judgeFirst(manifests).cause).toMatchObject(cause);
  });
});

it.each<[string, number, string]>([
  ['is deleted with grace to come', -20, 'Deleting'],
  ['should just have ended', 10, 'Deleting'],
  ['should have ended long ago', 90, 'DeletionStuck'],
])('does not call a ready pod well that %s', (_name, dueAgo, reason) => {
  const metadata = {
    deletionTimestamp: ago(dueAgo),
    finalizers: ['example.org/drain'],
  };
  const verdict = judgeFirst([readyPod({ metadata })]);
  expect(verdict.status).not.toBe('Healthy');
  expect(verdict.reason).toBe(reason);
  expect(verdict.message.includes('example.org/drain')).toBe(
    reason === 'DeletionStuck',
  );
});
