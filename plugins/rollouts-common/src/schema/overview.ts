import { z } from 'zod';
import { statusSchema } from '../judge/verdict';
import { clusterFreshnessSchema } from './clusterFreshness';
import { workloadKindSchema } from './workloadRef';

/** A column of the matrix: one environment in one cluster. */
export const overviewColumnSchema = z.object({
  cluster: z.string(),
  environment: z.string().optional(),
});
/** A column of the matrix. */
export type OverviewColumn = z.infer<typeof overviewColumnSchema>;

/** One workload in a cell, as little of it as the matrix shows. Translate `reason` with `values` as a verdict's. */
export const overviewWorkloadSchema = z.object({
  namespace: z.string(),
  kind: workloadKindSchema,
  name: z.string(),
  status: statusSchema,
  reason: z.string(),
  version: z.string().optional(),
  available: z.number().optional(),
  desired: z.number().optional(),
  /** ISO 8601. When its revision appeared, else when it was made. */
  since: z.string().optional(),
  staleSince: z.string().optional(),
});
/** One workload in a cell. */
export type OverviewWorkload = z.infer<typeof overviewWorkloadSchema>;

/** What an application runs in one column. */
export const overviewCellSchema = z.object({
  /** Index into `columns`. */
  column: z.number(),
  /** The worst of its workloads. */
  status: statusSchema,
  /** The most troubled first. */
  workloads: z.array(overviewWorkloadSchema),
});
/** What an application runs in one column. */
export type OverviewCell = z.infer<typeof overviewCellSchema>;

/** One row of the matrix. */
export const overviewRowSchema = z.object({
  application: z.string(),
  entityRef: z.string().optional(),
  ownerRef: z.string().optional(),
  /** The worst of its cells. */
  status: statusSchema,
  /** Whether one of its workloads has different versions in different columns. */
  skewed: z.boolean(),
  /** Columns without a cell are where it does not run. */
  cells: z.array(overviewCellSchema),
});
/** One row of the matrix. */
export type OverviewRow = z.infer<typeof overviewRowSchema>;

/** Answer of `GET /overview`, which takes the filters of `GET /workloads`; `limit` and `offset` count applications. */
export const overviewSchema = z.object({
  /** From development to production, then by cluster. */
  columns: z.array(overviewColumnSchema),
  /** The most troubled first. */
  rows: z.array(overviewRowSchema),
  totalRows: z.number(),
  /** Workloads of each status, filtered by everything but status. */
  counts: z.record(statusSchema, z.number()),
  /** Owners among what the caller may see, for a filter. */
  ownerRefs: z.array(z.string()),
  /** Environments among what the caller may see, for a filter. */
  environments: z.array(z.string()),
  /** Empty where no cluster is configured. */
  clusters: z.array(clusterFreshnessSchema),
});
/** Answer of `GET /overview`. */
export type Overview = z.infer<typeof overviewSchema>;
