import { Charge, chargeSchema } from '@dugnad/plugin-costs-common';
import { Knex } from 'knex';

interface ChargeRow {
  id: string;
  cluster: string;
  valid_from: string;
  charge: string;
}

/** Charges that were entered on the page. */
export class ChargeStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async all(): Promise<Charge[]> {
    const rows = await this.#db<ChargeRow>('cost_charges').orderBy([
      'cluster',
      'valid_from',
      'id',
    ]);
    return rows.map(row => chargeSchema.parse(JSON.parse(row.charge)));
  }

  async add(charge: Charge): Promise<void> {
    await this.#db('cost_charges').insert(toRow(charge));
  }

  /** Only its end ever changes; see `ChargeService`. */
  async replace(charge: Charge): Promise<void> {
    await this.#db('cost_charges')
      .where({ id: charge.id })
      .update(toRow(charge));
  }
}

function toRow(charge: Charge): ChargeRow {
  return {
    id: charge.id,
    cluster: charge.cluster,
    valid_from: charge.validFrom,
    charge: JSON.stringify(charge),
  };
}
