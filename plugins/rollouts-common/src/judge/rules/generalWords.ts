/** What a condition, a reason or a phase means for a kind that has no rule of its own. */
export type Meaning = 'failed' | 'suspended' | 'working' | 'good' | 'part';

/** Conditions that are true when something is wrong, per the kstatus conventions and common use. */
const WRONG = [
  'Stalled',
  'Failed',
  'Failure',
  'Degraded',
  'Invalid',
  'NotReady',
  'Unhealthy',
  'Error',
  'Errored',
  'ErrorOccurred',
  'HasErrors',
  'ReconcileError',
  'ReplicaFailure',
  'Denied',
  'InvalidSpec',
];

/** Conditions that are true while there is work to do. */
const BUSY = [
  'Reconciling',
  'Progressing',
  'Pending',
  'Creating',
  'Provisioning',
  'Installing',
  'Deploying',
  'Updating',
  'Upgrading',
  'Scaling',
  'RollingUpdate',
  'Deleting',
  'Terminating',
];

/** Conditions that are true while somebody has stopped the work on purpose. */
const STOPPED = ['Suspended', 'Paused', 'Stopped', 'Hibernated'];

/** Conditions that sum up all of it. */
const WHOLE = [
  'Ready',
  'Available',
  'Healthy',
  'Succeeded',
  'Complete',
  'Completed',
  'Established',
  'Synced',
];

/** Conditions that say one thing of several. */
const PART = [
  'Accepted',
  'Admitted',
  'Applied',
  'Approved',
  'Bound',
  'Configured',
  'Deployed',
  'FullyApplied',
  'Initialized',
  'Installed',
  'InstallSucceeded',
  'Launched',
  'Programmed',
  'Reconciled',
  'ReconcileSuccess',
  'Registered',
  'ResolvedRefs',
  'Scheduled',
  'Valid',
  'Validated',
];

/** How the names of further conditions end that say one thing of several. */
const PART_ENDS = [
  'Ready',
  'Healthy',
  'Available',
  'Synced',
  'Synchronized',
  'Valid',
  'Applied',
  'Accepted',
  'Deployed',
  'Installed',
];

/** How the names of further conditions end that are true when something is wrong. */
const WRONG_ENDS = ['Error', 'Errors', 'Failed', 'Failure', 'Unhealthy'];

const table = (entries: [string[], Meaning][]) =>
  new Map(
    entries.flatMap(([names, meaning]) =>
      names.map(name => [name, meaning] as const),
    ),
  );

const CONDITIONS = table([
  [WRONG, 'failed'],
  [BUSY, 'working'],
  [STOPPED, 'suspended'],
  [WHOLE, 'good'],
  [PART, 'part'],
]);

const PHASES = table([
  [
    [
      'failed',
      'failure',
      'error',
      'errored',
      'degraded',
      'unhealthy',
      'invalid',
      'lost',
      'crashed',
      'broken',
      'rejected',
      'denied',
      'configerror',
      'unrecoverable',
      'partiallyfailed',
      'timedout',
      'aborted',
      'red',
    ],
    'failed',
  ],
  [
    ['suspended', 'paused', 'stopped', 'hibernated', 'halted', 'disabled'],
    'suspended',
  ],
  [
    [
      'new',
      'pending',
      'queued',
      'waiting',
      'creating',
      'provisioning',
      'initializing',
      'initialising',
      'installing',
      'deploying',
      'starting',
      'scheduling',
      'reconciling',
      'progressing',
      'inprogress',
      'processing',
      'updating',
      'upgrading',
      'scaling',
      'configuring',
      'bootstrapping',
      'restarting',
      'restoring',
      'validating',
      'stopping',
      'deleting',
      'terminating',
      'yellow',
    ],
    'working',
  ],
  [
    [
      'ready',
      'active',
      'available',
      'bound',
      'healthy',
      'succeeded',
      'success',
      'successful',
      'complete',
      'completed',
      'established',
      'synced',
      'ok',
      'finished',
      'green',
    ],
    'good',
  ],
  [
    [
      'running',
      'deployed',
      'created',
      'started',
      'accepted',
      'connected',
      'initialized',
      'configured',
      'provisioned',
      'scheduled',
      'attached',
      'applied',
      'installed',
      'valid',
      'enabled',
    ],
    'part',
  ],
]);

/** Reasons longer than this are prose, and are not read. */
const LONGEST = 128;

const FAILING =
  /Fail|Error|Invalid|Denied|Refus|Reject|Conflict|Missing|NotFound|Unavailable|Unreachable|Timeout|TimedOut|Exceeded|Crash|Unsupported|Unauthorized|Forbidden|Degraded|Unhealthy/i;
const STOPPING = /Paused|Suspended|Stopped|Hibernat|Halted|ScaledToZero/i;
const WAITING =
  /Progress|Pending|Creating|Provisioning|Waiting|Reconciling|Initializ|Starting|Installing|Deploying|Updating|Upgrading|Scaling|NotYet|Scheduling|Configuring|Bootstrapping|Dependency|Queued|Building|Launching|Restarting|Rolling/i;

/** What the reason of a condition hints at, if anything. */
export function meaningOfReason(reason = ''): Meaning | undefined {
  if (reason.length > LONGEST || FAILING.test(reason)) {
    return reason.length > LONGEST ? undefined : 'failed';
  }
  if (STOPPING.test(reason)) {
    return 'suspended';
  }
  return WAITING.test(reason) ? 'working' : undefined;
}

/** What a condition is about: `good` and `part` when true is well, the others when false is. */
export function aboutCondition(type: string): Meaning | undefined {
  const known = CONDITIONS.get(type);
  if (known || PART_ENDS.some(end => type.endsWith(end))) {
    return known ?? 'part';
  }
  return WRONG_ENDS.some(end => type.endsWith(end)) ? 'failed' : undefined;
}

/** Whether a condition is one that sums up or is known by its whole name, so that false without a reason is a failure. */
export function isKnownCondition(type: string): boolean {
  return CONDITIONS.has(type);
}

/** What a phase means, however it is spelled. */
export function meaningOfPhase(phase: string): Meaning | undefined {
  return phase.length > LONGEST
    ? undefined
    : PHASES.get(phase.replace(/[^A-Za-z]/g, '').toLowerCase());
}
