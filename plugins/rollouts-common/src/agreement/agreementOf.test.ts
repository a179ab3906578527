import { judge } from '../judge/judge';
import { parseObjects } from '../judge/parseObjects';
import { agreementOf } from './agreementOf';
import { engineObjectSchema } from './engineObject';

const now = new Date('2026-11-21T12:00:00Z');
const owner = (kind: string, uid: string) => [
  { kind, name: uid, uid, controller: true },
];

function deployment(parts: { spec?: object; status?: object } = {}) {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', uid: 'd', generation: 2 },
    spec: { replicas: 1, progressDeadlineSeconds: 300, ...parts.spec },
    status: {
      observedGeneration: 2,
      replicas: 1,
      updatedReplicas: 1,
      readyReplicas: 1,
      availableReplicas: 1,
      conditions: [
        {
          type: 'Progressing',
          status: 'True',
          reason: 'NewReplicaSetAvailable',
        },
        { type: 'Available', status: 'True' },
      ],
      ...parts.status,
    },
  };
}

/** What the engines say beside ours: `engine: status (why)`. */
function opinions(objects: object[]) {
  const parsed = parseObjects(objects);
  const verdict = judge(parsed.objects[0], parsed.related, { now });
  const object = engineObjectSchema.parse(objects[0]);
  return agreementOf(object, verdict, now).map(
    ({ engine, status, why }) =>
      `${engine}: ${status}${why ? ` (${why.code})` : ''}`,
  );
}

it('finds all of one mind about a finished rollout', () => {
  expect(opinions([deployment()])).toEqual([
    'dugnad: Healthy',
    'kubectl: done',
    'kstatus: Current',
    'argocd: Healthy',
  ]);
});

it('says that the others wait for a deadline where a quota stops pods', () => {
  const stopped = deployment({
    status: {
      replicas: 0,
      updatedReplicas: 0,
      availableReplicas: 0,
      conditions: [
        {
          type: 'ReplicaFailure',
          status: 'True',
          reason: 'FailedCreate',
          message: 'exceeded quota: small',
        },
      ],
    },
  });
  expect(opinions([stopped])).toEqual([
    'dugnad: Degraded',
    'kubectl: waiting (waitsForDeadline)',
    'kstatus: InProgress (waitsForDeadline)',
    'argocd: Progressing (waitsForDeadline)',
  ]);
});

it('says that the others do not look at pods', () => {
  const rolling = deployment({ status: { availableReplicas: 0 } });
  const set = {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name: 'r',
      uid: 'r',
      ownerReferences: owner('Deployment', 'd'),
    },
    spec: { replicas: 1 },
  };
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: 'p',
      uid: 'p',
      ownerReferences: owner('ReplicaSet', 'r'),
    },
    status: {
      containerStatuses: [
        { name: 'web', state: { waiting: { reason: 'ImagePullBackOff' } } },
      ],
    },
  };
  expect(opinions([rolling, set, pod]).slice(1)).toEqual([
    'kubectl: waiting (readsNoPods)',
    'kstatus: InProgress (readsNoPods)',
    'argocd: Progressing (readsNoPods)',
  ]);
});

it.each([
  [
    'paused',
    deployment({ spec: { paused: true } }),
    ['done (knowsNoPause)', 'Current (knowsNoPause)', 'Suspended'],
  ],
  [
    'scaled to zero',
    deployment({
      spec: { replicas: 0 },
      status: {
        replicas: 0,
        updatedReplicas: 0,
        readyReplicas: 0,
        availableReplicas: 0,
      },
    }),
    ['done (zeroIsDone)', 'Current (zeroIsDone)', 'Healthy (zeroIsDone)'],
  ],
  [
    'a CronJob',
    {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: { name: 'nightly' },
      spec: { suspend: true },
    },
    ['undefined (noRule)', 'Current (readsNoJobs)', 'Healthy (readsNoJobs)'],
  ],
])('says why the others differ on %s', (_name, object, expected) => {
  const said = opinions([object]).slice(1);
  expect(said.map(text => text.replace(/^\w+: /, ''))).toEqual(expected);
});

it('fills the deadline of the workload into the explanation', () => {
  const verdict = {
    status: 'Degraded' as const,
    reason: 'ReplicaFailure',
    message: '',
    values: {},
    checks: [],
  };
  const object = engineObjectSchema.parse(
    deployment({ status: { updatedReplicas: 0 } }),
  );
  const [, kubectl] = agreementOf(object, verdict, now);
  expect(kubectl.why?.message).toContain('300 s');
});

it('does not claim that Argo CD has no rule for kinds of other projects', () => {
  const kustomization = {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: { name: 'roads' },
  };
  const lease = {
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata: { name: 'leader' },
  };
  const whys = [kustomization, lease].map(object => {
    const parsed = engineObjectSchema.parse(object);
    const { objects, related } = parseObjects([object]);
    const verdict = judge(objects[0], related, { now });
    return agreementOf(parsed, verdict, now).at(-1)?.why?.code;
  });
  expect(whys).toEqual(['notReproduced', 'noRule']);
});
