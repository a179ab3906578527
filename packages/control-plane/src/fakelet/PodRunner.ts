import { setTimeout as sleep } from 'node:timers/promises';
import type { KubeClient } from '../kube/KubeClient.ts';
import { KubeError } from '../kube/KubeError.ts';
import type { Container, ContainerStatus, Pod } from '../kube/objects.ts';
import { behaviourOf, type BehaviourDefaults } from './behaviours.ts';
import {
  containerStatusAfter,
  initialContainerStatus,
} from './containerStatus.ts';
import {
  containerSteps,
  type Step,
  type StepContext,
} from './containerSteps.ts';
import type { EventRecorder } from './EventRecorder.ts';
import { isOver, isSidecar, podStatus, restartsAfter } from './podStatus.ts';
import { timestamp } from './timestamp.ts';

export interface PodRunnerOptions {
  client: KubeClient;
  events: EventRecorder;
  defaults: BehaviourDefaults;
  podIP: string;
  log(line: string): void;
}

const retryMs = 500;

/** Plays the life of one pod and writes its status, until it is stopped. */
export class PodRunner {
  readonly #options: PodRunnerOptions;
  readonly #stopped = new AbortController();
  readonly #sidecarsEnded = new AbortController();
  readonly #statuses = new Map<string, ContainerStatus>();
  #pod: Pod;
  #writing = false;
  #dirty = false;

  constructor(pod: Pod, options: PodRunnerOptions) {
    this.#pod = pod;
    this.#options = options;
    const known = [
      ...(pod.status?.initContainerStatuses ?? []),
      ...(pod.status?.containerStatuses ?? []),
    ];
    for (const status of known) this.#statuses.set(status.name, status);
  }

  /** Starts to play. A pod that already is where its behaviour would bring it is left alone. */
  start(): void {
    this.#play().catch(error => {
      if (!this.#stopped.signal.aborted) {
        this.#options.log(`pod ${this.#pod.metadata.name}: ${error.message}`);
      }
    });
  }

  /** Newer object of the same pod. */
  update(pod: Pod): void {
    this.#pod = pod;
  }

  stop(): void {
    this.#stopped.abort();
  }

  async #play(): Promise<void> {
    const { initContainers = [], containers } = this.#pod.spec;
    for (const container of initContainers) {
      const goesOn = await this.#playInit(container);
      if (!goesOn) return;
    }
    await Promise.all(containers.map(c => this.#playContainer(c)));
    if (containers.every(c => isOver(this.#pod, this.#statusOf(c)))) {
      this.#endSidecars();
    }
  }

  /** Sidecars have nothing left to accompany once every other container has ended for good. */
  #endSidecars(): void {
    this.#sidecarsEnded.abort();
    for (const container of this.#pod.spec.initContainers ?? []) {
      if (isSidecar(this.#pod, container.name)) {
        this.#take(container, {
          afterMs: 0,
          situation: { is: 'terminated', exitCode: 0, reason: 'Completed' },
        });
      }
    }
  }

  /** Whether what comes after this init container may start. */
  async #playInit(container: Container): Promise<boolean> {
    if (this.#statuses.get(container.name)?.state.terminated?.exitCode === 0) {
      return true;
    }
    if (isSidecar(this.#pod, container.name)) {
      return this.#playSidecar(container);
    }
    await this.#playContainer(container);
    const { state } = this.#statusOf(container);
    return state.terminated?.exitCode === 0;
  }

  /** Resolves when the sidecar has started once: it goes on beside the others, whatever becomes of it. */
  #playSidecar(container: Container): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const started = () => resolve(true);
      this.#playContainer(container, started).then(started, error =>
        this.#sidecarsEnded.signal.aborted ? started() : reject(error),
      );
    });
  }

  async #playContainer(
    container: Container,
    onStarted?: () => void,
  ): Promise<void> {
    const behaviour = behaviourOf(this.#pod, container, this.#options.defaults);
    const before = this.#statusOf(container);
    if (behaviour.name === 'run' && before.ready) return;
    const ends = onStarted
      ? [this.#stopped.signal, this.#sidecarsEnded.signal]
      : [this.#stopped.signal];
    const signal = AbortSignal.any(ends);
    for (const step of containerSteps(this.#context(container), behaviour)) {
      await sleep(step.afterMs, undefined, { signal });
      this.#take(container, step);
      if (step.situation.is === 'running') onStarted?.();
    }
  }

  #take(container: Container, step: Step): void {
    const before = this.#statusOf(container);
    const after = containerStatusAfter(before, step, timestamp());
    this.#statuses.set(container.name, after);
    this.#write().catch(() => {});
    const { events } = this.#options;
    for (const event of step.events ?? []) {
      events.record(this.#pod, container.name, event).catch(() => {});
    }
  }

  /** One write at a time; what changes meanwhile goes into the next. */
  async #write(): Promise<void> {
    this.#dirty = true;
    if (this.#writing) return;
    this.#writing = true;
    try {
      await Promise.resolve(); // containers that change in the same tick share a write
      while (this.#dirty && !this.#stopped.signal.aborted) {
        this.#dirty = false;
        await this.#writeOnce();
      }
    } finally {
      this.#writing = false;
    }
  }

  async #writeOnce(): Promise<void> {
    const { namespace, name, uid } = this.#pod.metadata;
    try {
      await this.#options.client.request(
        'PATCH',
        `/api/v1/namespaces/${namespace}/pods/${name}/status`,
        {
          body: { metadata: { uid }, status: this.#podStatus() },
          contentType: 'application/strategic-merge-patch+json',
        },
      );
    } catch (error) {
      if (isGone(error)) return;
      this.#dirty = true; // the API server is away: a kubelet writes when it is back
      await sleep(retryMs, undefined, { signal: this.#stopped.signal });
    }
  }

  #podStatus() {
    const { initContainers = [], containers } = this.#pod.spec;
    return podStatus(this.#pod, {
      initStatuses: initContainers.map(c => this.#statusOf(c)),
      statuses: containers.map(c => this.#statusOf(c)),
      podIP: this.#options.podIP,
      now: timestamp(),
    });
  }

  #statusOf(container: Container): ContainerStatus {
    const hasInit = (this.#pod.spec.initContainers ?? []).length > 0;
    const reason = hasInit ? 'PodInitializing' : 'ContainerCreating';
    const known = this.#statuses.get(container.name);
    return {
      ...(known ?? initialContainerStatus(container, reason)),
      image: container.image,
    };
  }

  #context(container: Container): StepContext {
    const { name, namespace = '', uid = '' } = this.#pod.metadata;
    return {
      pod: name,
      namespace,
      uid,
      container: container.name,
      image: container.image,
      restartCount: this.#statusOf(container).restartCount,
      restarts: exitCode => restartsAfter(this.#pod, container.name, exitCode),
      volume: container.volumeMounts?.[0]?.name,
      probeFailure: probeFailureOf(container),
    };
  }
}

function probeFailureOf({ readinessProbe }: Container): string {
  if (readinessProbe?.tcpSocket) {
    return 'dial tcp 10.244.0.2:8080: connect: connection refused';
  }
  if (readinessProbe?.exec) return 'command exited with code 1';
  return 'HTTP probe failed with statuscode: 503';
}

function isGone(error: unknown): boolean {
  return (
    error instanceof KubeError && [404, 409, 422].includes(error.statusCode)
  );
}
