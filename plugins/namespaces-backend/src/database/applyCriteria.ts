import {
  AllOfCriteria,
  AnyOfCriteria,
  NotCriteria,
  PermissionCriteria,
} from '@backstage/plugin-permission-common';
import { Knex } from 'knex';

/** Narrows a query to what a permission decision lets through. Undefined lets everything through. */
export function applyCriteria<TFilter extends object>(
  builder: Knex.QueryBuilder,
  criteria: PermissionCriteria<TFilter> | undefined,
  apply: (builder: Knex.QueryBuilder, filter: TFilter) => void,
): void {
  if (!criteria) {
    return;
  }
  if (isAllOf(criteria)) {
    for (const part of criteria.allOf) {
      builder.andWhere(inner => applyCriteria(inner, part, apply));
    }
  } else if (isAnyOf(criteria)) {
    for (const part of criteria.anyOf) {
      builder.orWhere(inner => applyCriteria(inner, part, apply));
    }
  } else if (isNot(criteria)) {
    builder.whereNot(inner => applyCriteria(inner, criteria.not, apply));
  } else {
    apply(builder, criteria);
  }
}

function isAllOf<T>(
  criteria: PermissionCriteria<T>,
): criteria is AllOfCriteria<T> {
  return (
    typeof criteria === 'object' && criteria !== null && 'allOf' in criteria
  );
}

function isAnyOf<T>(
  criteria: PermissionCriteria<T>,
): criteria is AnyOfCriteria<T> {
  return (
    typeof criteria === 'object' && criteria !== null && 'anyOf' in criteria
  );
}

function isNot<T>(criteria: PermissionCriteria<T>): criteria is NotCriteria<T> {
  return typeof criteria === 'object' && criteria !== null && 'not' in criteria;
}
