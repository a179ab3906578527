import { Status } from '../judge/verdict';
import { argoAutoscaler } from './argoAutoscaler';
import { argoPod } from './argoPod';
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

/** Argo CD looks at which conditions there are, not whether they are true; `Suspended` that is false counts as over. */
function job(object: EngineObject): EngineVerdict {
  const failure = findCondition(object, 'Failed');
  if (failure) {
    return argo('Degraded', failure.message ?? 'Failed.');
  }
  if (isTrue(object, 'Suspended')) {
    return argo('Suspended', 'Suspended.');
  }
  return findCondition(object, 'Complete') ?? findCondition(object, 'Suspended')
    ? argo('Healthy', 'Completed.')
    : argo('Progressing', 'Running.');
}

/** By two times in the status: the jobs themselves are not looked at. */
function cronJob({ spec, status }: EngineObject): EngineVerdict {
  const { lastScheduleTime, lastSuccessfulTime, active = [] } = status;
  if (spec.suspend) {
    return argo('Healthy', 'Suspended.');
  }
  if (lastScheduleTime === undefined) {
    return status.absent
      ? argo('Progressing', 'Waits for a status.')
      : argo('Healthy', 'Not scheduled yet.');
  }
  if (lastSuccessfulTime === undefined) {
    return argo('Healthy', 'Has never completed.');
  }
  if (Array.isArray(active) && active.length > 0) {
    return argo('Healthy', 'Running.');
  }
  return lastSuccessfulTime < lastScheduleTime
    ? argo('Degraded', 'Its last run did not complete.')
    : argo('Healthy', 'Its last run completed.');
}

/** Any condition that is false is trouble, but for too few pods. */
function budget({ status }: EngineObject): EngineVerdict {
  const trouble = status.conditions.find(
    ({ status: value, reason }) =>
      value === 'False' && reason !== 'InsufficientPods',
  );
  if (trouble) {
    return argo('Degraded', trouble.reason ?? trouble.type);
  }
  return status.conditions.length > 0
    ? argo('Healthy', 'Its allowance is computed.')
    : argo('Progressing', 'Waits for a status.');
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

/** The first condition that tells decides, in the order in which they are written. */
function customResourceDefinition(object: EngineObject): EngineVerdict {
  for (const { type, status, reason, message = '' } of object.status
    .conditions) {
    if (type === 'Terminating' && status === 'True') {
      return argo('Progressing', message);
    }
    if (type === 'NamesAccepted' && status === 'False') {
      return argo('Degraded', message);
    }
    if (type === 'NonStructuralSchema' && status === 'True') {
      return argo('Degraded', message);
    }
    if (
      type === 'Established' &&
      status !== 'True' &&
      reason === 'Installing'
    ) {
      return argo('Progressing', message);
    }
  }
  if (object.status.conditions.length === 0) {
    return argo('Progressing', 'It has no conditions yet.');
  }
  return isTrue(object, 'Established')
    ? argo('Healthy', 'Established.')
    : argo('Degraded', 'Not established.');
}

const service: EngineRule = object =>
  object.spec.type === 'LoadBalancer'
    ? withAddress(object)
    : argo('Healthy', 'Needs no address.');

const apiService: EngineRule = object =>
  isTrue(object, 'Available')
    ? argo('Healthy', 'Available.')
    : argo('Progressing', 'Not available.');

/** Refuses versions that it has no types for, which is an error and therefore unknown health. */
const onlyOf =
  (versions: string[], rule: EngineRule): EngineRule =>
  (object, now) =>
    object.apiVersion === '' || versions.includes(object.apiVersion)
      ? rule(object, now)
      : argo('Unknown', `It does not read ${object.apiVersion}.`);

/** Kinds of Kubernetes itself that Argo CD has health for: compiled in, or shipped with it as a script. */
export const ARGO_RULES: Record<string, EngineRule> = {
  'apps/Deployment': onlyOf(['apps/v1'], deployment),
  'apps/StatefulSet': onlyOf(['apps/v1'], statefulSet),
  'apps/DaemonSet': onlyOf(['apps/v1'], daemonSet),
  'apps/ReplicaSet': onlyOf(['apps/v1'], replicaSet),
  '/Pod': onlyOf(['v1'], argoPod),
  'batch/Job': onlyOf(['batch/v1'], job),
  'batch/CronJob': cronJob,
  '/Service': onlyOf(['v1'], service),
  'networking.k8s.io/Ingress': withAddress,
  'extensions/Ingress': withAddress,
  '/PersistentVolumeClaim': onlyOf(['v1'], claim),
  'autoscaling/HorizontalPodAutoscaler': onlyOf(
    ['autoscaling/v1', 'autoscaling/v2'],
    argoAutoscaler,
  ),
  'policy/PodDisruptionBudget': budget,
  'apiextensions.k8s.io/CustomResourceDefinition': customResourceDefinition,
  'apiregistration.k8s.io/APIService': onlyOf(
    ['apiregistration.k8s.io/v1', 'apiregistration.k8s.io/v1beta1'],
    apiService,
  ),
};
