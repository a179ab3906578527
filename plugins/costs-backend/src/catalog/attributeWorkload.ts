import { NamespaceFacts } from '../collections/openCollections';
import { Component } from './componentOf';

/** What attribution is made from. */
export interface Attributable {
  cluster: string;
  namespace: string;
  labels: Record<string, string>;
}

/** Whose a workload is. Empty where not known. */
export interface Attribution {
  ownerRef: string;
  componentRef: string;
  systemRef: string;
}

/**
 * Whose a workload is. The namespace's owner decides; the catalog only where it has none, and never against it, because
 * anyone may register a component with any owner: a component of another owner is ignored, and where several owners claim the
 * same workload nobody is believed. A workload without a component belongs to the namespace's system, if that is known.
 */
export function attributeWorkload(
  workload: Attributable,
  facts: NamespaceFacts | undefined,
  components: readonly Component[],
  namespaceSystemRef = '',
): Attribution {
  const claimants = components.filter(one => claims(one, workload));
  const ownerRef = facts?.ownerRef || soleOwner(claimants);
  const component = ownerRef
    ? claimants.find(one => one.ownerRef === ownerRef)
    : undefined;
  return {
    ownerRef,
    componentRef: component?.entityRef ?? '',
    systemRef: component?.systemRef || namespaceSystemRef,
  };
}

function claims(
  { cluster, namespace, labels }: Component,
  workload: Attributable,
): boolean {
  return (
    (!cluster || cluster === workload.cluster) &&
    (!namespace || namespace === workload.namespace) &&
    labels.every(([key, value]) => workload.labels[key] === value)
  );
}

function soleOwner(claimants: Component[]): string {
  const owners = new Set(claimants.map(({ ownerRef }) => ownerRef));
  return owners.size === 1 ? claimants[0].ownerRef : '';
}
