import { UsageFacts } from '../policy/decideClaim';
import { UsageSource } from './UsageSource';
import { UsageStore } from './UsageStore';

const DAY_MS = 86_400_000;
const MEBIBYTE = 2 ** 20;
/** Share of the window that has to have been measured before a mean says anything. */
const COVERED = 0.7;

/** Use as the portal sampled it itself. */
export class StoredUsage implements UsageSource {
  readonly #store: UsageStore;
  readonly #now: () => Date;

  constructor(store: UsageStore, now: () => Date = () => new Date()) {
    this.#store = store;
    this.#now = now;
  }

  async read({ id }: { id: string }, days: number): Promise<UsageFacts> {
    const to = this.#now();
    // Today counts as one of the days
    const from = new Date(to.getTime() - (days - 1) * DAY_MS);
    const day = from.toISOString().slice(0, 10);
    const window = { from: `${day}T00:00:00.000Z`, to: to.toISOString(), days };
    const measured = await this.#store.since(id, day);
    const needed = Math.ceil(days * COVERED);
    if (!measured || measured.days < needed) {
      const unknown = `measured on ${
        measured?.days ?? 0
      } of ${days} days, at least ${needed} are needed`;
      return { ...window, unknown };
    }
    const { cpuMillicores, memoryMebibytes, storageMebibytes } = measured;
    return {
      ...window,
      cpu: Math.round(cpuMillicores),
      memory: Math.round(memoryMebibytes * MEBIBYTE),
      ...(storageMebibytes === undefined
        ? { unknown: 'the quota did not tell what volumes claim' }
        : { storage: storageMebibytes * MEBIBYTE }),
    };
  }
}
