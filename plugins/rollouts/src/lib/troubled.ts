import { Status } from '@dugnad/plugin-rollouts-common';

/** What somebody should look at. A cluster that does not answer has one note of its own, not one per workload. */
export const TROUBLED: Status[] = ['Degraded', 'Missing'];

/** Those of the chosen statuses that are trouble; all of them where nothing is chosen. */
export function troubledOf(chosen: Status[]): Status[] {
  return chosen.length === 0
    ? TROUBLED
    : TROUBLED.filter(status => chosen.includes(status));
}
