import { clip } from '../clip';
import { Evidence, firstTime } from '../evidence';
import { timeOf } from '../moments';
import { ContainerStatus, KubernetesEvent, Pod } from '../objects';
import { Reason } from '../reasons';
import { Values } from '../runRule';
import { Cause, CauseKind } from '../verdict';

/** Something wrong with one pod. Before `certainAt` it may still pass by itself. */
export interface Trouble {
  cause: Cause;
  /** Milliseconds since the epoch; in the past when it is certain already. */
  certainAt: number;
  /** Milliseconds since the epoch at which it counts as over unless it happens again. */
  overAt?: number;
  /** Where the kind of cause has a sentence that says more. */
  reason?: Reason;
  /** What that sentence is filled with, beside what every cause has. */
  values?: Values;
  /** Says nothing against a workload that has all it wants. */
  whileLacking?: true;
  /** Not worth a word before it is certain. */
  quiet?: true;
}

/** A pod with what is known of it. */
export interface Suspect {
  pod: Pod;
  events: KubernetesEvent[];
  now: number;
  /** Init containers that run to their end, as distinct from those that run beside the others. */
  initContainers: Set<string>;
  /** How long a pod may be unready before that is a failure, in milliseconds. */
  patienceMs: number;
}

/** What a pod's troubles are found from. */
export function suspectOf(
  pod: Pod,
  evidence: Evidence,
  now: Date,
  patienceMs: number,
): Suspect {
  const events = evidence.about(pod.metadata.uid);
  const initContainers = new Set(
    pod.status.initContainerStatuses?.map(({ name }) => name),
  );
  for (const { name, restartPolicy } of pod.spec.initContainers ?? []) {
    if (restartPolicy === 'Always') {
      initContainers.delete(name);
    }
  }
  return { pod, events, now: now.getTime(), initContainers, patienceMs };
}

/** What a cause is made of. Where an event is given, it is quoted. */
export interface CauseOptions {
  kind: CauseKind;
  reason: string;
  words?: string;
  event?: KubernetesEvent;
  source?: Cause['source'];
  container?: ContainerStatus;
  since?: string;
}

/** A cause on one pod. */
export function causeOn(
  { pod }: Suspect,
  { kind, reason, words, event, source, container, since }: CauseOptions,
): Cause {
  return {
    kind,
    reason,
    message: clip(event?.message || words || reason),
    source: event?.message ? 'event' : source ?? 'container',
    pod: pod.metadata.name,
    container: container && clip(container.name),
    image: container?.image && clip(container.image),
    affectedPods: 1,
    since: since ?? (event && timeOf(firstTime(event) || undefined)),
  };
}

/** Every container of a pod, in the order in which they start. */
export function statusesOf({ status }: Pod): ContainerStatus[] {
  return [
    ...(status.initContainerStatuses ?? []),
    ...(status.containerStatuses ?? []),
  ];
}

/** Whether it is well that a container ends without error. */
export function mayEnd(
  { pod, initContainers }: Suspect,
  { name }: ContainerStatus,
): boolean {
  const { restartPolicy = 'Always' } = pod.spec;
  return restartPolicy !== 'Always' || initContainers.has(name);
}
