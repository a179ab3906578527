import { NamespaceFacts } from '../collections/projectNamespace';
import { Component } from './componentOf';

/** Whose a workload is, and which component it belongs to. */
export interface Attribution {
  component?: Component;
  ownerRef?: string;
}

/** Namespaces of the cluster itself: no claim in the catalog makes anything in them somebody's. */
const SYSTEM_NAMESPACE = /^(kube|openshift|cattle|istio|knative)-|-system$/;

/**
 * Whose a workload is. Anyone signed in may register a component with any annotations and any owner, so the catalog decides
 * only where the namespace has no owner, and never against it: a component of another owner gets neither the workload nor
 * its place on a page. Where components of several owners claim the same workload, nobody is believed. Undefined facts are
 * a namespace that has not been seen yet: nobody's until it is.
 */
export function attribute(
  claimants: Component[],
  namespace: string,
  facts: NamespaceFacts | undefined,
): Attribution {
  if (!facts) {
    return {};
  }
  const { ownerRef } = facts;
  if (ownerRef) {
    const component = claimants.find(one => one.ownerRef === ownerRef);
    return { component, ownerRef };
  }
  const owners = new Set(claimants.map(one => one.ownerRef));
  if (owners.size !== 1 || SYSTEM_NAMESPACE.test(namespace)) {
    return {};
  }
  return { component: claimants[0], ownerRef: claimants[0].ownerRef };
}
