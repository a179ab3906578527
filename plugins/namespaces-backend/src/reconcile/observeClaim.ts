import {
  ClusterConnection,
  KubernetesObject,
  ResourceType,
} from '@dugnad/plugin-clusters-node';

/** A Namespace. */
export const NAMESPACE: ResourceType = { group: '', kind: 'Namespace' };

/** Kinds written into a claim's namespace. */
export const OWNED_KINDS: readonly ResourceType[] = [
  { group: '', kind: 'ResourceQuota' },
  { group: '', kind: 'LimitRange' },
  { group: '', kind: 'ServiceAccount' },
  { group: 'networking.k8s.io', kind: 'NetworkPolicy' },
  { group: 'rbac.authorization.k8s.io', kind: 'RoleBinding' },
];

/**
 * The Namespace and everything of the kinds we write in it, ours or not; empty where the Namespace does not exist. Read
 * from the API server, not from a watch: a plan must not rest on old news.
 */
export async function observeClaim(
  connection: ClusterConnection,
  name: string,
  signal: AbortSignal,
): Promise<KubernetesObject[]> {
  const namespace = await connection.get({ ...NAMESPACE, name }, { signal });
  if (!namespace) {
    return [];
  }
  const lists = await Promise.all(
    OWNED_KINDS.map(async ({ group, kind }) => {
      const options = { namespace: name, signal };
      const items = await connection.list({ group, kind }, options);
      // Items of a list need not name their type
      return items.map(item => ({ ...item, ...typeMeta(item, group, kind) }));
    }),
  );
  return [namespace, ...lists.flat()];
}

function typeMeta(item: KubernetesObject, group: string, kind: string) {
  return {
    apiVersion: item.apiVersion ?? (group ? `${group}/v1` : 'v1'),
    kind: item.kind ?? kind,
  };
}
