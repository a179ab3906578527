import { ClusterUnreachableError } from '../errors/ClusterUnreachableError';

/** What `parse` returns. Whatever it throws means that the address is no Kubernetes API: `ClusterUnreachableError`. */
export function parseAnswer<T>(cluster: string, parse: () => T): T {
  try {
    return parse();
  } catch {
    throw new ClusterUnreachableError({
      cluster,
      why: 'it does not answer like a Kubernetes API',
    });
  }
}
