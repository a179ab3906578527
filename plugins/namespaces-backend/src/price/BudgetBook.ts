import { BudgetTerms, HardBudget, Rates } from '../policy/budgets';
import { PriceQuotes } from './PriceQuotes';

const BUDGETS_MS = 5_000;
const RATES_MS = 60_000;
const ACCOUNTS_AT_MOST = 1_000;
const GIB = 2 ** 30;

/** What budgets are looked up for. */
export interface Account {
  cluster: string;
  name: string;
  ownerRef: string;
  costCenter?: string;
}

/** Options of `BudgetBook`. */
export interface BudgetBookOptions {
  prices: Pick<PriceQuotes, 'hardBudgets' | 'quote'>;
  /** Names of all clusters. */
  clusters(): string[];
  now?: () => number;
}

interface Entry<T> {
  value: Promise<T>;
  /** The value once it is there. */
  settled?: T;
  at: number;
}

/**
 * Hard budgets and prices, fetched before a decision and read within it: a decision holds locks and waits for nobody. What
 * nobody answered is unknown and stops nothing.
 */
export class BudgetBook {
  readonly #options: BudgetBookOptions;
  readonly #budgets = new Map<string, Entry<HardBudgets | undefined>>();
  readonly #rates = new Map<string, Entry<Rates | undefined>>();

  constructor(options: BudgetBookOptions) {
    this.#options = options;
  }

  /** Looks up what a decision about this claim will want to know. */
  async settled(account: Account): Promise<void> {
    const { prices, clusters } = this.#options;
    if (this.#budgets.size > ACCOUNTS_AT_MOST) {
      this.#budgets.clear();
    }
    const found = await this.#fresh(
      this.#budgets,
      keyOf(account),
      BUDGETS_MS,
      () => prices.hardBudgets(account),
    );
    if (found && found.budgets.length > 0) {
      await Promise.all(
        clusters().map(cluster =>
          this.#fresh(this.#rates, cluster, RATES_MS, () =>
            this.#rate(cluster),
          ),
        ),
      );
    }
  }

  /** What was found; undefined where nobody knows, or no hard budget applies. */
  read(account: Account): BudgetTerms | undefined {
    const found = this.#budgets.get(keyOf(account))?.settled;
    if (!found || found.budgets.length === 0) {
      return undefined;
    }
    const rates = new Map(
      [...this.#rates].flatMap(([cluster, { settled }]) =>
        settled ? [[cluster, settled] as const] : [],
      ),
    );
    return { ...found, rates };
  }

  async #rate(cluster: string): Promise<Rates | undefined> {
    const { prices } = this.#options;
    const none = { cpu: 0, memory: 0, storage: 0 };
    const [cpu, memory, storage] = await Promise.all([
      prices.quote(cluster, { ...none, cpu: 1_000 }),
      prices.quote(cluster, { ...none, memory: GIB }),
      prices.quote(cluster, { ...none, storage: GIB }),
    ]);
    return cpu === undefined || memory === undefined || storage === undefined
      ? undefined
      : { cpu: cpu / 1_000, memory: memory / GIB, storage: storage / GIB };
  }

  /** One question for all who ask at once. */
  #fresh<T>(
    entries: Map<string, Entry<T>>,
    key: string,
    maxAgeMs: number,
    ask: () => Promise<T>,
  ): Promise<T> {
    const now = (this.#options.now ?? (() => performance.now()))();
    const known = entries.get(key);
    if (known && now - known.at < maxAgeMs) {
      return known.value;
    }
    const value = ask();
    const entry: Entry<T> = { value, at: now };
    entries.set(key, entry);
    return value.then(settled => {
      entry.settled = settled;
      return settled;
    });
  }
}

/** Hard budgets in one currency. */
export interface HardBudgets {
  budgets: HardBudget[];
  currency: string;
}

function keyOf({ cluster, name, ownerRef, costCenter }: Account): string {
  return JSON.stringify([cluster, name, ownerRef, costCenter]);
}
