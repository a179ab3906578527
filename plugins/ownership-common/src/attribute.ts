import { Component } from './component/Component';
import { isSystemNamespace } from './isSystemNamespace';
import { NamespaceOwner } from './namespaceOwnerOf';

/** Whose a workload is, and which component it belongs to. */
export interface Attribution {
  /** Absent: nobody's. */
  ownerRef?: string;
  /** The one component that it belongs to. */
  component?: Component;
  /**
   * Components between which nothing decides, so that it belongs to none of them; to be shown with all their names. Empty
   * where one is right, or none claims it.
   */
  contenders: Component[];
}

/**
 * Whose a workload is: the only place where that is decided, for every family.
 *
 * Anyone signed in may register a component with any annotations and any owner. So the owner that the namespace names
 * decides, and a component of another owner has no say. The catalog decides only where the namespace names nobody, is not
 * the cluster's own, and one component alone claims the workload. Where several have a say none of them gets it: whoever
 * registers a second one gains nothing, and people see who else claims it.
 *
 * `claimants` are those that claim the workload (`ComponentIndex.claimants`). `facts` undefined: the namespace has not been
 * seen yet, and what is in it is nobody's until it is.
 */
export function attribute(
  claimants: readonly Component[],
  namespace: string,
  facts: NamespaceOwner | undefined,
): Attribution {
  if (!facts) {
    return { contenders: [] };
  }
  const { ownerRef } = facts;
  if (ownerRef) {
    const own = claimants.filter(one => one.ownerRef === ownerRef);
    return own.length > 1
      ? { ownerRef, contenders: own }
      : { ownerRef, component: own[0], contenders: [] };
  }
  if (isSystemNamespace(namespace)) {
    return { contenders: [] };
  }
  if (claimants.length > 1) {
    return { contenders: [...claimants] };
  }
  const [component] = claimants;
  return { component, ownerRef: component?.ownerRef, contenders: [] };
}
