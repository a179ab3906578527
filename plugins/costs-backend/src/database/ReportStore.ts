import { AccountRef } from '@dugnad/plugin-costs-common';
import { Knex } from 'knex';
import { COST_COLUMNS, DbNumber } from './columns';
import { ofAccount } from './ofAccount';
import { isSynchronous, stepsOf } from './stepsOf';

/** What of an account is looked at. */
export interface ReportFilter {
  account: AccountRef;
  /** Owners whose costs are seen; undefined is everybody's. */
  owners?: string[];
  fromDay: string;
  toDay: string;
}

/** A page of a day's subjects. */
export interface SubjectPage {
  /** Owners whose costs are seen; undefined is everybody's. */
  owners?: string[];
  afterId?: number;
  limit: number;
}

/** What sums are grouped by. */
export type GroupBy =
  | 'day'
  | 'month'
  | 'cluster'
  | 'owner'
  | 'namespace'
  | 'component'
  | 'system'
  | 'cost-centre'
  | 'workload'
  | 'nothing';

/** Sums of a group. CPU in millicore-hours, memory and storage in MiB-hours. */
export interface Sums {
  /** Parts of the group's name, in the order of its columns. */
  key: string[];
  cpuMicros: number;
  memoryMicros: number;
  gpuMicros: number;
  storageMicros: number;
  idleShareMicros: number;
  sharedShareMicros: number;
  cpuRequested: number;
  cpuCharged: number;
  cpuUsed: number;
  cpuKnown: number;
  /** Sum of each workload's highest; null where not known. */
  cpuPeak: number | null;
  memoryRequested: number;
  memoryCharged: number;
  memoryUsed: number;
  memoryKnown: number;
  memoryPeak: number | null;
  storage: number;
}

/** One owner's cost on one day in one cluster. */
export interface OwnerDay {
  day: string;
  cluster: string;
  ownerRef: string;
  cost: Pick<
    Sums,
    | 'cpuMicros'
    | 'memoryMicros'
    | 'gpuMicros'
    | 'storageMicros'
    | 'idleShareMicros'
    | 'sharedShareMicros'
  >;
}

const GROUPS: Record<GroupBy, string[]> = {
  nothing: [],
  day: ['d.day'],
  month: ['SUBSTR(d.day, 1, 7)'],
  cluster: ['u.cluster'],
  owner: ['u.owner_ref'],
  namespace: ['u.cluster', 'u.namespace'],
  component: ['u.component_ref'],
  system: ['u.system_ref'],
  'cost-centre': ['u.cost_centre'],
  workload: ['u.cluster', 'u.namespace', 'u.kind', 'u.name'],
};

const SUMMED = [
  ...COST_COLUMNS,
  'cpu_requested',
  'cpu_charged',
  'cpu_used',
  'cpu_known',
  'memory_requested',
  'memory_charged',
  'memory_used',
  'memory_known',
  'storage',
] as const;

type SumRow = Record<(typeof SUMMED)[number], DbNumber | null> & {
  cpu_peak: DbNumber | null;
  memory_peak: DbNumber | null;
  k0?: string;
  k1?: string;
  k2?: string;
  k3?: string;
};

