import { WorkloadDetail } from '@dugnad/plugin-rollouts-common';

/** What there is to look at about a workload. */
export const VIEWS = [
  'pods',
  'events',
  'revisions',
  'logs',
  'timeline',
  'related',
  'checks',
  'opinions',
] as const;

/** One of `VIEWS`. */
export type View = (typeof VIEWS)[number];

/** Whether there is such a view. */
export function isView(key: unknown): key is View {
  return VIEWS.some(view => view === key);
}

/** The views that mean something for a workload. */
export function viewsOf({ kind }: Pick<WorkloadDetail, 'kind'>): View[] {
  // A CronJob has runs, and no revisions of its template
  return VIEWS.filter(view => kind !== 'CronJob' || view !== 'revisions');
}
