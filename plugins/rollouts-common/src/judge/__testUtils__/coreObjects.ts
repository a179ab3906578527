import { judge } from '../judge';
import { parseObjects } from '../parseObjects';
import { Verdict } from '../verdict';
import { NOW } from './judgeObject';

/** Any part of a manifest. */
export type Json = Record<string, unknown>;

/** A time before that of every fixture. */
export const ago = (seconds: number) =>
  new Date(NOW.getTime() - seconds * 1000).toISOString();

/** The verdict on the first of several manifests, the others around it. */
export function judgeFirst(manifests: Json[], at = NOW): Verdict {
  const { objects, related } = parseObjects(manifests);
  return judge(objects[0], related, { now: at });
}

const ownedBy = (uid: string) => ({
  ownerReferences: [{ kind: 'Owner', name: uid, uid, controller: true }],
});

/** What a test varies of a pod. */
export interface PodParts {
  name?: string;
  owner?: string;
  phase?: string;
  metadata?: Json;
  spec?: Json;
  /** Of the only container. */
  container?: Json;
  status?: Json;
}

/** A pod of one container that is not ready. */
export function aPod(parts: PodParts = {}): Json {
  const { name = 'web-a', owner, phase = 'Running' } = parts;
  return {
    kind: 'Pod',
    metadata: {
      ...{ name, uid: name, creationTimestamp: ago(120) },
      ...(owner && ownedBy(owner)),
      ...parts.metadata,
    },
    spec: { nodeName: 'n1', ...parts.spec },
    status: {
      phase,
      conditions: [
        { type: 'Ready', status: 'False', lastTransitionTime: ago(120) },
      ],
      containerStatuses: [
        { name: 'app', image: 'registry.example/web:2', ...parts.container },
      ],
      ...parts.status,
    },
  };
}

/** A pod of one container that is ready. */
export function readyPod(parts: PodParts = {}): Json {
  return aPod({
    ...parts,
    container: {
      ready: true,
      state: { running: { startedAt: ago(7200) } },
      ...parts.container,
    },
    status: {
      conditions: [
        { type: 'Ready', status: 'True', lastTransitionTime: ago(7190) },
      ],
      ...parts.status,
    },
  });
}

/** A container that waits. */
export const waiting = (reason: string, message = '') => ({
  state: { waiting: { reason, message } },
});

/** An event about the object with this uid, and the container named. */
export function anEvent(
  uid: string,
  reason: string,
  message: string,
  extra: Json & {
    container?: string;
    lastAgo?: number;
    firstAgo?: number;
  } = {},
): Json {
  const { container, lastAgo = 5, firstAgo = 50, ...rest } = extra;
  return {
    kind: 'Event',
    metadata: { name: `${uid}.${reason}` },
    involvedObject: {
      ...{ kind: 'Pod', name: uid, uid },
      ...(container && { fieldPath: `spec.containers{${container}}` }),
    },
    ...{ type: 'Warning', reason, message },
    firstTimestamp: ago(firstAgo),
    lastTimestamp: ago(lastAgo),
    ...rest,
  };
}

/** A Deployment of one pod that rolls out its second revision, with the ReplicaSet of that. */
export function deploymentOf(status: Json = {}, spec: Json = {}): Json[] {
  const revision = { 'deployment.kubernetes.io/revision': '2' };
  return [
    {
      kind: 'Deployment',
      metadata: {
        ...{ name: 'web', uid: 'd', generation: 2, annotations: revision },
      },
      spec: { replicas: 1, ...spec },
      status: { observedGeneration: 2, ...status },
    },
    {
      kind: 'ReplicaSet',
      metadata: {
        ...{ name: 'web-2', uid: 'rs', annotations: revision },
        ...ownedBy('d'),
      },
      spec: { replicas: 1 },
      status: {},
    },
  ];
}

/** The status of a Deployment of one pod that is there. */
export const COMPLETE = {
  ...{ replicas: 1, updatedReplicas: 1 },
  ...{ readyReplicas: 1, availableReplicas: 1 },
};
/** The same with the pod not available. */
export const LACKING = { replicas: 1, updatedReplicas: 1 };

/** A StatefulSet with `replicas` pods wanted, at revision `b`. */
export function statefulSetOf(status: Json = {}, spec: Json = {}): Json {
  return {
    kind: 'StatefulSet',
    metadata: { name: 'db', uid: 's', generation: 1 },
    spec: { replicas: 3, ...spec },
    status: {
      ...{ observedGeneration: 1, replicas: 3, readyReplicas: 2 },
      ...{ updatedReplicas: 3, currentRevision: 'b', updateRevision: 'b' },
      ...status,
    },
  };
}

/** A pod of that StatefulSet. */
export const memberPod = (
  number: number,
  revision: string,
  parts: PodParts = {},
): Json =>
  aPod({
    ...{ name: `db-${number}`, owner: 's', ...parts },
    metadata: {
      labels: { 'controller-revision-hash': revision },
      ...parts.metadata,
    },
  });
