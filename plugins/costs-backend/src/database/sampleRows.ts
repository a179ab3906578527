import { ConsumerCost } from '@dugnad/plugin-costs-common';
import { SampleAmounts, SampleLine } from '../sampling/HourSample';
import { DbNumber } from './columns';

/** Row of `cost_samples`. */
export interface SampleRow {
  hour_id: number;
  subject_id: number;
  cpu_requested: DbNumber;
  cpu_charged: DbNumber;
  cpu_used: DbNumber | null;
  cpu_peak: DbNumber | null;
  memory_requested: DbNumber;
  memory_charged: DbNumber;
  memory_used: DbNumber | null;
  memory_peak: DbNumber | null;
  gpu: DbNumber;
  storage: DbNumber;
  pods_milli: number;
  cpu_micros: DbNumber;
  memory_micros: DbNumber;
  gpu_micros: DbNumber;
  storage_micros: DbNumber;
  idle_share_micros: DbNumber;
  shared_share_micros: DbNumber;
}

/** Row of `cost_subjects`. */
export interface SubjectRow {
  cluster: string;
  namespace: string;
  kind: string;
  name: string;
  owner_ref: string;
  system_ref: string;
  component_ref: string;
  environment: string;
  cost_centre: string;
  is_shared: boolean | number;
}

/** A line as a row. */
export function lineToRow(
  hourId: number,
  subjectId: number,
  amounts: SampleAmounts,
  cost: ConsumerCost,
): SampleRow {
  return {
    hour_id: hourId,
    subject_id: subjectId,
    cpu_requested: amounts.cpuRequested,
    cpu_charged: amounts.cpuCharged,
    cpu_used: amounts.cpuUsed ?? null,
    cpu_peak: amounts.cpuPeak ?? null,
    memory_requested: amounts.memoryRequested,
    memory_charged: amounts.memoryCharged,
    memory_used: amounts.memoryUsed ?? null,
    memory_peak: amounts.memoryPeak ?? null,
    gpu: amounts.gpu,
    storage: amounts.storage,
    pods_milli: amounts.podsMilli,
    cpu_micros: cost.direct.cpu,
    memory_micros: cost.direct.memory,
    gpu_micros: cost.direct.gpu,
    storage_micros: cost.direct.storage,
    idle_share_micros: cost.idleShareMicros,
    shared_share_micros: cost.sharedShareMicros,
  };
}

/** A line from a row, as it was observed. Peaks of containers are kept apart and not needed again. */
export function rowToLine(row: SampleRow & SubjectRow): SampleLine {
  const known = (value: DbNumber | null) =>
    value === null ? undefined : Number(value);
  return {
    subject: {
      cluster: row.cluster,
      namespace: row.namespace,
      kind: row.kind,
      name: row.name,
      ownerRef: row.owner_ref,
      systemRef: row.system_ref,
      componentRef: row.component_ref,
      environment: row.environment,
      costCentre: row.cost_centre,
      isShared: Boolean(row.is_shared),
    },
    amounts: {
      cpuRequested: Number(row.cpu_requested),
      cpuCharged: Number(row.cpu_charged),
      cpuUsed: known(row.cpu_used),
      cpuPeak: known(row.cpu_peak),
      memoryRequested: Number(row.memory_requested),
      memoryCharged: Number(row.memory_charged),
      memoryUsed: known(row.memory_used),
      memoryPeak: known(row.memory_peak),
      gpu: Number(row.gpu),
      storage: Number(row.storage),
      podsMilli: row.pods_milli,
    },
    peaks: [],
  };
}
