import {
  Overview,
  OverviewRow,
  OverviewWorkload,
} from '@dugnad/plugin-rollouts-common';
import { byPromotion } from './environmentOrder';
import { Skew, skewOf } from './skewOf';

/** One workload where it runs. */
export interface MatrixEntry extends OverviewWorkload {
  cluster: string;
  environment?: string;
}

/** One application with what runs of it per environment, each ordered by cluster. */
export interface MatrixRow {
  key: string;
  application: string;
  entityRef?: string;
  ownerRef?: string;
  /** By environment; what has none is under the empty name. */
  cells: Map<string, MatrixEntry[]>;
  /** Where the same workload runs different versions. */
  skews: Skew[];
  /** The answer it was made of, to tell whether it changed. */
  source: OverviewRow;
}

/** Applications × environments × clusters. */
export interface RolloutMatrix {
  /** In the order a change goes through them; empty for "none". */
  environments: string[];
  rows: MatrixRow[];
}

function byCluster(a: MatrixEntry, b: MatrixEntry): number {
  return (
    a.cluster.localeCompare(b.cluster) ||
    a.namespace.localeCompare(b.namespace) ||
    a.name.localeCompare(b.name)
  );
}

function rowOf(source: OverviewRow, columns: Overview['columns']): MatrixRow {
  const { application, entityRef, ownerRef } = source;
  const entries = source.cells
    .flatMap(({ column, workloads }) =>
      workloads.map(workload => ({ ...workload, ...columns[column] })),
    )
    .sort(byCluster);
  const cells = new Map<string, MatrixEntry[]>();
  for (const entry of entries) {
    const environment = entry.environment ?? '';
    const cell = cells.get(environment) ?? [];
    cell.push(entry);
    cells.set(environment, cell);
  }
  const key = `${entityRef ?? application} ${ownerRef}`;
  const skews = source.skewed ? skewOf(entries) : [];
  return { key, application, entityRef, ownerRef, cells, skews, source };
}

/** Arranges the pages of the overview, in their order: the application in most trouble first. Pure. */
export function rolloutMatrix(pages: Overview[]): RolloutMatrix {
  const rows = new Map<string, MatrixRow>();
  for (const { columns, rows: sources } of pages) {
    for (const source of sources) {
      const row = rowOf(source, columns);
      // A row may move to the page before while the next is fetched
      if (!rows.has(row.key)) rows.set(row.key, row);
    }
  }
  const all = [...rows.values()];
  const environments = new Set(all.flatMap(({ cells }) => [...cells.keys()]));
  return { environments: [...environments].sort(byPromotion), rows: all };
}
