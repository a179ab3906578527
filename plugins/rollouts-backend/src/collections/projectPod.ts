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
const TELLING = ['Ready'];

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
    ...(ownerReferences && { ownerReferences: shared.share(ownerReferences) }),
    ...(kept.length > 0 && { labels: shared.share(Object.fromEntries(kept)) }),
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
  const conditions = status.conditions?.filter(
    ({ type, status: value }) => value !== 'True' || TELLING.includes(type),
  );
  const initContainerStatuses = projectContainers(status.initContainerStatuses);
  const containerStatuses = projectContainers(status.containerStatuses);
  return {
    kind,
    metadata: projectMetadata(pod),
    spec: shared.share(spec),
    status: {
      phase,
      ...(reason && { reason }),
      ...(message && { message }),
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
