import { argoHealth } from './argoHealth';
import { engineObjectSchema } from './engineObject';
import { kstatus } from './kstatus';
import { kubectlStatus } from './kubectlStatus';

const now = new Date('2026-11-21T12:00:00Z');
const condition = (type: string, status: string, reason = '') => ({
  type,
  status,
  reason,
});
const waitingFor = (reason: string) => [
  { name: 'web', state: { waiting: { reason, message: 'words' } } },
];

interface Parts {
  apiVersion?: string;
  metadata?: object;
  spec?: object;
  status?: object;
}

const object = (
  kind: string,
  { apiVersion, metadata, spec, status }: Parts = {},
) =>
  engineObjectSchema.parse({
    apiVersion,
    kind,
    metadata: { name: 'web', ...metadata },
    spec,
    status,
  });

const rolledOut = {
  observedGeneration: 1,
  replicas: 2,
  updatedReplicas: 2,
  readyReplicas: 2,
  availableReplicas: 2,
};
const complete = [
  condition('Progressing', 'True', 'NewReplicaSetAvailable'),
  condition('Available', 'True'),
];
const deployment = (status: object, spec: object = {}) =>
  object('Deployment', {
    metadata: { generation: 1 },
    spec: { replicas: 2, progressDeadlineSeconds: 600, ...spec },
    status,
  });
const statefulSet = (status: object, updateStrategy: object) =>
  object('StatefulSet', {
    metadata: { generation: 1 },
    spec: { replicas: 2, updateStrategy },
    status: {
      observedGeneration: 1,
      replicas: 2,
      readyReplicas: 2,
      currentReplicas: 2,
      ...status,
    },
  });
const daemonSet = (status: object, spec?: object) =>
  object('DaemonSet', { metadata: { generation: 1 }, spec, status });
const pod = (status: object, spec: object = { restartPolicy: 'Always' }) =>
  object('Pod', {
    metadata: { creationTimestamp: '2026-11-21T11:59:00Z' },
    spec,
    status,
  });

const unschedulable = condition('PodScheduled', 'False', 'Unschedulable');
const onDelete = { type: 'OnDelete' };
const partition = { type: 'RollingUpdate', rollingUpdate: { partition: 0 } };

