import { randomUUID } from 'node:crypto';
import { NotFoundError } from '@backstage/errors';
import { PermissionCriteria } from '@backstage/plugin-permission-common';
import { RolloutQuery } from '@dugnad/plugin-rollouts-common';
import { Knex } from 'knex';
import { Advance } from '../history/advance';
import { beginRow, pastRows } from '../history/beginRow';
import { Observation } from '../history/observe';
import {
  CurrentRollout,
  RolloutDetails,
  RolloutSpan,
  RolloutStore,
  StoredRollout,
} from '../history/RolloutStore';
import { WorkloadFilter } from '../permissionRules';
import { applyVisibility } from './applyVisibility';
import { applyRolloutQuery, formatCursor } from './rolloutQuery';
import {
  FailureRow,
  RolloutRow,
  rowToCurrent,
  rowToFailure,
  rowToImages,
  rowToRollout,
} from './rows';

const ROLLOUTS = 'rollouts';
const FAILURES = 'rollout_failures';
const NOTICES = 'rollout_notices';

/** Rollouts that were not over when another took their place. */
const UNDER_WAY = ['progressing', 'paused', 'scaledToZero'];
/** More rollouts than this in one period nobody counts by hand either. */
const MAX_SPAN = 20_000;
/** Bound parameters of one statement stay well below what SQLite takes. */
const CHUNK = 500;

