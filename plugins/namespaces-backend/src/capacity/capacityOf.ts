import { Capacity } from '@dugnad/plugin-namespaces-common';
import { RESOURCES, UNITS } from '../policy/amounts';
import { clusterRoom } from '../policy/clusterRoom';
import { ClaimQuestion, PolicyFacts } from '../policy/decideClaim';
import { PolicyConfig } from '../policy/PolicyConfig';

/** What is left in a request's cluster; undefined where its quota is not a usable value. */
export function capacityOf(
  { cluster, before, after }: ClaimQuestion,
  facts: PolicyFacts,
  policy: PolicyConfig,
): Capacity | undefined {
  if (!after) {
    return undefined;
  }
  const { capacity } = facts;
  return {
    cluster,
    unknown: capacity.unknown,
    staleSince: capacity.staleSince,
    resources: RESOURCES.map(resource => {
      const room = clusterRoom(resource, cluster, capacity, policy);
      const held = before?.[resource] ?? 0;
      const committed = facts.cluster[resource] + held;
      const requested = after[resource] - held;
      const limit = room.limit ?? room.allocatable;
      return {
        resource,
        unit: UNITS[resource],
        allocatable: room.allocatable,
        overcommit: room.overcommit,
        limit: room.limit,
        committed,
        requested,
        left: limit === undefined ? undefined : limit - committed - requested,
      };
    }),
  };
}