/** Reads what was rolled up. */
export class ReportStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /**
   * Sums of an account, the dearest group first. Where a query keeps the process from everything else, day by day, so that it
   * never does for long.
   */
  async sums(
    filter: ReportFilter,
    by: GroupBy,
    limit = 1_000,
  ): Promise<Sums[]> {
    if (!isSynchronous(this.#db)) {
      return this.#sumsAtOnce(filter, by, limit);
    }
    const sums = new Map<string, Sums>();
    for await (const step of stepsOf(filter.fromDay, filter.toDay)) {
      for (const one of await this.#sumsAtOnce({ ...filter, ...step }, by)) {
        const key = JSON.stringify(one.key);
        const known = sums.get(key);
        sums.set(key, known ? addSums(known, one) : one);
      }
    }
    return [...sums.values()]
      .sort((a, b) => directOf(b) - directOf(a))
      .slice(0, limit);
  }

  async #sumsAtOnce(
    filter: ReportFilter,
    by: GroupBy,
    limit?: number,
  ): Promise<Sums[]> {
    const groups = GROUPS[by];
    const query = this.#days(filter).select(
      ...SUMMED.map(name =>
        this.#db.raw(`CAST(SUM(d.${name}) AS BIGINT) AS ${name}`),
      ),
      this.#db.raw('MAX(d.cpu_peak) AS cpu_peak'),
      this.#db.raw('MAX(d.memory_peak) AS memory_peak'),
      ...groups.map((name, i) => this.#db.raw(`${name} AS k${i}`)),
    );
    if (groups.length > 0) {
      query.groupByRaw(groups.join(', '));
      query.orderByRaw(
        'SUM(d.cpu_micros + d.memory_micros + d.gpu_micros + d.storage_micros) DESC',
      );
    }
    const rows: SumRow[] = await (limit ? query.limit(limit) : query);
    return rows
      .filter(row => row.cpu_micros !== null)
      .map(row => toSums(row, groups.length));
  }

  /** Sum over workloads of the highest use of each. */
  async peaks(
    filter: ReportFilter,
  ): Promise<{ cpu: number | null; memory: number | null }> {
    if (isSynchronous(this.#db)) {
      return this.#peaksByDay(filter);
    }
    const highest = this.#days(filter)
      .groupBy('d.subject_id')
      .select(
        this.#db.raw('MAX(d.cpu_peak) AS cpu_peak'),
        this.#db.raw('MAX(d.memory_peak) AS memory_peak'),
      )
      .as('p');
    const row = await this.#db(highest)
      .sum({ cpu: 'cpu_peak', memory: 'memory_peak' })
      .first<{ cpu: DbNumber | null; memory: DbNumber | null }>();
    const known = (value: DbNumber | null | undefined) =>
      value === null || value === undefined ? null : Number(value);
    return { cpu: known(row?.cpu), memory: known(row?.memory) };
  }

  async #peaksByDay(filter: ReportFilter) {
    const highest = {
      cpu: new Map<number, number>(),
      memory: new Map<number, number>(),
    };
    const raise = (of: Map<number, number>, id: number, peak: number | null) =>
      peak !== null && of.set(id, Math.max(peak, of.get(id) ?? 0));
    for await (const step of stepsOf(filter.fromDay, filter.toDay)) {
      const rows: { id: number; cpu: number | null; memory: number | null }[] =
        await this.#days({ ...filter, ...step }).select({
          id: 'd.subject_id',
          cpu: 'd.cpu_peak',
          memory: 'd.memory_peak',
        });
      for (const { id, cpu, memory } of rows) {
        raise(highest.cpu, id, cpu);
        raise(highest.memory, id, memory);
      }
    }
    const sum = (of: Map<number, number>) =>
      of.size === 0 ? null : [...of.values()].reduce((a, b) => a + b, 0);
    return { cpu: sum(highest.cpu), memory: sum(highest.memory) };
  }

  /** Every owner's days, shared subjects left out. */
  async ownerDays(fromDay: string, toDay: string): Promise<OwnerDay[]> {
    const rows = await this.#db('cost_owner_days')
      .whereBetween('day', [fromDay, toDay])
      .orderBy(['day', 'cluster', 'owner_ref'])
      .select<
        (Record<(typeof COST_COLUMNS)[number], DbNumber> & {
          day: string;
          cluster: string;
          owner_ref: string;
        })[]
      >('*');
    return rows.map(row => ({
      day: row.day,
      cluster: row.cluster,
      ownerRef: row.owner_ref,
      cost: {
        cpuMicros: Number(row.cpu_micros),
        memoryMicros: Number(row.memory_micros),
        gpuMicros: Number(row.gpu_micros),
        storageMicros: Number(row.storage_micros),
        idleShareMicros: Number(row.idle_share_micros),
        sharedShareMicros: Number(row.shared_share_micros),
      },
    }));
  }

  /** The costs on one day of so many subjects at most: those after one of them, by id. */
  async subjectsOfDay(
    day: string,
    { owners, afterId = 0, limit }: SubjectPage,
  ) {
    const query = this.#db('cost_days as d')
      .join('cost_subjects as u', 'u.id', 'd.subject_id')
      .where('d.day', day)
      .where('d.subject_id', '>', afterId)
      .orderBy('d.subject_id')
      .limit(limit);
    if (owners) {
      query.whereIn('u.owner_ref', owners).where('u.is_shared', false);
    }
    const rows: (Record<(typeof COST_COLUMNS)[number], DbNumber> & {
      subject_id: number;
      cluster: string;
      namespace: string;
      kind: string;
      name: string;
      owner_ref: string;
      system_ref: string;
      component_ref: string;
      cost_centre: string;
      is_shared: boolean | number;
      day: string;
      cpu_charged: DbNumber;
      memory_charged: DbNumber;
      gpu: DbNumber;
      storage: DbNumber;
    })[] = await query.select('u.*', 'd.*');
    return rows;
  }

  /** Owners that have, or had, anything of an account. Empty: nobody's. */
  async owners(account: AccountRef): Promise<string[]> {
    const rows: { owner_ref: string }[] = await ofAccount(
      this.#db('cost_subjects as u'),
      account,
    ).distinct('u.owner_ref');
    return rows.map(row => row.owner_ref).sort();
  }

  /** Clusters in which there is, or was, anything of an account. */
  async clusters(account: AccountRef): Promise<string[]> {
    const rows: { cluster: string }[] = await ofAccount(
      this.#db('cost_subjects as u'),
      account,
    ).distinct('u.cluster');
    return rows.map(row => row.cluster).sort();
  }

  #days({ account, owners, fromDay, toDay }: ReportFilter) {
    const query = ofAccount(
      this.#db('cost_days as d').join(
        'cost_subjects as u',
        'u.id',
        'd.subject_id',
      ),
      account,
    ).whereBetween('d.day', [fromDay, toDay]);
    if (owners) {
      query.whereIn('u.owner_ref', owners);
    }
    return query;
  }
}

