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

const condition = (
  type: string,
  status: string,
  reason = '',
  message = '',
) => ({
  ...{ type, status, reason, message, lastTransitionTime: ago(100) },
});

describe('why an image is not there', () => {
  const pulling = (
    message: string,
    reason = 'ErrImagePull',
    image = 'registry.example/web:2',
  ) =>
    aPod({
      phase: 'Pending',
      container: { image, ...waiting(reason, message) },
    });

  it.each<[string, string, Json]>([
    [
      'it does not exist',
      'ImageMissing',
      pulling(
        'failed to resolve reference "registry.example/web:2": registry.example/web:2: not found',
      ),
    ],
    [
      'its manifest is unknown',
      'ImageMissing',
      pulling('manifest unknown: manifest unknown'),
    ],
    [
      'it may never be pulled',
      'ImageMissing',
      pulling('', 'ErrImageNeverPull'),
    ],
    [
      'access is denied',
      'ImageAccessDenied',
      pulling(
        'pull access denied, repository does not exist or may require authorization',
      ),
    ],
    [
      'nobody has signed in',
      'ImageAccessDenied',
      pulling('unexpected status: 401 Unauthorized'),
    ],
    [
      'there were too many requests',
      'ImageRateLimited',
      pulling('toomanyrequests: You have reached your pull rate limit'),
    ],
    [
      'the registry has no address',
      'RegistryUnreachable',
      pulling('dial tcp: lookup registry.example: no such host'),
    ],
    [
      'the registry does not answer',
      'RegistryUnreachable',
      pulling('dial tcp 10.0.0.1:443: i/o timeout'),
    ],
    [
      'its certificate is not trusted',
      'RegistryUnreachable',
      pulling(
        'tls: failed to verify certificate: x509: certificate signed by unknown authority',
      ),
    ],
    [
      'its name is none',
      'ImageNameInvalid',
      pulling("couldn't parse image name", 'InvalidImageName'),
    ],
    [
      'it is made for other machines',
      'ImageWrongPlatform',
      pulling('no match for platform in manifest: not found'),
    ],
    [
      'only its name speaks of denial',
      'ImageMissing',
      pulling(
        'failed to resolve reference "registry.example/denied:429": not found',
        'ErrImagePull',
        'registry.example/denied:429',
      ),
    ],
    ['nobody says why', 'ImagePullFailed', pulling('something else')],
  ])('%s', (_name, reason, pod) => {
    expect(judgeFirst([pod])).toMatchObject({
      ...{ status: 'Degraded', reason, cause: { kind: 'imagePull' } },
    });
  });
});

