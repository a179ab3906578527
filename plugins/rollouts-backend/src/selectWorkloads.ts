import {
  isOfEntity,
  Status,
  Workload,
  WorkloadQuery,
} from '@dugnad/plugin-rollouts-common';

/** Rows and sums of a list. */
export interface SelectedWorkloads {
  items: Workload[];
  totalItems: number;
  counts: Record<Status, number>;
}

const oneOf = (wanted: string[] | undefined, value: string | undefined) =>
  !wanted?.length || (value !== undefined && wanted.includes(value));

/** Whether it is of any of the entities, or none is asked for. */
export function ofEntities(
  wanted: string[] | undefined,
  one: Pick<Workload, 'entityRef' | 'claimedBy'>,
): boolean {
  return !wanted?.length || wanted.some(ref => isOfEntity(one, ref));
}

function contains(workload: Workload, text = ''): boolean {
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) {
    return true;
  }
  const { name, namespace, application, cluster, images, ownerRef } = workload;
  const haystack = [
    name,
    namespace,
    application,
    cluster,
    workload.environment,
    ownerRef,
    ...images.map(({ image }) => image),
  ]
    .join(' ')
    .toLocaleLowerCase();
  return words.every(word => haystack.includes(word));
}

/** Failures first, then what is unknown or moving; Degraded before Unknown, since there something can be done now. */
export const ATTENTION: Record<Status, number> = {
  Degraded: 0,
  Unknown: 1,
  Missing: 2,
  Progressing: 3,
  Suspended: 4,
  Healthy: 5,
};

/** The most troubled first, then by name and place. */
export function byTrouble(a: Workload, b: Workload): number {
  return (
    ATTENTION[a.verdict.status] - ATTENTION[b.verdict.status] ||
    a.application.localeCompare(b.application) ||
    a.cluster.localeCompare(b.cluster) ||
    a.namespace.localeCompare(b.namespace) ||
    a.name.localeCompare(b.name)
  );
}

/** How many there are of each status. */
export function countByStatus(
  workloads: { verdict: { status: Status } }[],
): Record<Status, number> {
  const counts: Record<Status, number> = {
    Healthy: 0,
    Suspended: 0,
    Progressing: 0,
    Missing: 0,
    Degraded: 0,
    Unknown: 0,
  };
  workloads.forEach(({ verdict }) => {
    counts[verdict.status] += 1;
  });
  return counts;
}

/** Filters, sorts the most troubled first, and cuts a page. Pure. */
export function selectWorkloads(
  workloads: Workload[],
  query: WorkloadQuery,
): SelectedWorkloads {
  const matching = workloads.filter(
    workload =>
      oneOf(query.cluster, workload.cluster) &&
      oneOf(query.namespace, workload.namespace) &&
      oneOf(query.kind, workload.kind) &&
      oneOf(query.ownerRef, workload.ownerRef) &&
      oneOf(query.environment, workload.environment) &&
      ofEntities(query.entityRef, workload) &&
      contains(workload, query.text),
  );
  const listed = matching
    .filter(({ verdict }) => oneOf(query.status, verdict.status))
    .sort(byTrouble);
  const { offset, limit } = query;
  return {
    items: listed.slice(offset, offset + limit),
    totalItems: listed.length,
    counts: countByStatus(matching),
  };
}
