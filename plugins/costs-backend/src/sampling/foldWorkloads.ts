import { SampleAmounts, SampleLine } from './HourSample';

/** Workloads a namespace may have in one hour; a job every second makes 3,600. */
const MOST = 1_000;

/**
 * The lines with at most a thousand workloads a namespace: the largest, and one line for all others together. Whoever starts
 * pods without end pays for them all the same, and does not fill the database of everybody.
 */
export function foldWorkloads(lines: SampleLine[]): SampleLine[] {
  const byNamespace = new Map<string, SampleLine[]>();
  for (const line of lines) {
    const own = byNamespace.get(line.subject.namespace);
    if (own) {
      own.push(line);
    } else {
      byNamespace.set(line.subject.namespace, [line]);
    }
  }
  return [...byNamespace.values()].flatMap(own =>
    own.length > MOST ? fold(own) : own,
  );
}

function fold(lines: SampleLine[]): SampleLine[] {
  const sorted = [...lines].sort(
    (a, b) =>
      Number(isOthers(a)) - Number(isOthers(b)) ||
      b.amounts.cpuCharged - a.amounts.cpuCharged ||
      b.amounts.memoryCharged - a.amounts.memoryCharged ||
      b.amounts.storage - a.amounts.storage ||
      (a.subject.name < b.subject.name ? -1 : 1),
  );
  const rest = sorted.slice(MOST - 1);
  const [{ subject }] = rest;
  const owners = new Set(rest.map(one => one.subject.ownerRef));
  return [
    ...sorted.slice(0, MOST - 1),
    {
      subject: {
        ...subject,
        kind: 'Other',
        name: 'others',
        ownerRef: owners.size === 1 ? subject.ownerRef : '',
        componentRef: '',
        systemRef: '',
      },
      amounts: rest.map(one => one.amounts).reduce(addAmounts),
      peaks: [],
    },
  ];
}

function isOthers({ subject }: SampleLine): boolean {
  return subject.kind === 'Other' && subject.name === 'others';
}

function addAmounts(one: SampleAmounts, other: SampleAmounts): SampleAmounts {
  const known = (a?: number, b?: number) =>
    a === undefined && b === undefined ? undefined : (a ?? 0) + (b ?? 0);
  return {
    cpuRequested: one.cpuRequested + other.cpuRequested,
    cpuCharged: one.cpuCharged + other.cpuCharged,
    cpuUsed: known(one.cpuUsed, other.cpuUsed),
    cpuPeak: known(one.cpuPeak, other.cpuPeak),
    memoryRequested: one.memoryRequested + other.memoryRequested,
    memoryCharged: one.memoryCharged + other.memoryCharged,
    memoryUsed: known(one.memoryUsed, other.memoryUsed),
    memoryPeak: known(one.memoryPeak, other.memoryPeak),
    gpu: one.gpu + other.gpu,
    storage: one.storage + other.storage,
    podsMilli: one.podsMilli + other.podsMilli,
  };
}
