import { AccountRef } from '@dugnad/plugin-costs-common';
import { Knex } from 'knex';
import { COST_COLUMNS, DbNumber } from './columns';
import { ofAccount } from './ofAccount';

/** What of an account is looked at. */
export interface ReportFilter {
  account: AccountRef;
  /** Owners whose costs are seen; undefined is everybody's. */
  owners?: string[];
  fromDay: string;
  toDay: string;
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

  /** Sums of an account, the dearest group first. */
  async sums(
    filter: ReportFilter,
    by: GroupBy,
    limit = 1_000,
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
    const rows: SumRow[] = await query.limit(limit);
    return rows
      .filter(row => row.cpu_micros !== null)
      .map(row => toSums(row, groups.length));
  }

  /** Sum over workloads of the highest use of each. */
  async peaks(
    filter: ReportFilter,
  ): Promise<{ cpu: number | null; memory: number | null }> {
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

  /** The costs of every subject on one day. */
  async subjectsOfDay(day: string, owners?: string[]) {
    const query = this.#db('cost_days as d')
      .join('cost_subjects as u', 'u.id', 'd.subject_id')
      .where('d.day', day)
      .orderBy(['u.cluster', 'u.namespace', 'u.kind', 'u.name', 'u.id']);
    if (owners) {
      query.whereIn('u.owner_ref', owners).where('u.is_shared', false);
    }
    const rows: (Record<(typeof COST_COLUMNS)[number], DbNumber> & {
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
