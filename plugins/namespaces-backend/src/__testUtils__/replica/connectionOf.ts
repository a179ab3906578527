import { Knex } from 'knex';

/** How another process reaches the database of a test. */
export function connectionOf(knex: Knex): string {
  const { connection } = knex.client.config;
  if (typeof connection === 'string') {
    return connection;
  }
  const { user, password, host, port, database } = connection;
  const login = password ? `${user}:${password}` : user;
  return `postgresql://${login}@${host}:${port}/${database}`;
}
