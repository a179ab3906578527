import { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  FINAL_STATES,
  RequestKind,
  RequestState,
} from '@dugnad/plugin-namespaces-common';
import { Knex } from 'knex';
import { ClaimRow } from '../database/rows';
import { DatabaseRequestUnit } from './DatabaseRequestUnit';
import { applyRequestQuery, applyRequestVisibility } from './requestQuery';
import { rowToRequest } from './requestRows';
import {
  RequestFilter,
  RequestListQuery,
  RequestStore,
  RequestUnit,
} from './RequestStore';

const REQUESTS = 'namespace_requests';
const LOCKS = 'namespace_locks';
const BATCH = 100;

/** `RequestStore` on SQLite or PostgreSQL. */
export class DatabaseRequestStore implements RequestStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async get(id: string) {
    const [request] = await this.getMany([id]);
    return request;
  }

  async getMany(ids: string[]) {
    const rows = await this.#db<ClaimRow>(REQUESTS).whereIn('id', ids);
    return rows.map(rowToRequest);
  }

  async list(
    query: RequestListQuery,
    visible?: PermissionCriteria<RequestFilter>,
  ) {
    const matching = this.#db<ClaimRow>(REQUESTS)
      .where(builder => applyRequestQuery(builder, query))
      .where(builder => applyRequestVisibility(builder, visible));
    const [rows, counted] = await Promise.all([
      matching
        .clone()
        .orderBy([
          { column: 'requested_at', order: 'desc' },
          { column: 'id', order: 'asc' },
        ])
        .limit(query.limit)
        .offset(query.offset),
      matching.clone().count({ total: '*' }).first(),
    ]);
    return {
      items: rows.map(rowToRequest),
      totalItems: Number(counted?.total ?? 0),
    };
  }

  async ofClaim(
    claimId: string,
    filter: { state?: RequestState; kind?: RequestKind } = {},
  ) {
    const rows = await this.#db<ClaimRow>(REQUESTS)
      .where({ claim_id: claimId, ...filter })
      .orderBy([{ column: 'requested_at', order: 'desc' }, 'id']);
    return rows.map(rowToRequest);
  }

  async overdue(nowIso: string) {
    const gone = this.#db('namespace_claims')
      .whereIn('state', ['deleting', ...FINAL_STATES])
      .select('id');
    const rows = await this.#db<ClaimRow>(REQUESTS)
      .where('state', 'waiting')
      .where(either =>
        either.where('due_at', '<=', nowIso).orWhereIn('claim_id', gone),
      )
      .orderBy('requested_at')
      .limit(BATCH);
    return rows.map(rowToRequest);
  }

  async atomically<T>(
    keys: string[],
    work: (unit: RequestUnit) => Promise<T>,
  ): Promise<T> {
    return this.#db.transaction(async tx => {
      // Always in the same order, so that two units cannot wait for each other
      for (const key of [...new Set(keys)].sort()) {
        await lock(tx, key);
      }
      return work(new DatabaseRequestUnit(tx));
    });
  }
}

/** Holds a row until the transaction ends. SQLite has one writer at a time anyway. */
async function lock(tx: Knex.Transaction, key: string): Promise<void> {
  await tx(LOCKS)
    .insert({ key, taken: 1 })
    .onConflict('key')
    .merge({ taken: tx.raw(`${LOCKS}.taken + 1`) });
}
