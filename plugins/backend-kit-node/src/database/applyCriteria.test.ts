import knex from 'knex';
import { PermissionCriteria } from '@backstage/plugin-permission-common';
import { applyCriteria } from './applyCriteria';

interface Filter {
  owners: string[];
}

const db = knex({ client: 'better-sqlite3', useNullAsDefault: true });

const sql = (criteria?: PermissionCriteria<Filter>) =>
  db('claims')
    .where('state', 'ready')
    .modify(builder =>
      applyCriteria(builder, criteria, (inner, { owners }) => {
        inner.whereIn('owner', owners);
      }),
    )
    .toQuery()
    .replace(/`/g, '');

const a = { owners: ['a'] };
const b = { owners: ['b'] };

it.each<[string, PermissionCriteria<Filter> | undefined, string]>([
  ['everything', undefined, "state = 'ready'"],
  ['one filter', a, "state = 'ready' and (owner in ('a'))"],
  [
    'either, and still what the caller asked for',
    { anyOf: [a, b] },
    "state = 'ready' and ((owner in ('a')) or (owner in ('b')))",
  ],
  [
    'both',
    { allOf: [a, b] },
    "state = 'ready' and ((owner in ('a')) and (owner in ('b')))",
  ],
  [
    'what is turned around',
    { not: { anyOf: [a, b] } },
    "state = 'ready' and (not ((owner in ('a')) or (owner in ('b'))))",
  ],
])('lets %s through', (_, criteria, where) => {
  expect(sql(criteria)).toBe(`select * from claims where ${where}`);
});
