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

/** A month as rows, one day at a time, so that memory is bounded by the day. */
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
  ): AsyncGenerator<ExportRow[]> {
    const { ledger, reports } = this.#options;
    const everything = { kind: 'organisation' as const, id: '' };
    const { owners } = await viewAccount(everything, visibility, reports);
    const totals = await ledger.totals(month);
    for (const day of daysOfMonth(month)) {
      const subjects = (await reports.subjectsOfDay(day, owners)).map(toRow);
      const rest = owners
        ? []
        : totals
            .filter(one => one.day === day)
            .flatMap(one => restOf(one, subjects));
      if (subjects.length + rest.length > 0) {
        yield [...subjects, ...rest];
      }
    }
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
  };
}

/** What of a cluster's day no workload had. */
function restOf(
  { day, cluster, totals }: ClusterDay,
  subjects: ExportRow[],
): ExportRow[] {
  const systemMicros = subjects
    .filter(row => row.cluster === cluster && row.category === 'shared')
    .reduce((sum, row) => sum + row.totalMicros, 0);
  const { idle } = totals;
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
    },
    other('shared', totals.sharedMicros - systemMicros),
    other(
      'unallocated',
      totals.unallocatedNoNodeMicros + totals.unallocatedGapMicros,
    ),
  ];
  return rows.filter(row => row.totalMicros !== 0);
}
