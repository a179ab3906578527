import {
  causeSchema,
  Rollout,
  rolloutAuthorSchema,
  RolloutFailure,
  rolloutFailureSchema,
  rolloutSchema,
} from '@dugnad/plugin-rollouts-common';
import { z } from 'zod';
import { CurrentRollout, StoredRollout } from '../history/RolloutStore';

/** A row of `rollouts`. PostgreSQL returns big integers as strings, SQLite booleans as numbers. */
export interface RolloutRow {
  id: string;
  cluster: string;
  namespace: string;
  kind: string;
  name: string;
  uid: string;
  revision: number | string;
  application: string;
  entity_ref: string | null;
  owner_ref: string | null;
  environment: string | null;
  images: string;
  version: string | null;
  previous_revision: number | string | null;
  previous_version: string | null;
  author: string | null;
  change_cause: string | null;
  commit_hash: string | null;
  commit_url: string | null;
  committed_at: string | null;
  pipeline_url: string | null;
  started_at: string;
  observed_late: boolean | number;
  status: string;
  reason: string;
  message: string;
  cause: string | null;
  healthy_at: string | null;
  ended_at: string | null;
  replaced_at: string | null;
  replaced_by: number | string | null;
  recorded_at: string;
}

/** A row of `rollout_failures`. */
export interface FailureRow {
  id: string;
  rollout_id: string;
  at: string;
  phase: string;
  reason: string;
  message: string;
  cause: string | null;
  recovered_at: string | null;
  recovered_by: number | string | null;
}

const numbered = (value: number | string | null) =>
  value === null ? undefined : String(value);

function parsed<T>(schema: z.ZodType<T>, text: string): T {
  return schema.parse(JSON.parse(text));
}

const shape = rolloutSchema.shape;

/** The failure of a row. */
export function rowToFailure(row: FailureRow): RolloutFailure {
  return {
    at: row.at,
    phase: rolloutFailureSchema.shape.phase.parse(row.phase),
    reason: row.reason,
    message: row.message,
    cause: row.cause ? parsed(causeSchema, row.cause) : undefined,
    recoveredAt: row.recovered_at ?? undefined,
    recoveredBy: numbered(row.recovered_by),
  };
}

/** Names the workload of a row. */
export function rowToRef(row: RolloutRow): CurrentRollout['ref'] {
  const { cluster, namespace, name } = row;
  return { cluster, namespace, kind: shape.kind.parse(row.kind), name };
}

/** The images of a row. */
export function rowToImages(row: RolloutRow): Rollout['images'] {
  return parsed(shape.images, row.images);
}

/** The rollout of a row and its failures, the newest first. */
export function rowToRollout(
  row: RolloutRow,
  failures: RolloutFailure[],
): StoredRollout {
  return {
    ...rowToRef(row),
    id: row.id,
    uid: row.uid,
    revision: String(row.revision),
    application: row.application,
    entityRef: row.entity_ref ?? undefined,
    ownerRef: row.owner_ref ?? undefined,
    environment: row.environment ?? undefined,
    images: rowToImages(row),
    version: row.version ?? undefined,
    previousRevision: numbered(row.previous_revision),
    previousVersion: row.previous_version ?? undefined,
    by: row.author ? parsed(rolloutAuthorSchema, row.author) : undefined,
    commit: row.commit_hash ?? undefined,
    commitUrl: row.commit_url ?? undefined,
    committedAt: row.committed_at ?? undefined,
    pipelineUrl: row.pipeline_url ?? undefined,
    startedAt: row.started_at,
    observedLate: Boolean(row.observed_late),
    status: shape.status.parse(row.status),
    reason: row.reason,
    message: row.message,
    cause: row.cause ? parsed(causeSchema, row.cause) : undefined,
    healthyAt: row.healthy_at ?? undefined,
    failures,
    endedAt: row.ended_at ?? undefined,
    replacedAt: row.replaced_at ?? undefined,
    replacedBy: numbered(row.replaced_by),
  };
}

/** What recording decides by, of a row. */
export function rowToCurrent(row: RolloutRow): CurrentRollout {
  return {
    id: row.id,
    cluster: row.cluster,
    uid: row.uid,
    revision: Number(row.revision),
    ref: rowToRef(row),
    recordedAt: row.recorded_at,
    observedLate: Boolean(row.observed_late),
    startedAt: row.started_at,
    status: shape.status.parse(row.status),
    reason: row.reason,
    healthyAt: row.healthy_at ?? undefined,
    replacedAt: row.replaced_at ?? undefined,
    details: {
      images: rowToImages(row),
      application: row.application,
      entityRef: row.entity_ref ?? undefined,
      ownerRef: row.owner_ref ?? undefined,
      environment: row.environment ?? undefined,
    },
  };
}
