import type { Behaviour, BehaviourName } from './behaviours.ts';

/** An event as a kubelet writes it about a container. */
export interface FakeEvent {
  type: 'Normal' | 'Warning';
  reason: string;
  message: string;
}

/** State of a container without its clock times, which the runner adds. */
export type ContainerSituation =
  | { is: 'waiting'; reason: string; message?: string }
  | { is: 'running'; ready: boolean }
  | { is: 'terminated'; exitCode: number; reason: string; message?: string };

/** What happens next in the life of a container. */
export interface Step {
  afterMs: number;
  situation: ContainerSituation;
  /** How the run before ended, where a restart begins or is waited for. */
  restarted?: boolean;
  events?: FakeEvent[];
}

export interface StepContext {
  pod: string;
  namespace: string;
  uid: string;
  container: string;
  image: string;
  /** Whether the pod's restart policy allows another run after this exit code. */
  restarts(exitCode: number): boolean;
  /** Restarts seen before, so that a kubelet that comes back goes on counting. */
  restartCount: number;
  /** A volume the container mounts, if any. */
  volume?: string;
  /** What the readiness probe says while it fails. */
  probeFailure: string;
}

type Script = (context: StepContext, behaviour: Behaviour) => Iterable<Step>;

const maxBackOffMs = 300_000;
const probePeriodMs = 10_000;

const scripts: Record<BehaviourName, Script> = {
  run: function* run(context, { readyAfterMs }) {
    yield running(readyAfterMs, true, startEvents(context));
  },
  complete: endings('Completed', { ready: true }),
  fail: endings('Error', { ready: true }),
  'crash-loop': endings('Error', { ready: false }),
  'oom-killed': endings('OOMKilled', { ready: false }),
  'image-pull-error': function* imagePull(context, behaviour) {
    yield* pullErrors(context, behaviour);
  },
  'invalid-image-name': function* invalidName({ image }) {
    const message = `Failed to apply default image tag "${image}": couldn't parse image name "${image}": invalid reference format`;
    yield waiting(0, 'InvalidImageName', message, [
      { type: 'Warning', reason: 'InspectFailed', message },
      warning('Failed', 'Error: InvalidImageName'),
    ]);
  },
  'config-error': function* configError(context) {
    const message = `secret "${context.pod}-settings" not found`;
    yield waiting(100, 'CreateContainerConfigError', message, [
      pulled(context.image),
      warning('Failed', `Error: ${message}`),
    ]);
  },
  'start-error': startErrors,
  'volume-error': mountErrors,
  'never-ready': function* neverReady(context, { readyAfterMs }) {
    yield running(readyAfterMs, false, startEvents(context));
    for (;;) yield unhealthy(probePeriodMs, context);
  },
  'slow-start': function* slowStart(context, { readyAfterMs }) {
    yield running(0, false, startEvents(context));
    const beforeProbe = Math.min(1_000, readyAfterMs / 2);
    yield unhealthy(beforeProbe, context);
    yield running(readyAfterMs - beforeProbe, true);
  },
};

/** The life of a container, step by step, for ever where it never settles. Pure: the runner does the waiting. */
export function containerSteps(
  context: StepContext,
  behaviour: Behaviour,
): Iterable<Step> {
  return scripts[behaviour.name](context, behaviour);
}

/** Runs, ends, and where the restart policy says so begins again after a growing pause. */
function endings(reason: string, { ready }: { ready: boolean }): Script {
  return function* runAndEnd(context, { runForMs, exitCode, backOffMs }) {
    yield running(50, ready, startEvents(context));
    for (let run = context.restartCount; ; run++) {
      yield terminated(runForMs, exitCode, reason);
      if (!context.restarts(exitCode)) return;
      // A kubelet restarts at once the first time, and only then begins to back off.
      if (run > 0) yield backOff(context, backOffMs, run);
      const pauseMs = run > 0 ? pause(backOffMs, run) : 100;
      const again = running(pauseMs, ready, startEvents(context));
      yield { ...again, restarted: true };
    }
  };
}