function toSums(row: SumRow, keys: number): Sums {
  const number = (value: DbNumber | null) => Number(value ?? 0);
  const known = (value: DbNumber | null) =>
    value === null ? null : Number(value);
  return {
    key: [row.k0, row.k1, row.k2, row.k3].slice(0, keys).map(one => one ?? ''),
    cpuMicros: number(row.cpu_micros),
    memoryMicros: number(row.memory_micros),
    gpuMicros: number(row.gpu_micros),
    storageMicros: number(row.storage_micros),
    idleShareMicros: number(row.idle_share_micros),
    sharedShareMicros: number(row.shared_share_micros),
    cpuRequested: number(row.cpu_requested),
    cpuCharged: number(row.cpu_charged),
    cpuUsed: number(row.cpu_used),
    cpuKnown: number(row.cpu_known),
    cpuPeak: known(row.cpu_peak),
    memoryRequested: number(row.memory_requested),
    memoryCharged: number(row.memory_charged),
    memoryUsed: number(row.memory_used),
    memoryKnown: number(row.memory_known),
    memoryPeak: known(row.memory_peak),
    storage: number(row.storage),
  };
}

function directOf(one: Sums): number {
  return one.cpuMicros + one.memoryMicros + one.gpuMicros + one.storageMicros;
}

function addSums(one: Sums, other: Sums): Sums {
  const highest = (a: number | null, b: number | null) =>
    a === null || b === null ? a ?? b : Math.max(a, b);
  return {
    key: one.key,
    cpuMicros: one.cpuMicros + other.cpuMicros,
    memoryMicros: one.memoryMicros + other.memoryMicros,
    gpuMicros: one.gpuMicros + other.gpuMicros,
    storageMicros: one.storageMicros + other.storageMicros,
    idleShareMicros: one.idleShareMicros + other.idleShareMicros,
    sharedShareMicros: one.sharedShareMicros + other.sharedShareMicros,
    cpuRequested: one.cpuRequested + other.cpuRequested,
    cpuCharged: one.cpuCharged + other.cpuCharged,
    cpuUsed: one.cpuUsed + other.cpuUsed,
    cpuKnown: one.cpuKnown + other.cpuKnown,
    cpuPeak: highest(one.cpuPeak, other.cpuPeak),
    memoryRequested: one.memoryRequested + other.memoryRequested,
    memoryCharged: one.memoryCharged + other.memoryCharged,
    memoryUsed: one.memoryUsed + other.memoryUsed,
    memoryKnown: one.memoryKnown + other.memoryKnown,
    memoryPeak: highest(one.memoryPeak, other.memoryPeak),
    storage: one.storage + other.storage,
  };
}
