import { Knex } from 'knex';

const NOTICES = 'rollout_notices';
/** Given up after so many attempts: news this old helps nobody. */
const MAX_ATTEMPTS = 10;
const LEASE_MS = 60_000;

/** Something the owners of a workload are to be told. */
export interface DueNotice {
  id: string;
  kind: 'failed' | 'recovered';
  rolloutId: string;
  failureId: string;
}

interface NoticeRow {
  id: string;
  failure_id: string;
  kind: 'failed' | 'recovered';
  rollout_id: string;
  created_at: string;
  leased_until: string | null;
  attempts: number;
  sent_at: string | null;
}

/** Notices that wait to be sent. A lease keeps two replicas from sending the same one. */
export class NoticeStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Takes the oldest notice that nobody is sending; undefined where there is none. */
  async take(now: Date): Promise<DueNotice | undefined> {
    const at = now.toISOString();
    const free = () =>
      this.#db<NoticeRow>(NOTICES)
        .whereNull('sent_at')
        .where('attempts', '<', MAX_ATTEMPTS)
        .where(lease =>
          lease.whereNull('leased_until').orWhere('leased_until', '<', at),
        );
    const row = await free().orderBy('created_at').first();
    if (!row) {
      return undefined;
    }
    const taken = await free()
      .where({ id: row.id })
      .update({
        leased_until: new Date(now.getTime() + LEASE_MS).toISOString(),
        attempts: row.attempts + 1,
      });
    if (taken === 0) {
      return this.take(now);
    }
    const { id, kind, rollout_id: rolloutId, failure_id: failureId } = row;
    return { id, kind, rolloutId, failureId };
  }

  async sent(id: string, now: Date): Promise<void> {
    await this.#db<NoticeRow>(NOTICES)
      .where({ id })
      .update({ sent_at: now.toISOString() });
  }
}
