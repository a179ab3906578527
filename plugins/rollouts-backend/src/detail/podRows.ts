import {
  judge,
  JudgeOptions,
  KubernetesEvent,
  Pod,
  podsByRevision,
  RelatedObjects,
  severityOf,
  WorkloadPod,
} from '@dugnad/plugin-rollouts-common';
import { WatchedWorkload } from '../collections/openCollections';

type Container = NonNullable<Pod['status']['containerStatuses']>[number];

function containersOf({ status }: Pod): Container[] {
  return [
    ...(status.initContainerStatuses ?? []),
    ...(status.containerStatuses ?? []),
  ];
}

function containerRow(container: Container): WorkloadPod['containers'][number] {
  const { state, lastState } = container;
  const stopped = state?.waiting ?? state?.terminated;
  const end = lastState?.terminated;
  const code = end?.exitCode === undefined ? '' : ` (${end.exitCode})`;
  return {
    name: container.name,
    image: container.image,
    ready: container.ready,
    restarts: container.restartCount,
    state: state?.running ? 'running' : stopped?.reason ?? 'waiting',
    message: stopped?.message,
    lastEnd: end ? `${end.reason ?? 'ended'}${code}` : undefined,
  };
}

function currentNames(workload: WatchedWorkload, related: RelatedObjects) {
  const pods =
    workload.kind === 'CronJob'
      ? related.pods ?? []
      : podsByRevision(workload, related).current;
  return new Set(pods.map(({ metadata }) => metadata.name));
}

/** A workload's pods: the current revision first, and in it the most troubled first. */
export function podRows(
  workload: WatchedWorkload,
  related: Required<RelatedObjects>,
  options: JudgeOptions,
): WorkloadPod[] {
  const current = currentNames(workload, related);
  const eventsOf = new Map<string, KubernetesEvent[]>();
  for (const event of related.events) {
    const { uid } = event.involvedObject;
    const known = eventsOf.get(uid) ?? [];
    known.push(event);
    eventsOf.set(uid, known);
  }
  const rows = related.pods.map(pod => {
    const containers = containersOf(pod).map(containerRow);
    return {
      name: pod.metadata.name,
      current: current.has(pod.metadata.name),
      verdict: judge(pod, { events: eventsOf.get(pod.metadata.uid) }, options),
      phase: pod.status.phase,
      node: pod.spec.nodeName,
      restarts: containers.reduce((sum, { restarts }) => sum + restarts, 0),
      createdAt: pod.metadata.creationTimestamp,
      deleting: pod.metadata.deletionTimestamp !== undefined,
      containers,
    };
  });
  return rows.sort(
    (a, b) =>
      Number(b.current) - Number(a.current) ||
      severityOf(b.verdict.status) - severityOf(a.verdict.status) ||
      a.name.localeCompare(b.name),
  );
}
