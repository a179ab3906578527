import { z } from 'zod';
import { chargeSchema } from '../bill/charge';
import { micros, month } from './parts';

/** See `ChargeList`. */
export const chargeListSchema = z.object({
  currency: z.string(),
  month,
  items: z.array(
    chargeSchema.safeExtend({
      /** What it comes to in `month`. */
      monthMicros: micros,
      mayEdit: z.boolean(),
    }),
  ),
  invoiceMicros: micros,
});

/** All charges, with what each comes to in a month. */
export type ChargeList = z.infer<typeof chargeListSchema>;

/** One row of the JSON and CSV export: a workload's (or a part of the bill's) cost on one day. */
export const exportRowSchema = z.object({
  day: z.string(),
  cluster: z.string(),
  /** What the row is: a workload's cost, or what nobody caused. */
  category: z.enum(['allocated', 'idle', 'shared', 'unallocated']),
  namespace: z.string(),
  workload: z.string(),
  ownerRef: z.string(),
  systemRef: z.string(),
  componentRef: z.string(),
  costCentre: z.string(),
  cpuMicros: micros,
  memoryMicros: micros,
  gpuMicros: micros,
  storageMicros: micros,
  otherMicros: micros,
  totalMicros: micros,
  /** What a workload had: the larger of request and usage. Absent for what nobody had. */
  amounts: z
    .object({
      cpuCoreHours: z.number(),
      memoryGiBHours: z.number(),
      gpuHours: z.number(),
      storageGiBHours: z.number(),
    })
    .optional(),
  /** Hours of the day that have passed, for what nobody had. */
  hours: z.number().optional(),
});

/** See `exportRowSchema`. */
export type ExportRow = z.infer<typeof exportRowSchema>;

/** The JSON export. */
export const exportSchema = z.object({
  month,
  currency: z.string(),
  totalMicros: micros,
  /** Whether rows of others are left out. */
  isPartial: z.boolean(),
  rows: z.array(exportRowSchema),
});

/** See `exportSchema`. */
export type CostExport = z.infer<typeof exportSchema>;
