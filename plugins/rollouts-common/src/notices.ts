/** What stands in the way of an action, or is good to know before. Codes are stable; pages translate by them. */
export const NOTICES = {
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
  onDelete: 'Its pods are replaced only when somebody deletes them.',
} as const;
