import { KubernetesObject } from '@dugnad/plugin-clusters-node';
import { StoredObject } from '../database/ClaimStore';
import { NetworkGrant, networkWidening } from '../policy/networkWidening';
import { digestOf } from './digestOf';
import { DesiredObject } from './desiredObjects';
import { managerOf } from './managerOf';
import { groupOf, keyOf } from './objectKey';

/** Role of a network policy that is not the claim's and opens more than the claim was granted. */
export const FOREIGN_NETWORK = 'foreign-network';

/** Kind of such a policy. */
export const NETWORK_POLICY = {
  group: 'networking.k8s.io',
  kind: 'NetworkPolicy',
};

/**
 * Network policies in a claim's namespace that are not the claim's and open more than it was granted, as findings: the
 * decision was another. They are shown, never deleted: they are not ours.
 */
export function foreignNetwork(
  observed: KubernetesObject[],
  desired: DesiredObject[],
  grant: NetworkGrant,
  { known, now }: { known: StoredObject[]; now: Date },
): StoredObject[] {
  const ours = new Set(desired.map(({ object }) => keyOf(object)));
  return observed
    .filter(
      object =>
        object.kind === NETWORK_POLICY.kind &&
        groupOf(object) === NETWORK_POLICY.group &&
        !ours.has(keyOf(object)),
    )
    .flatMap(object => {
      const found = networkWidening(object.spec ?? {}, grant);
      const before = known.find(
        one => one.role === FOREIGN_NETWORK && keyOf(one) === keyOf(object),
      );
      const { name, namespace, uid } = object.metadata;
      const opens = found.map(({ what }) => what).join(' and ');
      return found.length === 0
        ? []
        : [
            {
              ...NETWORK_POLICY,
              name,
              namespace,
              role: FOREIGN_NETWORK,
              security: false,
              state: 'drifted' as const,
              message: `NetworkPolicy ${name} is not the portal's and ${opens}. ${found[0].wayOut} Or remove the policy.`,
              manager: managerOf(object, [])?.manager,
              since: before?.since ?? now.toISOString(),
              uid,
              digest: digestOf(object),
            },
          ];
    });
}

/** A network policy as a watch keeps it. */
export interface SeenPolicy {
  name: string;
  digest: string;
  spec: unknown;
}

/** Whether the findings on record are others than the policies seen now make. */
export function isForeignNetworkOff(
  seen: SeenPolicy[],
  stored: StoredObject[],
  { desired, grant }: { desired: DesiredObject[]; grant: NetworkGrant },
): boolean {
  const ours = new Set(
    desired
      .filter(({ object }) => object.kind === NETWORK_POLICY.kind)
      .map(({ object }) => object.metadata.name),
  );
  const found = seen
    .filter(({ name }) => !ours.has(name))
    .filter(({ spec }) => networkWidening(spec, grant).length > 0)
    .map(({ name, digest }) => `${name} ${digest}`);
  const told = stored
    .filter(({ role }) => role === FOREIGN_NETWORK)
    .map(({ name, digest }) => `${name} ${digest}`);
  return found.sort().join('\n') !== told.sort().join('\n');
}
