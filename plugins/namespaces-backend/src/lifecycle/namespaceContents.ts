import { CLAIM_ID_LABEL } from '@dugnad/plugin-clusters-common';
import {
  ClusterConnection,
  DiscoveredResource,
  KubernetesObject,
  ResourceType,
  isKubernetesApiError,
} from '@dugnad/plugin-clusters-node';
import { ClaimContents, ContentKind } from '@dugnad/plugin-namespaces-common';
import { readableKinds } from './readableKinds';

/** Objects of one kind that are read at most. */
const PAGE = 500;
const NAMES = 20;

/** Made by the cluster itself, or only telling of other objects. */
const IGNORED_KINDS = [
  'Event',
  'Endpoints',
  'EndpointSlice',
  'ControllerRevision',
  'PodMetrics',
  'Lease',
];
const IGNORED_NAMES: Record<string, string[]> = {
  ServiceAccount: ['default'],
  ConfigMap: ['kube-root-ca.crt'],
};
/** They hold data, also when another object made them. */
const VOLUMES = ['PersistentVolumeClaim'];

/** Options of `namespaceContents`. */
export interface NamespaceContentsOptions {
  connection: ClusterConnection;
  namespace: string;
  /** Objects of this claim do not count. */
  claimId: string;
  now: Date;
  signal: AbortSignal;
}

/** What is in a namespace beyond the claim's own objects: volumes first, then the kinds with most objects. */
export async function namespaceContents(
  options: NamespaceContentsOptions,
): Promise<ClaimContents> {
  const { now } = options;
  const found = await readContents(options);
  const kinds = found.kinds
    .map(({ type, objects, more }) => ({
      ...type,
      count: objects.length,
      more,
      names: objects.slice(0, NAMES).map(({ metadata }) => metadata.name),
      volumes: VOLUMES.includes(type.kind),
    }))
    .filter(({ count }) => count > 0)
    .sort(byWeight);
  return {
    empty: kinds.length === 0,
    kinds,
    unread: found.unread,
    asOf: now.toISOString(),
  };
}

/** Objects that are being deleted and wait for a finalizer. */
export async function stuckObjects(
  options: NamespaceContentsOptions,
): Promise<(ResourceType & { object: KubernetesObject })[]> {
  const { kinds } = await readContents({
    ...options,
    claimId: '',
    whole: true,
  });
  return kinds.flatMap(({ type, objects }) =>
    objects
      .filter(
        ({ metadata }) =>
          metadata.deletionTimestamp && metadata.finalizers?.length,
      )
      .map(object => ({ ...type, object })),
  );
}

async function readContents({
  connection,
  namespace,
  claimId,
  signal,
  whole = false,
}: NamespaceContentsOptions & { whole?: boolean }) {
  const { readable, unreadable } = await readableKinds(
    connection,
    namespace,
    signal,
  );
  const counted = readable.filter(({ kind }) => !IGNORED_KINDS.includes(kind));
  const lists = await Promise.all(
    counted.map(kind => listKind(connection, kind, namespace, signal)),
  );
  const kinds = lists.map(({ type, objects, more }) => ({
    type,
    more,
    objects: whole
      ? objects
      : objects.filter(object => counts(type.kind, object, claimId)),
  }));
  return {
    kinds: kinds.filter((_kind, i) => !lists[i].refused),
    unread: [
      ...unreadable.filter(({ kind }) => !IGNORED_KINDS.includes(kind)),
      ...counted.filter((_kind, i) => lists[i].refused),
    ].map(({ group, kind }) => ({ group, kind })),
  };
}

async function listKind(
  connection: ClusterConnection,
  { group, kind, version, plural }: DiscoveredResource,
  namespace: string,
  signal: AbortSignal,
) {
  const root = group ? `/apis/${group}` : '/api';
  const type = { group, kind };
  try {
    const answer = await connection.request<{
      items?: KubernetesObject[];
      metadata?: { continue?: string };
    }>({
      path: `${root}/${version}/namespaces/${namespace}/${plural}`,
      query: { limit: String(PAGE) },
      signal,
    });
    const more = Boolean(answer.metadata?.continue);
    return { type, objects: answer.items ?? [], more, refused: false };
  } catch (error) {
    // An aggregated API that is down, or a right that ended: whether there is something is unknown
    const refused =
      isKubernetesApiError(error) && [403, 404, 503].includes(error.httpStatus);
    if (!refused) {
      throw error;
    }
    return { type, objects: [], more: false, refused };
  }
}

function counts(
  kind: string,
  { metadata }: KubernetesObject,
  claimId: string,
): boolean {
  const { name, labels, ownerReferences = [] } = metadata;
  return (
    labels?.[CLAIM_ID_LABEL] !== claimId &&
    !IGNORED_NAMES[kind]?.includes(name) &&
    (ownerReferences.length === 0 || VOLUMES.includes(kind))
  );
}

function byWeight(a: ContentKind, b: ContentKind): number {
  return (
    Number(b.volumes) - Number(a.volumes) ||
    b.count - a.count ||
    a.kind.localeCompare(b.kind)
  );
}
