import { groupOf } from '../judge/groupOf';
import { fillSentence } from '../judge/reasons';
import { Verdict } from '../judge/verdict';
import { Notice } from '../schema/action';
import { EngineObject, EngineVerdict } from './engineObject';

/** An engine whose rules are reproduced. */
export type Engine = 'kubectl' | 'kstatus' | 'argocd';

/** Why an engine says something else: a stable code and its English sentence. The frontend translates by the same codes. */
export const DIFFERENCES = {
  noRule: 'It has no rule for {kind}.',
  notReproduced:
    'Whatever rule it has for {kind}, which is no kind of Kubernetes itself, is not reproduced here.',
  unreachable:
    'It would answer from what it saw last, or not at all; we say that we do not know.',
  refusesStrategy:
    'It answers for rolling updates only; we judge the pods there are.',
  waitsForDeadline:
    'It does not read why pods cannot be created, and waits for the progress deadline of {seconds} s.',
  readsNoEvents:
    'It does not read events, and this kind has no deadline: it would wait for ever.',
  readsNoPods:
    'It reads the {kind} alone, not its pods: it waits for the progress deadline of {seconds} s.',
  readsNoPodsEver:
    'It reads the {kind} alone, not its pods, and this kind has no deadline: it would wait for ever.',
  knowsNoPause: 'It does not know paused as a state of its own.',
  zeroIsDone: 'It counts nothing wanted and nothing there as done.',
  readsNoJobs: 'It does not look at the jobs of a CronJob.',
  forgivesAfterwards:
    'It asks how the rollout went; we also see that nothing has been available since.',
  ignoresDeletion: 'It does not look at whether the object is being deleted.',
  partitionIsDone:
    'The API server always fills in a partition, and with one it does not compare revisions.',
  exactGeneration: 'It wants the very generation observed, or its condition.',
  otherRules: 'Its rules for {kind} are others.',
} as const;

/** What a difference is explained from. */
export interface DifferenceParts {
  engine: Engine;
  said: EngineVerdict | undefined;
  object: EngineObject;
  verdict: Verdict;
}

/** Kubernetes' default where the specification says nothing. */
const DEADLINE_SECONDS = 600;

const KUBERNETES_GROUPS = [
  'admissionregistration.k8s.io',
  'apiextensions.k8s.io',
  'apiregistration.k8s.io',
  'certificates.k8s.io',
  'coordination.k8s.io',
  'discovery.k8s.io',
  'networking.k8s.io',
  'node.k8s.io',
  'rbac.authorization.k8s.io',
  'resource.k8s.io',
  'scheduling.k8s.io',
  'storage.k8s.io',
];

/** Kubernetes' own groups have no dot, or end in its domain; custom resources of its projects are not its own kinds. */
function isOfKubernetes(object: EngineObject): boolean {
  const group = groupOf(object);
  return !group.includes('.') || KUBERNETES_GROUPS.includes(group);
}

function codeOf(parts: DifferenceParts): keyof typeof DIFFERENCES {
  const { said, object, verdict } = parts;
  const hasDeadline = object.kind === 'Deployment';
  if (verdict.reason === 'ClusterUnreachable') {
    return 'unreachable';
  }
  if (said?.status === 'refused') {
    return 'refusesStrategy';
  }
  if (!said) {
    return parts.engine === 'argocd' && !isOfKubernetes(object)
      ? 'notReproduced'
      : 'noRule';
  }
  if (object.kind === 'CronJob') {
    return 'readsNoJobs';
  }
  if (verdict.cause && verdict.status === 'Degraded') {
    const atCreation = ['quota', 'admission'].includes(verdict.cause.kind);
    if (atCreation) {
      return hasDeadline ? 'waitsForDeadline' : 'readsNoEvents';
    }
    return hasDeadline ? 'readsNoPods' : 'readsNoPodsEver';
  }
  return byReason(verdict.reason);
}

function byReason(reason: string): keyof typeof DIFFERENCES {
  switch (reason) {
    case 'ReplicaFailure':
      return 'waitsForDeadline';
    case 'Paused':
      return 'knowsNoPause';
    case 'ScaledToZero':
    case 'ScaledToZeroByAutoscaler':
      return 'zeroIsDone';
    case 'NothingAvailable':
      return 'forgivesAfterwards';
    case 'Deleting':
      return 'ignoresDeletion';
    case 'RevisionPending':
      return 'partitionIsDone';
    case 'RolledOut':
      return 'exactGeneration';
    default:
      return 'otherRules';
  }
}

/** Why an engine says something else than our verdict. */
export function whyDifferent(parts: DifferenceParts): Notice {
  const { kind, spec } = parts.object;
  const code = codeOf(parts);
  const seconds = spec.progressDeadlineSeconds ?? DEADLINE_SECONDS;
  const values = { kind, seconds };
  return { code, message: fillSentence(DIFFERENCES[code], values), values };
}
