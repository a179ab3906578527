import {
  EngineObject,
  EngineRule,
  EngineVerdict,
  findCondition,
  isTrue,
} from './engineObject';
import { current, failed, inProgress } from './kstatusVerdicts';

/** A deadline of this many seconds (the largest 32-bit number) counts as none. */
const NO_DEADLINE = 2_147_483_647;
const SCHEDULING_GRACE_MS = 15_000;

/** The first pair in which fewer are there than are wanted. */
function firstShort(
  pairs: [name: string, actual: number, wanted: number][],
): EngineVerdict | undefined {
  const short = pairs.find(([, actual, wanted]) => actual < wanted);
  return short && inProgress(`${short[0]}: ${short[1]} of ${short[2]}.`);
}

function tooMany(replicas: number, wanted: number): EngineVerdict | undefined {
  return replicas > wanted
    ? inProgress(`${replicas - wanted} more than wanted have not ended.`)
    : undefined;
}

function deployment(object: EngineObject): EngineVerdict {
  const { spec, status } = object;
  const progressing = findCondition(object, 'Progressing');
  if (progressing?.reason === 'ProgressDeadlineExceeded') {
    return failed('The progress deadline has passed.');
  }
  const { replicas: wanted = 1 } = spec;
  const { replicas = 0, updatedReplicas = 0, availableReplicas = 0 } = status;
  const complete =
    (spec.progressDeadlineSeconds ?? NO_DEADLINE) === NO_DEADLINE ||
    (progressing?.status === 'True' &&
      progressing.reason === 'NewReplicaSetAvailable');
  return (
    firstShort([
      ['Replicas', replicas, wanted],
      ['Updated', updatedReplicas, wanted],
    ]) ??
    tooMany(replicas, wanted) ??
    firstShort([
      ['Available', availableReplicas, updatedReplicas],
      ['Ready', status.readyReplicas ?? 0, wanted],
    ]) ??
    (complete
      ? undefined
      : inProgress('The new ReplicaSet is not complete.')) ??
    (isTrue(object, 'Available')
      ? current('Available.')
      : inProgress('Its condition Available is not true.'))
  );
}

function replicaSet(object: EngineObject): EngineVerdict {
  if (isTrue(object, 'ReplicaFailure')) {
    return inProgress('Its condition ReplicaFailure is true.');
  }
  const { replicas: wanted = 1 } = object.spec;
  const {
    replicas = 0,
    readyReplicas = 0,
    availableReplicas = 0,
  } = object.status;
  return (
    firstShort([
      ['Labelled', object.status.fullyLabeledReplicas ?? 0, wanted],
      ['Available', availableReplicas, wanted],
      ['Ready', readyReplicas, wanted],
    ]) ??
    tooMany(replicas, wanted) ??
    current('Available.')
  );
}

function statefulSet({ spec, status }: EngineObject): EngineVerdict {
  if (spec.updateStrategy?.type === 'OnDelete') {
    return current('Its pods are updated by hand (OnDelete).');
  }
  const { replicas: wanted = 1 } = spec;
  const { replicas = 0, readyReplicas = 0, updatedReplicas = 0 } = status;
  const counted =
    firstShort([
      ['Replicas', replicas, wanted],
      ['Ready', readyReplicas, wanted],
    ]) ?? tooMany(replicas, wanted);
  if (counted) {
    return counted;
  }
  const partition = spec.updateStrategy?.rollingUpdate?.partition;
  if (partition !== undefined) {
    return (
      firstShort([['Updated', updatedReplicas, wanted - partition]]) ??
      current('All above the partition are updated.')
    );
  }
  const short = firstShort([['Current', status.currentReplicas ?? 0, wanted]]);
  const same = status.currentRevision === status.updateRevision;
  return (
    short ??
    (same ? current('All at one revision.') : inProgress('Two revisions run.'))
  );
}

