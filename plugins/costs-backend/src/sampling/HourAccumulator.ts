import { HourNode, UsageSource } from '@dugnad/plugin-costs-common';
import { foldWorkloads } from './foldWorkloads';
import { HourSample, SampleAmounts, SampleLine, Subject } from './HourSample';
import { mergeSamples } from './mergeSamples';
import { Observation, ObservedContainer, ObservedPod } from './Observation';

/** Whose a workload is, decided when the hour is written. */
export type SubjectOf = (workload: {
  namespace: string;
  kind: string;
  name: string;
  labels: Record<string, string>;
}) => Subject;

interface ContainerSum {
  container: string;
  requestedCpu: number;
  requestedMemory: number;
  usedCpu: number;
  usedMemory: number;
  /** Seconds in which usage was known. */
  knownSeconds: number;
  seconds: number;
  peakCpu: number;
  peakMemory: number;
}

interface WorkloadSum {
  namespace: string;
  kind: string;
  name: string;
  labels: Record<string, string>;
  containers: Map<string, ContainerSum>;
  podSeconds: number;
  gpu: number;
  storage: number;
  peakCpu: number;
  peakMemory: number;
}

interface NodeSum {
  node: HourNode;
  seconds: number;
}

/**
 * Adds up what was seen of one cluster in one hour: amounts × seconds, per container, so that max(request, usage) is taken
 * of each container's hour and not of the workload's. An hour that was written before a restart goes on from there.
 */
export class HourAccumulator {
  readonly cluster: string;
  readonly hourMs: number;
  readonly #before?: HourSample;
  readonly #workloads = new Map<string, WorkloadSum>();
  readonly #nodes = new Map<string, NodeSum>();
  #seconds = 0;
  #knownSeconds = 0;

  constructor(cluster: string, hourMs: number, before?: HourSample) {
    this.cluster = cluster;
    this.hourMs = hourMs;
    this.#before = before;
  }

  get observedSeconds(): number {
    const before = this.#before?.observedSeconds ?? 0;
    return Math.min(3_600, Math.round(before + this.#seconds));
  }

  /** The cluster was like this for so many seconds. */
  add(observation: Observation, seconds: number): void {
    this.#seconds += seconds;
    if (observation.hasUsage) {
      this.#knownSeconds += seconds;
    }
    for (const node of observation.nodes) {
      const sum = this.#nodes.get(node.name);
      this.#nodes.set(node.name, {
        node,
        seconds: (sum?.seconds ?? 0) + seconds,
      });
    }
    const now = new Map<WorkloadSum, { cpu: number; memory: number }>();
    for (const pod of observation.pods) {
      const sum = this.#workload(pod.namespace, pod.workload, pod.labels);
      sum.podSeconds += seconds;
      sum.gpu += pod.gpuMillis * seconds;
      addPod(sum, pod, seconds);
      const used = now.get(sum) ?? { cpu: 0, memory: 0 };
      for (const { usage } of pod.containers) {
        used.cpu += usage?.cpuMillicores ?? 0;
        used.memory += usage?.memoryBytes ?? 0;
      }
      now.set(sum, used);
    }
    for (const [sum, { cpu, memory }] of now) {
      sum.peakCpu = Math.max(sum.peakCpu, cpu);
      sum.peakMemory = Math.max(sum.peakMemory, memory);
    }
    for (const { namespace, name, storageBytes } of observation.volumeClaims) {
      const claim = { kind: 'PersistentVolumeClaim', name };
      this.#workload(namespace, claim, {}).storage += storageBytes * seconds;
    }
  }

  /** The hour so far. */
  sample(
    subjectOf: SubjectOf,
    source: Exclude<UsageSource, 'mixed'>,
  ): HourSample {
    const lines = [...this.#workloads.values()].map(sum => ({
      subject: subjectOf(sum),
      amounts: amountsOf(sum, this.#seconds),
      peaks: peaksOf(sum),
    }));
    const sample: HourSample = {
      cluster: this.cluster,
      hourMs: this.hourMs,
      observedSeconds: Math.round(this.#seconds),
      source: this.#knownSeconds > 0 ? source : 'requests',
      nodes: [...this.#nodes.values()].map(({ node, seconds }) =>
        scaledNode(node, seconds / this.#seconds),
      ),
      lines,
    };
    const whole = this.#before ? mergeSamples(this.#before, sample) : sample;
    return { ...whole, lines: foldWorkloads(whole.lines) };
  }

  #workload(
    namespace: string,
    { kind, name }: { kind: string; name: string },
    labels: Record<string, string>,
  ): WorkloadSum {
    const key = `${namespace}/${kind}/${name}`;
    let sum = this.#workloads.get(key);
    if (!sum) {
      sum = {
        namespace,
        kind,
        name,
        labels,
        containers: new Map(),
        podSeconds: 0,
        gpu: 0,
        storage: 0,
        peakCpu: 0,
        peakMemory: 0,
      };
      this.#workloads.set(key, sum);
    }
    return sum;
  }
}

