import { KEPT_STATES } from '@dugnad/plugin-namespaces-common';
import { Knex } from 'knex';
import { UsageSample, UsageStore, UsageSummary } from './UsageStore';

const USAGE = 'namespace_usage';
const BATCH = 200;

/** `UsageStore` on SQLite or PostgreSQL. */
export class DatabaseUsageStore implements UsageStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async claimsOf(cluster: string) {
    return this.#db('namespace_claims')
      .where({ cluster })
      .whereIn('state', [...KEPT_STATES])
      .select('id', 'name');
  }

  async add(at: string, samples: UsageSample[]) {
    for (let start = 0; start < samples.length; start += BATCH) {
      const rows = samples
        .slice(start, start + BATCH)
        .map(sample => toRow(at, sample));
      await this.#db(USAGE)
        .insert(rows)
        .onConflict(['claim_id', 'day'])
        .merge({
          samples: this.#db.raw(`${USAGE}.samples + 1`),
          cpu_millicores_sum: this.#sum('cpu_millicores_sum'),
          cpu_millicores_max: this.#larger('cpu_millicores_max'),
          memory_mebibytes_sum: this.#sum('memory_mebibytes_sum'),
          memory_mebibytes_max: this.#larger('memory_mebibytes_max'),
          storage_mebibytes_max: this.#larger('storage_mebibytes_max'),
          sampled_at: at,
        })
        .where(`${USAGE}.sampled_at`, '<', at);
    }
  }

  async since(claimId: string, day: string): Promise<UsageSummary | undefined> {
    const row = await this.#db(USAGE)
      .where('claim_id', claimId)
      .where('day', '>=', day)
      .count({ days: '*' })
      .sum({
        samples: 'samples',
        cpu: 'cpu_millicores_sum',
        memory: 'memory_mebibytes_sum',
      })
      .max({ storage: 'storage_mebibytes_max' })
      .first();
    const samples = Number(row?.samples ?? 0);
    if (!row || samples === 0) {
      return undefined;
    }
    return {
      days: Number(row.days),
      cpuMillicores: Number(row.cpu) / samples,
      memoryMebibytes: Number(row.memory) / samples,
      storageMebibytes: row.storage === null ? undefined : Number(row.storage),
    };
  }

  async prune(day: string) {
    await this.#db(USAGE).where('day', '<', day).delete();
  }

  #sum(column: string) {
    return this.#db.raw('??.?? + excluded.??', [USAGE, column, column]);
  }

  /** The databases name their functions for this differently. */
  #larger(column: string) {
    return this.#db.raw(
      'case when ??.?? is null or excluded.?? > ??.?? then excluded.?? else ??.?? end',
      [USAGE, column, column, USAGE, column, column, USAGE, column],
    );
  }
}

function toRow(at: string, sample: UsageSample) {
  return {
    claim_id: sample.claimId,
    day: at.slice(0, 10),
    samples: 1,
    cpu_millicores_sum: sample.cpuMillicores,
    cpu_millicores_max: sample.cpuMillicores,
    memory_mebibytes_sum: sample.memoryMebibytes,
    memory_mebibytes_max: sample.memoryMebibytes,
    storage_mebibytes_max: sample.storageMebibytes ?? null,
    sampled_at: at,
  };
}
