import { Charge, chargeSchema } from '@dugnad/plugin-costs-common';
import { Knex } from 'knex';
import { z } from 'zod';

/** Prices that held in a cluster for some days. */
export interface PriceVersion {
  version: string;
  cluster: string;
  from: string;
  to: string;
  charges: Charge[];
}

type PriceRow = Omit<PriceVersion, 'charges'> & { charges: string };

/** Reads which prices held when. */
export class PriceVersionStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Versions by which hours of these days were priced. */
  async between(
    clusters: string[],
    fromDay: string,
    toDay: string,
  ): Promise<PriceVersion[]> {
    const rows: PriceRow[] = await this.#db('cost_hours as h')
      .join('cost_price_versions as v', 'v.version', 'h.price_version')
      .whereIn('h.cluster', clusters)
      .whereBetween('h.day', [fromDay, toDay])
      .groupBy('h.cluster', 'v.version', 'v.charges')
      .select('h.cluster', 'v.version', 'v.charges')
      .min({ from: 'h.day' })
      .max({ to: 'h.day' });
    return rows.map(({ charges, ...row }) => ({
      ...row,
      charges: z.array(chargeSchema).parse(JSON.parse(charges)),
    }));
  }
}
