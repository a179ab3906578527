import {
  ClusterConnection,
  DiscoveredResource,
  KubernetesObject,
} from '@dugnad/plugin-clusters-node';
import { FIELD_MANAGER } from '@dugnad/plugin-clusters-common';
import { JsonObject } from '@backstage/types';
import { FieldDifference } from './diffObject';
import { groupOf } from './objectKey';

/** Options of `forceApply`. */
export interface ForceApplyOptions {
  connection: ClusterConnection;
  current: KubernetesObject;
  desired: KubernetesObject;
  differences: FieldDifference[];
  signal: AbortSignal;
}

/**
 * Puts an object of ours back that somebody changed. The only place that forces: a field another manager took is taken
 * back, and fields that should not be there are removed, provided that the object is still the one that was looked at.
 */
export async function forceApply(
  options: ForceApplyOptions,
): Promise<KubernetesObject> {
  const { connection, current, desired, signal } = options;
  const { kind } = desired;
  const resource = await connection.discover({ group: groupOf(desired), kind });
  const path = pathOf(resource, desired);
  const patch = removalPatch(current, options.differences);
  if (patch) {
    await connection.request({
      method: 'PATCH',
      path,
      query: { fieldManager: FIELD_MANAGER },
      contentType: 'application/merge-patch+json',
      body: patch,
      signal,
    });
  }
  return connection.request<KubernetesObject>({
    method: 'PATCH',
    path,
    query: { fieldManager: FIELD_MANAGER, force: 'true' },
    contentType: 'application/apply-patch+yaml',
    body: desired,
    signal,
  });
}

/** A merge patch that removes what server-side apply cannot: fields we never owned. */
function removalPatch(
  current: KubernetesObject,
  differences: FieldDifference[],
): JsonObject | undefined {
  const extra = differences.filter(({ desired }) => desired === undefined);
  if (extra.length === 0) {
    return undefined;
  }
  const { resourceVersion } = current.metadata;
  const patch: JsonObject = { metadata: { resourceVersion } };
  for (const { path } of extra) {
    setNull(patch, path);
  }
  return patch;
}

function setNull(patch: JsonObject, [key, ...rest]: string[]): void {
  if (rest.length === 0) {
    patch[key] = null;
    return;
  }
  const inner = patch[key];
  const next: JsonObject =
    inner && typeof inner === 'object' && !Array.isArray(inner) ? inner : {};
  patch[key] = next;
  setNull(next, rest);
}

function pathOf(
  resource: DiscoveredResource,
  { metadata }: KubernetesObject,
): string {
  const root = resource.group ? `/apis/${resource.group}` : '/api';
  const namespace =
    resource.namespaced && metadata.namespace
      ? `/namespaces/${metadata.namespace}`
      : '';
  return `${root}/${resource.version}${namespace}/${resource.plural}/${metadata.name}`;
}
