import { setImmediate } from 'node:timers/promises';
import { ExportRow, daysOfMonth, totalOf } from '@dugnad/plugin-costs-common';
import { Visibility } from '../access/CostAccess';
import { Ledger } from '../costing/Ledger';
import { ReportStore } from '../database/ReportStore';
import { viewAccount } from '../access/AccountAccess';

/** Options of `ExportReport`. */
export interface ExportReportOptions {
  ledger: Ledger;
  reports: ReportStore;
}

type ClusterDay = Awaited<ReturnType<Ledger['totals']>>[number];

const MIB_PER_GIB = 1024;

const NOBODY = {
  namespace: '',
  workload: '',
  ownerRef: '',
  systemRef: '',
  componentRef: '',
  costCentre: '',
  cpuMicros: 0,
  memoryMicros: 0,
  gpuMicros: 0,
  storageMicros: 0,
  otherMicros: 0,
};

/** Subjects read at once: what takes a few milliseconds. */
const PAGE = 500;

/** Does a piece of the work when it is its turn. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/** A month as rows, some at a time, so that memory and the time until others have their turn are bounded. */
export class ExportReport {
  readonly #options: ExportReportOptions;

  constructor(options: ExportReportOptions) {
    this.#options = options;
  }

  /**
   * Rows of a month: every workload's day, and per cluster and day what was idle, shared and unallocated. All rows together are
   * the bill so far. Who does not see everything gets the rows of what they see.
   */
  async *days(
    month: string,
    visibility: Visibility,
    inTurn: InTurn = work => work(),
  ): AsyncGenerator<ExportRow[]> {
    const { ledger, reports } = this.#options;
    const everything = { kind: 'organisation' as const, id: '' };
    const { owners } = await viewAccount(everything, visibility, reports);
    const totals = await inTurn(() => ledger.totals(month));
    for (const day of daysOfMonth(month)) {
      const systemMicros = new Map<string, number>();
      for await (const rows of this.#subjectsOf(day, owners, inTurn)) {
        rows.forEach(row => addSystem(systemMicros, row));
        yield rows;
      }
      const rest = owners ? [] : totals.filter(one => one.day === day);
      yield rest.flatMap(one =>
        restOf(one, systemMicros.get(one.cluster) ?? 0),
      );
    }
  }

  async *#subjectsOf(
    day: string,
    owners: string[] | undefined,
    inTurn: InTurn,
  ): AsyncGenerator<ExportRow[]> {
    const { reports } = this.#options;
    let afterId = 0;
    for (;;) {
      const page = { owners, afterId, limit: PAGE };
      const rows = await inTurn(() => reports.subjectsOfDay(day, page));
      if (rows.length > 0) {
        yield rows.map(toRow);
        afterId = rows[rows.length - 1].subject_id;
      }
      if (rows.length < PAGE) {
        return;
      }
      await setImmediate();
    }
  }
}

function addSystem(sums: Map<string, number>, row: ExportRow): void {
  if (row.category === 'shared') {
    sums.set(row.cluster, (sums.get(row.cluster) ?? 0) + row.totalMicros);
  }
}

type SubjectDay = Awaited<ReturnType<ReportStore['subjectsOfDay']>>[number];

function toRow(row: SubjectDay): ExportRow {
  const money = {
    cpuMicros: Number(row.cpu_micros),
    memoryMicros: Number(row.memory_micros),
    gpuMicros: Number(row.gpu_micros),
    storageMicros: Number(row.storage_micros),
    otherMicros: 0,
  };
  return {
    day: row.day,
    cluster: row.cluster,
    category: row.is_shared ? 'shared' : 'allocated',
    namespace: row.namespace,
    workload: `${row.kind}/${row.name}`,
    ownerRef: row.owner_ref,
    systemRef: row.system_ref,
    componentRef: row.component_ref,
    costCentre: row.cost_centre,
    ...money,
    totalMicros: Object.values(money).reduce((a, b) => a + b, 0),
    amounts: {
      cpuCoreHours: Number(row.cpu_charged) / 1000,
      memoryGiBHours: Number(row.memory_charged) / MIB_PER_GIB,
      gpuHours: Number(row.gpu) / 1000,
      storageGiBHours: Number(row.storage) / MIB_PER_GIB,
    },
  };
}

/** What of a cluster's day no workload had. */
function restOf(
  { day, cluster, totals, billedSeconds }: ClusterDay,
  systemMicros: number,
): ExportRow[] {
  const { idle } = totals;
  const hours = billedSeconds / 3_600;
  const other = (
    category: ExportRow['category'],
    otherMicros: number,
  ): ExportRow => ({
    ...NOBODY,
    day,
    cluster,
    category,
    otherMicros,
    totalMicros: otherMicros,
    hours,
  });
  const rows: ExportRow[] = [
    {
      ...NOBODY,
      day,
      cluster,
      category: 'idle',
      cpuMicros: idle.cpu,
      memoryMicros: idle.memory,
      gpuMicros: idle.gpu,
      storageMicros: idle.storage,
      totalMicros: totalOf(idle),
      hours,
    },
    other('shared', totals.sharedMicros - systemMicros),
    other(
      'unallocated',
      totals.unallocatedNoNodeMicros + totals.unallocatedGapMicros,
    ),
  ];
  return rows.filter(row => row.totalMicros !== 0);
}
