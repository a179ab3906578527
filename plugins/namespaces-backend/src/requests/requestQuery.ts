import { PermissionCriteria } from '@backstage/plugin-permission-common';
import { applyCriteria } from '@dugnad/plugin-backend-kit-node';
import { Knex } from 'knex';
import { PLATFORM } from './openSlots';
import { RequestFilter, RequestListQuery } from './RequestStore';

const DECIDERS = 'namespace_request_deciders';

/** Narrows a query to what the caller asked for. */
export function applyRequestQuery(
  builder: Knex.QueryBuilder,
  query: RequestListQuery,
): void {
  const filters: [string, string[] | undefined][] = [
    ['state', query.state],
    ['kind', query.kind],
    ['claim_id', query.claim],
    ['owner_ref', query.owner],
    ['cluster', query.cluster],
  ];
  for (const [column, values] of filters) {
    if (values) {
      builder.whereIn(column, values);
    }
  }
  if (query.requestedBy) {
    builder.where('requested_by', query.requestedBy);
  }
  if (query.decider) {
    applyDecider(builder, query.decider);
  }
}

/** Those that wait for this person: never their own, never one they have approved already. */
function applyDecider(
  builder: Knex.QueryBuilder,
  { ref, groups, isPlatform }: NonNullable<RequestListQuery['decider']>,
): void {
  const acting = isPlatform ? [...groups, PLATFORM] : groups;
  const approved = containing(JSON.stringify({ by: ref }).slice(1, -1));
  const involved = containing(JSON.stringify(ref));
  builder
    .where('state', 'waiting')
    .whereNot('requested_by', ref)
    .whereRaw(`approvals not like ? escape '\\'`, [approved])
    .whereRaw(`coalesce(brought_about_by, '') not like ? escape '\\'`, [
      involved,
    ])
    .whereIn('id', inner =>
      inner
        .from(DECIDERS)
        .whereIn('group_ref', acting)
        .where('open', true)
        .select('request_id'),
    );
}

function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}

/** Narrows a query to what a permission decision lets the caller see. Undefined lets everything through. */
export function applyRequestVisibility(
  builder: Knex.QueryBuilder,
  criteria?: PermissionCriteria<RequestFilter>,
): void {
  applyCriteria(builder, criteria, (inner, filter) => {
    if ('ownerRefs' in filter) {
      inner.whereIn('owner_ref', filter.ownerRefs);
    } else {
      inner.whereIn('id', select =>
        select
          .from(DECIDERS)
          .whereIn('group_ref', filter.groupRefs)
          .select('request_id'),
      );
    }
  });
}
