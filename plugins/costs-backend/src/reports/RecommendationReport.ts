import {
  AccountRef,
  ObservedContainer,
  Recommendation,
  RecommendationList,
  addDays,
  daysOfMonth,
  monthOf,
  recommendRequests,
  requestsDiff,
} from '@dugnad/plugin-costs-common';
import { viewAccount } from '../access/AccountAccess';
import { Visibility } from '../access/CostAccess';
import { CostCollections } from '../collections/openCollections';
import { DeviceCollections } from '../devices/openDevices';
import { ContainerPeak, PeakStore, WorkloadPeaks } from '../database/PeakStore';
import { observeCluster } from '../sampling/observeCluster';
import { ObservedPod } from '../sampling/Observation';
import { coverageOf } from './coverageOf';
import { ReportOptions } from './OrganisationReport';

const LISTED = 100;
const MIB = 2 ** 20;

/** Options of `RecommendationReport`. */
export interface RecommendationReportOptions
  extends Pick<ReportOptions, 'ledger' | 'reports' | 'config' | 'now'> {
  peaks: PeakStore;
  collections: CostCollections;
  devices: DeviceCollections;
}

/** Requests that fit what was observed. */
export class RecommendationReport {
  readonly #options: RecommendationReportOptions;

  constructor(options: RecommendationReportOptions) {
    this.#options = options;
  }

  /** Throws `NotAllowedError` where the caller may see nothing of the account. */
  async list(
    account: AccountRef,
    visibility: Visibility,
  ): Promise<RecommendationList> {
    const { reports, peaks, config, now } = this.#options;
    const view = await viewAccount(account, visibility, reports);
    const to = config.calendar.dayOf(now().getTime());
    const from = addDays(to, 1 - config.recommendationDays);
    const workloads = await peaks.workloads({
      account,
      owners: view.owners,
      fromDay: from,
      toDay: to,
    });
    const running = this.#running();
    const hoursInMonth = daysOfMonth(monthOf(to)).length * 24;
    const items = workloads
      .flatMap(workload =>
        recommend(workload, {
          pods: running.get(keyOf(workload)) ?? [],
          headroom: config.headroom,
          hoursInMonth,
        }),
      )
      .sort((a, b) => b.savingMicrosPerMonth - a.savingMicrosPerMonth)
      .slice(0, LISTED);
    return {
      currency: config.currency,
      from,
      to,
      cpuHeadroomPercent: config.headroom.cpuHeadroomPercent,
      memoryHeadroomPercent: config.headroom.memoryHeadroomPercent,
      coverage: await this.#coverage(from, to),
      ...(workloads.length === 0 && {
        notice: 'Nothing has been observed to use anything in this window.',
      }),
      items,
    };
  }

  async #coverage(from: string, to: string) {
    const { ledger } = this.#options;
    const months = [...new Set([monthOf(from), monthOf(to)])];
    const totals = (
      await Promise.all(months.map(month => ledger.totals(month)))
    ).flat();
    return coverageOf(totals.filter(({ day }) => day >= from && day <= to));
  }

  /** Pods that run now, by workload. */
  #running(): Map<string, ObservedPod[]> {
    const { collections, devices, config } = this.#options;
    const { deviceRules } = config;
    const clusters = new Set(
      collections.pods.all().map(({ cluster }) => cluster),
    );
    const pods = new Map<string, ObservedPod[]>();
    for (const cluster of clusters) {
      const observed = observeCluster(
        { collections, devices, deviceRules },
        cluster,
        undefined,
      );
      for (const pod of observed?.pods ?? []) {
        const key = keyOf({
          cluster,
          namespace: pod.namespace,
          ...pod.workload,
        });
        const known = pods.get(key);
        if (known) {
          known.push(pod);
        } else {
          pods.set(key, [pod]);
        }
      }
    }
    return pods;
  }
}

function keyOf(one: {
  cluster: string;
  namespace: string;
  kind: string;
  name: string;
}): string {
  return `${one.cluster}/${one.namespace}/${one.kind}/${one.name}`;
}

interface Rules {
  pods: ObservedPod[];
  headroom: Parameters<typeof recommendRequests>[1];
  hoursInMonth: number;
}

/** The recommendation for a workload that runs; none where its requests fit. */
function recommend(
  workload: WorkloadPeaks,
  { pods, headroom, hoursInMonth }: Rules,
): Recommendation[] {
  const [pod] = pods;
  if (!pod || workload.kind === 'Pod') {
    return [];
  }
  const containers = pod.containers
    .filter(({ name }) => name !== '')
    .map(container =>
      observedOf(
        container,
        workload.containers.find(one => one.container === container.name),
      ),
    );
  const wanted = containers.flatMap(observed => {
    const one = recommendRequests(observed, headroom);
    return one ? [{ observed, wanted: one }] : [];
  });
  if (wanted.length === 0) {
    return [];
  }
  const lessCpu = sum(wanted, ({ observed, wanted: to }) =>
    to.cpuMillicores === undefined
      ? 0
      : (observed.requestCpuMillicores ?? 0) - to.cpuMillicores,
  );
  const lessMemory = sum(wanted, ({ observed, wanted: to }) =>
    to.memoryBytes === undefined
      ? 0
      : (observed.requestMemoryBytes ?? 0) - to.memoryBytes,
  );
  const saving =
    (lessCpu * workload.microsPerMillicoreHour +
      (lessMemory / MIB) * workload.microsPerMiBHour) *
    pods.length *
    hoursInMonth;
  const { cluster, namespace, kind, name } = workload;
  return [
    {
      cluster,
      namespace,
      kind,
      name,
      ownerRef: workload.ownerRef || null,
      componentRef: workload.componentRef || null,
      replicas: pods.length,
      containers: containers.map(observed => {
        const to = wanted.find(one => one.observed === observed)?.wanted;
        return {
          name: observed.name,
          requestCpuMillicores: observed.requestCpuMillicores ?? null,
          requestMemoryBytes: observed.requestMemoryBytes ?? null,
          peakCpuMillicores: observed.peakCpuMillicores ?? null,
          peakMemoryBytes: observed.peakMemoryBytes ?? null,
          recommendedCpuMillicores: to?.cpuMillicores ?? null,
          recommendedMemoryBytes: to?.memoryBytes ?? null,
        };
      }),
      savingMicrosPerMonth: Math.round(saving) || 0,
      diff: requestsDiff({ kind, namespace, name, containers: wanted }),
    },
  ];
}

function observedOf(
  container: ObservedPod['containers'][number],
  peak: ContainerPeak | undefined,
): ObservedContainer {
  return {
    name: container.name,
    requestCpuMillicores: container.cpuMillicores || undefined,
    requestMemoryBytes: container.memoryBytes || undefined,
    peakCpuMillicores: peak?.cpuPeak,
    peakMemoryBytes: peak?.memoryPeak,
  };
}

function sum<T>(items: T[], amount: (item: T) => number): number {
  return items.reduce((total, item) => total + amount(item), 0);
}
