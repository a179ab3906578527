import { ENVIRONMENT_LABEL } from '@dugnad/plugin-clusters-common';
import { KubernetesObject } from '@dugnad/plugin-clusters-node';
import {
  NamespaceOwner,
  namespaceOwnerOf,
} from '@dugnad/plugin-ownership-common';

/** What a namespace says about the workloads in it. */
export interface NamespaceFacts extends NamespaceOwner {
  environment?: string;
}

/** Reads the portal's label and annotation off a namespace. */
export function projectNamespace({
  metadata,
}: KubernetesObject): NamespaceFacts {
  return {
    ownerRef: namespaceOwnerOf(metadata.annotations),
    environment: metadata.labels?.[ENVIRONMENT_LABEL],
  };
}
