import { isDeepStrictEqual } from 'node:util';
import { Rollout } from '@dugnad/plugin-rollouts-common';
import { advance } from './advance';
import { Observation } from './observe';
import { CurrentRollout, RolloutDetails, RolloutStore } from './RolloutStore';

/** A failure that is only now discovered, and began longer ago, is old news. */
const NEWS_MS = 24 * 60 * 60_000;
/** Another replica may take a step first; then ours is decided again. */
const ATTEMPTS = 3;

/** What does not depend on the observation. */
export interface RecordOptions {
  now: Date;
  notify: boolean;
}

/** When the step happened: for what was seen only afterwards, when its pods became ready. */
function timeOf(rollout: CurrentRollout, seen: Observation, now: Date): string {
  const ready = seen.readySince && new Date(seen.readySince).toISOString();
  const wasSeenLate =
    rollout.observedLate &&
    rollout.status === 'progressing' &&
    seen.verdict.status === 'Healthy';
  return wasSeenLate && ready && ready > rollout.startedAt
    ? ready
    : now.toISOString();
}

function detailsOf(
  seen: Observation,
  known: Rollout['images'],
): RolloutDetails {
  const images = seen.images.map(image => {
    const before = known.find(
      ({ container, image: name }) =>
        container === image.container && name === image.image,
    );
    const digest = image.digest ?? before?.digest;
    return digest ? { ...image, digest } : image;
  });
  const { application, entityRef, ownerRef, environment } = seen;
  return { images, application, entityRef, ownerRef, environment };
}

async function takeSteps(
  store: RolloutStore,
  rollout: CurrentRollout,
  seen: Observation,
  { now, notify }: RecordOptions,
): Promise<CurrentRollout> {
  let current = rollout;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const at = timeOf(current, seen, now);
    const step = advance(current, seen.verdict, at);
    if (!step) {
      return current;
    }
    const isNews =
      !current.observedLate ||
      now.getTime() - Date.parse(current.startedAt) < NEWS_MS;
    const options = { at, notify: notify && isNews };
    current = (await store.advance(current, step, options)) ?? current;
  }
  return current;
}

/**
 * Brings the record of one workload in line with what is seen. Returns the current rollout: the one given where there was
 * nothing to write.
 */
export async function recordObservation(
  store: RolloutStore,
  before: CurrentRollout | undefined,
  seen: Observation,
  options: RecordOptions,
): Promise<CurrentRollout> {
  const begun =
    before && before.revision >= seen.revision
      ? before
      : await store.begin(seen, options.now);
  if (begun.revision !== seen.revision) {
    return begun;
  }
  const current = await takeSteps(store, begun, seen, options);
  const details = detailsOf(seen, current.details.images);
  return isDeepStrictEqual(details, current.details)
    ? current
    : store.amend(current.id, details);
}
