import { cpuMillicores } from '../quantity/cpuMillicores';
import { readQuantity } from '../quantity/parseQuantity';
import { ResourceList } from './podResources';

/** Amounts by resource: `cpu` in whole millicores, anything else in whole bytes or pieces. */
export type Amounts = Map<string, number>;

/** An amount that cannot be true, as it was written. */
export interface SetAside {
  resource: string;
  quantity: string;
}

/** More than any server has. What anybody writes into a manifest must not make the sums of others inexact. */
const MOST_CPU_MILLICORES = 100_000_000;
const MOST_BYTES = 2 ** 45;
const MOST_PIECES = 1_000_000;

const LONGEST_SHOWN = 64;

function mostOf(resource: string): number {
  if (resource === 'cpu') {
    return MOST_CPU_MILLICORES;
  }
  return /^(memory|ephemeral-storage|hugepages-)/.test(resource)
    ? MOST_BYTES
    : MOST_PIECES;
}

/** Reads lists of resources, and keeps what cannot be true apart. */
export class AmountReader {
  readonly #setAside = new Map<string, SetAside>();

  get setAside(): SetAside[] {
    return [...this.#setAside.values()];
  }

  read(list: ResourceList = {}): Amounts {
    const amounts: Amounts = new Map();
    for (const [resource, quantity] of Object.entries(list)) {
      const value = readQuantity(quantity);
      const amount =
        value === undefined || resource !== 'cpu'
          ? Math.ceil(value ?? NaN)
          : cpuMillicores(value);
      if (amount <= mostOf(resource)) {
        amounts.set(resource, amount);
      } else {
        this.#setAside.set(resource, {
          resource: resource.slice(0, LONGEST_SHOWN),
          quantity: String(quantity).slice(0, LONGEST_SHOWN),
        });
      }
    }
    return amounts;
  }
}
