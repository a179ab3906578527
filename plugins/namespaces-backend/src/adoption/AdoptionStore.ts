import { Knex } from 'knex';
import { NewEvent, StoredClaim, StoredObject } from '../database/ClaimStore';
import { insertClaim } from '../database/insertClaim';
import { objectToRow } from '../database/rows';

/** Writes adopted claims. */
export interface AdoptionStore {
  /**
   * A claim together with the objects it takes over, recognised by uid, and its work, all or nothing: a reconciler that saw
   * the claim alone would take its namespace for a stranger's. Throws `ConflictError` where a claim holds the name.
   */
  adopt(
    claim: StoredClaim,
    objects: StoredObject[],
    event: NewEvent,
    nowMs: number,
  ): Promise<void>;
}

/** `AdoptionStore` on SQLite or PostgreSQL. */
export class DatabaseAdoptionStore implements AdoptionStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async adopt(
    claim: StoredClaim,
    objects: StoredObject[],
    event: NewEvent,
    nowMs: number,
  ) {
    await this.#db.transaction(async tx => {
      await insertClaim(tx, claim, [event], nowMs);
      await tx('namespace_claim_objects').insert(
        objects.map(object => objectToRow(claim.id, object)),
      );
    });
  }
}
