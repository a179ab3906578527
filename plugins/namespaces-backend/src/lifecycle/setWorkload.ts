import { FIELD_MANAGER } from '@dugnad/plugin-clusters-common';
import {
  ClusterConnection,
  KubernetesObject,
  isKubernetesApiError,
} from '@dugnad/plugin-clusters-node';
import { StoredWorkload } from './WorkloadStore';

/** Options of `setWorkload`. */
export interface SetWorkloadOptions {
  connection: ClusterConnection;
  namespace: string;
  signal: AbortSignal;
}

/**
 * Gives a workload these replicas, or suspends it or lets it go on. False where it is not there any more, is another one of
 * that name, or its API server does not know how to suspend it.
 */
export async function setWorkload(
  { group, kind, name, uid, replicas, suspended }: StoredWorkload,
  { connection, namespace, signal }: SetWorkloadOptions,
): Promise<boolean> {
  const ref = { group, kind, name, namespace };
  const current = await connection.get(ref, { signal });
  if (!current || current.metadata.uid !== uid) {
    return false;
  }
  const { version, plural } = await connection.discover(ref);
  const root = group ? `/apis/${group}` : '/api';
  const path = `${root}/${version}/namespaces/${namespace}/${plural}/${name}`;
  try {
    const answer = await connection.request<KubernetesObject>({
      method: 'PATCH',
      path: replicas === undefined ? path : `${path}/scale`,
      query: { fieldManager: FIELD_MANAGER },
      contentType: 'application/merge-patch+json',
      body: {
        spec: replicas === undefined ? { suspend: suspended } : { replicas },
      },
      signal,
    });
    return replicas !== undefined || !suspended || isSuspended(answer);
  } catch (error) {
    if (isKubernetesApiError(error) && error.httpStatus === 404) {
      return false;
    }
    throw error;
  }
}

function isSuspended({ spec }: KubernetesObject): boolean {
  return (
    typeof spec === 'object' &&
    spec !== null &&
    'suspend' in spec &&
    spec.suspend === true
  );
}
