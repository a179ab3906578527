import { Knex } from 'knex';
import { DbNumber } from './columns';
import { ofAccount } from './ofAccount';
import { ReportFilter } from './ReportStore';

/** Highest observed use of any one pod. */
export interface ContainerPeak {
  container: string;
  cpuPeak: number;
  memoryPeak: number;
}

/** A workload with the peaks of its containers and what it paid. */
export interface WorkloadPeaks {
  cluster: string;
  namespace: string;
  kind: string;
  name: string;
  ownerRef: string;
  componentRef: string;
  containers: ContainerPeak[];
  microsPerMillicoreHour: number;
  microsPerMiBHour: number;
}

interface PeakRow {
  id: number;
  cluster: string;
  namespace: string;
  kind: string;
  name: string;
  owner_ref: string;
  component_ref: string;
  container: string;
  cpu_peak: DbNumber;
  memory_peak: DbNumber;
}

interface PriceRow {
  id: number;
  cpu: DbNumber;
  cpu_charged: DbNumber;
  memory: DbNumber;
  memory_charged: DbNumber;
}

/** Reads peaks of containers. */
export class PeakStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Workloads of an account whose use was observed, with the highest of the window. */
  async workloads(filter: ReportFilter): Promise<WorkloadPeaks[]> {
    const { fromDay, toDay } = filter;
    const peaks: PeakRow[] = await this.#subjects(
      filter,
      'cost_container_peaks as p',
      'p.subject_id',
    )
      .whereBetween('p.day', [fromDay, toDay])
      .groupBy('u.id', 'p.container')
      .select(
        'u.id',
        'u.cluster',
        'u.namespace',
        'u.kind',
        'u.name',
        'u.owner_ref',
        'u.component_ref',
        'p.container',
      )
      .max({ cpu_peak: 'p.cpu_peak', memory_peak: 'p.memory_peak' });
    const prices: PriceRow[] = await this.#subjects(
      filter,
      'cost_days as d',
      'd.subject_id',
    )
      .whereBetween('d.day', [fromDay, toDay])
      .groupBy('u.id')
      .select('u.id')
      .sum({
        cpu: 'd.cpu_micros',
        cpu_charged: 'd.cpu_charged',
        memory: 'd.memory_micros',
        memory_charged: 'd.memory_charged',
      });
    const priceOf = new Map(prices.map(row => [row.id, row]));
    const workloads = new Map<number, WorkloadPeaks>();
    for (const row of peaks) {
      const known =
        workloads.get(row.id) ?? toWorkload(row, priceOf.get(row.id));
      known.containers.push({
        container: row.container,
        cpuPeak: Number(row.cpu_peak),
        memoryPeak: Number(row.memory_peak),
      });
      workloads.set(row.id, known);
    }
    return [...workloads.values()];
  }

  #subjects({ account, owners }: ReportFilter, table: string, column: string) {
    const query = ofAccount(
      this.#db(table).join('cost_subjects as u', 'u.id', column),
      account,
    );
    return owners ? query.whereIn('u.owner_ref', owners) : query;
  }
}

function toWorkload(row: PeakRow, price: PriceRow | undefined): WorkloadPeaks {
  const per = (micros: DbNumber = 0, amount: DbNumber = 0) =>
    Number(amount) > 0 ? Number(micros) / Number(amount) : 0;
  return {
    cluster: row.cluster,
    namespace: row.namespace,
    kind: row.kind,
    name: row.name,
    ownerRef: row.owner_ref,
    componentRef: row.component_ref,
    containers: [],
    microsPerMillicoreHour: per(price?.cpu, price?.cpu_charged),
    microsPerMiBHour: per(price?.memory, price?.memory_charged),
  };
}
