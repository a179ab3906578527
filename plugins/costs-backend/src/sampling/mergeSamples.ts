import { HourNode } from '@dugnad/plugin-costs-common';
import { HourSample, SampleAmounts, SampleLine } from './HourSample';
import { subjectKey } from './subjectKey';

/** Two parts of the same hour as one, each average weighted by its seconds. */
export function mergeSamples(one: HourSample, other: HourSample): HourSample {
  const total = one.observedSeconds + other.observedSeconds;
  if (total === 0) {
    return other;
  }
  const shares: [number, number] = [
    one.observedSeconds / total,
    other.observedSeconds / total,
  ];
  return {
    ...other,
    observedSeconds: Math.min(3_600, total),
    source: sourceOf(one, other),
    nodes: merge(
      one.nodes,
      other.nodes,
      ({ name }) => name,
      mergeNodes(shares),
    ),
    lines: merge(
      one.lines,
      other.lines,
      line => subjectKey(line.subject),
      mergeLines(shares),
    ),
  };
}

function sourceOf(one: HourSample, other: HourSample): HourSample['source'] {
  if (one.observedSeconds === 0 || one.source === other.source) {
    return other.source;
  }
  return other.observedSeconds === 0 ? one.source : 'mixed';
}

function merge<T>(
  one: T[],
  other: T[],
  keyOf: (item: T) => string,
  combine: (a: T | undefined, b: T | undefined) => T,
): T[] {
  const first = new Map(one.map(item => [keyOf(item), item]));
  const second = new Map(other.map(item => [keyOf(item), item]));
  return [...new Set([...first.keys(), ...second.keys()])].map(key =>
    combine(first.get(key), second.get(key)),
  );
}

type Shares = [number, number];

function mergeNodes(shares: Shares) {
  return (a: HourNode | undefined, b: HourNode | undefined): HourNode => {
    const weighed = (x = 0, y = 0) => Math.round(x * shares[0] + y * shares[1]);
    return {
      name: b?.name ?? a?.name ?? '',
      labels: b?.labels ?? a?.labels ?? {},
      cpuMillicores: weighed(a?.cpuMillicores, b?.cpuMillicores),
      memoryBytes: weighed(a?.memoryBytes, b?.memoryBytes),
      gpuMillis: weighed(a?.gpuMillis, b?.gpuMillis),
    };
  };
}

const NOTHING: SampleAmounts = {
  cpuRequested: 0,
  cpuCharged: 0,
  memoryRequested: 0,
  memoryCharged: 0,
  gpu: 0,
  storage: 0,
  podsMilli: 0,
};

function mergeLines(shares: Shares) {
  return (a: SampleLine | undefined, b: SampleLine | undefined): SampleLine => {
    const [x, y] = [a?.amounts ?? NOTHING, b?.amounts ?? NOTHING];
    const weighed = (m: number, n: number) =>
      Math.round(m * shares[0] + n * shares[1]);
    const known = (m?: number, n?: number) =>
      m === undefined && n === undefined ? undefined : weighed(m ?? 0, n ?? 0);
    const highest = (m?: number, n?: number) =>
      m === undefined && n === undefined ? undefined : Math.max(m ?? 0, n ?? 0);
    const subject = b?.subject ?? a?.subject;
    if (!subject) {
      throw new Error('There is no line to merge');
    }
    return {
      subject,
      amounts: {
        cpuRequested: weighed(x.cpuRequested, y.cpuRequested),
        cpuCharged: weighed(x.cpuCharged, y.cpuCharged),
        cpuUsed: known(x.cpuUsed, y.cpuUsed),
        cpuPeak: highest(x.cpuPeak, y.cpuPeak),
        memoryRequested: weighed(x.memoryRequested, y.memoryRequested),
        memoryCharged: weighed(x.memoryCharged, y.memoryCharged),
        memoryUsed: known(x.memoryUsed, y.memoryUsed),
        memoryPeak: highest(x.memoryPeak, y.memoryPeak),
        gpu: weighed(x.gpu, y.gpu),
        storage: weighed(x.storage, y.storage),
        podsMilli: weighed(x.podsMilli, y.podsMilli),
      },
      peaks: [...(a?.peaks ?? []), ...(b?.peaks ?? [])],
    };
  };
}
