import { FIELD_MANAGER } from '@dugnad/plugin-clusters-common';
import {
  ClusterConnection,
  KubernetesObject,
} from '@dugnad/plugin-clusters-node';
import { DesiredObject } from '../reconcile/desiredObjects';
import { groupOf } from '../reconcile/objectKey';
import { releaseFields } from './releaseFields';

/**
 * Ends the hold that client-side appliers have on fields of ours, so that a field we drop later really goes. Changes no value,
 * only who is on record for it; what was written since it was looked at makes it a conflict, which is tried again.
 */
export async function takeOverFields(
  connection: ClusterConnection,
  desired: DesiredObject[],
  signal: AbortSignal,
): Promise<string[]> {
  const managers = new Set<string>();
  for (const { object } of desired) {
    const { name, namespace } = object.metadata;
    const ref = { group: groupOf(object), kind: object.kind, name, namespace };
    const current = await connection.get(ref, { signal });
    const released = current && releaseFields(current, object);
    if (current && released?.managers.length) {
      await write(connection, current, released.managedFields, signal);
      released.managers.forEach(manager => managers.add(manager));
    }
  }
  return [...managers];
}

async function write(
  connection: ClusterConnection,
  current: KubernetesObject,
  managedFields: object[],
  signal: AbortSignal,
): Promise<void> {
  const { name, namespace, resourceVersion = '' } = current.metadata;
  const group = groupOf(current);
  const type = { group, kind: current.kind };
  const { version, plural, namespaced } = await connection.discover(type);
  const root = group ? `/apis/${group}` : '/api';
  const inside = namespaced ? `/namespaces/${namespace}` : '';
  await connection.request({
    method: 'PATCH',
    path: `${root}/${version}${inside}/${plural}/${name}`,
    query: { fieldManager: FIELD_MANAGER },
    contentType: 'application/json-patch+json',
    body: JSON.parse(
      JSON.stringify([
        {
          op: 'replace',
          path: '/metadata/managedFields',
          value: managedFields,
        },
        {
          op: 'replace',
          path: '/metadata/resourceVersion',
          value: resourceVersion,
        },
      ]),
    ),
    signal,
  });
}
