import { InputError } from '@backstage/errors';
import { RolloutQuery } from '@dugnad/plugin-rollouts-common';
import { Knex } from 'knex';
import { z } from 'zod';

const cursorSchema = z.tuple([z.string(), z.string()]);

/** A place in history: after the rollout that started then. */
export interface Cursor {
  startedAt: string;
  id: string;
}

/** Writes a cursor for the caller to give back. */
export function formatCursor({ startedAt, id }: Cursor): string {
  return Buffer.from(JSON.stringify([startedAt, id])).toString('base64url');
}

/** Reads a cursor. Throws `InputError` for one that was made up. */
export function parseCursor(text: string): Cursor {
  try {
    const json: unknown = JSON.parse(
      Buffer.from(text, 'base64url').toString('utf8'),
    );
    const [startedAt, id] = cursorSchema.parse(json);
    return { startedAt, id };
  } catch {
    throw new InputError('cursor: give back nextCursor as it was');
  }
}

/** The instant as it is stored, so that texts compare as times do. */
const stored = (instant: string) => new Date(instant).toISOString();

/** Narrows a query to what the caller asked for, cursor included. */
export function applyRolloutQuery(
  builder: Knex.QueryBuilder,
  query: RolloutQuery,
): void {
  const filters: [string, string[] | undefined][] = [
    ['cluster', query.cluster],
    ['namespace', query.namespace],
    ['kind', query.kind],
    ['name', query.name],
    ['uid', query.uid],
    ['entity_ref', query.entityRef],
    ['owner_ref', query.ownerRef],
    ['environment', query.environment],
    ['status', query.status],
  ];
  for (const [column, values] of filters) {
    if (values?.length) {
      builder.whereIn(column, values);
    }
  }
  if (query.since) {
    builder.where('started_at', '>=', stored(query.since));
  }
  if (query.until) {
    builder.where('started_at', '<', stored(query.until));
  }
  if (query.cursor) {
    const { startedAt, id } = parseCursor(query.cursor);
    builder.where(after =>
      after
        .where('started_at', '<', startedAt)
        .orWhere(same =>
          same.where('started_at', startedAt).where('id', '<', id),
        ),
    );
  }
}
