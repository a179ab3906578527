import { KubernetesObject } from '@dugnad/plugin-clusters-node';
import {
  ContainerStatus,
  Pod,
  podSchema,
} from '@dugnad/plugin-rollouts-common';
import { SharedValues } from './SharedValues';

/** Labels that say which template a pod came from. */
const LABELS = ['controller-revision-hash', 'pod-template-generation'];
/** Conditions that say something while they are true; the others are kept only while they are false. */
const TELLING = ['Ready', 'PodResizePending', 'PodResizeInProgress'];
/** What is of interest only until the pod is ready. */
const BEFORE_READY = 'PodReadyToStartContainers';

const shared = new SharedValues();

/** A container that never ended says nothing by when it started, and is then like those of all other pods of its template. */
function projectContainer(container: ContainerStatus): ContainerStatus {
  const { state, lastState } = container;
  return state?.running && !lastState?.terminated
    ? shared.share({ ...container, state: { running: {} }, lastState: {} })
    : container;
}

function projectContainers(containers: ContainerStatus[] | null | undefined) {
  const projected = containers?.map(projectContainer);
  return projected?.every(one => Object.isFrozen(one))
    ? shared.share(projected)
    : projected;
}

/** What stands alone is found by its labels; a part of something is known by its owner. */
function projectMetadata({ metadata }: Pod): Pod['metadata'] {
  const { name, namespace, uid, generation, labels = {} } = metadata;
  const { creationTimestamp, deletionTimestamp, ownerReferences } = metadata;
  const finalizers = deletionTimestamp ? metadata.finalizers : undefined;
  const kept = Object.entries(labels).filter(
    ([label]) => !ownerReferences || LABELS.includes(label),
  );
  return {
    name,
    namespace,
    uid,
    generation,
    creationTimestamp,
    annotations: shared.share({}),
    ...(deletionTimestamp && { deletionTimestamp }),
    ...(finalizers && { finalizers }),
    ...(ownerReferences && { ownerReferences: shared.share(ownerReferences) }),
    ...(kept.length > 0 && { labels: shared.share(Object.fromEntries(kept)) }),
  };
}

/** Where a pod may run matters until it has a node; of its containers, which are sidecars. */
function projectSpec(spec: Pod['spec']): Pod['spec'] {
  const { nodeName, restartPolicy = 'Always', initContainers } = spec;
  const sidecars = initContainers?.filter(one => one.restartPolicy);
  const { nodeSelector, affinity, schedulingGates, volumes, containers } = spec;
  const claims = volumes?.filter(one => one.persistentVolumeClaim);
  const ports = containers?.filter(one => one.ports?.some(p => p.hostPort));
  return {
    ...(nodeName && { nodeName }),
    ...(restartPolicy !== 'Always' && { restartPolicy }),
    ...(sidecars?.length && { initContainers: sidecars }),
    ...(!nodeName && {
      ...(nodeSelector && { nodeSelector }),
      ...(affinity?.nodeAffinity && { affinity }),
      ...(schedulingGates?.length && { schedulingGates }),
      ...(claims?.length && { volumes: claims }),
      ...(ports?.length && { containers: ports }),
    }),
  };
}

/** The few fields of a pod that a verdict and a row need: pods are by far the most numerous objects. */
export function projectPod(object: KubernetesObject): Pod | undefined {
  const pod = podSchema.safeParse(object).data;
  if (!pod) {
    return undefined;
  }
  const { kind, spec, status } = pod;
  const { phase, reason, message } = status;
  const isReady = status.conditions?.some(
    ({ type, status: value }) => type === 'Ready' && value === 'True',
  );
  const conditions = status.conditions?.filter(
    ({ type, status: value }) =>
      value !== 'True' ||
      TELLING.includes(type) ||
      (type === BEFORE_READY && !isReady),
  );
  const initContainerStatuses = projectContainers(status.initContainerStatuses);
  const containerStatuses = projectContainers(status.containerStatuses);
  return {
    kind,
    metadata: projectMetadata(pod),
    spec: shared.share(projectSpec(spec)),
    status: {
      phase,
      ...(reason && { reason }),
      ...(message && { message }),
      ...(status.resize && { resize: status.resize }),
      ...(conditions && { conditions: conditions.map(projectCondition) }),
      ...(initContainerStatuses && { initContainerStatuses }),
      ...(containerStatuses && { containerStatuses }),
    },
  };
}

type Condition = NonNullable<Pod['status']['conditions']>[number];

function projectCondition(condition: Condition): Condition {
  const { type, status, reason, message, lastTransitionTime } = condition;
  return {
    type,
    status,
    lastTransitionTime,
    ...(reason && { reason }),
    ...(message && { message }),
  };
}