function* startErrors(context: StepContext, behaviour: Behaviour) {
  const message = `failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "/app": stat /app: no such file or directory: unknown`;
  const events = [
    pulled(context.image),
    normal('Created', `Created container ${context.container}`),
    warning('Failed', `Error: ${message}`),
  ];
  for (let run = context.restartCount; ; run++) {
    const afterMs = run > 0 ? pause(behaviour.backOffMs, run) : 100;
    yield {
      ...terminated(afterMs, behaviour.exitCode, 'StartError', message),
      restarted: run > context.restartCount,
    };
    yield waiting(0, 'RunContainerError', message, events);
    yield backOff(context, behaviour.backOffMs, run + 1);
  }
}

/** A kubelet starts no container before every volume is mounted; it tries again and again. */
function* mountErrors(
  { volume = 'data' }: StepContext,
  { backOffMs }: Behaviour,
) {
  const message = `MountVolume.SetUp failed for volume "${volume}" : configmap "${volume}" not found`;
  const events = [warning('FailedMount', message)];
  for (let attempt = 1; ; attempt++) {
    const afterMs = attempt > 1 ? pause(backOffMs, attempt - 1) : 200;
    const situation = { is: 'waiting' as const, reason: 'ContainerCreating' };
    yield { afterMs, situation, events };
  }
}

function* pullErrors(context: StepContext, { backOffMs }: Behaviour) {
  const { image } = context;
  const cause = `failed to pull and unpack image "${image}": failed to resolve reference "${image}": ${image}: not found`;
  const failed = `Failed to pull image "${image}": rpc error: code = NotFound desc = ${cause}`;
  for (let attempt = 1; ; attempt++) {
    const afterMs = attempt > 1 ? pause(backOffMs, attempt - 1) : 200;
    const message = `rpc error: code = NotFound desc = ${cause}`;
    yield waiting(afterMs, 'ErrImagePull', message, [
      normal('Pulling', `Pulling image "${image}"`),
      warning('Failed', failed),
      warning('Failed', 'Error: ErrImagePull'),
    ]);
    const backOffText = `Back-off pulling image "${image}"`;
    yield waiting(500, 'ImagePullBackOff', backOffText, [
      normal('BackOff', backOffText),
      warning('Failed', 'Error: ImagePullBackOff'),
    ]);
  }
}

function backOff(context: StepContext, firstMs: number, run: number): Step {
  const { container, pod, namespace, uid } = context;
  const words = `restarting failed container=${container} pod=${pod}_${namespace}(${uid})`;
  const seconds = Math.max(1, Math.round(pause(firstMs, run) / 1000));
  return waiting(200, 'CrashLoopBackOff', `back-off ${seconds}s ${words}`, [
    warning('BackOff', `Back-off ${words}`),
  ]);
}

function pause(firstMs: number, run: number): number {
  return Math.min(firstMs * 2 ** Math.max(0, run - 1), maxBackOffMs);
}

function unhealthy(afterMs: number, { probeFailure }: StepContext): Step {
  const message = `Readiness probe failed: ${probeFailure}`;
  return running(afterMs, false, [warning('Unhealthy', message)]);
}

function running(afterMs: number, ready: boolean, events?: FakeEvent[]): Step {
  return { afterMs, situation: { is: 'running', ready }, events };
}

function terminated(
  afterMs: number,
  exitCode: number,
  reason: string,
  message?: string,
): Step {
  const situation = { is: 'terminated' as const, exitCode, reason, message };
  return { afterMs, situation };
}

function waiting(
  afterMs: number,
  reason: string,
  message: string,
  events: FakeEvent[],
): Step {
  return { afterMs, situation: { is: 'waiting', reason, message }, events };
}

function startEvents({ image, container }: StepContext): FakeEvent[] {
  return [
    pulled(image),
    normal('Created', `Created container ${container}`),
    normal('Started', `Started container ${container}`),
  ];
}

function pulled(image: string): FakeEvent {
  return normal(
    'Pulled',
    `Container image "${image}" already present on machine`,
  );
}

function normal(reason: string, message: string): FakeEvent {
  return { type: 'Normal', reason, message };
}

function warning(reason: string, message: string): FakeEvent {
  return { type: 'Warning', reason, message };
}
