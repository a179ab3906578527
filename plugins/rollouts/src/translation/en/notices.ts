/** What stands in the way of an action, what is good to know first, and why engines differ: by the codes of the backend. */
export const noticeTexts = {
  paused: 'It is paused: resume it first.',
  noTemplateHistory: 'A {kind} keeps no revisions to go back to.',
  noOlderRevision: 'There is no older revision to go back to.',
  templatesEqual:
    'The template is that of revision {revision} already: nothing would change.',
  cannotRestart: 'A {kind} has no running pods of its own to replace.',
  cannotScale: 'A {kind} has no number of replicas.',
  cannotPause: 'A {kind} cannot be paused.',
  alreadyPaused: 'It is paused already.',
  notPaused: 'It is not paused.',
  noDeployer:
    'Namespace {namespace} has no deployer account for the portal to act with: it is not claimed.',
  noAccount:
    'The portal has no account to act with in namespace {namespace}: {words}',
  refusedByCluster: 'The cluster refuses it: {words}',
  unreachable: 'The cluster does not answer since {since}.',
  notYours: 'You lack the permission rollouts.workload.update for it.',
  configurationStays:
    'ConfigMaps, Secrets and everything outside the pod template stay as they are now; only the template goes back.',
  configurationChanged:
    '{count} of the ConfigMaps it reads changed after revision {revision} was made.',
  configurationMissing: '{count} of the ConfigMaps it reads are gone.',
  environmentGoesBack:
    'Variables written in the template go back with it, also where others have been right since.',
  owned:
    '{owner} owns the template and may put it back; change it in its source instead.',
  autoscaled:
    'HorizontalPodAutoscaler {name} decides the replicas ({min} to {max}) and will set them again.',
  scalesToZero: 'Nothing will serve.',
  onDelete: 'Its pods are replaced only when somebody deletes them.',
  noRule: 'It has no rule for {kind}.',
  engineUnreachable:
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

/** A code there are words for. */
export type NoticeCode = keyof typeof noticeTexts;

/** Whether this version has words for a code. */
export function isNoticeCode(code: string): code is NoticeCode {
  return code in noticeTexts;
}
