import { argo } from './argoVerdict';
import { EngineObject, EngineVerdict, isTrue } from './engineObject';

/** Annotation with which a pod that is to end is judged like one that is to run. */
const IGNORE_RESTART_POLICY = 'argocd.argoproj.io/ignore-restart-policy';
/** Annotations that make an object a step of a sync instead of a part of the application. */
const HOOKS = ['argocd.argoproj.io/hook', 'helm.sh/hook'];

const isError = (reason = '') => /^Err|Error$|BackOff$/.test(reason);

function isToRun({ metadata, spec }: EngineObject): boolean {
  const { annotations = {} } = metadata;
  const isHook = HOOKS.some(name => Object.hasOwn(annotations, name));
  return (
    spec.restartPolicy === 'Always' ||
    (annotations[IGNORE_RESTART_POLICY] === 'true' && !isHook)
  );
}

function runningPod(object: EngineObject): EngineVerdict {
  const { restartPolicy = '' } = object.spec;
  if (!isToRun(object)) {
    return ['OnFailure', 'Never'].includes(restartPolicy)
      ? argo('Progressing', 'Runs until it ends.')
      : argo('Unknown', 'It does not say when it is restarted.');
  }
  if (isTrue(object, 'Ready')) {
    return argo('Healthy', 'Ready.');
  }
  return object.status.containerStatuses.some(
    ({ lastState }) => lastState?.terminated,
  )
    ? argo('Degraded', 'Not ready, and a container has ended before.')
    : argo('Progressing', 'Running, not ready.');
}

/** Argo CD on a Pod: errors while waiting only of pods that are to run, then the phase. */
export function argoPod(object: EngineObject): EngineVerdict {
  const { phase, containerStatuses } = object.status;
  const error = containerStatuses
    .flatMap(({ state }) => state?.waiting ?? [])
    .find(({ reason }) => isError(reason));
  if (error && isToRun(object)) {
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