describe('why no node takes a pod', () => {
  const unscheduled = (message: string, spec: Json = {}) =>
    aPod({
      ...{ phase: 'Pending', spec: { nodeName: undefined, ...spec } },
      status: {
        containerStatuses: [],
        conditions: [
          condition('PodScheduled', 'False', 'Unschedulable', message),
        ],
      },
    });
  it.each<[string, string, string, Json]>([
    [
      'a label',
      'UnschedulableLabel',
      'place=nowhere',
      unscheduled(
        "0/3 nodes are available: 1 node(s) had untolerated taint {node-role.kubernetes.io/control-plane: }, 2 node(s) didn't match Pod's node affinity/selector.",
        { nodeSelector: { place: 'nowhere' } },
      ),
    ],
    [
      'an affinity to nodes',
      'UnschedulableLabel',
      'gpu In a100',
      unscheduled(
        "0/1 nodes are available: 1 node(s) didn't match Pod's node affinity/selector.",
        {
          affinity: {
            nodeAffinity: {
              requiredDuringSchedulingIgnoredDuringExecution: {
                nodeSelectorTerms: [
                  {
                    matchExpressions: [
                      { key: 'gpu', operator: 'In', values: ['a100'] },
                    ],
                  },
                ],
              },
            },
          },
        },
      ),
    ],
    [
      'a taint',
      'UnschedulableTaint',
      'dedicated: db',
      unscheduled(
        '0/1 nodes are available: 1 node(s) had untolerated taint {dedicated: db}. preemption: 0/1 nodes are available: 1 Insufficient cpu.',
      ),
    ],
    [
      'room',
      'UnschedulableResource',
      'cpu',
      unscheduled(
        '0/3 nodes are available: 1 Insufficient cpu, 2 node(s) had untolerated taint {dedicated: db}.',
      ),
    ],
    [
      'a device',
      'UnschedulableResource',
      'nvidia.com/gpu',
      unscheduled('0/3 nodes are available: 3 Insufficient nvidia.com/gpu.'),
    ],
    [
      'a port',
      'UnschedulablePort',
      '8443',
      unscheduled(
        "0/1 nodes are available: 1 node(s) didn't have free ports for the requested pod ports.",
        { containers: [{ name: 'app', ports: [{ hostPort: 8443 }] }] },
      ),
    ],
    [
      'a volume',
      'UnschedulableVolume',
      'data',
      unscheduled(
        '0/2 nodes are available: 1 Insufficient cpu, 1 node(s) had volume node affinity conflict.',
        {
          volumes: [
            { name: 'd', persistentVolumeClaim: { claimName: 'data' } },
          ],
        },
      ),
    ],
    [
      'its neighbours',
      'UnschedulablePlacement',
      'pod anti-affinity',
      unscheduled(
        "0/2 nodes are available: 2 node(s) didn't match pod anti-affinity rules.",
      ),
    ],
    [
      'closed nodes',
      'UnschedulableClosed',
      '',
      unscheduled('0/1 nodes are available: 1 node(s) were unschedulable.'),
    ],
  ])('%s', (_name, reason, what, pod) => {
    const verdict = judgeFirst([pod]);
    expect(verdict).toMatchObject({ status: 'Degraded', reason });
    expect(verdict.message).toContain(what);
  });

  it('names the gate that holds a pod back, and calls it no failure', () => {
    const verdict = judgeFirst([
      aPod({
        phase: 'Pending',
        spec: {
          nodeName: undefined,
          schedulingGates: [{ name: 'example.org/quota' }],
        },
        status: {
          conditions: [condition('PodScheduled', 'False', 'SchedulingGated')],
          containerStatuses: [],
        },
      }),
    ]);
    expect(verdict).toMatchObject({
      ...{ status: 'Progressing', reason: 'SchedulingGated' },
      cause: { kind: 'schedulingGate' },
    });
    expect(verdict.message).toContain('example.org/quota');
  });
});

