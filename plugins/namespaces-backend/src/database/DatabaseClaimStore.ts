import { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  ClaimEvent,
  ClaimQuery,
  ClaimState,
  FINAL_STATES,
} from '@dugnad/plugin-namespaces-common';
import { Knex } from 'knex';
import {
  ClaimFilter,
  ClaimStore,
  NewEvent,
  StoredClaim,
  StoredObject,
  Transition,
} from './ClaimStore';
import { applyClaimQuery, applyVisibility, sortColumn } from './claimQuery';
import { insertClaim } from './insertClaim';
import {
  ClaimRow,
  eventToRow,
  objectToRow,
  rowToClaim,
  rowToEvent,
  rowToObject,
} from './rows';

const CLAIMS = 'namespace_claims';
const OBJECTS = 'namespace_claim_objects';
const EVENTS = 'namespace_claim_events';

/** `ClaimStore` on SQLite or PostgreSQL. */
export class DatabaseClaimStore implements ClaimStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async create(claim: StoredClaim, events: NewEvent[], nowMs: number) {
    await this.#db.transaction(tx => insertClaim(tx, claim, events, nowMs));
  }

  async get(id: string) {
    const [claim] = await this.getMany([id]);
    return claim;
  }

  async getMany(ids: string[]) {
    const rows = await this.#db<ClaimRow>(CLAIMS).whereIn('id', ids);
    return rows.map(rowToClaim);
  }

  async holder(cluster: string, name: string) {
    const row = await this.#db<ClaimRow>(CLAIMS)
      .where('held_name', `${cluster}/${name}`)
      .first();
    return row && rowToClaim(row);
  }

  async holders(cluster: string, names: string[]) {
    const rows = await this.#db<ClaimRow>(CLAIMS).whereIn(
      'held_name',
      names.map(name => `${cluster}/${name}`),
    );
    return rows.map(rowToClaim);
  }

  async lastHolder(cluster: string, name: string) {
    const row = await this.#db<ClaimRow>(CLAIMS)
      .where({ cluster, name })
      .orderBy('requested_at', 'desc')
      .first();
    return row && rowToClaim(row);
  }

  async list(query: ClaimQuery, visible?: PermissionCriteria<ClaimFilter>) {
    const matching = this.#db<ClaimRow>(CLAIMS)
      .where(builder => applyClaimQuery(builder, query))
      .where(builder => applyVisibility(builder, visible));
    const [rows, counted] = await Promise.all([
      matching
        .clone()
        .orderBy([
          { column: sortColumn(query.sort), order: query.order },
          { column: 'id', order: 'asc' },
        ])
        .limit(query.limit)
        .offset(query.offset),
      matching.clone().count({ total: '*' }).first(),
    ]);
    return {
      items: rows.map(rowToClaim),
      totalItems: Number(counted?.total ?? 0),
    };
  }

  async transition(id: string, transition: Transition) {
    return this.#db.transaction(async tx => {
      const changed = await tx(CLAIMS)
        .where({ id, state: transition.from })
        .update({
          state: transition.to,
          state_reason: transition.reason ?? null,
          state_since: transition.at,
          updated_at: transition.at,
          ...(FINAL_STATES.includes(transition.to) && { held_name: null }),
        });
      if (changed > 0) {
        await tx(EVENTS).insert(eventToRow(id, transition));
      }
      return changed > 0;
    });
  }

  async setReason(id: string, reason: string | undefined, at: string) {
    await this.#db(CLAIMS)
      .where({ id })
      .update({ state_reason: reason ?? null, updated_at: at });
  }

  async setRepairRequested(id: string, requested: boolean) {
    await this.#db(CLAIMS)
      .where({ id })
      .update({ repair_requested: requested });
  }

  async addEvent(id: string, event: NewEvent) {
    await this.#db(EVENTS)
      .insert(eventToRow(id, event))
      .onConflict(['claim_id', 'natural_key'])
      .ignore();
  }

  async history(id: string): Promise<ClaimEvent[]> {
    const rows = await this.#db<ClaimRow>(EVENTS)
      .where('claim_id', id)
      .orderBy('id', 'desc');
    return rows.map(rowToEvent);
  }

  async objects(id: string) {
    return (await this.objectsOf([id])).get(id) ?? [];
  }

  async objectsOf(ids: string[]) {
    const rows: ClaimRow[] = await this.#db(`${OBJECTS} as o`)
      .join(`${CLAIMS} as c`, 'c.id', 'o.claim_id')
      .whereIn('o.claim_id', ids)
      .select('o.*', 'c.name as namespace')
      .orderBy(['o.claim_id', 'o.kind', 'o.name']);
    const byClaim = new Map<string, StoredObject[]>();
    for (const row of rows) {
      const claimId = String(row.claim_id);
      const objects = byClaim.get(claimId) ?? [];
      objects.push(rowToObject(row, String(row.namespace)));
      byClaim.set(claimId, objects);
    }
    return byClaim;
  }

  async setObjects(id: string, objects: StoredObject[]) {
    await this.#db.transaction(async tx => {
      await tx(OBJECTS).where('claim_id', id).delete();
      if (objects.length > 0) {
        await tx(OBJECTS).insert(objects.map(o => objectToRow(id, o)));
      }
    });
  }

  async idsOfCluster(cluster: string, states: readonly ClaimState[]) {
    return this.#db(CLAIMS)
      .where('cluster', cluster)
      .whereIn('state', states)
      .pluck('id');
  }
}
