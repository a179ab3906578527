import { isErrorNamed } from '@dugnad/plugin-backend-kit-node';
import {
  ClusterConnection,
  KubernetesObject,
  ObjectRef,
  ResourceType,
  isKubernetesApiError,
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

/** Options of `observeClaim`. */
export interface ObserveOptions {
  name: string;
  /** Kinds modules added, which are listed as well. */
  kinds: ResourceType[];
  /** Objects of kinds that are not listed, by name. */
  single: ObjectRef[];
  signal: AbortSignal;
}

/**
 * The Namespace and everything of the kinds we write in it, ours or not; empty where the Namespace does not exist. Read
 * from the API server, not from a watch: a plan must not rest on old news.
 */
export async function observeClaim(
  connection: ClusterConnection,
  { name, kinds, single, signal }: ObserveOptions,
): Promise<KubernetesObject[]> {
  const namespace = await connection.get({ ...NAMESPACE, name }, { signal });
  if (!namespace) {
    return [];
  }
  const [lists, objects] = await Promise.all([
    Promise.all(
      [...OWNED_KINDS, ...kinds].map(type =>
        listKind(connection, type, name, signal),
      ),
    ),
    Promise.all(single.map(ref => getOne(connection, ref, name, signal))),
  ]);
  return [
    namespace,
    ...lists.flat(),
    ...objects.filter(object => object !== undefined),
  ];
}

async function listKind(
  connection: ClusterConnection,
  { group, kind }: ResourceType,
  namespace: string,
  signal: AbortSignal,
): Promise<KubernetesObject[]> {
  try {
    const options = { namespace, signal };
    const items = await connection.list({ group, kind }, options);
    // Items of a list need not name their type
    return items.map(item => ({ ...item, ...typeMeta(item, group, kind) }));
  } catch (error) {
    // A module's kind that is not served, or may not be read, is that object's trouble and not the claim's
    if (isOwned(kind) || !isRefusal(error)) {
      throw error;
    }
    return [];
  }
}

async function getOne(
  connection: ClusterConnection,
  ref: ObjectRef,
  namespace: string,
  signal: AbortSignal,
): Promise<KubernetesObject | undefined> {
  try {
    return await connection.get({ ...ref, namespace }, { signal });
  } catch (error) {
    if (!isRefusal(error)) {
      throw error;
    }
    return undefined;
  }
}

function isOwned(kind: string): boolean {
  return OWNED_KINDS.some(owned => owned.kind === kind);
}

function isRefusal(error: unknown): boolean {
  return (
    isErrorNamed('NotFoundError', error) ||
    (isKubernetesApiError(error) && error.httpStatus === 403)
  );
}

function typeMeta(item: KubernetesObject, group: string, kind: string) {
  return {
    apiVersion: item.apiVersion ?? (group ? `${group}/v1` : 'v1'),
    kind: item.kind ?? kind,
  };
}
