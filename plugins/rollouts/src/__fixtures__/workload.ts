import { Workload, WorkloadDetail } from '@dugnad/plugin-rollouts-common';

/** A healthy workload; a test says what differs. */
export function workload(over: Partial<Workload>): Workload {
  return {
    cluster: 'oslo',
    namespace: 'maps-prod',
    kind: 'Deployment',
    name: 'tiles',
    uid: 'u1',
    application: 'tiles',
    entityRef: 'component:default/tiles',
    ownerRef: 'group:default/maps',
    environment: 'prod',
    version: '1.4.2',
    images: [{ container: 'web', image: 'registry.example/tiles:1.4.2' }],
    replicas: { desired: 2, updated: 2, ready: 2, available: 2 },
    revision: '3',
    revisedAt: '2026-11-20T10:00:00Z',
    verdict: {
      status: 'Healthy',
      reason: 'RolledOut',
      message: 'Rolled out: 2 of 2 available.',
      values: { available: 2, desired: 2 },
      serving: 'current',
    },
    signalKey: 'key-of-maps-prod',
    ...over,
  };
}

/** A failed rollout with its previous version serving. */
export const failing: WorkloadDetail = {
  ...workload({ version: 'bad', revision: '4' }),
  verdict: {
    status: 'Degraded',
    reason: 'ImagePullFailed',
    message: 'The image cannot be pulled.',
    values: {
      image: 'registry.example/tiles:bad',
      container: 'web',
      quote: 'manifest unknown',
    },
    checks: [
      { name: 'updatedReplicas', expected: 2, actual: 1, passed: false },
    ],
    cause: {
      kind: 'imagePull',
      reason: 'ImagePullBackOff',
      message: 'manifest unknown',
      source: 'event',
      pod: 'tiles-4-x',
      container: 'web',
      affectedPods: 1,
    },
    serving: 'previous',
  },
  resourceVersion: '100',
  paused: false,
  clusterState: {
    name: 'oslo',
    title: 'Oslo',
    state: 'live',
    since: '2026-11-20T09:00:00Z',
  },
  revisions: [
    {
      revision: '4',
      state: 'current',
      images: [],
      version: 'bad',
      replicas: 1,
      available: 0,
    },
    {
      revision: '3',
      state: 'previous',
      images: [],
      version: '1.4.2',
      replicas: 2,
      available: 2,
    },
  ],
  pods: [
    {
      name: 'tiles-4-x',
      current: true,
      verdict: {
        status: 'Degraded',
        reason: 'ImagePullFailed',
        message: 'The image cannot be pulled.',
        values: { image: 'x', container: 'web', quote: 'manifest unknown' },
        checks: [],
      },
      phase: 'Pending',
      restarts: 0,
      deleting: false,
      containers: [
        { name: 'web', ready: false, restarts: 0, state: 'ImagePullBackOff' },
      ],
    },
  ],
  events: [
    {
      kind: 'Pod',
      name: 'tiles-4-x',
      type: 'Warning',
      reason: 'Failed',
      message: 'manifest unknown',
      count: 3,
    },
  ],
};
