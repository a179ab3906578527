import { Status } from './verdict';

interface ReasonEntry {
  status: Status;
  /** English sentence; `{name}` is filled from the verdict's values. */
  text: string;
}

const reason = (status: Status, text: string): ReasonEntry => ({
  status,
  text,
});

/** Every reason a verdict can have: its status and its sentence. The frontend translates by the same keys. */
export const REASONS = {
  // Rolling out
  RolledOut: reason(
    'Healthy',
    'Rolled out: {available} of {desired} available.',
  ),
  RolledOutEnding: reason(
    'Healthy',
    'Rolled out: {available} of {desired} available; {terminating} old pods are still ending.',
  ),
  PartitionRolledOut: reason(
    'Healthy',
    'Partitioned rollout complete: {updated} pods at the new revision, the rest held by partition {partition}.',
  ),
  OnDelete: reason(
    'Healthy',
    'Updates only when pods are deleted; {outdated} pods still run an older template.',
  ),
  SpecNotObserved: reason(
    'Progressing',
    'Waiting for the controller to observe the latest change.',
  ),
  Updating: reason('Progressing', '{updated} of {desired} pods are updated.'),
  UpdatingEnding: reason(
    'Progressing',
    '{updated} of {desired} pods are updated; {terminating} old pods are still ending.',
  ),
  OldPending: reason('Progressing', '{old} old pods are waiting to stop.'),
  NotYetAvailable: reason(
    'Progressing',
    '{available} of {desired} pods are available.',
  ),
  NotYetReady: reason('Progressing', '{ready} of {desired} pods are ready.'),
  RevisionPending: reason(
    'Progressing',
    '{updated} pods are at revision {revision}; the rollout is not complete.',
  ),
  Deleting: reason('Progressing', 'Being deleted.'),
  FinalizerStuck: reason(
    'Degraded',
    'Being deleted since {since}: it stays until the controller that set {finalizer} has cleaned up.',
  ),
  DeletionWaitsForUse: reason(
    'Degraded',
    'Being deleted since {since}: it stays while something still uses it ({finalizer}).',
  ),
  DeletionWaitsForDependents: reason(
    'Degraded',
    'Being deleted since {since}: it stays until what it owns is gone ({finalizer}).',
  ),
  DeletionBlocked: reason(
    'Degraded',
    'Being deleted since {since}, and held up: {quote}',
  ),
  // States of their own: neither success nor failure
  Paused: reason(
    'Suspended',
    'Paused: {updated} of {desired} pods are updated.',
  ),
  ScaledToZero: reason('Suspended', 'Scaled to zero on purpose.'),
  ScaledToZeroByAutoscaler: reason(
    'Suspended',
    'Scaled to zero by {autoscaler}, which wakes it when there is work.',
  ),
  Superseded: reason('Suspended', 'Superseded by a newer revision.'),
  JobSuspended: reason('Suspended', 'Suspended.'),
  // Failures the controllers report
  ProgressDeadlineExceeded: reason(
    'Degraded',
    'The rollout made no progress within its deadline: {available} of {desired} pods are available.',
  ),
  ReplicaFailure: reason('Degraded', 'Pods cannot be created: {quote}'),
  ReplicaSetRefused: reason(
    'Degraded',
    'The new version cannot be created: {quote}',
  ),
  OldPodBlocks: reason(
    'Degraded',
    'Pod {pod} of an earlier revision holds up the rollout until it is deleted: {quote}',
  ),
  OldPodKept: reason(
    'Degraded',
    'Pod {pod} stays at an earlier revision because of partition {partition}, and does not run: {quote}',
  ),
  UnreadyTooLong: reason(
    'Degraded',
    'Pod {pod} has not been ready since {since}: {quote}',
  ),
  DeletionStuck: reason(
    'Degraded',
    'Being deleted, which should have ended at {since}. It waits for {waitsFor}.',
  ),
  NothingAvailable: reason(
    'Degraded',
    'It had rolled out, but none of {desired} pods has been available for a minute.',
  ),
  PodFailed: reason('Degraded', 'The pod failed: {quote}'),
  JobFailed: reason('Degraded', 'The job failed: {quote}'),
  LastJobFailed: reason('Degraded', 'The last run, {job}, failed: {quote}'),
  // Failures seen early, on the pods
  QuotaExceeded: reason('Degraded', 'A quota stops new pods: {quote}'),
  AdmissionRefused: reason('Degraded', 'The cluster refuses new pods: {quote}'),
  ImagePullFailed: reason(
    'Degraded',
    'The image {image} of container {container} cannot be pulled: {quote}',
  ),
  ImageMissing: reason(
    'Degraded',
    'The image {image} of container {container} does not exist: {quote}',
  ),
  ImageAccessDenied: reason(
    'Degraded',
    'The registry gives no access to the image {image} of container {container}, or it does not exist: {quote}',
  ),
  ImageRateLimited: reason(
    'Degraded',
    'The registry has had too many requests to give the image {image} of container {container}: {quote}',
  ),
  RegistryUnreachable: reason(
    'Degraded',
    'The registry of the image {image} of container {container} cannot be reached: {quote}',
  ),
  ImageNameInvalid: reason(
    'Degraded',
    'The name {image} in container {container} is not that of an image: {quote}',
  ),
  ImageWrongPlatform: reason(
    'Degraded',
    'The image {image} of container {container} is not made for this kind of node: {quote}',
  ),
  ConfigurationMissing: reason(
    'Degraded',
    'Container {container} cannot be configured or created: {quote}',
  ),
  OutOfMemory: reason(
    'Degraded',
    'Container {container} is killed for using more memory than its limit: {quote}',
  ),
  CrashLoop: reason(
    'Degraded',
    'Container {container} crashes again and again: {quote}',
  ),
  KilledByProbe: reason(
    'Degraded',
    'Container {container} is killed again and again because its probe fails: {quote}',
  ),
  KeepsCompleting: reason(
    'Degraded',
    'Container {container} ends without error again and again, and is to keep running: {quote}',
  ),
  ContainerFailed: reason(
    'Degraded',
    'Container {container} ended with an error: {quote}',
  ),
  VolumeUnavailable: reason('Degraded', 'A volume is not available: {quote}'),
  Unschedulable: reason('Degraded', 'No node can take the pod: {quote}'),
  UnschedulableLabel: reason(
    'Degraded',
    'No node has the labels the pod asks for, {what}: {quote}',
  ),
  UnschedulableTaint: reason(
    'Degraded',
    'The pod does not tolerate the taint {what} of the nodes: {quote}',
  ),
  UnschedulableResource: reason(
    'Degraded',
    'No node that would do has enough {what} left: {quote}',
  ),
  UnschedulablePort: reason(
    'Degraded',
    'Port {what} is taken on every node that would do: {quote}',
  ),
  UnschedulableVolume: reason(
    'Degraded',
    'No node that would do can reach the volume of claim {what}: {quote}',
  ),
  UnschedulablePlacement: reason(
    'Degraded',
    'No node satisfies the rules of the pod about its neighbours, {what}: {quote}',
  ),
  UnschedulableClosed: reason(
    'Degraded',
    'Every node that would do is closed to new pods: {quote}',
  ),
  SandboxFailed: reason(
    'Degraded',
    'The node cannot make the sandbox of the pod, most often because of the network: {quote}',
  ),
  NodeRefused: reason('Degraded', 'Node {node} refuses the pod: {quote}'),
  NodeLost: reason('Degraded', 'Node {node} does not answer: {quote}'),
  Evicted: reason('Degraded', 'Node {node} has thrown the pod out: {quote}'),
  HeldByGate: reason(
    'Degraded',
    'A scheduling gate holds the pod back: {quote}',
  ),
  ReadinessGatePending: reason(
    'Degraded',
    'A readiness gate has kept the pod from being ready since {since}: {quote}',
  ),
  ProbeFailing: reason(
    'Degraded',
    'Container {container} runs but has not been ready since {since}, because its probe fails: {quote}',
  ),
  // Pods and jobs
  Running: reason('Healthy', 'Running and ready.'),
  Completed: reason('Healthy', 'Completed.'),
  PodPending: reason('Progressing', 'Starting.'),
  PodInitializing: reason(
    'Progressing',
    'Init container {container} is running.',
  ),
  SchedulingGated: reason(
    'Progressing',
    'Held back by the scheduling gate {gate} until its controller lifts it.',
  ),
  NotReady: reason('Progressing', 'Running, not ready yet.'),
  ResizeInfeasible: reason(
    'Degraded',
    'Runs as before; node {node} can never resize it as asked: {quote}',
  ),
  ResizeFailing: reason(
    'Degraded',
    'Runs; node {node} fails to resize it: {quote}',
  ),
  ResizeDeferred: reason(
    'Progressing',
    'Runs as before; node {node} has no room to resize it yet: {quote}',
  ),
  ResizeInProgress: reason('Progressing', 'Runs; node {node} is resizing it.'),
  JobRunning: reason(
    'Progressing',
    'Running: {succeeded} succeeded, {active} active.',
  ),
  JobEnding: reason(
    'Progressing',
    '{succeeded} succeeded; waiting for {terminating} pods to end.',
  ),
  JobIndexesFailed: reason(
    'Degraded',
    'Indexes {failedIndexes} have failed for good: {succeeded} succeeded, {active} active.',
  ),
  JobManagedElsewhere: reason(
    'Progressing',
    'Run by {manager}, not by Kubernetes itself: {succeeded} succeeded, {active} active.',
  ),
  LastJobSucceeded: reason('Healthy', 'The last run, {job}, completed.'),
  LastJobRunning: reason(
    'Progressing',
    'The current run, {job}, has not finished.',
  ),
  LastRunSucceeded: reason(
    'Healthy',
    'The last run, of {lastSchedule}, succeeded; its job is gone.',
  ),
  LastRunFailed: reason(
    'Degraded',
    'The last run, of {lastSchedule}, did not succeed; its job is gone. The last success was {lastSuccess}.',
  ),
  RunsMissed: reason(
    'Degraded',
    'Scheduled ({schedule}), but {missed} runs have been missed since {since}.',
  ),
  RunNeverEnds: reason(
    'Degraded',
    'The run {job} has gone on since {since}; {missed} more were due meanwhile.',
  ),
  ScheduleInvalid: reason(
    'Degraded',
    'The schedule ({schedule}) cannot be read: {quote}',
  ),
  NeverRun: reason('Healthy', 'Scheduled ({schedule}); no run is on record.'),
  // Anything else
  Current: reason('Healthy', 'In the state its specification asks for.'),
  Declared: reason(
    'Healthy',
    'It is there; nothing has to happen for a {kind} to be in force.',
  ),
  NoEvidence: reason(
    'Unknown',
    'Its status says nothing by which this version can tell how it is.',
  ),
  PartialEvidence: reason(
    'Unknown',
    'Only a part is known: {known}. Nothing says whether all of it works.',
  ),
  EvidenceForbidden: reason(
    'Unknown',
    'The portal may not read {kind}, and without them nobody can tell whether it works.',
  ),
  EvidencePending: reason(
    'Unknown',
    '{kind} have not been read yet, and without them nobody can tell whether it works.',
  ),
  NoEndpoints: reason(
    'Degraded',
    'Unreachable: no pod is behind it (selector {selector}).',
  ),
  EndpointsNotReady: reason(
    'Progressing',
    'None of the {total} pods behind it is ready.',
  ),
  BackendMissing: reason(
    'Degraded',
    'Rolled out or not, it is unreachable here: {backend} does not exist.',
  ),
  BackendPortMissing: reason(
    'Degraded',
    'Rolled out or not, it is unreachable here: {backend} has no port {port}.',
  ),
  BackendNotServing: reason(
    'Degraded',
    'Unreachable: nothing is ready behind {backend}.',
  ),
  ParentMissing: reason(
    'Degraded',
    'Rolled out or not, it is unreachable here: {parent} does not exist.',
  ),
  ParentSilent: reason(
    'Progressing',
    '{parent} has not said yet whether it takes the route.',
  ),
  ParentUnanswered: reason(
    'Degraded',
    'Unreachable here: {parent} does not answer. It does not exist, or no controller serves it.',
  ),
  VolumeUnused: reason('Healthy', 'Bound, and used by no pod: {quote}'),
  UserNeeded: reason(
    'Degraded',
    'It waits for a person, in phase {phase}: {quote}',
  ),
  Reconciling: reason(
    'Progressing',
    'Its controller is working on it: {quote}',
  ),
  ConditionFalse: reason(
    'Degraded',
    'Condition {condition} reports trouble: {quote}',
  ),
  SpecSuspended: reason('Suspended', 'Suspended.'),
  Idle: reason('Suspended', 'Scaled to zero until there is work.'),
  AddressPending: reason(
    'Progressing',
    'Waiting for an address from the load balancer.',
  ),
  VolumePending: reason('Progressing', 'Waiting for a volume.'),
  VolumeLost: reason('Degraded', 'The volume behind it is lost.'),
  VolumeFaulted: reason('Degraded', 'No replica of the volume is usable.'),
  RedundancyLost: reason(
    'Degraded',
    'In use with fewer replicas than asked for.',
  ),
  BudgetUnmet: reason(
    'Progressing',
    '{healthy} pods are healthy, and the budget asks for {desired}.',
  ),
  InstancesNotReady: reason(
    'Progressing',
    '{ready} of {desired} instances are ready.',
  ),
  MachinesNotReady: reason(
    'Progressing',
    '{available} of {desired} machines are available, {updated} up to date.',
  ),
  SpecInvalid: reason('Degraded', 'Its specification is not valid: {quote}'),
  RolloutAborted: reason(
    'Degraded',
    'The rollout was aborted and goes back to the stable version: {quote}',
  ),
  CertificateExpired: reason('Degraded', 'It expired at {notAfter}.'),
  SyncFailed: reason('Degraded', 'The last sync failed: {quote}'),
  OutOfSync: reason('Progressing', 'The cluster differs from the source.'),
  ResourcesMissing: reason(
    'Missing',
    'Some of its resources are not in the cluster.',
  ),
  PhaseProgressing: reason('Progressing', 'On its way, in phase {phase}.'),
  PhaseFailed: reason('Degraded', 'In phase {phase}: {quote}'),
  PhaseUnknown: reason(
    'Unknown',
    'Phase {phase} says neither success nor failure.',
  ),
  Unreadable: reason(
    'Unknown',
    'Field {field} is not of the form this kind is known to have.',
  ),
  NotFound: reason('Missing', 'Not found in the cluster.'),
  ClusterUnreachable: reason(
    'Unknown',
    'Unknown since {since}: the cluster does not answer.',
  ),
  NotJudged: reason('Unknown', 'Not read yet.'),
} as const satisfies Record<string, ReasonEntry>;

/** A key of `REASONS`. */
export type Reason = keyof typeof REASONS;

/** Fills `{name}` in a sentence. */
export function fillSentence(
  text: string,
  values: Record<string, string | number>,
): string {
  return text.replace(/\{(\w+)\}/g, (_match, name: string) =>
    String(values[name] ?? '–'),
  );
}
