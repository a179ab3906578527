import { stoppedWorkloadSchema } from '@dugnad/plugin-namespaces-common';
import { Knex } from 'knex';
import { z } from 'zod';
import { StoredWorkload, WorkloadStore } from './WorkloadStore';

const STOPPED = 'namespace_stopped_workloads';

const storedSchema = stoppedWorkloadSchema.extend({ uid: z.string() });

/** `WorkloadStore` on SQLite or PostgreSQL. */
export class DatabaseWorkloadStore implements WorkloadStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async stopped(claimId: string) {
    const rows = await this.#db(STOPPED)
      .where('claim_id', claimId)
      .orderBy(['kind', 'name']);
    return rows.map(row =>
      storedSchema.parse({
        group: row.api_group,
        kind: row.kind,
        name: row.name,
        uid: row.uid,
        replicas: row.replicas ?? undefined,
        // SQLite has no booleans
        suspended: row.suspended === null ? undefined : Boolean(row.suspended),
      }),
    );
  }

  async remember(claimId: string, workloads: StoredWorkload[], at: string) {
    if (workloads.length === 0) {
      return;
    }
    await this.#db(STOPPED)
      .insert(
        workloads.map(({ group, kind, name, uid, replicas, suspended }) => ({
          claim_id: claimId,
          api_group: group,
          kind,
          name,
          uid,
          replicas: replicas ?? null,
          suspended: suspended ?? null,
          at,
        })),
      )
      .onConflict(['claim_id', 'api_group', 'kind', 'name'])
      .ignore();
  }

  async forget(claimId: string, { group, kind, name }: StoredWorkload) {
    await this.#db(STOPPED)
      .where({ claim_id: claimId, api_group: group, kind, name })
      .delete();
  }
}
