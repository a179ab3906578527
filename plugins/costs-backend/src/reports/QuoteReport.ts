import { NotFoundError } from '@backstage/errors';
import {
  Quote,
  QuoteRequest,
  monthOf,
  quote,
} from '@dugnad/plugin-costs-common';
import { CostCollections } from '../collections/openCollections';
import { CostsConfig } from '../config';
import { Ledger } from '../costing/Ledger';
import { observeNodes } from '../devices/observeNodes';
import { DeviceCollections } from '../devices/openDevices';
import { countable } from '../sampling/limitAmounts';

/** Options of `QuoteReport`. */
export interface QuoteReportOptions {
  ledger: Ledger;
  collections: Pick<CostCollections, 'nodes' | 'volumeClaims'>;
  devices: Pick<DeviceCollections, 'nodeDevices'>;
  clusters: { list(): { name: string }[] };
  config: CostsConfig;
  now: () => Date;
}

const GIB = 2 ** 30;

/** What a quota would cost at most. */
export class QuoteReport {
  readonly #options: QuoteReportOptions;

  constructor(options: QuoteReportOptions) {
    this.#options = options;
  }

  /** Throws `NotFoundError` for a cluster there is not. */
  async quote({ cluster, quota }: QuoteRequest): Promise<Quote> {
    const { clusters, collections, ledger, config, now } = this.#options;
    if (!clusters.list().some(({ name }) => name === cluster)) {
      throw new NotFoundError(`There is no cluster ${cluster}`);
    }
    const month = monthOf(config.calendar.dayOf(now().getTime()));
    const charges = (await ledger.charges()).filter(
      charge => charge.cluster === cluster,
    );
    const { devices } = this.#options;
    const nodes = observeNodes(
      collections,
      devices,
      config.deviceRules,
      cluster,
    );
    const claimed = collections.volumeClaims
      .all(cluster)
      .reduce((sum, { value }) => sum + countable(value.storageBytes), 0);
    const micros = quote({
      quota: { ...quota, gpuMillis: 0 },
      nodes,
      charges,
      claimedStorageBytes: claimed,
      basePrices: config.basePrices,
      month,
      calendar: config.calendar,
    });
    return {
      perMonthMicros: micros.cpu + micros.memory + micros.storage,
      currency: config.currency,
      basis: basisOf(charges.length, nodes.length, month),
      asOf: now().toISOString(),
      lines: [
        line('cpu', quota.cpuMillicores / 1000, 'core', micros.cpu),
        line('memory', quota.memoryBytes / GIB, 'GiB', micros.memory),
        line('storage', quota.storageBytes / GIB, 'GiB', micros.storage),
      ],
    };
  }
}

function line(
  resource: Quote['lines'][number]['resource'],
  quantity: number,
  unit: Quote['lines'][number]['unit'],
  micros: number,
): Quote['lines'][number] {
  return { resource, quantity, unit, micros };
}

function basisOf(charges: number, nodes: number, month: string): string {
  if (charges === 0) {
    return 'Nothing is charged for this cluster, so the quote is 0.';
  }
  if (nodes === 0) {
    return 'The nodes of this cluster are not known now, so CPU and memory are not quoted.';
  }
  return `The most it can cost: the whole quota requested or used in every hour of ${month}, by the function that makes the bill, with the ${nodes} nodes there are now. Without idle capacity and shared cost.`;
}
