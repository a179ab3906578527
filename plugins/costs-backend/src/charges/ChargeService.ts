import { randomUUID } from 'node:crypto';
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import {
  Charge,
  ChargeInput,
  ChargeList,
  CorrectionInput,
  billOfMonth,
  daysOfMonth,
  monthOf,
} from '@dugnad/plugin-costs-common';
import { CostsConfig } from '../config';
import { Ledger } from '../costing/Ledger';
import { Books, Stores } from '../database/Books';

/** Options of `ChargeService`. */
export interface ChargeServiceOptions {
  ledger: Ledger;
  books: Books;
  clusters: { list(): { name: string }[] };
  config: CostsConfig;
  now: () => Date;
  /** Told after a change, so that open months are priced again soon. */
  changed: () => void;
}

/** The bill, as the platform group edits it. Nothing that a closed month was made of ever changes. */
export class ChargeService {
  readonly #options: ChargeServiceOptions;

  constructor(options: ChargeServiceOptions) {
    this.#options = options;
  }

  async list(month: string | undefined, mayEdit: boolean): Promise<ChargeList> {
    const { ledger, config, now } = this.#options;
    const shown = month ?? monthOf(config.calendar.dayOf(now().getTime()));
    const charges = await ledger.chargesOf(shown);
    const items = charges.map(charge => ({
      ...charge,
      monthMicros: billOfMonth(charge, shown),
      mayEdit: mayEdit && charge.origin === 'page',
    }));
    return {
      currency: config.currency,
      month: shown,
      items,
      invoiceMicros: items.reduce((sum, one) => sum + one.monthMicros, 0),
    };
  }

  /** Throws `ConflictError` for a charge that begins in a closed month, `InputError` for a cluster there is not. */
  async add(input: ChargeInput, by: string): Promise<Charge> {
    this.#checkCluster(input.cluster);
    return this.#change(async stores => {
      await checkOpenFrom(stores, input.validFrom);
      return this.#store(stores, input, by);
    });
  }

  /** Sets a charge's last day. Throws `ConflictError` where a closed month would lose it. */
  async end(id: string, validTo: string): Promise<Charge> {
    return this.#change(async stores => {
      const charge = await this.#find(stores, id);
      checkEnd(charge, validTo);
      await checkOpenAfter(
        stores,
        charge.validTo && charge.validTo < validTo ? charge.validTo : validTo,
      );
      const ended = { ...charge, validTo };
      await stores.charges.replace(ended);
      return ended;
    });
  }

  /** Books an amount on an open month, as a charge of its own that says why. The corrected one stays as it is. */
  async correct(
    id: string,
    { amountMicros, month, reason }: CorrectionInput,
    by: string,
  ): Promise<Charge> {
    const days = daysOfMonth(month);
    return this.#change(async stores => {
      const { cluster, kind, name } = await this.#find(stores, id);
      await checkOpenFrom(stores, days[0]);
      return this.#store(
        stores,
        {
          cluster,
          // What a correction pays for has no capacity of its own
          kind: kind === 'people' ? 'people' : 'other',
          name: `${name} (correction)`.slice(0, 120),
          amountMicros,
          period: 'month',
          validFrom: days[0],
          validTo: days[days.length - 1],
        },
        by,
        { reason, correctsId: id },
      );
    });
  }

  /** Changes the bill while no month is being closed. */
  async #change<T>(work: (stores: Stores) => Promise<T>): Promise<T> {
    const result = await this.#options.books.changingCharges(work);
    this.#options.changed();
    return result;
  }

  async #store(
    { charges }: Stores,
    input: ChargeInput,
    by: string,
    more: { reason?: string; correctsId?: string } = {},
  ): Promise<Charge> {
    const charge: Charge = {
      ...input,
      ...more,
      id: randomUUID(),
      origin: 'page',
      createdBy: by,
      createdAt: this.#options.now().toISOString(),
    };
    await charges.add(charge);
    return charge;
  }

  async #find({ charges }: Stores, id: string): Promise<Charge> {
    const { config } = this.#options;
    const found = [...config.charges, ...(await charges.all())].find(
      charge => charge.id === id,
    );
    if (!found) {
      throw new NotFoundError(`There is no charge ${id}`);
    }
    return found;
  }

  #checkCluster(cluster: string): void {
    const names = this.#options.clusters.list().map(({ name }) => name);
    if (!names.includes(cluster)) {
      throw new InputError(
        `There is no cluster ${cluster}; there are: ${names.join(', ')}`,
      );
    }
  }
}

function checkEnd(charge: Charge, validTo: string): void {
  if (charge.origin === 'config') {
    throw new InputError(
      `${charge.name} stands in the configuration; set its validTo there`,
    );
  }
  if (charge.period === 'once') {
    throw new InputError(
      `${charge.name} comes once and ends with its lifetime; book a correction instead`,
    );
  }
  if (validTo < charge.validFrom) {
    throw new InputError(`${charge.name} begins on ${charge.validFrom}`);
  }
}

/** A change that takes effect on `day` must not touch a closed month. */
async function checkOpenFrom({ months }: Stores, day: string): Promise<void> {
  const closed = (await months.all()).find(
    ({ month }) => month >= monthOf(day),
  );
  if (closed) {
    throw new ConflictError(
      `${closed.month} is closed; begin after it, or book a correction in an open month`,
    );
  }
}

async function checkOpenAfter(
  { months }: Stores,
  lastDay: string,
): Promise<void> {
  const closed = (await months.all()).find(({ month }) => {
    const days = daysOfMonth(month);
    return days[days.length - 1] > lastDay;
  });
  if (closed) {
    throw new ConflictError(
      `${closed.month} is closed with this charge; end it after that month`,
    );
  }
}
