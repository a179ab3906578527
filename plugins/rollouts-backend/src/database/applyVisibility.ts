import { PermissionCriteria } from '@backstage/plugin-permission-common';
import { applyCriteria } from '@dugnad/plugin-backend-kit-node';
import { Knex } from 'knex';
import { WorkloadFilter } from '../permissionRules';

/** Narrows a query to the owners a permission decision lets through. Undefined lets everything through. */
export function applyVisibility(
  builder: Knex.QueryBuilder,
  criteria: PermissionCriteria<WorkloadFilter> | undefined,
): void {
  applyCriteria(builder, criteria, (inner, { ownerRefs }) => {
    // What nobody owns is among no owners, also when the condition is turned around
    inner.whereIn(inner.client.raw("coalesce(owner_ref, '')"), ownerRefs);
  });
}