describe('what becomes of containers', () => {
  const ended = (exitCode: number, reason = 'Error') => ({
    restartCount: 4,
    ...waiting('CrashLoopBackOff', 'back-off 20s'),
    lastState: {
      terminated: { exitCode, reason, startedAt: ago(60), finishedAt: ago(30) },
    },
  });
  const killed = (probe: string) =>
    anEvent(
      'web-a',
      'Killing',
      `Container app failed ${probe} probe, will be restarted`,
      { type: 'Normal', container: 'app', lastAgo: 35 },
    );
  const sidecar = {
    initContainers: [{ name: 'proxy', restartPolicy: 'Always' }],
  };

  it.each<[string, string, Json[], Json]>([
    [
      'ends without error again and again',
      'KeepsCompleting',
      [aPod({ container: ended(0, 'Completed') })],
      { kind: 'completion' },
    ],
    [
      'is killed by its liveness probe',
      'KilledByProbe',
      [aPod({ container: ended(137) }), killed('liveness')],
      { kind: 'probeKill', container: 'app' },
    ],
    [
      'is killed by its startup probe, and ends well',
      'KilledByProbe',
      [aPod({ container: ended(0, 'Completed') }), killed('startup')],
      { kind: 'probeKill' },
    ],
    [
      'is killed, and the probe says of what',
      'KilledByProbe',
      [
        aPod({ container: ended(143) }),
        anEvent('web-a', 'Unhealthy', 'Liveness probe failed: 503', {
          container: 'app',
          lastAgo: 40,
        }),
      ],
      { kind: 'probeKill', message: 'Liveness probe failed: 503' },
    ],
    [
      'crashes, long after a probe killed it',
      'CrashLoop',
      [
        aPod({ container: ended(1) }),
        anEvent('web-a', 'Killing', 'Container app failed liveness probe', {
          type: 'Normal',
          container: 'app',
          firstAgo: 900,
          lastAgo: 800,
        }),
      ],
      { kind: 'crashLoop' },
    ],
    [
      'crashes, while its neighbour is killed',
      'CrashLoop',
      [
        aPod({ container: ended(1) }),
        anEvent('web-a', 'Killing', 'Container proxy failed liveness probe', {
          type: 'Normal',
          container: 'proxy',
          lastAgo: 35,
        }),
      ],
      { kind: 'crashLoop' },
    ],
    [
      'ran out of memory before, and now crashes',
      'CrashLoop',
      [
        aPod({
          container: {
            ...ended(1),
            state: { terminated: { exitCode: 1, reason: 'Error' } },
            lastState: { terminated: { exitCode: 137, reason: 'OOMKilled' } },
          },
        }),
      ],
      { kind: 'crashLoop' },
    ],
    [
      'is a sidecar that crashes',
      'CrashLoop',
      [
        aPod({
          phase: 'Pending',
          spec: sidecar,
          container: waiting('PodInitializing'),
          status: {
            initContainerStatuses: [{ name: 'proxy', ...ended(1) }],
            conditions: [],
          },
        }),
      ],
      { kind: 'crashLoop', container: 'proxy' },
    ],
  ])('names one that %s', (_name, reason, manifests, cause) => {
    expect(judgeFirst(manifests)).toMatchObject({
      status: 'Degraded',
      reason,
      cause,
    });
  });

  it('shows the probe of the sidecar that keeps a pod waiting', () => {
    const pod = aPod({
      ...{
        phase: 'Pending',
        spec: sidecar,
        container: waiting('PodInitializing'),
      },
      status: {
        initContainerStatuses: [
          {
            name: 'proxy',
            ready: false,
            started: false,
            state: { running: {} },
          },
        ],
        conditions: [
          { type: 'Ready', status: 'False', lastTransitionTime: ago(50) },
        ],
      },
    });
    const event = {
      ...anEvent('web-a', 'Unhealthy', 'Startup probe failed: 404'),
      involvedObject: {
        kind: 'Pod',
        uid: 'web-a',
        fieldPath: 'spec.initContainers{proxy}',
      },
    };
    expect(judgeFirst([pod, event])).toMatchObject({
      ...{
        status: 'Progressing',
        cause: { kind: 'probe', container: 'proxy' },
      },
    });
  });

  it('says which init container a pod waits for, and means no sidecar', () => {
    const running = (spec: Json) =>
      judgeFirst([
        aPod({
          ...{ phase: 'Pending', spec, container: waiting('PodInitializing') },
          status: {
            initContainerStatuses: [
              { name: 'migrate', state: { running: {} } },
            ],
          },
        }),
      ]);
    expect(running({}).message).toContain('migrate');
    const initContainers = [{ name: 'migrate', restartPolicy: 'Always' }];
    expect(running({ initContainers }).reason).toBe('PodPending');
  });

  it('does not mind a job’s container that has ended without error', () => {
    const container = {
      restartCount: 3,
      state: { terminated: { exitCode: 0, reason: 'Completed' } },
    };
    expect(
      judgeFirst([aPod({ container, spec: { restartPolicy: 'OnFailure' } })])
        .cause,
    ).toBeUndefined();
  });
});