function daemonSet({ metadata, status }: EngineObject): EngineVerdict {
  const { desiredNumberScheduled: wanted } = status;
  if (
    metadata.generation === undefined ||
    status.observedGeneration === undefined ||
    wanted === undefined
  ) {
    return inProgress('Its controller has not said anything yet.');
  }
  return (
    firstShort([
      ['Current', status.currentNumberScheduled ?? 0, wanted],
      ['Updated', status.updatedNumberScheduled ?? 0, wanted],
      ['Available', status.numberAvailable ?? 0, wanted],
      ['Ready', status.numberReady ?? 0, wanted],
    ]) ?? current('All are scheduled and ready.')
  );
}

function pendingPod(object: EngineObject, now: Date): EngineVerdict {
  const scheduled = findCondition(object, 'PodScheduled');
  if (scheduled?.status !== 'False' || scheduled.reason !== 'Unschedulable') {
    return inProgress('Pending.');
  }
  const created = Date.parse(object.metadata.creationTimestamp ?? '');
  return now.getTime() - created < SCHEDULING_GRACE_MS
    ? inProgress('Not scheduled yet.')
    : failed('No node takes it.');
}

function pod(object: EngineObject, now: Date): EngineVerdict {
  const { phase, containerStatuses } = object.status;
  switch (phase) {
    case 'Succeeded':
      return current('Completed.');
    case 'Failed':
      return current('Completed, without success.');
    case 'Pending':
      return pendingPod(object, now);
    case 'Running': {
      if (isTrue(object, 'Ready')) {
        return current('Ready.');
      }
      const crashing = containerStatuses.filter(
        ({ state }) => state?.waiting?.reason === 'CrashLoopBackOff',
      );
      return crashing.length > 0
        ? failed(`${crashing.map(({ name }) => name).join(', ')} crashes.`)
        : inProgress('Running, not ready.');
    }
    default:
      return inProgress('No phase yet.');
  }
}

function job(object: EngineObject): EngineVerdict {
  if (isTrue(object, 'Complete')) {
    return current('Completed.');
  }
  if (isTrue(object, 'Failed')) {
    return failed('Failed.');
  }
  if (isTrue(object, 'Suspended') && object.spec.suspend) {
    return current('Suspended.');
  }
  return object.status.startTime
    ? current('Started; it counts from then on.')
    : inProgress('Not started.');
}

function customResourceDefinition(object: EngineObject): EngineVerdict {
  const names = findCondition(object, 'NamesAccepted');
  if (names?.status === 'False') {
    return failed(names.message ?? 'Its names are taken.');
  }
  const established = findCondition(object, 'Established');
  if (established?.status === 'False' && established.reason !== 'Installing') {
    return failed(established.message ?? 'Not established.');
  }
  return established?.status === 'True'
    ? current('Established.')
    : inProgress('Being installed.');
}

const always: EngineRule = () => current('Always current.');

/** Kinds that kstatus has a rule of its own for. */
export const KSTATUS_RULES: Record<string, EngineRule> = {
  'apps/Deployment': deployment,
  'extensions/Deployment': deployment,
  'apps/ReplicaSet': replicaSet,
  'extensions/ReplicaSet': replicaSet,
  'apps/StatefulSet': statefulSet,
  'apps/DaemonSet': daemonSet,
  'extensions/DaemonSet': daemonSet,
  '/Pod': pod,
  'batch/Job': job,
  'batch/CronJob': always,
  '/ConfigMap': always,
  '/Secret': always,
  'policy/PodDisruptionBudget': () => current('Its allowance is computed.'),
  '/PersistentVolumeClaim': ({ status: { phase } }) =>
    phase === 'Bound' ? current('Bound.') : inProgress(`In phase ${phase}.`),
  '/Service': ({ spec }) =>
    spec.type === 'LoadBalancer' && !spec.clusterIP
      ? inProgress('It has no cluster address.')
      : current('Ready.'),
  'apiextensions.k8s.io/CustomResourceDefinition': customResourceDefinition,
};
