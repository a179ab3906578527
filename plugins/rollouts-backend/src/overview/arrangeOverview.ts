import {
  Overview,
  OverviewCell,
  OverviewColumn,
  OverviewRow,
  OverviewWorkload,
  Workload,
  WorkloadQuery,
  worstStatus,
} from '@dugnad/plugin-rollouts-common';
import { selectWorkloads } from '../selectWorkloads';

/** From the first place a change reaches to the last; others follow by name. */
const PROMOTION = ['dev', 'test', 'staging', 'prod'];

const columnKey = ({ cluster, environment = '' }: OverviewColumn) =>
  `${environment}/${cluster}`;

function rank(environment?: string): number {
  const known = PROMOTION.indexOf(environment ?? '');
  return known < 0 ? PROMOTION.length : known;
}

function byPlace(a: OverviewColumn, b: OverviewColumn): number {
  return (
    rank(a.environment) - rank(b.environment) ||
    (a.environment ?? '').localeCompare(b.environment ?? '') ||
    a.cluster.localeCompare(b.cluster)
  );
}

function groupBy<T>(items: T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key) ?? [];
    group.push(item);
    groups.set(key, group);
  }
  return groups;
}

/** As little of a workload as the matrix shows. */
function toEntry(workload: Workload): OverviewWorkload {
  const { namespace, kind, name, verdict, version, replicas } = workload;
  return {
    namespace,
    kind,
    name,
    status: verdict.status,
    reason: verdict.reason,
    version,
    available: replicas?.available,
    desired: replicas?.desired,
    since: workload.revisedAt ?? workload.createdAt,
    staleSince: workload.staleSince,
  };
}

/** Whether a workload has different versions in different places. */
function isSkewed(workloads: Workload[]): boolean {
  const versioned = workloads.filter(({ version }) => version);
  const same = groupBy(versioned, ({ kind, name }) => `${kind}/${name}`);
  return [...same.values()].some(
    group => new Set(group.map(({ version }) => version)).size > 1,
  );
}

function cellsOf(workloads: Workload[], indexOf: Map<string, number>) {
  return [...groupBy(workloads, columnKey)]
    .map(
      ([key, here]): OverviewCell => ({
        column: indexOf.get(key) ?? -1,
        status: worstStatus(here.map(({ verdict }) => verdict.status)),
        workloads: here.map(toEntry),
      }),
    )
    .sort((a, b) => a.column - b.column);
}

function toRow(
  workloads: Workload[],
  indexOf: Map<string, number>,
): OverviewRow {
  const [{ application, entityRef, ownerRef }] = workloads;
  return {
    application,
    entityRef,
    ownerRef,
    status: worstStatus(workloads.map(({ verdict }) => verdict.status)),
    skewed: isSkewed(workloads),
    cells: cellsOf(workloads, indexOf),
  };
}

/** Two owners may each have an application of one name; a component is one whoever owns its parts. */
const rowKey = ({ entityRef, application, ownerRef }: Workload) =>
  entityRef ?? `${application} ${ownerRef}`;

/** Arranges workloads as application × environment × cluster, the most troubled application first. Pure. */
export function arrangeOverview(
  workloads: Workload[],
  query: WorkloadQuery,
): Pick<Overview, 'columns' | 'rows' | 'totalRows' | 'counts'> {
  const { offset, limit } = query;
  const all = { ...query, offset: 0, limit: Infinity };
  const { items, counts } = selectWorkloads(workloads, all);
  // Keeps the order of the list, which begins with trouble
  const groups = [...groupBy(items, rowKey).values()];
  const shown = groups.slice(offset, offset + limit);
  const columns = [
    ...new Map(
      shown
        .flat()
        .map(({ cluster, environment }) => ({ cluster, environment }))
        .map(column => [columnKey(column), column]),
    ).values(),
  ].sort(byPlace);
  const indexOf = new Map(columns.map((one, index) => [columnKey(one), index]));
  return {
    columns,
    rows: shown.map(group => toRow(group, indexOf)),
    totalRows: groups.length,
    counts,
  };
}
