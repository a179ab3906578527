import { Knex } from 'knex';
import { v4 as uuid } from 'uuid';
import { enqueueWork } from './enqueueWork';
import {
  RetryOptions,
  TakeOptions,
  WorkItem,
  WorkQueue,
  WorkStatus,
} from './WorkQueue';

const WORK = 'namespace_work';

interface WorkRow {
  claim_id: string;
  cluster: string;
  /** PostgreSQL gives 64-bit numbers as text. */
  due_at: string | number;
  revision: number;
  lease_token: string | null;
  lease_until: string | number | null;
  attempts: number;
  last_error: string | null;
}

/** `WorkQueue` on SQLite or PostgreSQL. */
export class DatabaseWorkQueue implements WorkQueue {
  readonly #db: Knex;
  readonly #skipLocked: boolean;

  constructor(db: Knex) {
    this.#db = db;
    this.#skipLocked = String(db.client.config.client) === 'pg';
  }

  async enqueue(claimIds: string[], nowMs: number) {
    await enqueueWork(this.#db, claimIds, nowMs);
  }

  async hasten(cluster: string, nowMs: number) {
    await this.#db<WorkRow>(WORK)
      .where('cluster', cluster)
      .where('due_at', '>', nowMs)
      .update({ due_at: nowMs });
  }

  async take({ nowMs, limit, leaseMs, exceptClusters = [] }: TakeOptions) {
    const leaseToken = uuid();
    const due = this.#db<WorkRow>(WORK)
      .select('claim_id')
      .where('due_at', '<=', nowMs)
      .whereNotIn('cluster', exceptClusters)
      .where(free =>
        free.whereNull('lease_until').orWhere('lease_until', '<=', nowMs),
      )
      .orderBy('due_at')
      .limit(limit);
    if (this.#skipLocked) {
      due.forUpdate().skipLocked();
    }
    // One statement: on SQLite it runs alone, on PostgreSQL the rows are locked before they are changed
    const rows = await this.#db<WorkRow>(WORK)
      .whereIn('claim_id', due)
      .update({ lease_token: leaseToken, lease_until: nowMs + leaseMs })
      .returning(['claim_id', 'cluster', 'revision', 'attempts']);
    return rows.map(row => ({
      claimId: row.claim_id,
      cluster: row.cluster,
      revision: row.revision,
      attempts: row.attempts,
      leaseToken,
    }));
  }

  async renew(item: WorkItem, leaseUntilMs: number) {
    const renewed = await this.#held(item).update({
      lease_until: leaseUntilMs,
    });
    return renewed > 0;
  }

  async complete(item: WorkItem, nowMs: number) {
    const done = await this.#held(item)
      .where('revision', item.revision)
      .delete();
    if (done === 0) {
      await this.#held(item).update({
        lease_token: null,
        lease_until: null,
        attempts: 0,
        last_error: null,
        due_at: nowMs,
      });
    }
  }

  async retry(item: WorkItem, { dueAtMs, error, failed }: RetryOptions) {
    const next = {
      lease_token: null,
      lease_until: null,
      attempts: failed ? item.attempts + 1 : item.attempts,
      last_error: error,
    };
    const waiting = await this.#held(item)
      .where('revision', item.revision)
      .update({ ...next, due_at: dueAtMs });
    if (waiting === 0) {
      // Asked for again meanwhile: leave it due
      await this.#held(item).update(next);
    }
  }

  async status(claimId: string): Promise<WorkStatus | undefined> {
    const row = await this.#db<WorkRow>(WORK)
      .where('claim_id', claimId)
      .first();
    return (
      row && {
        attempts: row.attempts,
        dueAtMs: Number(row.due_at),
        lastError: row.last_error ?? undefined,
      }
    );
  }

  #held(item: WorkItem) {
    return this.#db<WorkRow>(WORK).where({
      claim_id: item.claimId,
      lease_token: item.leaseToken,
    });
  }
}
