import {
  AllOfCriteria,
  AnyOfCriteria,
  NotCriteria,
  PermissionCriteria,
} from '@backstage/plugin-permission-common';
import { Knex } from 'knex';
import { WorkloadFilter } from '../permissionRules';

type Criteria = PermissionCriteria<WorkloadFilter>;

const isAllOf = (
  criteria: Criteria,
): criteria is AllOfCriteria<WorkloadFilter> => 'allOf' in criteria;
const isAnyOf = (
  criteria: Criteria,
): criteria is AnyOfCriteria<WorkloadFilter> => 'anyOf' in criteria;
const isNot = (criteria: Criteria): criteria is NotCriteria<WorkloadFilter> =>
  'not' in criteria;

/** Narrows a query to the owners a permission decision lets through. Undefined lets everything through. */
export function applyCriteria(
  builder: Knex.QueryBuilder,
  criteria: Criteria | undefined,
): void {
  if (!criteria) {
    return;
  }
  if (isAllOf(criteria)) {
    for (const part of criteria.allOf) {
      builder.andWhere(inner => applyCriteria(inner, part));
    }
  } else if (isAnyOf(criteria)) {
    for (const part of criteria.anyOf) {
      builder.orWhere(inner => applyCriteria(inner, part));
    }
  } else if (isNot(criteria)) {
    builder.whereNot(inner => applyCriteria(inner, criteria.not));
  } else {
    // What nobody owns is among no owners, also when the condition is turned around
    const owner = builder.client.raw("coalesce(owner_ref, '')");
    builder.whereIn(owner, criteria.ownerRefs);
  }
}
