import {
  ClusterConnection,
  KubernetesObject,
} from '@dugnad/plugin-clusters-node';
import { ObjectDiff } from '@dugnad/plugin-namespaces-common';
import { DesiredObject } from '../reconcile/desiredObjects';
import { NAMESPACE } from '../reconcile/observeClaim';
import { dryRunObject } from './dryRunObject';

const TIMEOUT_MS = 5_000;

/**
 * What applying each object would do. The API server answers for objects of a namespace only once the namespace is there, so
 * for a new claim it is asked about the Namespace alone, and the others say so.
 */
export async function dryRunObjects(
  connection: ClusterConnection,
  desired: DesiredObject[],
  { isNew }: { isNew: boolean },
): Promise<ObjectDiff[]> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const isThere = await hasNamespace(connection, desired, signal);
  if (isNew && isThere === true) {
    // Whose it is and what is in it is not for whoever guesses its name
    const message = 'There is a namespace of that name already';
    return desired.map(() => ({ outcome: 'untested', message }));
  }
  return Promise.all(
    desired.map(({ object, provided }) => {
      if (provided?.copyOf) {
        return untested('A secret is copied when it is applied, not before');
      }
      return isThere === true || object.kind === NAMESPACE.kind
        ? dryRunObject(connection, object, signal)
        : untested(
            isThere === false
              ? 'The API server can be asked about it once its namespace is there'
              : isThere,
          );
    }),
  );
}

/** Whether the namespace is there, or why nobody can tell. */
async function hasNamespace(
  connection: ClusterConnection,
  desired: { object: KubernetesObject }[],
  signal: AbortSignal,
): Promise<boolean | string> {
  const name = desired.find(({ object }) => object.kind === NAMESPACE.kind)
    ?.object.metadata.name;
  try {
    const found = name
      ? await connection.get({ ...NAMESPACE, name }, { signal })
      : undefined;
    return found !== undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function untested(message: string): Promise<ObjectDiff> {
  return { outcome: 'untested', message };
}
