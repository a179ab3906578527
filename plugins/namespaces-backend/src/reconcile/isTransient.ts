import { InputError, NotFoundError } from '@backstage/errors';
import {
  ClusterUnreachableError,
  KubernetesApiError,
} from '@dugnad/plugin-clusters-node';

/**
 * Whether trying again later may help without anyone changing anything. What an API server refuses (403, 422) stays
 * refused; a credential (401) may be renewed and a write conflict (409) is gone with the next look.
 */
export function isTransient(error: unknown): boolean {
  if (error instanceof ClusterUnreachableError) {
    return true;
  }
  if (error instanceof KubernetesApiError) {
    return (
      error.retryable ||
      [401, 409].includes(error.httpStatus) ||
      isNamespaceGoing(error)
    );
  }
  // Discovery: the API server does not serve this kind, or the object is malformed
  return !(error instanceof NotFoundError || error instanceof InputError);
}

/** Kubernetes answers 403 or 404 while or after a namespace goes away; the next plan starts with a new one. */
function isNamespaceGoing(error: KubernetesApiError): boolean {
  return (
    (error.httpStatus === 403 &&
      error.apiMessage.includes('because it is being terminated')) ||
    (error.httpStatus === 404 && error.apiMessage.startsWith('namespaces '))
  );
}