it.each<[string, ReturnType<typeof object>, string, string | undefined]>([
  [
    'a finished Deployment',
    deployment({ ...rolledOut, conditions: complete }),
    'Current',
    'Healthy',
  ],
  [
    'one whose new ReplicaSet is not complete',
    deployment({ ...rolledOut, conditions: complete.slice(1) }),
    'InProgress',
    'Healthy',
  ],
  [
    'one without a deadline',
    deployment(
      { ...rolledOut, conditions: complete.slice(1) },
      { progressDeadlineSeconds: 2_147_483_647 },
    ),
    'Current',
    'Healthy',
  ],
  [
    'one past its deadline',
    deployment({
      ...rolledOut,
      conditions: [
        condition('Progressing', 'False', 'ProgressDeadlineExceeded'),
      ],
    }),
    'Failed',
    'Degraded',
  ],
  [
    'one that a quota stops',
    deployment({
      observedGeneration: 1,
      conditions: [condition('ReplicaFailure', 'True', 'FailedCreate')],
    }),
    'InProgress',
    'Progressing',
  ],
  [
    'one with old pods',
    deployment({ ...rolledOut, replicas: 3, conditions: complete }),
    'InProgress',
    'Progressing',
  ],
  [
    'a paused one',
    deployment({ ...rolledOut, conditions: complete }, { paused: true }),
    'Current',
    'Suspended',
  ],
  [
    'one being deleted',
    object('Deployment', { metadata: { deletionTimestamp: 'now' } }),
    'Terminating',
    'Progressing',
  ],
  [
    'a ReplicaSet that cannot create pods',
    object('ReplicaSet', {
      metadata: { generation: 1 },
      status: {
        observedGeneration: 1,
        conditions: [condition('ReplicaFailure', 'True')],
      },
    }),
    'InProgress',
    'Degraded',
  ],
  [
    'a StatefulSet on two revisions, its partition filled in',
    statefulSet(
      { updatedReplicas: 2, currentRevision: 'a', updateRevision: 'b' },
      partition,
    ),
    'Current',
    'Healthy',
  ],
  [
    'a StatefulSet on two revisions without one',
    statefulSet(
      { updatedReplicas: 1, currentRevision: 'a', updateRevision: 'b' },
      { type: 'RollingUpdate' },
    ),
    'InProgress',
    'Progressing',
  ],
  [
    'a StatefulSet updated by hand',
    statefulSet({ currentRevision: 'a', updateRevision: 'b' }, onDelete),
    'Current',
    'Healthy',
  ],
  [
    'a StatefulSet updated by hand that is not ready',
    statefulSet({ readyReplicas: 1 }, onDelete),
    'Current',
    'Progressing',
  ],
  [
    'a DaemonSet nobody has looked at',
    daemonSet({}),
    'InProgress',
    'Progressing',
  ],
  [
    'a finished DaemonSet',
    daemonSet({
      observedGeneration: 1,
      desiredNumberScheduled: 2,
      currentNumberScheduled: 2,
      updatedNumberScheduled: 2,
      numberAvailable: 2,
      numberReady: 2,
    }),
    'Current',
    'Healthy',
  ],
  [
    'a DaemonSet updated by hand',
    daemonSet(
      {
        observedGeneration: 1,
        desiredNumberScheduled: 2,
        currentNumberScheduled: 2,
        updatedNumberScheduled: 0,
      },
      { updateStrategy: onDelete },
    ),
    'InProgress',
    'Healthy',
  ],
  [
    'a pod whose image cannot be pulled',
    pod({
      phase: 'Pending',
      containerStatuses: waitingFor('ImagePullBackOff'),
    }),
    'InProgress',
    'Degraded',
  ],
  [
    'a pod of a job whose image cannot be pulled',
    pod(
      { phase: 'Pending', containerStatuses: waitingFor('ErrImagePull') },
      { restartPolicy: 'Never' },
    ),
    'InProgress',
    'Progressing',
  ],
  [
    'a crashing pod',
    pod({
      phase: 'Running',
      containerStatuses: waitingFor('CrashLoopBackOff'),
    }),
    'Failed',
    'Degraded',
  ],
  [
    'a pod no node takes',
    pod({ phase: 'Pending', conditions: [unschedulable] }),
    'Failed',
    'Progressing',
  ],
  ['a failed pod', pod({ phase: 'Failed' }), 'Current', 'Degraded'],
  [
    'a running job',
    object('Job', { status: { startTime: 'then' } }),
    'Current',
    'Progressing',
  ],
  [
    'a failed job',
    object('Job', { status: { conditions: [condition('Failed', 'True')] } }),
    'Failed',
    'Degraded',
  ],
  ['a CronJob without a status', object('CronJob'), 'Current', 'Progressing'],
  [
    'a load balancer without an address',
    object('Service', {
      spec: { type: 'LoadBalancer', clusterIP: '10.0.0.1' },
    }),
    'Current',
    'Progressing',
  ],
  [
    'a lost volume claim',
    object('PersistentVolumeClaim', { status: { phase: 'Lost' } }),
    'InProgress',
    'Degraded',
  ],
  [
    'an autoscaler without metrics',
    object('HorizontalPodAutoscaler', {
      status: {
        conditions: [
          condition('ScalingActive', 'False', 'FailedGetResourceMetric'),
        ],
      },
    }),
    'Current',
    'Degraded',
  ],
  [
    'an old autoscaler, its conditions in an annotation',
    object('HorizontalPodAutoscaler', {
      apiVersion: 'autoscaling/v1',
      metadata: {
        annotations: {
          'autoscaling.alpha.kubernetes.io/conditions': JSON.stringify([
            { type: 'AbleToScale', status: 'True', reason: 'SucceededRescale' },
          ]),
        },
      },
    }),
    'Current',
    'Healthy',
  ],
  [
    'a definition being installed',
    object('CustomResourceDefinition', {
      status: {
        conditions: [
          condition('NamesAccepted', 'True'),
          condition('Established', 'False', 'Installing'),
        ],
      },
    }),
    'InProgress',
    'Progressing',
  ],
  [
    'an API that is away',
    object('APIService', {
      status: { conditions: [condition('Available', 'False')] },
    }),
    'Current',
    'Progressing',
  ],
  [
    'a custom resource that is not Ready',
    object('Thing', { status: { conditions: [condition('Ready', 'False')] } }),
    'InProgress',
    undefined,
  ],
])('kstatus and Argo CD on %s', (_name, judged, byKstatus, byArgo) => {
  expect(kstatus(judged, now).status).toBe(byKstatus);
  expect(argoHealth(judged, now)?.status).toBe(byArgo);
});

const cronJob = (status: object, spec: object = {}) =>
  object('CronJob', { apiVersion: 'batch/v1', spec, status });
const yesterday = '2026-11-20T02:00:00Z';
const today = '2026-11-21T02:00:00Z';

