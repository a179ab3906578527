import { HourSample, SampleLine, Subject } from '../sampling/HourSample';

const GIB = 2 ** 30;

/** A line of a workload that requests and uses so much. */
export function line(
  subject: Partial<Subject> & { namespace: string },
  { cpu = 1, used = 0.5, memoryGiB = 1, storageGiB = 0 } = {},
): SampleLine {
  const isVolume = storageGiB > 0;
  return {
    subject: {
      cluster: 'oslo',
      kind: isVolume ? 'PersistentVolumeClaim' : 'Deployment',
      name: 'web',
      ownerRef: '',
      systemRef: '',
      componentRef: '',
      environment: '',
      costCentre: '',
      isShared: false,
      ...subject,
    },
    amounts: {
      cpuRequested: Math.round(cpu * 1000),
      cpuCharged: Math.round(Math.max(cpu, used) * 1000),
      cpuUsed: Math.round(used * 1000),
      cpuPeak: Math.round(used * 1000),
      memoryRequested: memoryGiB * GIB,
      memoryCharged: memoryGiB * GIB,
      memoryUsed: (memoryGiB * GIB) / 2,
      memoryPeak: (memoryGiB * GIB) / 2,
      gpu: 0,
      storage: storageGiB * GIB,
      podsMilli: 1000,
    },
    peaks: isVolume
      ? []
      : [
          {
            container: 'web',
            cpuPeak: Math.round(used * 1000),
            memoryPeak: (memoryGiB * GIB) / 2,
          },
        ],
  };
}

/** An hour of a cluster with one node of 10 cores and 40 GiB. */
export function sampleHour(
  hourMs: number,
  lines: SampleLine[],
  over: Partial<HourSample> = {},
): HourSample {
  const cluster = over.cluster ?? 'oslo';
  return {
    cluster,
    hourMs,
    observedSeconds: 3_600,
    source: 'metrics',
    nodes: [
      {
        name: 'node-1',
        labels: {},
        cpuMillicores: 10_000,
        memoryBytes: 40 * GIB,
        gpuMillis: 0,
      },
    ],
    lines: lines.map(one => ({
      ...one,
      subject: { ...one.subject, cluster },
    })),
    ...over,
  };
}
