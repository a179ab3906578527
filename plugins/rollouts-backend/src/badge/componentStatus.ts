import {
  ComponentStatus,
  ComponentStatusQuery,
  isOfEntity,
  Status,
  Workload,
  worstStatus,
} from '@dugnad/plugin-rollouts-common';
import { byTrouble } from '../selectWorkloads';

const oneOf = (wanted: string[] | undefined, value: string | undefined) =>
  !wanted?.length || (value !== undefined && wanted.includes(value));

function messageOf(status: ComponentStatus['status'], workloads: Workload[]) {
  if (status === 'none') {
    return 'Nothing of it runs.';
  }
  const such = workloads.filter(({ verdict }) => verdict.status === status);
  const [first] = such;
  const { name, environment, cluster, verdict } = first;
  const place = [environment, cluster].filter(Boolean).join(', ');
  return status === 'Healthy'
    ? `All ${workloads.length} are healthy.`
    : `${such.length} of ${
        workloads.length
      } ${status.toLowerCase()}: ${name} (${place}): ${verdict.message}`;
}

/** A component in a few lines, from its workloads that the caller may see. Pure. */
export function componentStatus(
  entityRef: string,
  workloads: Workload[],
  query: ComponentStatusQuery,
  now: Date,
): ComponentStatus {
  const own = workloads
    .filter(
      workload =>
        isOfEntity(workload, entityRef) &&
        oneOf(query.environment, workload.environment) &&
        oneOf(query.cluster, workload.cluster),
    )
    .sort(byTrouble);
  const statuses: Status[] = own.map(({ verdict }) => verdict.status);
  const status = own.length > 0 ? worstStatus(statuses) : 'none';
  return {
    entityRef,
    status,
    message: messageOf(status, own),
    versions: [...new Set(own.flatMap(({ version }) => version ?? []))],
    workloads: own.map(workload => {
      const { cluster, namespace, kind, name, verdict } = workload;
      return {
        cluster,
        namespace,
        kind,
        name,
        environment: workload.environment,
        version: workload.version,
        status: verdict.status,
        reason: verdict.reason,
        message: verdict.message,
        staleSince: workload.staleSince,
      };
    }),
    at: now.toISOString(),
  };
}