describe('what nodes do', () => {
  const creating = {
    phase: 'Pending',
    container: waiting('ContainerCreating'),
  };
  const noSandbox = anEvent(
    'web-a',
    'FailedCreatePodSandBox',
    'plugin type="cilium" failed: no IP left',
  );
  const unready = (reason = '') => [
    { type: 'Ready', status: 'False', reason, lastTransitionTime: ago(90) },
  ];
  const failed = (reason: string, name = 'web-a') =>
    aPod({
      name,
      owner: 'rs',
      phase: 'Failed',
      status: {
        reason,
        message: `Pod was rejected: ${reason}`,
        containerStatuses: [],
      },
    });

  it.each<[string, string, Json[], Json]>([
    [
      'make no sandbox',
      'SandboxFailed',
      [aPod(creating), noSandbox],
      { kind: 'sandbox' },
    ],
    [
      'make none after a mount failed',
      'SandboxFailed',
      [
        aPod(creating),
        noSandbox,
        anEvent('web-a', 'FailedMount', 'timed out', {
          firstAgo: 100,
          lastAgo: 90,
          count: 2,
        }),
      ],
      { kind: 'sandbox' },
    ],
    [
      'have no network yet',
      'SandboxFailed',
      [
        aPod({ ...creating, status: { containerStatuses: [] } }),
        anEvent('web-a', 'NetworkNotReady', 'cni config uninitialized'),
      ],
      { kind: 'sandbox' },
    ],
    [
      'do not answer',
      'NodeLost',
      [
        aPod({
          container: { ready: true, state: { running: {} } },
          status: { conditions: unready() },
        }),
        anEvent('web-a', 'NodeNotReady', 'Node is not ready', { lastAgo: 90 }),
      ],
      { kind: 'nodeLost', message: 'Node is not ready' },
    ],
    [
      'do not answer, as the pod says',
      'NodeLost',
      [
        aPod({
          container: { ready: true, state: { running: {} } },
          status: {
            reason: 'NodeLost',
            message: 'Node n1 is unresponsive',
            conditions: unready(),
          },
        }),
      ],
      { kind: 'nodeLost', message: 'Node n1 is unresponsive' },
    ],
    [
      'have too little',
      'NodeRefused',
      [failed('OutOfcpu')],
      { kind: 'nodeRefused', reason: 'OutOfcpu' },
    ],
    [
      'have no device',
      'NodeRefused',
      [failed('UnexpectedAdmissionError')],
      { kind: 'nodeRefused' },
    ],
    [
      'refuse every pod of a Deployment',
      'NodeRefused',
      [
        ...deploymentOf(LACKING),
        failed('OutOfpods', 'a'),
        failed('OutOfpods', 'b'),
        aPod({ owner: 'rs' }),
      ],
      { kind: 'nodeRefused', affectedPods: 2 },
    ],
  ])('%s', (_name, reason, manifests, cause) => {
    const kind = manifests[0].kind;
    expect(judgeFirst(manifests)).toMatchObject({
      ...{ status: 'Degraded', cause },
      reason: kind === 'Pod' && reason === 'NodeRefused' ? 'PodFailed' : reason,
    });
  });

  it('is no failure for the sandbox that is there since', () => {
    const status = {
      conditions: [condition('PodReadyToStartContainers', 'True')],
    };
    expect(judgeFirst([aPod({ ...creating, status }), noSandbox]).status).toBe(
      'Progressing',
    );
  });
});

describe('a resize', () => {
  const resized = (conditions: Json[], extra: Json = {}) =>
    readyPod({
      owner: 'rs',
      status: {
        conditions: [{ type: 'Ready', status: 'True' }, ...conditions],
        ...extra,
      },
    });
  const infeasible = condition(
    'PodResizePending',
    'True',
    'Infeasible',
    'Node has 4 CPU',
  );
  it.each<[string, string, Json]>([
    ['Degraded', 'ResizeInfeasible', resized([infeasible])],
    [
      'Progressing',
      'ResizeDeferred',
      resized([condition('PodResizePending', 'True', 'Deferred', 'no room')]),
    ],
    [
      'Degraded',
      'ResizeFailing',
      resized([condition('PodResizeInProgress', 'True', 'Error', 'cgroup')]),
    ],
    [
      'Progressing',
      'ResizeInProgress',
      resized([condition('PodResizeInProgress', 'True')]),
    ],
    ['Degraded', 'ResizeInfeasible', resized([], { resize: 'Infeasible' })],
  ])('is %s: %s', (status, reason, pod) => {
    const verdict = judgeFirst([pod]);
    expect(verdict).toMatchObject({ status, reason });
    expect(verdict.message).toContain('n1');
  });

  it('that cannot be is shown of a workload that goes on as before', () => {
    expect(
      judgeFirst([...deploymentOf(COMPLETE), resized([infeasible])]),
    ).toMatchObject({
      ...{
        status: 'Healthy',
        cause: { kind: 'resize', message: 'Node has 4 CPU' },
      },
    });
  });
});

