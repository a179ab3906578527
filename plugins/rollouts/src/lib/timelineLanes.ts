import { Rollout } from '@dugnad/plugin-rollouts-common';
import { byPromotion } from './environmentOrder';

/** How a rollout went, in one word of the page. */
export type Outcome = Rollout['status'] | 'recovered';

/** A part of the time shown, in percent of it. */
export interface Stretch {
  startPercent: number;
  widthPercent: number;
}

/** One version and how long it was the one rolled out. */
export interface Band extends Stretch {
  rollout: Rollout;
  outcome: Outcome;
  /** When it was failing, within the whole time shown. */
  failing: Stretch[];
}

/** One workload in one place, oldest band first. */
export interface Lane {
  key: string;
  environment?: string;
  cluster: string;
  name: string;
  bands: Band[];
}

/** The time shown, in milliseconds since 1970. */
export interface TimeWindow {
  fromMs: number;
  toMs: number;
}

/** How a rollout went. A failure it came back from is neither a failure nor plain health. */
export function outcomeOf({ status, failures }: Rollout): Outcome {
  return status === 'healthy' && failures.length > 0 ? 'recovered' : status;
}

/** Until when a rollout was the one in place; now where nothing has replaced it. */
function endOf({ status, replacedAt, endedAt }: Rollout, nowMs: number) {
  const gone = status === 'deleted' || status === 'superseded';
  const end = replacedAt ?? (gone ? endedAt : undefined);
  return end ? Date.parse(end) : nowMs;
}

function stretch(
  fromMs: number,
  toMs: number,
  shown: TimeWindow,
): Stretch | undefined {
  const start = Math.max(fromMs, shown.fromMs);
  const end = Math.min(toMs, shown.toMs);
  const span = shown.toMs - shown.fromMs;
  if (end < start || span <= 0) return undefined;
  return {
    startPercent: ((start - shown.fromMs) / span) * 100,
    widthPercent: ((end - start) / span) * 100,
  };
}

function bandOf(rollout: Rollout, shown: TimeWindow): Band[] {
  const end = endOf(rollout, shown.toMs);
  const place = stretch(Date.parse(rollout.startedAt), end, shown);
  if (!place) return [];
  const failing = rollout.failures.flatMap(({ at, recoveredAt }) => {
    const until = recoveredAt ? Date.parse(recoveredAt) : end;
    return stretch(Date.parse(at), until, shown) ?? [];
  });
  return [{ ...place, rollout, outcome: outcomeOf(rollout), failing }];
}

const laneKey = (rollout: Rollout) => {
  const { environment = '', cluster, namespace, kind, name } = rollout;
  return `${environment}/${cluster}/${namespace}/${kind}/${name}`;
};

/** What was rolled out where, as bands over the time shown; places in the order a change goes through them. Pure. */
export function timelineLanes(rollouts: Rollout[], shown: TimeWindow): Lane[] {
  const lanes = new Map<string, Lane>();
  const oldestFirst = [...rollouts].sort((a, b) =>
    a.startedAt.localeCompare(b.startedAt),
  );
  for (const rollout of oldestFirst) {
    const key = laneKey(rollout);
    const { environment, cluster, name } = rollout;
    const lane = lanes.get(key) ?? {
      key,
      environment,
      cluster,
      name,
      bands: [],
    };
    lane.bands.push(...bandOf(rollout, shown));
    lanes.set(key, lane);
  }
  return [...lanes.values()]
    .filter(({ bands }) => bands.length > 0)
    .sort(
      (a, b) =>
        byPromotion(a.environment, b.environment) ||
        a.cluster.localeCompare(b.cluster) ||
        a.name.localeCompare(b.name),
    );
}