function addPod(sum: WorkloadSum, pod: ObservedPod, seconds: number): void {
  for (const container of pod.containers) {
    const key = `${pod.uid}/${container.name}`;
    const one = sum.containers.get(key) ?? newContainer(container.name);
    sum.containers.set(key, one);
    addContainer(one, container, seconds);
  }
}

function newContainer(container: string): ContainerSum {
  return {
    container,
    requestedCpu: 0,
    requestedMemory: 0,
    usedCpu: 0,
    usedMemory: 0,
    knownSeconds: 0,
    seconds: 0,
    peakCpu: 0,
    peakMemory: 0,
  };
}

function addContainer(
  sum: ContainerSum,
  { cpuMillicores, memoryBytes, usage }: ObservedContainer,
  seconds: number,
): void {
  sum.seconds += seconds;
  sum.requestedCpu += cpuMillicores * seconds;
  sum.requestedMemory += memoryBytes * seconds;
  if (usage) {
    sum.knownSeconds += seconds;
    sum.usedCpu += usage.cpuMillicores * seconds;
    sum.usedMemory += usage.memoryBytes * seconds;
    sum.peakCpu = Math.max(sum.peakCpu, usage.cpuMillicores);
    sum.peakMemory = Math.max(sum.peakMemory, usage.memoryBytes);
  }
}

function amountsOf(sum: WorkloadSum, observed: number): SampleAmounts {
  const total = { requested: [0, 0], used: [0, 0], charged: [0, 0] };
  let isKnown = false;
  for (const one of sum.containers.values()) {
    // Usage that was known for a part of the time stands for all of it
    const times = one.knownSeconds > 0 ? one.seconds / one.knownSeconds : 0;
    isKnown ||= one.knownSeconds > 0;
    const used = [one.usedCpu * times, one.usedMemory * times];
    const requested = [one.requestedCpu, one.requestedMemory];
    requested.forEach((amount, i) => {
      total.requested[i] += amount;
      total.used[i] += used[i];
      total.charged[i] += Math.max(amount, used[i]);
    });
  }
  const average = (amount: number) => Math.round(amount / observed);
  const known = (amount: number) => (isKnown ? Math.round(amount) : undefined);
  return {
    cpuRequested: average(total.requested[0]),
    cpuCharged: average(total.charged[0]),
    cpuUsed: known(total.used[0] / observed),
    cpuPeak: known(sum.peakCpu),
    memoryRequested: average(total.requested[1]),
    memoryCharged: average(total.charged[1]),
    memoryUsed: known(total.used[1] / observed),
    memoryPeak: known(sum.peakMemory),
    gpu: average(sum.gpu),
    storage: average(sum.storage),
    podsMilli: average(sum.podSeconds * 1000),
  };
}

function peaksOf({ containers }: WorkloadSum): SampleLine['peaks'] {
  const peaks = new Map<string, SampleLine['peaks'][number]>();
  for (const one of containers.values()) {
    if (one.container && one.knownSeconds > 0) {
      const known = peaks.get(one.container);
      peaks.set(one.container, {
        container: one.container,
        cpuPeak: Math.ceil(Math.max(one.peakCpu, known?.cpuPeak ?? 0)),
        memoryPeak: Math.ceil(Math.max(one.peakMemory, known?.memoryPeak ?? 0)),
      });
    }
  }
  return [...peaks.values()];
}

function scaledNode(node: HourNode, share: number): HourNode {
  return {
    name: node.name,
    labels: node.labels,
    cpuMillicores: Math.round(node.cpuMillicores * share),
    memoryBytes: Math.round(node.memoryBytes * share),
    gpuMillis: Math.round(node.gpuMillis * share),
  };
}
