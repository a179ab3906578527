import { OverviewWorkload } from '@dugnad/plugin-rollouts-common';
import { byPromotion, promotionRank } from './environmentOrder';

/** A workload where it runs, as far as it matters for comparing versions. */
export type PlacedWorkload = Pick<
  OverviewWorkload,
  'kind' | 'name' | 'version' | 'since'
> & { cluster: string; environment?: string };

/** Two places where the same workload runs different versions. */
export interface Skew {
  /** `behind`: an environment has not yet got what an earlier one has. `apart`: they differ, and neither comes first. */
  kind: 'behind' | 'apart';
  /** Kind and name of the workload that differs. */
  workload: Pick<PlacedWorkload, 'kind' | 'name'>;
  /** The place that lags, or the one that changed first. */
  here: PlacedWorkload;
  /** The place that is ahead, or the other one. */
  there: PlacedWorkload;
  /** ISO 8601. Since when they differ, where the cluster says so. */
  since?: string;
}

function sameWorkload({ kind, name }: PlacedWorkload): string {
  return `${kind}/${name}`;
}

function groupBy<T>(items: T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key) ?? [];
    group.push(item);
    groups.set(key, group);
  }
  return [...groups.values()];
}

const revised = ({ since = '' }: PlacedWorkload) => since;

/** The one that changed last. */
function newest(workloads: PlacedWorkload[]): PlacedWorkload {
  return workloads.reduce((a, b) => (revised(b) > revised(a) ? b : a));
}

function latestOf(a: PlacedWorkload, b: PlacedWorkload): string | undefined {
  return [revised(a), revised(b)].sort().at(-1) || undefined;
}

/** Clusters of one environment that run different versions. */
function withinEnvironment(workloads: PlacedWorkload[]): Skew[] {
  const there = newest(workloads);
  const here = workloads.find(one => one.version !== there.version);
  if (!here) return [];
  const { kind, name } = here;
  const since = latestOf(here, there);
  return [{ kind: 'apart', workload: { kind, name }, here, there, since }];
}

/** A later environment that runs another version than the one before it on a change's way. */
function betweenEnvironments(
  earlier: PlacedWorkload[],
  later: PlacedWorkload[],
): Skew[] {
  const there = newest(earlier);
  const here = newest(later);
  if (here.version === there.version) return [];
  const ordered =
    promotionRank(here.environment) !== undefined &&
    promotionRank(there.environment) !== undefined;
  // A change made in the later place first is no lag of that place
  const lags = ordered && revised(there) >= revised(here);
  const { kind, name } = here;
  return [
    {
      kind: lags ? 'behind' : 'apart',
      workload: { kind, name },
      here,
      there,
      since: lags ? there.since : latestOf(here, there),
    },
  ];
}

/** How far apart the places of one application are: each workload compared with itself elsewhere. Pure. */
export function skewOf(workloads: PlacedWorkload[]): Skew[] {
  const versioned = workloads.filter(({ version }) => version);
  return groupBy(versioned, sameWorkload).flatMap(group => {
    const places = groupBy(group, one => one.environment ?? '').sort(
      ([a], [b]) => byPromotion(a.environment, b.environment),
    );
    return [
      ...places.flatMap(withinEnvironment),
      ...places
        .slice(1)
        .flatMap((later, index) => betweenEnvironments(places[index], later)),
    ];
  });
}
