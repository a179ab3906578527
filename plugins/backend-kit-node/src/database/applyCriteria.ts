import { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  isAndCriteria,
  isNotCriteria,
  isOrCriteria,
} from '@backstage/plugin-permission-node';
import { Knex } from 'knex';

/** Narrows a query by one filter of a permission rule. */
export type ApplyFilter<TFilter> = (
  builder: Knex.QueryBuilder,
  filter: TFilter,
) => void;

/** Narrows a query to what a permission decision lets through, beside what narrows it already. Undefined lets everything through. */
export function applyCriteria<TFilter>(
  builder: Knex.QueryBuilder,
  criteria: PermissionCriteria<TFilter> | undefined,
  apply: ApplyFilter<TFilter>,
): void {
  if (criteria) {
    // In brackets of its own: an "or" must not widen what the caller has narrowed
    builder.where(inner => applyInside(inner, criteria, apply));
  }
}

function applyInside<TFilter>(
  builder: Knex.QueryBuilder,
  criteria: PermissionCriteria<TFilter>,
  apply: ApplyFilter<TFilter>,
): void {
  if (isAndCriteria(criteria)) {
    for (const part of criteria.allOf) {
      builder.andWhere(inner => applyInside(inner, part, apply));
    }
  } else if (isOrCriteria(criteria)) {
    for (const part of criteria.anyOf) {
      builder.orWhere(inner => applyInside(inner, part, apply));
    }
  } else if (isNotCriteria(criteria)) {
    builder.whereNot(inner => applyInside(inner, criteria.not, apply));
  } else {
    apply(builder, criteria);
  }
}
