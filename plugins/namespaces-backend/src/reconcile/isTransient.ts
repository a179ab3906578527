import { isErrorNamed } from '@dugnad/plugin-backend-kit-node';
import {
  KubernetesApiError,
  isKubernetesApiError,
  isClusterUnreachableError,
} from '@dugnad/plugin-clusters-node';

/**
 * Whether trying again later may help without anyone changing anything. What an API server refuses (403, 422) stays
 * refused; a credential (401) may be renewed and a write conflict (409) is gone with the next look.
 */
export function isTransient(error: unknown): boolean {
  if (isClusterUnreachableError(error)) {
    return true;
  }
  if (isKubernetesApiError(error)) {
    return (
      error.retryable ||
      [401, 409].includes(error.httpStatus) ||
      isNamespaceGoing(error)
    );
  }
  // Discovery: the API server does not serve this kind, or the object is malformed
  return !(
    isErrorNamed('NotFoundError', error) || isErrorNamed('InputError', error)
  );
}

/** Kubernetes answers 403 or 404 while or after a namespace goes away; the next plan starts with a new one. */
function isNamespaceGoing(error: KubernetesApiError): boolean {
  return (
    (error.httpStatus === 403 &&
      error.apiMessage.includes('because it is being terminated')) ||
    (error.httpStatus === 404 && error.apiMessage.startsWith('namespaces '))
  );
}
