import {
  ClusterConnection,
  KubernetesObject,
  isFieldConflictError,
  isClusterUnreachableError,
} from '@dugnad/plugin-clusters-node';
import { isError } from '@backstage/errors';
import { ObjectDiff } from '@dugnad/plugin-namespaces-common';
import { stringify } from 'yaml';
import { groupOf } from '../reconcile/objectKey';

/** What of `metadata` the API server keeps for itself and nobody asked for. */
const SERVERS_OWN = [
  'managedFields',
  'resourceVersion',
  'uid',
  'creationTimestamp',
  'generation',
  'selfLink',
];

/** Asks the API server what applying an object would do, with exactly the rights it would be applied with. */
export async function dryRunObject(
  connection: ClusterConnection,
  object: KubernetesObject,
  signal: AbortSignal,
): Promise<ObjectDiff> {
  const { name, namespace } = object.metadata;
  const ref = { group: groupOf(object), kind: object.kind, name, namespace };
  const warned: string[] = [];
  let current: string | undefined;
  try {
    const found = await connection.get(ref, { signal });
    current = found && readable(found);
    const applied = await connection.apply(object, {
      dryRun: true,
      signal,
      onWarning: warning => warned.push(warning),
    });
    const result = readable(applied);
    const warnings = warned.length > 0 ? { warnings: warned } : {};
    if (current === undefined) {
      return { outcome: 'create', result, ...warnings };
    }
    const outcome = current === result ? 'unchanged' : 'change';
    return { outcome, current, result, ...warnings };
  } catch (error) {
    return { ...failed(error), current };
  }
}

function failed(error: unknown): ObjectDiff {
  const message = error instanceof Error ? error.message : String(error);
  if (isFieldConflictError(error)) {
    return { outcome: 'conflict', message };
  }
  const unasked =
    isClusterUnreachableError(error) ||
    (isError(error) && ['AbortError', 'TimeoutError'].includes(error.name));
  return { outcome: unasked ? 'untested' : 'refused', message };
}

/** YAML without what the server keeps for itself, with keys in one order so that two of them compare line by line. */
export function readable({ status, ...object }: KubernetesObject): string {
  const metadata = Object.fromEntries(
    Object.entries(object.metadata).filter(
      ([key]) => !SERVERS_OWN.includes(key),
    ),
  );
  return stringify({ ...object, metadata }, { sortMapEntries: true });
}
