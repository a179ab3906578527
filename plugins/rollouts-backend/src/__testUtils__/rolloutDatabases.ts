import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';

/** SQLite, and PostgreSQL where one is configured. */
export const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
});

/** A database with the plugin's tables. */
export async function migrated(id: TestDatabaseId): Promise<Knex> {
  const db = await databases.init(id);
  await db.migrate.latest({
    directory: resolvePackagePath(
      '@dugnad/plugin-rollouts-backend',
      'migrations',
    ),
  });
  return db;
}
