import { severityOf, Workload } from '@dugnad/plugin-rollouts-common';

/** A column: one environment in one cluster. */
export interface MatrixColumn {
  id: string;
  cluster: string;
  environment?: string;
}

/** One application with its workloads per column. */
export interface MatrixRow {
  application: string;
  entityRef?: string;
  cells: Map<string, Workload[]>;
  /** Whether the same application runs different versions. */
  skewed: boolean;
}

/** Applications × environments and clusters. */
export interface RolloutMatrix {
  columns: MatrixColumn[];
  rows: MatrixRow[];
}

/** From the first place a change reaches to the last; others follow by name. */
const ENVIRONMENTS = ['dev', 'test', 'staging', 'prod'];

const columnId = ({ environment = '', cluster }: Workload) =>
  `${environment}/${cluster}`;

function rank(environment?: string): number {
  const known = ENVIRONMENTS.indexOf(environment ?? '');
  return known < 0 ? ENVIRONMENTS.length : known;
}

function byPlace(a: MatrixColumn, b: MatrixColumn): number {
  return (
    rank(a.environment) - rank(b.environment) ||
    (a.environment ?? '').localeCompare(b.environment ?? '') ||
    a.cluster.localeCompare(b.cluster)
  );
}

function worstOf({ cells }: MatrixRow): number {
  const workloads = [...cells.values()].flat();
  return Math.max(...workloads.map(one => severityOf(one.verdict.status)));
}

/** Two workloads of one application are skewed when the same workload has another version elsewhere. */
function isSkewed(workloads: Workload[]): boolean {
  const versions = new Map<string, Set<string>>();
  for (const { kind, name, version } of workloads) {
    if (version) {
      const key = `${kind}/${name}`;
      versions.set(key, (versions.get(key) ?? new Set()).add(version));
    }
  }
  return [...versions.values()].some(({ size }) => size > 1);
}

/** Arranges workloads; the application in most trouble comes first. Pure. */
export function rolloutMatrix(workloads: Workload[]): RolloutMatrix {
  const columns = new Map<string, MatrixColumn>();
  const rows = new Map<string, MatrixRow>();
  for (const workload of workloads) {
    const { application, entityRef, cluster, environment } = workload;
    const id = columnId(workload);
    columns.set(id, { id, cluster, environment });
    const key = entityRef ?? application;
    const row = rows.get(key) ?? {
      application,
      entityRef,
      cells: new Map<string, Workload[]>(),
      skewed: false,
    };
    row.cells.set(id, [...(row.cells.get(id) ?? []), workload]);
    rows.set(key, row);
  }
  return {
    columns: [...columns.values()].sort(byPlace),
    rows: [...rows.values()]
      .map(row => ({
        ...row,
        skewed: isSkewed([...row.cells.values()].flat()),
      }))
      .sort(
        (a, b) =>
          worstOf(b) - worstOf(a) || a.application.localeCompare(b.application),
      ),
  };
}
