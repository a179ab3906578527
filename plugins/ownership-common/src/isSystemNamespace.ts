/** Namespaces of the cluster itself and of what makes it a platform. */
const SYSTEM_NAMESPACE =
  /^(?:kube|openshift|cattle|istio|knative)(?:-|$)|-system$/;

/** Whether a namespace is the cluster's own: no claim in the catalog makes anything in it somebody's. */
export function isSystemNamespace(namespace: string): boolean {
  return SYSTEM_NAMESPACE.test(namespace);
}
