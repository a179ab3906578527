import { CostTotals } from '@dugnad/plugin-costs-common';

/** Columns of money that prove a sum, as `cost_hours` and `cost_day_totals` have them. */
export const TOTAL_COLUMNS = [
  'bill',
  'allocated',
  'idle_cpu',
  'idle_memory',
  'idle_gpu',
  'idle_storage',
  'shared',
  'no_node',
  'gap',
] as const;

/** Columns of a subject's cost. */
export const COST_COLUMNS = [
  'cpu_micros',
  'memory_micros',
  'gpu_micros',
  'storage_micros',
  'idle_share_micros',
  'shared_share_micros',
] as const;

/** A number as SQLite (number) and PostgreSQL (text, for a bigint) give it. */
export type DbNumber = number | string;

/** Row with the columns of `TOTAL_COLUMNS`. */
export type TotalsRow = Record<(typeof TOTAL_COLUMNS)[number], DbNumber>;

/** Totals as columns. */
export function totalsToRow(totals: CostTotals): TotalsRow {
  return {
    bill: totals.billMicros,
    allocated: totals.allocatedMicros,
    idle_cpu: totals.idle.cpu,
    idle_memory: totals.idle.memory,
    idle_gpu: totals.idle.gpu,
    idle_storage: totals.idle.storage,
    shared: totals.sharedMicros,
    no_node: totals.unallocatedNoNodeMicros,
    gap: totals.unallocatedGapMicros,
  };
}

/** Totals from columns. */
export function rowToTotals(row: TotalsRow): CostTotals {
  return {
    billMicros: Number(row.bill),
    allocatedMicros: Number(row.allocated),
    idle: {
      cpu: Number(row.idle_cpu),
      memory: Number(row.idle_memory),
      gpu: Number(row.idle_gpu),
      storage: Number(row.idle_storage),
    },
    sharedMicros: Number(row.shared),
    unallocatedNoNodeMicros: Number(row.no_node),
    unallocatedGapMicros: Number(row.gap),
  };
}
