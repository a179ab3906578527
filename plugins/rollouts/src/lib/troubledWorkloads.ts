import { severityOf, Status, Workload } from '@dugnad/plugin-rollouts-common';

const TROUBLE: Status[] = ['Missing', 'Degraded', 'Unknown'];

/** Those that need a look: failed, missing, or in a cluster that does not answer. The worst known trouble first. */
export function troubledWorkloads(workloads: Workload[]): Workload[] {
  const rank = ({ staleSince, verdict }: Workload) =>
    staleSince || verdict.status === 'Unknown' ? 0 : severityOf(verdict.status);
  return workloads
    .filter(
      ({ staleSince, verdict }) =>
        staleSince || TROUBLE.includes(verdict.status),
    )
    .sort((a, b) => rank(b) - rank(a) || a.name.localeCompare(b.name));
}