describe('unready without end', () => {
  const probed = anEvent(
    'db-0',
    'Unhealthy',
    'Readiness probe failed: refused',
    { firstAgo: 90_000 },
  );
  const unready = (seconds: number, message = ''): Json => ({
    conditions: [
      {
        type: 'Ready',
        status: 'False',
        reason: 'ContainersNotReady',
        message,
        lastTransitionTime: ago(seconds),
      },
    ],
  });
  const running = { state: { running: { startedAt: ago(9000) } } };
  const member = (seconds: number) =>
    memberPod(0, 'b', { container: running, status: unready(seconds) });
  const set = statefulSetOf({ readyReplicas: 0 });
  const daemonSet = {
    kind: 'DaemonSet',
    metadata: { name: 'agent', uid: 's', generation: 1 },
    spec: {},
    status: {
      observedGeneration: 1,
      desiredNumberScheduled: 1,
      updatedNumberScheduled: 1,
    },
  };
  const once = {
    conditions: [
      { type: 'Progressing', status: 'True', reason: 'NewReplicaSetAvailable' },
    ],
  };
  const ofDeployment = (seconds: number) =>
    aPod({
      owner: 'rs',
      container: running,
      status: unready(seconds, 'containers with unready status: [app]'),
    });

  it.each<[string, string, Json[]]>([
    [
      'a StatefulSet whose probe fails',
      'ProbeFailing',
      [set, member(86_400), probed],
    ],
    [
      'a StatefulSet that does not say why',
      'UnreadyTooLong',
      [set, member(700)],
    ],
    ['a DaemonSet', 'UnreadyTooLong', [daemonSet, member(700)]],
    ['a bare pod', 'UnreadyTooLong', [aPod({ status: unready(700) })]],
    [
      'a pod whose readiness gate is not met',
      'ReadinessGatePending',
      [
        aPod({
          status: {
            conditions: [
              {
                type: 'Ready',
                status: 'False',
                reason: 'ReadinessGatesNotReady',
                message: 'gate "lb" is not True',
                lastTransitionTime: ago(700),
              },
            ],
          },
        }),
      ],
    ],
    [
      'a Deployment that had rolled out',
      'UnreadyTooLong',
      [
        ...deploymentOf(
          { ...LACKING, ...once },
          { progressDeadlineSeconds: 60 },
        ),
        ofDeployment(70),
      ],
    ],
  ])('fails %s, with a time', (_name, reason, manifests) => {
    const verdict = judgeFirst(manifests);
    expect(verdict).toMatchObject({ status: 'Degraded', reason });
    expect(verdict.cause?.since).toBeDefined();
  });

  it.each<[string, Json[]]>([
    ['a StatefulSet', [set, member(500)]],
    ['a Deployment', [...deploymentOf(LACKING), ofDeployment(500)]],
  ])(
    'waits for its time with %s, and says when to look again',
    (_name, manifests) => {
      const verdict = judgeFirst(manifests);
      expect(verdict.status).toBe('Progressing');
      expect(
        judgeFirst(manifests, new Date(verdict.recheckAt ?? '')).status,
      ).toBe('Degraded');
    },
  );

  it('leaves the deadline to a Deployment that is still on its way', () => {
    const conditions = [
      { type: 'Progressing', status: 'True', reason: 'ReplicaSetUpdated' },
    ];
    const verdict = judgeFirst([
      ...deploymentOf({ ...LACKING, conditions }),
      ofDeployment(900),
    ]);
    expect(verdict).toMatchObject({ status: 'Progressing' });
    expect(verdict.cause).toBeUndefined();
  });

  it('waits for ever where a Deployment says that it has no deadline', () => {
    const spec = { progressDeadlineSeconds: 2_147_483_647 };
    expect(
      judgeFirst([...deploymentOf(LACKING, spec), ofDeployment(90_000)]).status,
    ).toBe('Progressing');
  });

  it('fails a StatefulSet whose pod on a silent node does not end', () => {
    const ending = memberPod(1, 'b', {
      metadata: { deletionTimestamp: ago(600) },
    });
    expect(judgeFirst([set, ending])).toMatchObject({
      ...{
        status: 'Degraded',
        reason: 'DeletionStuck',
        cause: { kind: 'deletion', pod: 'db-1' },
      },
    });
  });
});
