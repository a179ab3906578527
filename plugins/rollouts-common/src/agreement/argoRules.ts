import { Status } from '../judge/verdict';
import { argoAutoscaler } from './argoAutoscaler';
import { argo } from './argoVerdict';
import {
  EngineObject,
  EngineRule,
  EngineVerdict,
  findCondition,
  isTrue,
} from './engineObject';

import { kubectlStatus } from './kubectlStatus';

/** Argo CD took its rolling rules from kubectl; what kubectl refuses to judge is healthy. */
function likeKubectl(object: EngineObject, now: Date): EngineVerdict {
  const said = kubectlStatus(object, now);
  return said?.as
    ? argo(said.as, said.message)
    : argo('Healthy', 'Its pods are updated by hand (OnDelete).');
}

function deployment(object: EngineObject, now: Date): EngineVerdict {
  return object.spec.paused
    ? argo('Suspended', 'Paused.')
    : likeKubectl(object, now);
}

/** What kubectl asks of every StatefulSet first, Argo CD asks of OnDelete ones too. */
function statefulSet(object: EngineObject, now: Date): EngineVerdict {
  if (object.spec.updateStrategy?.type !== 'OnDelete') {
    return likeKubectl(object, now);
  }
  const rolling = { ...object.spec, updateStrategy: undefined };
  const { currentRevision: updateRevision } = object.status;
  const settled = { ...object.status, updateRevision };
  return likeKubectl({ ...object, spec: rolling, status: settled }, now);
}

function daemonSet(object: EngineObject, now: Date): EngineVerdict {
  const { generation = 0 } = object.metadata;
  const { observedGeneration = 0 } = object.status;
  return generation > observedGeneration
    ? argo('Progressing', 'Waits for the controller to see the new spec.')
    : likeKubectl(object, now);
}

function replicaSet(object: EngineObject): EngineVerdict {
  const { metadata, spec, status } = object;
  const { availableReplicas = 0 } = status;
  if ((metadata.generation ?? 0) > (status.observedGeneration ?? 0)) {
    return argo('Progressing', 'Waits for the controller to see the new spec.');
  }
  if (isTrue(object, 'ReplicaFailure')) {
    const words = findCondition(object, 'ReplicaFailure')?.message;
    return argo('Degraded', words ?? 'Its condition ReplicaFailure is true.');
  }
  return spec.replicas !== undefined && availableReplicas < spec.replicas
    ? argo(
        'Progressing',
        `Waits: ${availableReplicas} of ${spec.replicas} are available.`,
      )
    : argo('Healthy', 'Available.');
}

const isArgoError = (reason = '') => /^Err|Error$|BackOff$/.test(reason);

function runningPod(object: EngineObject): EngineVerdict {
  const { containerStatuses } = object.status;
  if (object.spec.restartPolicy !== 'Always') {
    return argo('Progressing', 'Runs until it ends.');
  }
  if (isTrue(object, 'Ready')) {
    return argo('Healthy', 'Ready.');
  }
  return containerStatuses.some(({ lastState }) => lastState?.terminated)
    ? argo('Degraded', 'Not ready, and a container has ended before.')
    : argo('Progressing', 'Running, not ready.');
}

function pod(object: EngineObject): EngineVerdict {
  const { phase, containerStatuses } = object.status;
  const waiting = containerStatuses.flatMap(
    ({ state }) => state?.waiting ?? [],
  );
  const error = waiting.find(({ reason }) => isArgoError(reason));
  if (object.spec.restartPolicy === 'Always' && error) {
    return argo('Degraded', error.message ?? error.reason ?? '');
  }
  switch (phase) {
    case 'Pending':
      return argo('Progressing', 'Pending.');
    case 'Succeeded':
      return argo('Healthy', 'Completed.');
    case 'Failed':
      return argo('Degraded', object.status.message ?? 'Failed.');
    case 'Running':
      return runningPod(object);
    default:
      return argo('Unknown', 'No phase yet.');
  }
}

/** Argo CD looks at which conditions there are, not whether they are true. */
function job(object: EngineObject): EngineVerdict {
  const failure = findCondition(object, 'Failed');
  if (failure) {
    return argo('Degraded', failure.message ?? 'Failed.');
  }
  if (findCondition(object, 'Complete')) {
    return argo('Healthy', 'Completed.');
  }
  return isTrue(object, 'Suspended')
    ? argo('Suspended', 'Suspended.')
    : argo('Progressing', 'Running.');
}

function withAddress({ status }: EngineObject): EngineVerdict {
  return (status.loadBalancer?.ingress ?? []).length > 0
    ? argo('Healthy', 'It has an address.')
    : argo('Progressing', 'It has no address.');
}

function claim({ status: { phase = '' } }: EngineObject): EngineVerdict {
  const known: Record<string, Status> = {
    Bound: 'Healthy',
    Pending: 'Progressing',
    Lost: 'Degraded',
  };
  return argo(known[phase] ?? 'Unknown', `In phase ${phase || 'none'}.`);
}

function customResourceDefinition(object: EngineObject): EngineVerdict {
  const words = (type: string) => findCondition(object, type)?.message ?? '';
  if (object.status.conditions.length === 0) {
    return argo('Progressing', 'It has no conditions yet.');
  }
  if (isTrue(object, 'Terminating')) {
    return argo('Progressing', words('Terminating'));
  }
  if (findCondition(object, 'NamesAccepted')?.status === 'False') {
    return argo('Degraded', words('NamesAccepted'));
  }
  if (!isTrue(object, 'Established')) {
    return argo('Degraded', words('Established'));
  }
  return isTrue(object, 'NonStructuralSchema')
    ? argo('Degraded', words('NonStructuralSchema'))
    : argo('Healthy', 'Established.');
}

/** Kinds that Argo CD has built-in health for. */
export const ARGO_RULES: Record<string, EngineRule> = {
  Deployment: deployment,
  StatefulSet: statefulSet,
  DaemonSet: daemonSet,
  ReplicaSet: replicaSet,
  Pod: pod,
  Job: job,
  Service: object =>
    object.spec.type === 'LoadBalancer'
      ? withAddress(object)
      : argo('Healthy', 'Needs no address.'),
  Ingress: withAddress,
  PersistentVolumeClaim: claim,
  HorizontalPodAutoscaler: argoAutoscaler,
  CustomResourceDefinition: customResourceDefinition,
  APIService: object =>
    isTrue(object, 'Available')
      ? argo('Healthy', 'Available.')
      : argo('Progressing', 'Not available.'),
};
