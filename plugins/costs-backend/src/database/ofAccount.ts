import { AccountRef, UNKNOWN_OWNER } from '@dugnad/plugin-costs-common';
import { Knex } from 'knex';

/** Restricts a query on `cost_subjects as u` to an account. */
export function ofAccount(query: Knex.QueryBuilder, { kind, id }: AccountRef) {
  // What serves everybody is on nobody's account but its own
  if (kind !== 'namespace') {
    query.where('u.is_shared', false);
  }
  switch (kind) {
    case 'owner':
      return query.where('u.owner_ref', id === UNKNOWN_OWNER ? '' : id);
    case 'system':
      return query.where('u.system_ref', id);
    case 'component':
      return query.where('u.component_ref', id);
    case 'cluster':
      return query.where('u.cluster', id);
    case 'cost-centre':
      return query.where('u.cost_centre', id);
    case 'namespace': {
      const [cluster, namespace = ''] = id.split('/');
      return query.where({ 'u.cluster': cluster, 'u.namespace': namespace });
    }
    default:
      return query;
  }
}
