import { randomBytes } from 'node:crypto';
import { Knex } from 'knex';

interface SecretRow {
  name: string;
  value: string;
}

/** A random secret that all replicas share: made by the first that asks, kept in the database. */
export async function sharedSecret(db: Knex, name: string): Promise<string> {
  const fresh = { name, value: randomBytes(32).toString('base64url') };
  await db<SecretRow>('rollout_secrets')
    .insert(fresh)
    .onConflict('name')
    .ignore();
  const row = await db<SecretRow>('rollout_secrets').where({ name }).first();
  return row?.value ?? fresh.value;
}
