import {
  EngineObject,
  EngineRule,
  EngineVerdict,
  ruleOf,
} from './engineObject';

const done = (message: string): EngineVerdict => ({
  status: 'done',
  as: 'Healthy',
  message,
});
const waiting = (message: string): EngineVerdict => ({
  status: 'waiting',
  as: 'Progressing',
  message,
});
const notObserved = waiting('Waits for the controller to see the new spec.');

/** kubectl answers only for rolling updates; anything else is an error without a judgement. */
function unlessRolling(object: EngineObject): EngineVerdict | undefined {
  const { type = 'RollingUpdate' } = object.spec.updateStrategy ?? {};
  return type === 'RollingUpdate'
    ? undefined
    : {
        status: 'refused',
        message: `Refuses to answer for the update strategy ${type}.`,
      };
}

const isBehind = ({ metadata, status }: EngineObject) =>
  (metadata.generation ?? 0) > (status.observedGeneration ?? 0);

function deployment(object: EngineObject): EngineVerdict {
  const { spec, status } = object;
  const { replicas = 0, updatedReplicas = 0, availableReplicas = 0 } = status;
  if (isBehind(object)) {
    return notObserved;
  }
  const progressing = status.conditions.find(c => c.type === 'Progressing');
  if (progressing?.reason === 'ProgressDeadlineExceeded') {
    return {
      status: 'failed',
      as: 'Degraded',
      message: 'Fails: the progress deadline has passed.',
    };
  }
  if (spec.replicas !== undefined && updatedReplicas < spec.replicas) {
    return waiting(
      `Waits: ${updatedReplicas} of ${spec.replicas} are updated.`,
    );
  }
  if (replicas > updatedReplicas) {
    return waiting(
      `Waits: ${replicas - updatedReplicas} old pods have not ended.`,
    );
  }
  return availableReplicas < updatedReplicas
    ? waiting(
        `Waits: ${availableReplicas} of ${updatedReplicas} updated are available.`,
      )
    : done('Rolled out.');
}

function daemonSet(object: EngineObject): EngineVerdict {
  const {
    desiredNumberScheduled = 0,
    updatedNumberScheduled = 0,
    numberAvailable = 0,
  } = object.status;
  const refused = unlessRolling(object);
  if (refused) {
    return refused;
  }
  if (isBehind(object)) {
    return notObserved;
  }
  if (updatedNumberScheduled < desiredNumberScheduled) {
    return waiting(
      `Waits: ${updatedNumberScheduled} of ${desiredNumberScheduled} are updated.`,
    );
  }
  return numberAvailable < desiredNumberScheduled
    ? waiting(
        `Waits: ${numberAvailable} of ${desiredNumberScheduled} updated are available.`,
      )
    : done('Rolled out.');
}

function statefulSet(object: EngineObject): EngineVerdict {
  const { spec, status } = object;
  const { readyReplicas = 0, updatedReplicas = 0, replicas = 0 } = status;
  const refused = unlessRolling(object);
  if (refused) {
    return refused;
  }
  if (!status.observedGeneration || isBehind(object)) {
    return notObserved;
  }
  if (spec.replicas !== undefined && readyReplicas < spec.replicas) {
    return waiting(`Waits: ${spec.replicas - readyReplicas} are not ready.`);
  }
  const rolling = spec.updateStrategy?.rollingUpdate;
  if (rolling) {
    const wanted = (spec.replicas ?? 0) - (rolling.partition ?? 0);
    return spec.replicas !== undefined &&
      rolling.partition !== undefined &&
      updatedReplicas < wanted
      ? waiting(`Waits: ${updatedReplicas} of ${wanted} are updated.`)
      : done(`Rolled out: ${updatedReplicas} above the partition are updated.`);
  }
  return status.updateRevision !== status.currentRevision
    ? waiting(`Waits: ${updatedReplicas} are at the new revision.`)
    : done(`Rolled out: ${replicas} at one revision.`);
}

const RULES: Record<string, EngineRule> = {
  'apps/Deployment': deployment,
  'extensions/Deployment': deployment,
  'apps/DaemonSet': daemonSet,
  'extensions/DaemonSet': daemonSet,
  'apps/StatefulSet': statefulSet,
};

/**
 * What `kubectl rollout status` says about one object: `done`, `waiting`, `failed` or `refused`. Undefined for kinds it does
 * not know. Source: the `kubectl rollout status` reference, and how its status viewers behave; they read the object alone, never its pods.
 */
export function kubectlStatus(
  object: EngineObject,
  now: Date,
): EngineVerdict | undefined {
  return ruleOf(RULES, object)?.(object, now);
}
