import { ClusterUnreachableError } from '../errors/ClusterUnreachableError';
import { AnswerError } from './AnswerError';

/** What `parse` returns. Whatever it throws means that the address is no Kubernetes API: `ClusterUnreachableError`. */
export function parseAnswer<T>(cluster: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw new ClusterUnreachableError({
      cluster,
      why:
        error instanceof AnswerError
          ? error.message
          : 'it does not answer like a Kubernetes API',
    });
  }
}