/** `RolloutStore` on SQLite or PostgreSQL. */
export class DatabaseRolloutStore implements RolloutStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async current(cluster: string) {
    const rows = await this.#db<RolloutRow>(ROLLOUTS)
      .where({ cluster })
      .whereNull('replaced_at');
    return rows.map(rowToCurrent);
  }

  async begin(seen: Observation, now: Date) {
    const { uid, ref, revision } = seen;
    const { cluster } = ref;
    return this.#db.transaction(async tx => {
      const previous = await tx<RolloutRow>(ROLLOUTS)
        .where({ cluster, uid })
        .where('revision', '<', revision)
        .orderBy('revision', 'desc')
        .first();
      // What came and went unseen since the last one on record
      const past = pastRows(seen, now).filter(
        one => !previous || Number(one.revision) > Number(previous.revision),
      );
      const rows = [beginRow(seen, past[0] ?? previous, now), ...past];
      await tx<RolloutRow>(ROLLOUTS)
        .insert(rows)
        .onConflict(['cluster', 'uid', 'revision'])
        .ignore();
      const latest = await tx<RolloutRow>(ROLLOUTS)
        .where({ cluster, uid })
        .orderBy('revision', 'desc')
        .first();
      if (!latest) {
        throw new NotFoundError(`Rollout ${uid} ${revision} was not recorded`);
      }
      await replaceBefore(tx, latest);
      return rowToCurrent(latest);
    });
  }

  async advance(
    from: CurrentRollout,
    step: Advance,
    { at, notify }: { at: string; notify: boolean },
  ) {
    return this.#db.transaction(async tx => {
      const changed = await tx<RolloutRow>(ROLLOUTS)
        .where({ id: from.id, status: from.status, reason: from.reason })
        .whereNull('replaced_at')
        .update({
          status: step.status,
          reason: step.reason,
          message: step.message,
          cause: step.cause ? JSON.stringify(step.cause) : null,
          ...(step.healthyAt && { healthy_at: step.healthyAt }),
          ...(step.endedAt && { ended_at: step.endedAt }),
        });
      // Nobody else took this very step: what follows from it is ours to write
      if (changed === 1 && step.failure) {
        await recordFailure(tx, from, step.failure, notify ? at : undefined);
      }
      if (changed === 1 && step.recovered) {
        await recordRecovery(tx, from, at);
      }
      const row = await tx<RolloutRow>(ROLLOUTS).where({ id: from.id }).first();
      return row && rowToCurrent(row);
    });
  }

  async amend(id: string, details: RolloutDetails) {
    return this.#db.transaction(async tx => {
      const row = await tx<RolloutRow>(ROLLOUTS).where({ id }).first();
      if (!row) {
        throw new NotFoundError(`There is no rollout ${id}`);
      }
      const known = rowToImages(row);
      const images = details.images.map(image => ({
        ...known.find(
          one => one.container === image.container && one.image === image.image,
        ),
        ...image,
      }));
      const columns = {
        images: JSON.stringify(images),
        application: details.application,
        entity_ref: details.entityRef ?? null,
        owner_ref: details.ownerRef ?? null,
        environment: details.environment ?? null,
      };
      await tx<RolloutRow>(ROLLOUTS).where({ id }).update(columns);
      return rowToCurrent({ ...row, ...columns });
    });
  }

  async end({ cluster, uid }: { cluster: string; uid: string }, at: string) {
    await this.#db.transaction(async tx => {
      const open = () =>
        tx<RolloutRow>(ROLLOUTS)
          .where({ cluster, uid })
          .whereNull('replaced_at');
      await open().whereIn('status', UNDER_WAY).update({
        status: 'deleted',
        reason: 'Deleted',
        message: 'The workload was deleted before it was done.',
        ended_at: at,
      });
      await open().update({ replaced_at: at });
    });
  }

  async list(
    query: RolloutQuery,
    visible?: PermissionCriteria<WorkloadFilter>,
  ) {
    const rows = await this.#db<RolloutRow>(ROLLOUTS)
      .where(builder => applyRolloutQuery(builder, query))
      .where(builder => applyVisibility(builder, visible))
      .orderBy([
        { column: 'started_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(query.limit + 1);
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    return {
      items: await this.#withFailures(page),
      nextCursor:
        last && rows.length > query.limit
          ? formatCursor({ startedAt: last.started_at, id: last.id })
          : undefined,
    };
  }

  async between(
    { entityRef, ownerRef, environment, cluster, from, to }: RolloutSpan,
    visible?: PermissionCriteria<WorkloadFilter>,
  ) {
    const filters: [string, string[] | undefined][] = [
      ['entity_ref', entityRef ? [entityRef] : undefined],
      ['owner_ref', ownerRef ? [ownerRef] : undefined],
      ['environment', environment],
      ['cluster', cluster],
    ];
    const rows = await this.#db<RolloutRow>(ROLLOUTS)
      .where(builder =>
        filters.forEach(([column, values]) => {
          if (values?.length) {
            builder.whereIn(column, values);
          }
        }),
      )
      .where('started_at', '>=', from)
      .where('started_at', '<', to)
      .where(builder => applyVisibility(builder, visible))
      .orderBy('started_at', 'desc')
      .limit(MAX_SPAN);
    return this.#withFailures(rows);
  }

  async get(id: string) {
    const rows = await this.#db<RolloutRow>(ROLLOUTS).where({ id });
    const [rollout] = await this.#withFailures(rows);
    return rollout;
  }

  async find(where: { cluster: string; uid: string; revision: number }) {
    const rows = await this.#db<RolloutRow>(ROLLOUTS).where(where);
    const [rollout] = await this.#withFailures(rows);
    return rollout;
  }

  async recordedSince() {
    const row = await this.#db<{ hour: string }>('rollout_coverage')
      .orderBy('hour')
      .first();
    return row?.hour ? `${row.hour}:00:00.000Z` : undefined;
  }

  async prune(replacedBefore: string) {
    return this.#db<RolloutRow>(ROLLOUTS)
      .where('replaced_at', '<', replacedBefore)
      .delete();
  }

  async #withFailures(rows: RolloutRow[]): Promise<StoredRollout[]> {
    const failures: FailureRow[] = [];
    for (let start = 0; start < rows.length; start += CHUNK) {
      const ids = rows.slice(start, start + CHUNK).map(({ id }) => id);
      failures.push(
        ...(await this.#db<FailureRow>(FAILURES)
          .whereIn('rollout_id', ids)
          .orderBy('at', 'desc')),
      );
    }
    const byRollout = new Map<string, FailureRow[]>();
    for (const failure of failures) {
      const { rollout_id: id } = failure;
      byRollout.set(id, [...(byRollout.get(id) ?? []), failure]);
    }
    return rows.map(row =>
      rowToRollout(row, (byRollout.get(row.id) ?? []).map(rowToFailure)),
    );
  }
}

/** Ends what came before the latest revision of a workload. */
async function replaceBefore(
  tx: Knex.Transaction,
  { cluster, uid, revision, started_at: at }: RolloutRow,
): Promise<void> {
  const open = () =>
    tx<RolloutRow>(ROLLOUTS)
      .where({ cluster, uid })
      .where('revision', '<', revision)
      .whereNull('replaced_at');
  await open().whereIn('status', UNDER_WAY).update({
    status: 'superseded',
    reason: 'Superseded',
    message: 'Another revision came before it was done.',
    ended_at: at,
  });
  await open().update({ replaced_at: at, replaced_by: revision });
}

async function recordFailure(
  tx: Knex.Transaction,
  { id }: CurrentRollout,
  failure: NonNullable<Advance['failure']>,
  noticeAt: string | undefined,
): Promise<void> {
  const failureId = randomUUID();
  await tx<FailureRow>(FAILURES).insert({
    id: failureId,
    rollout_id: id,
    at: failure.at,
    phase: failure.phase,
    reason: failure.reason,
    message: failure.message,
    cause: failure.cause ? JSON.stringify(failure.cause) : null,
  });
  if (noticeAt) {
    await insertNotice(tx, { failureId, kind: 'failed', id, at: noticeAt });
  }
}

/** Whatever failed before of this workload is over; who was told of a failure is told of that. */
async function recordRecovery(
  tx: Knex.Transaction,
  { id, cluster, uid, revision }: CurrentRollout,
  at: string,
): Promise<void> {
  const open: Pick<FailureRow, 'id'>[] = await tx(FAILURES)
    .join(ROLLOUTS, `${ROLLOUTS}.id`, `${FAILURES}.rollout_id`)
    .where({ [`${ROLLOUTS}.cluster`]: cluster, [`${ROLLOUTS}.uid`]: uid })
    .whereNull(`${FAILURES}.recovered_at`)
    .orderBy(`${FAILURES}.at`, 'desc')
    .select(`${FAILURES}.id`);
  const ids = open.map(failure => failure.id);
  await tx<FailureRow>(FAILURES)
    .whereIn('id', ids)
    .update({ recovered_at: at, recovered_by: revision });
  const told: { failure_id: string }[] = await tx(NOTICES)
    .whereIn('failure_id', ids)
    .select('failure_id');
  const latest = ids.find(one => told.some(({ failure_id: t }) => t === one));
  if (latest) {
    await insertNotice(tx, { failureId: latest, kind: 'recovered', id, at });
  }
}

async function insertNotice(
  tx: Knex.Transaction,
  notice: { failureId: string; kind: string; id: string; at: string },
): Promise<void> {
  await tx(NOTICES)
    .insert({
      id: randomUUID(),
      failure_id: notice.failureId,
      kind: notice.kind,
      rollout_id: notice.id,
      created_at: notice.at,
      attempts: 0,
    })
    .onConflict(['failure_id', 'kind'])
    .ignore();
}
