import { PermissionCriteria } from '@backstage/plugin-permission-common';
import { applyCriteria } from '@dugnad/plugin-backend-kit-node';
import {
  ClaimQuery,
  ClaimSortField,
  FINAL_STATES,
} from '@dugnad/plugin-namespaces-common';
import { Knex } from 'knex';
import { ClaimFilter } from './ClaimStore';

const SORT_COLUMNS: Record<ClaimSortField, string> = {
  name: 'name',
  cluster: 'cluster',
  environment: 'environment',
  owner: 'owner_ref',
  state: 'state',
  requestedAt: 'requested_at',
  updatedAt: 'updated_at',
};

/** The column behind a sort field. */
export function sortColumn(field: ClaimSortField): string {
  return SORT_COLUMNS[field];
}

/** Narrows a query to what the caller asked for. */
export function applyClaimQuery(
  builder: Knex.QueryBuilder,
  query: ClaimQuery,
): void {
  const filters: [string, string[] | undefined][] = [
    ['owner_ref', query.owner],
    ['cluster', query.cluster],
    ['environment', query.environment],
    ['system_ref', query.system],
    ['name', query.name],
  ];
  for (const [column, values] of filters) {
    if (values) {
      builder.whereIn(column, values);
    }
  }
  if (query.state) {
    builder.whereIn('state', query.state);
  } else {
    builder.whereNotIn('state', [...FINAL_STATES]);
  }
  if (query.text) {
    applyText(builder, query.text);
  }
}

function applyText(builder: Knex.QueryBuilder, text: string): void {
  const pattern = `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  builder.where(any => {
    for (const column of ['name', 'purpose', 'owner_ref']) {
      any.orWhereRaw(`lower(??) like ? escape '\\'`, [column, pattern]);
    }
  });
}

/** Narrows a query to what a permission decision lets the caller see. Undefined lets everything through. */
export function applyVisibility(
  builder: Knex.QueryBuilder,
  criteria?: PermissionCriteria<ClaimFilter>,
): void {
  applyCriteria(builder, criteria, (inner, { ownerRefs }) => {
    inner.whereIn('owner_ref', ownerRefs);
  });
}
