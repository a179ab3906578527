import { randomUUID } from 'node:crypto';
import { RolloutAuthor } from '@dugnad/plugin-rollouts-common';
import { imageVersion } from '../board/imageVersion';
import { RolloutRow } from '../database/rows';
import { Observation } from './observe';

/** Recorded later than this after it began, what happened in between was not seen. */
export const LATE_MS = 60_000;

/** The row a new one follows. */
export type Predecessor = Pick<
  RolloutRow,
  'revision' | 'version' | 'started_at' | 'change_cause'
>;

/**
 * When the revision began. The object that keeps a template is as old as its first use, so after a rollback the time its
 * manager wrote it counts, or now.
 */
export function startOf(
  { createdAt, managedAt }: Pick<Observation, 'createdAt' | 'managedAt'>,
  previous: Predecessor | undefined,
  now: Date,
): string {
  const stamps = [createdAt, managedAt].map(time =>
    time ? new Date(time).toISOString() : undefined,
  );
  const known = stamps.find(
    time => time !== undefined && (!previous || time > previous.started_at),
  );
  const latest = now.toISOString();
  return known && known < latest ? known : latest;
}

/** A change cause that is still the one of the revision before was not written for this one. */
function authorOf(
  { author, changeCause }: Observation,
  previous: Predecessor | undefined,
): RolloutAuthor | undefined {
  const fresh = changeCause && changeCause !== previous?.change_cause;
  return fresh && author?.source !== 'portal'
    ? { name: changeCause, source: 'annotation' }
    : author;
}

function commonColumns(seen: Observation, now: Date) {
  return {
    id: randomUUID(),
    ...seen.ref,
    uid: seen.uid,
    application: seen.application,
    entity_ref: seen.entityRef ?? null,
    owner_ref: seen.ownerRef ?? null,
    environment: seen.environment ?? null,
    cause: null,
    healthy_at: null,
    recorded_at: now.toISOString(),
  };
}

/** The row of a revision that is current. Pure but for its id. */
export function beginRow(
  seen: Observation,
  previous: Predecessor | undefined,
  now: Date,
): RolloutRow {
  const startedAt = startOf(seen, previous, now);
  const author = authorOf(seen, previous);
  return {
    ...commonColumns(seen, now),
    revision: seen.revision,
    images: JSON.stringify(seen.images),
    version: seen.version ?? null,
    previous_revision: previous?.revision ?? null,
    previous_version: previous?.version ?? null,
    author: author ? JSON.stringify(author) : null,
    change_cause: seen.changeCause ?? null,
    commit_hash: seen.commit ?? null,
    commit_url: seen.commitUrl ?? null,
    committed_at: seen.committedAt ?? null,
    pipeline_url: seen.pipelineUrl ?? null,
    started_at: startedAt,
    observed_late: now.getTime() - Date.parse(startedAt) > LATE_MS,
    status: 'progressing',
    reason: 'Updating',
    message: 'It has begun.',
    ended_at: null,
    replaced_at: null,
    replaced_by: null,
  };
}

/** Rows of the templates before it, which were replaced before anybody looked: how they went nobody knows. Newest first. */
export function pastRows(seen: Observation, now: Date): RolloutRow[] {
  const stamp = (time?: string) =>
    time ? new Date(time).toISOString() : now.toISOString();
  return seen.past.map((one, index) => {
    const next = seen.past[index - 1] ?? seen;
    const before = seen.past[index + 1];
    const versionOf = (of?: typeof one) =>
      of?.images[0] ? imageVersion(of.images[0].image) : null;
    // A template that was used again is older than the one it followed
    const ended = [stamp(next.createdAt), stamp(one.createdAt)].sort()[1];
    return {
      ...commonColumns(seen, now),
      revision: one.revision,
      images: JSON.stringify(one.images),
      version: versionOf(one),
      previous_revision: before?.revision ?? null,
      previous_version: versionOf(before),
      author: null,
      change_cause: null,
      commit_hash: null,
      commit_url: null,
      committed_at: null,
      pipeline_url: null,
      started_at: stamp(one.createdAt),
      observed_late: true,
      status: 'superseded',
      reason: 'NotObserved',
      message: 'It was replaced before the portal saw how it went.',
      ended_at: ended,
      replaced_at: ended,
      replaced_by: next.revision,
    };
  });
}