it.each<[string, ReturnType<typeof object>, string]>([
  ['suspended', cronJob({}, { suspend: true }), 'Healthy'],
  ['never scheduled', cronJob({}), 'Healthy'],
  ['never completed', cronJob({ lastScheduleTime: today }), 'Healthy'],
  [
    'running after an earlier success',
    cronJob({
      lastScheduleTime: today,
      lastSuccessfulTime: yesterday,
      active: [{ name: 'nightly-1' }],
    }),
    'Healthy',
  ],
  [
    'without a success since it was last scheduled',
    cronJob({ lastScheduleTime: today, lastSuccessfulTime: yesterday }),
    'Degraded',
  ],
  [
    'completed',
    cronJob({ lastScheduleTime: yesterday, lastSuccessfulTime: today }),
    'Healthy',
  ],
])('Argo CD on a CronJob %s', (_name, judged, status) => {
  expect(argoHealth(judged, now)?.status).toBe(status);
});

const budget = (...conditions: object[]) =>
  object('PodDisruptionBudget', {
    apiVersion: 'policy/v1',
    status: { conditions },
  });
const autoscaler = (apiVersion: string, ...conditions: object[]) =>
  object('HorizontalPodAutoscaler', { apiVersion, status: { conditions } });
const mayRun = (annotations: object, containerStatuses: object[] = []) =>
  object('Pod', {
    apiVersion: 'v1',
    metadata: { annotations },
    spec: { restartPolicy: 'Never' },
    status: {
      phase: 'Running',
      conditions: [condition('Ready', 'True')],
      containerStatuses,
    },
  });
const ignoring = { 'argocd.argoproj.io/ignore-restart-policy': 'true' };

it.each<[string, ReturnType<typeof object>, string | undefined]>([
  ['a budget without a status', budget(), 'Progressing'],
  [
    'a budget with too few pods',
    budget(condition('DisruptionAllowed', 'False', 'InsufficientPods')),
    'Healthy',
  ],
  [
    'a budget that cannot be counted',
    budget(condition('DisruptionAllowed', 'False', 'SyncFailed')),
    'Degraded',
  ],
  [
    'an autoscaler whose trouble comes after what is well',
    autoscaler(
      'autoscaling/v2',
      condition('AbleToScale', 'True', 'ReadyForNewScale'),
      condition('ScalingActive', 'False', 'FailedGetExternalMetric'),
    ),
    'Degraded',
  ],
  [
    'an autoscaler that is able to scale',
    autoscaler('autoscaling/v2', condition('AbleToScale', 'True', 'Ready')),
    'Healthy',
  ],
  [
    'an autoscaler that has yet to scale',
    autoscaler(
      'autoscaling/v2',
      condition('AbleToScale', 'False', 'BackoffBoth'),
    ),
    'Progressing',
  ],
  [
    'an autoscaler of a version it has no types for',
    autoscaler('autoscaling/v2beta2', condition('AbleToScale', 'True')),
    'Unknown',
  ],
  ['a pod that is to end', mayRun({}), 'Progressing'],
  ['one that is judged as if it were to run', mayRun(ignoring), 'Healthy'],
  [
    'one of those that waits',
    mayRun(ignoring, waitingFor('CrashLoopBackOff')),
    'Degraded',
  ],
  [
    'one of those that is a step of a sync',
    mayRun({ ...ignoring, 'argocd.argoproj.io/hook': 'PreSync' }),
    'Progressing',
  ],
  [
    'what is being deleted',
    object('Pod', { metadata: { deletionTimestamp: today } }),
    'Progressing',
  ],
  [
    'a step of a sync that is being deleted',
    object('Pod', {
      metadata: {
        deletionTimestamp: today,
        finalizers: ['argocd.argoproj.io/hook-finalizer'],
      },
      status: { phase: 'Succeeded' },
    }),
    'Healthy',
  ],
  [
    'a Deployment of another project',
    object('Deployment', { apiVersion: 'apps.example.org/v1' }),
    undefined,
  ],
  [
    'a Service of another project',
    object('Service', { apiVersion: 'serving.knative.dev/v1' }),
    undefined,
  ],
  [
    'a Job of a version that is gone',
    object('Job', { apiVersion: 'batch/v1beta1' }),
    'Unknown',
  ],
])('Argo CD on %s', (_name, judged, status) => {
  expect(argoHealth(judged, now)?.status).toBe(status);
});

it.each(['Deployment', 'DaemonSet', 'StatefulSet'])(
  'takes a %s of another project for no workload of Kubernetes',
  kind => {
    const judged = object(kind, { apiVersion: 'apps.kruise.io/v1alpha1' });
    expect(kubectlStatus(judged, now)).toBeUndefined();
    expect(kstatus(judged, now).message).toBe('Nothing speaks against it.');
  },
);
